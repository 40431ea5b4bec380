/** The centre of the city at a larger scale, in the empty corner of the city map. */

import { parseArea } from "../shared/area.js";
import { el, html, one } from "../shared/dom.js";
import { createAreaShape } from "./area_shape.js";
import { createCircles } from "./circles.js";
import { createInsetParks } from "./inset_parks.js";
import { createLabels } from "./labels.js";
import { createValuesKey, settle } from "./values_key.js";
import { createView } from "./view.js";

/**
 * @param {Context} context
 * @param {() => number} largest radius of the largest circle on the main map
 * @param {() => string[]} unsaid units and lists that the main map leaves without what they have to say
 */
export function createInset(context, largest, unsaid) {
  const { t, stage, store, world, cleanup } = context;
  const box = el(
    "figure",
    { class: "lm-inset", "aria-hidden": "true" },
    html`<figcaption>${t("中心城区放大")}</figcaption>
      <div class="lm-map"></div>`,
  );
  stage.append(box);
  const key = createValuesKey(context, box);
  /** @type {{view: View, labels: Labels, circles: ReturnType<typeof createCircles>, parks: ReturnType<typeof createInsetParks>, area: ReturnType<typeof createAreaShape>} | null} */
  let drawn = null;

  /** @param {View} view @returns {Box[]} what lies over the map, in px of its window */
  function keyBoxes(view) {
    const origin = view.node.getBoundingClientRect();
    const { left, top, right, bottom, width } = key.box.getBoundingClientRect();
    return width ? [[left - origin.left, top - origin.top, right - origin.left, bottom - origin.top]] : [];
  }

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
      labels.avoid(() => keyBoxes(view));
      labels.spare(() => [...circles.softBoxes(), ...parks.softBoxes()]);
      const area = createAreaShape(context, view);
      drawn = { view, labels, circles, parks, area };
      inset.paint(store.state);
      inset.fit();
      view.onSettled(() => {
        parks.place();
        inset.placeLabels();
      });
    },
    /** @param {State} state */
    paint(state) {
      drawn?.view.paint(state);
      drawn?.circles.paint(state);
      drawn?.parks.paint(state);
      drawn?.area.show(parseArea(state.within));
    },
    fit() {
      drawn?.view.map.invalidateSize({ animate: false });
      drawn?.view.map.fitBounds(world.bounds.centre, { animate: false });
      drawn?.parks.place();
    },
    prepare: () => drawn?.view.prepare(),
    /** The map of the box, once it is filled. */
    view: () => drawn?.view ?? null,
    resizeCircles: () => drawn?.circles.resize(),
    /** Labels, and in the key what neither these nor those of the main map say. */
    placeLabels() {
      const { labels } = drawn ?? {};
      if (labels) settle([], key.show, () => [...new Set([...labels.place(), ...unsaid()])]);
    },
    forgetSizes: () => drawn?.labels.forgetSizes(),
  };
  return inset;
}
