/**
 * The wheel belongs to the page: over the map it zooms only with a key held, or once the reader has pressed something
 * on the map. The first turn that does nothing to the map is told how.
 */

import { el } from "../shared/dom.js";

const SAID_FOR_MS = 2600;
/** Once a visit is enough. */
let told = false;

/** @param {Context} context @param {LeafletMap} map */
export function guardWheel({ t, stage, cleanup }, map) {
  const node = map.getContainer();
  /** @param {WheelEvent} event */
  const isForTheMap = (event) => event.ctrlKey || event.metaKey || node.matches(":focus-within");

  function tell() {
    if (told) return;
    told = true;
    const key = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? "Cmd" : "Ctrl";
    const hint = el("p", { class: "lm-wheel-hint", role: "status" }, t("按住 {key} 滚动可缩放", { key }));
    stage.append(hint);
    const over = setTimeout(() => hint.remove(), SAID_FOR_MS);
    cleanup.add(() => clearTimeout(over));
  }

  // ahead of Leaflet, which would take the turn from the page
  cleanup.listen(
    node,
    "wheel",
    (event) => {
      if (isForTheMap(/** @type {WheelEvent} */ (event))) return;
      event.stopImmediatePropagation();
      tell();
    },
    { capture: true, passive: true },
  );
}
