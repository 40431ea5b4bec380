/** Switches of what may be drawn over any layer. */

import { el, html } from "../shared/dom.js";
import { hasTileRows } from "../shared/tiles.js";

/** Overlays that only the view of layout units has. */
const UNITS_ONLY = new Set(["tiles", "districts"]);

/**
 * @param {object} context
 * @param {HTMLElement} panel
 */
export function createOverlays(context, panel) {
  const { book, store, actions, t } = context;
  const names = {
    tiles: t("产业字块"),
    labels: t("地名"),
    parks: t("园区"),
    water: t("水系"),
    districts: t("区界"),
  };
  const box = el(
    "div",
    { class: "lm-overlays", role: "group", "aria-label": t("叠加内容") },
    html`${Object.entries(names).map(([id, text]) => html`<label><input type="checkbox" data-overlay="${id}" />${text}</label>`)}`,
  );
  panel.append(box);

  /** The map of one unit has its own labels; the finder names units alone, other maps show what the layer has. */
  const drawsTiles = ({ mode, layer }) => mode === "unit" || (mode !== "finder" && hasTileRows(book.layer(layer)));

  /** In the administrative view the districts' edges are the map itself, and names stand alone. */
  function offered(id, state) {
    if (state.geo === "district" && UNITS_ONLY.has(id)) return false;
    return id !== "tiles" || drawsTiles(state);
  }

  function mark(state) {
    for (const input of box.querySelectorAll("input")) {
      input.checked = state.overlays.includes(input.dataset.overlay);
      input.closest("label").hidden = !offered(input.dataset.overlay, state);
    }
  }
  box.addEventListener("change", (event) =>
    actions.setOverlay(event.target.dataset.overlay, event.target.checked),
  );
  store.subscribe(["overlays", "geo", "mode", "layer", "extra"], mark);
  mark(store.state);
}
