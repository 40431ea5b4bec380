/** The legend of the layer drawn: every bin with its count, empty ones included. */

import { el, fill, html } from "./dom.js";
import { tile } from "./tiles.js";

/** A swatch is a small drawing, so that it shows the very hatch of the map. */
function swatch(row) {
  const paint = row.hatch ? "url(#lm-hatch-key)" : row.fill;
  return html`<svg class="lm-swatch" width="22" height="14" aria-hidden="true">
    <rect width="22" height="14" rx="2" fill="${paint}" />
    <rect x="0.5" y="0.5" width="21" height="13" rx="1.5" fill="none" stroke="#00000033" />
  </svg>`;
}

function rowMarkup(row) {
  return html`<li data-testid="legend-row" data-bin="${row.key}" class="${row.count === 0 && "zero"}">
    ${swatch(row)}${row.tile && tile(row.tile, 16)}<span>${row.label}</span><b>${row.count}</b>
  </li>`;
}

/**
 * @param {object} context
 * @param {HTMLElement} panel
 */
export function createLegend(context, panel) {
  const { book, store } = context;
  const box = el("div", { class: "lm-legend" });
  panel.append(box);

  function build(state) {
    const layer = book.layer(state.layer);
    fill(
      box,
      html`<h4>${layer.label}<small>${layer.caption}</small></h4>
        <ul>
          ${layer.legend.map(rowMarkup)}
        </ul>
        ${layer.note && html`<p class="lm-note">${layer.note}</p>`}`,
    );
  }
  store.subscribe(["layer"], build);
  build(store.state);
}
