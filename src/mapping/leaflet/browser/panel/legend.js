/** The legend of the layer drawn: every bin with its count, empty ones included. */

import { el, fill, html } from "../shared/dom.js";
import { swatch } from "../shared/swatch.js";
import { tile } from "../shared/tiles.js";

/** @param {LegendRow} row */
function rowMarkup(row) {
  return html`<li data-testid="legend-row" data-bin="${row.key}" class="${row.count === 0 && "zero"}">
    ${swatch(row)}${row.tile && tile(row.tile, 16)}<span>${row.label}</span><b>${row.count}</b>
  </li>`;
}

/**
 * @param {Context} context
 * @param {HTMLElement} panel
 * @returns {HTMLElement} the box, for what else needs explaining
 */
export function createLegend(context, panel) {
  const { book, store } = context;
  const rows = el("div");
  const box = el("div", { class: "lm-legend" }, [rows]);
  panel.append(box);

  /** @param {State} state */
  function build(state) {
    const layer = book.layer(state.layer);
    // the administrative view cuts units into pieces, but still counts units, unless the values are of districts
    const counted = layer.notes?.[state.geo] ?? book.lines[state.geo].note;
    fill(
      rows,
      html`<h2>${layer.label}<small>${layer.caption}</small></h2>
        <ul>
          ${layer.legend.map(rowMarkup)}
        </ul>
        ${counted && html`<p class="lm-counted">${counted}</p>`}
        ${layer.note && html`<p class="lm-note">${layer.note}</p>`}`,
    );
  }
  store.subscribe(["layer", "geo", "extra"], build);
  build(store.state);
  return box;
}
