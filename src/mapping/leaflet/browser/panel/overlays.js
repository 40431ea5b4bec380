/** Switches of what may be drawn over any layer. */

import { all, el, html, one } from "../shared/dom.js";
import { hasTileRows } from "../shared/tiles.js";

/** Overlays that only the view of layout units has. */
const UNITS_ONLY = new Set(["tiles", "districts"]);

/**
 * @param {Context} context
 * @param {HTMLElement} panel
 */
export function createOverlays(context, panel) {
  const { book, mode, store, actions, t } = context;
  const texts = {
    tiles: t("产业字块"),
    labels: t("地名"),
    parks: t("园区"),
    facilities: t("枢纽与口岸"),
    water: t("水系"),
    districts: t("区界"),
  };
  const names = Object.fromEntries(Object.entries(texts).filter(([id]) => mode.overlays.includes(id)));
  const box = el(
    "div",
    { class: "lm-overlays", role: "group", "aria-label": t("叠加内容") },
    html`${Object.entries(names).map(([id, text]) => html`<label><input type="checkbox" data-overlay="${id}" />${text}</label>`)}`,
  );
  panel.append(box);
  const labels = all(box, "label");
  const switches = new Map(
    Object.keys(names).map((id, place) => [id, { label: labels[place], input: one(labels[place], "input") }]),
  );

  /**
   * In the administrative view the districts' edges are the map itself, and names stand alone.
   * @param {string} id
   * @param {State} state
   */
  function offered(id, state) {
    if (book.geography(state) === "district" && UNITS_ONLY.has(id)) return false;
    return id !== "tiles" || hasTileRows(book.layer(state.layer));
  }

  /** @param {State} state */
  function mark(state) {
    for (const [id, { input, label }] of switches) {
      input.checked = state.overlays.includes(id);
      label.hidden = !offered(id, state);
    }
  }
  for (const [id, { input }] of switches) {
    input.addEventListener("change", () => actions.setOverlay(id, input.checked));
  }
  store.subscribe(["overlays", "geo", "layer", "extra"], mark);
  mark(store.state);
}
