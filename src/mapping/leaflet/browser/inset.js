/** The centre of the city at a larger scale, in the empty corner of the city map. */

import { createCircles } from "./circles.js";
import { el, html } from "./dom.js";
import { createLabels } from "./labels.js";
import { createView } from "./view.js";

/**
 * @param {object} context
 * @param {() => number} largest radius of the largest circle on the main map
 */
export function createInset(context, largest) {
  const { t, stage, world } = context;
  const box = el(
    "figure",
    { class: "lm-inset", "aria-hidden": "true" },
    html`<figcaption>${t("中心城区放大")}</figcaption>
      <div class="lm-map"></div>`,
  );
  stage.append(box);
  const view = createView(context, box.querySelector(".lm-map"), { inset: true });
  // Leaflet makes the window focusable for its keyboard handler, but the inset is for the pointer only
  view.node.removeAttribute("tabindex");
  const labels = createLabels(context, view);
  const circles = createCircles(context, view, largest);
  labels.spare(circles.softBoxes);
  view.onSettled(labels.place);
  return {
    box,
    view,
    labels,
    circles,
    paint(state) {
      view.paint(state);
      circles.paint(state);
    },
    fit() {
      view.map.invalidateSize({ animate: false });
      view.map.fitBounds(world.bounds.centre, { animate: false });
    },
  };
}
