/**
 * What units say that no label had room for: a key with a row for each. It takes its place before the labels, and where
 * it has to grow they are placed once more.
 */

import { el, fill, html } from "../shared/dom.js";
import { tile } from "../shared/tiles.js";
import { SPLIT_ZOOM } from "./label_forms.js";

/** So often labels are placed anew for a key that grew. */
const MOST_ROUNDS = 3;

/**
 * Units whose list is named as one, where each of them has something of its own to say: they have no labels.
 * @param {Book} book
 * @param {string} layerId
 * @returns {string[]}
 */
export function membersWithValues(book, layerId) {
  const lists = book.shared_lists.filter(({ id }) => book.listLabel(layerId, id).ladder === "name");
  return lists
    .flatMap(({ members }) => members)
    .filter((id) => ["value", "marked"].includes(book.label(layerId, id).ladder));
}

/**
 * Place labels until the key has a row for each that stays silent. Returns the rows of the key.
 * @param {string[]} expected rows that are known to be needed
 * @param {(rows: string[]) => unknown} show fills the key
 * @param {() => string[]} placeLabels returns who stays silent
 * @returns {string[]}
 */
export function settle(expected, show, placeLabels) {
  let rows = expected;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    show(rows);
    const silent = placeLabels();
    const more = silent.filter((id) => !rows.includes(id));
    if (more.length === 0) break;
    rows = [...rows, ...more];
    if (round === MOST_ROUNDS - 1) show(rows);
  }
  return rows;
}

/**
 * @param {Context} context
 * @param {HTMLElement} parent what it lies over
 */
export function createValuesKey({ book, store }, parent) {
  const box = el("div", { class: "lm-values", "aria-hidden": "true", hidden: true });
  parent.append(box);
  let shown = "";

  /** @param {string} id of a unit, a shared list or a district */
  function row(id) {
    const { layer } = store.state;
    const list = book.sharedList(id);
    const { tiles, mark, detail, chip, ladder } = list ? book.listLabel(layer, id) : book.label(layer, id);
    const signs = ladder === "tiles" ? tiles : ladder === "term" || ladder === "marked" ? [mark] : [];
    const text = ladder === "tiles" ? "" : detail;
    return html`<b>${(list ?? book.unit(id))?.tiny ?? book.district(id)?.name}</b
      ><span>${signs.map((sign) => tile(sign, 16))}${text}${chip && html`<i class="lm-chip">${chip}</i>`}</span>`;
  }

  return {
    box,
    /** @param {string[]} ids */
    show(ids) {
      const wanted = JSON.stringify([store.state.layer, ids]);
      if (wanted === shown) return;
      shown = wanted;
      box.hidden = ids.length === 0;
      fill(box, html`${ids.map((id) => html`<p data-value-of="${id}">${row(id)}</p>`)}`);
    },
    /** The rows that are needed whatever the labels do: on a map of the city without its inset. @param {number} zoom @param {boolean} inset */
    expected(zoom, inset) {
      const { overlays, layer } = store.state;
      const plain = book.geography(store.state) === "district" || !overlays.includes("labels");
      return zoom >= SPLIT_ZOOM || inset || plain ? [] : membersWithValues(book, layer);
    },
  };
}
