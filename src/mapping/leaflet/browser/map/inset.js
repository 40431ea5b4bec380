/** The centre of the city at a larger scale, in the empty corner of the city map. */

import { el, html, one } from "../shared/dom.js";
import { createCircles } from "./circles.js";
import { createInsetParks } from "./inset_parks.js";
import { createLabels } from "./labels.js";
import { createView } from "./view.js";

/**
 * @param {Context} context
 * @param {() => number} largest radius of the largest circle on the main map
 */
export function createInset(context, largest) {
  const { t, stage, store, world, cleanup } = context;
  const box = el(
    "figure",
    { class: "lm-inset", "aria-hidden": "true" },
    html`<figcaption>${t("中心城区放大")}</figcaption>
      <div class="lm-map"></div>`,
  );
  stage.append(box);
  /** @type {{view: View, labels: Labels, circles: ReturnType<typeof createCircles>, parks: ReturnType<typeof createInsetParks>} | null} */
  let drawn = null;

  const inset = {
    box,
    /** Fill the box: later than the main map, which must not wait for it. */
    draw() {
      const view = createView(context, one(box, ".lm-map"), { inset: true });
      cleanup.add(view.destroy);
      view.drawStrokes();
      // Leaflet makes the window focusable for its keyboard handler, but the inset is for the pointer only
      view.node.removeAttribute("tabindex");
      const labels = createLabels(context, view);
      const circles = createCircles(context, view, largest);
      const parks = createInsetParks(context, view);
      labels.spare(() => [...circles.softBoxes(), ...parks.softBoxes()]);
      drawn = { view, labels, circles, parks };
      inset.paint(store.state);
      inset.fit();
      view.onSettled(() => {
        parks.place();
        labels.place();
      });
    },
    /** @param {State} state */
    paint(state) {
      drawn?.view.paint(state);
      drawn?.circles.paint(state);
      drawn?.parks.paint(state);
    },
    fit() {
      drawn?.view.map.invalidateSize({ animate: false });
      drawn?.view.map.fitBounds(world.bounds.centre, { animate: false });
      drawn?.parks.place();
    },
    prepare: () => drawn?.view.prepare(),
    resizeCircles: () => drawn?.circles.resize(),
    placeLabels: () => drawn?.labels.place(),
    forgetSizes: () => drawn?.labels.forgetSizes(),
  };
  return inset;
}
