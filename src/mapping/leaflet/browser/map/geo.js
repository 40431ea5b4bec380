/** Switching between the view of layout units and the administrative view, whose geometry comes on demand. */

import { loadJson } from "../shared/assets.js";
import { el, whenIdle } from "../shared/dom.js";
import { geography } from "../shared/geography_link.js";

/**
 * The view that is shown where one is asked for: not every map has the administrative one.
 * @param {Mode} mode
 * @param {string | undefined} geo
 * @returns {Geography}
 */
export const geographyOf = (mode, geo) => (mode.districts && geo === "district" ? "district" : "unit");

/**
 * The store's `geo` becomes "district" only when the geometry is there: whoever listens can draw at once.
 * @param {Context} context
 * @param {string} address of the file with pieces and districts
 * @param {({prepare: () => void} | null)[]} views main map and inset; `prepare` draws what they do not show
 * @returns {(geo: "unit" | "district") => void} follow Python or the address
 */
export function createGeoSwitch(context, address, views) {
  const { book, mode, store, stage, actions, cleanup, t } = context;
  let wanted = store.state.geo;

  /** @param {unknown} error */
  function fail(error) {
    if (context.left) return;
    console.error("live map:", error);
    const text = t("行政区边界未能载入，请刷新页面。");
    stage.append(el("p", { class: "lm-notice", role: "alert" }, text));
    wanted = store.state.geo;
    announce();
  }
  async function load() {
    context.districts ??= await loadJson(address);
  }
  /**
   * @param {Geography} geo
   * @param {(patch: Patch) => unknown} apply to the store, and for the reader's own choice to Python
   */
  function go(geo, apply) {
    wanted = geographyOf(mode, geo);
    if (wanted === "unit" || context.districts) apply({ geo: wanted });
    // meanwhile the reader may have gone back, or to another page
    else load().then(() => context.left || apply({ geo: wanted }), fail);
  }
  /** The reader's own choice; a district is chosen in the administrative view only. @param {Geography} geo */
  const choose = (geo) => {
    if (geo === "unit" && book.geography({ ...store.state, geo }) !== "unit") refuse();
    else go(geo, (patch) => actions.change({ ...patch, district: null, group: null }));
  };
  const announce = () => geography.announce(book.geography(store.state));

  /** @type {HTMLElement | null} */
  let refusal = null;
  /** Units have no share of what is counted by district: their view is refused while such a layer is drawn. */
  function refuse() {
    takeBack();
    refusal = el("p", { class: "lm-notice", role: "alert" }, book.layer(store.state.layer).notes?.unit ?? "");
    stage.append(refusal);
    announce();
  }
  function takeBack() {
    refusal?.remove();
    refusal = null;
  }

  /** Ahead of the reader, so that the switch takes one frame. If it fails, the switch itself will say so. */
  function prepare() {
    const draw = () => {
      for (const view of views) if (view) whenIdle(view.prepare, cleanup);
    };
    whenIdle(() => load().then(draw, () => {}), cleanup);
  }

  if (mode.districts) {
    cleanup.add(geography.serve({ choose, prepare }));
    store.subscribe(["geo", "layer", "extra"], announce);
    store.subscribe(["geo", "layer"], takeBack);
    announce();
  }
  return (geo) => go(geo, store.set);
}
