/**
 * A map of one unit is drawn at once with the shapes of the whole city, which are too coarse for it, and gets its own
 * when these are there. All of the land changes at once: neighbours go on sharing their edges.
 */

import { loadJson } from "../shared/assets.js";
import { whenIdle } from "../shared/dom.js";

/**
 * @param {Context} context
 * @param {string | undefined} address of the file
 * @param {View} view
 */
export function followWithCloseUp(context, address, view) {
  if (!address) return;
  /** @param {CloseUp} shapes */
  function draw(shapes) {
    if (context.left) return;
    view.refine(shapes);
    view.paint(context.store.state);
    context.root.dataset.detail = "full";
  }
  // without it the map is as good as it was
  whenIdle(() => loadJson(address).then(draw, () => {}), context.cleanup);
}
