/** Switching between the view of layout units and the administrative view, whose geometry comes on demand. */

import { loadJson } from "./assets.js";
import { el } from "./dom.js";

/** Whether a message asks for the administrative view; only the city map has one. */
export const asksForDistricts = ({ mode = "city", geo }) => mode === "city" && geo === "district";

/**
 * The store's `geo` becomes "district" only when the geometry is there: whoever listens can draw at once.
 * @param {object} context
 * @param {string} address of the file with pieces and districts
 * @returns {(geo: "unit" | "district") => void}
 */
export function createGeoSwitch(context, address) {
  const { store, stage, t } = context;
  let wanted = store.state.geo;

  function fail(error) {
    console.error("live map:", error);
    const text = t("行政区边界未能载入，请刷新页面。");
    stage.append(el("p", { class: "lm-notice", role: "alert" }, text));
  }

  return function setGeo(geo) {
    wanted = asksForDistricts({ mode: store.state.mode, geo }) ? "district" : "unit";
    if (wanted === "unit" || context.districts) {
      store.set({ geo: wanted });
      return;
    }
    loadJson(address).then((file) => {
      context.districts = file;
      // meanwhile the reader may have gone back
      store.set({ geo: wanted });
    }, fail);
  };
}
