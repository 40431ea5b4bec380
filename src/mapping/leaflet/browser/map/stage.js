/** The main map with everything on it, and how its parts hang together. */

import { largestRadius } from "../shared/circle_sizes.js";
import { afterPaint, el } from "../shared/dom.js";
import { followSize } from "../shared/resize.js";
import { createCircles } from "./circles.js";
import { createFacilities } from "./facilities.js";
import { cityPadding, fitCityBeside, fitUnit } from "./fit.js";
import { createInset } from "./inset.js";
import { SPLIT_ZOOM } from "./label_forms.js";
import { createLabels } from "./labels.js";
import { createLocator } from "./locator.js";
import { createParks } from "./parks.js";
import { createReach } from "./reach.js";
import { createValuesKey, settle } from "./values_key.js";
import { createView } from "./view.js";
import { guardWheel } from "./wheel.js";

/** Below this width of the element the phone layout applies. */
export const NARROW = 640;
/** Below this width of a map beside a list of parks the inset would lie on the city. */
const LEAST_BESIDE_INSET = 560;

/** What floats over the map. The panel of a theme does where it holds no more than a legend (see panel.css). */
const OVER_THE_MAP =
  ".lm-inset:not(.covered), .lm-stage > .lm-values, .lm-corner > *, .lm-tools, .lm-sheet-button, .lm-park-card, .lm-draw-card:not([hidden]), .lm-draw-measure, " +
  ".lm-bare:not(.lm-narrow) > .lm-panel";

/** @param {Context} context */
export function createStage(context) {
  const { L, store, book, mode, world, stage } = context;
  const mapNode = el("div", { class: "lm-map", role: "group", "aria-label": context.t("武汉市产业地图") });
  stage.append(mapNode);
  const view = createView(context, mapNode);
  const reach = createReach(context, view);
  const labels = createLabels(context, view);
  const parks = createParks(context, view, labels);
  const facilities = createFacilities(context, view, labels, parks);
  const largest = () => largestRadius(view.map.getZoom(), context.world.look.marks.circle);
  const circles = createCircles(context, view, largest);
  /** @type {string[]} units and lists whose labels do not say what they have to */
  let unsaid = [];
  const inset = mode.inset ? createInset(context, largest, () => unsaid) : null;
  const key = createValuesKey(context, stage);
  if (mode.ofOneUnit) createLocator(context);
  // known without asking the layout: phones have none, and close up it is gone
  context.insetShown = () =>
    inset !== null &&
    !["off", "covered"].some((hidden) => inset.box.classList.contains(hidden)) &&
    !context.root.classList.contains("lm-narrow");

  /** Boxes of everything that floats over the map, in px of the map's window. @returns {Box[]} */
  function furnitureBoxes() {
    const origin = mapNode.getBoundingClientRect();
    return [...context.root.querySelectorAll(OVER_THE_MAP)]
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width > 0)
      .map((box) => [box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top]);
  }
  labels.avoid(() => [...furnitureBoxes(), ...parks.boxes(), ...facilities.boxes()]);
  labels.spare(() => [...parks.softBoxes(), ...circles.softBoxes(), ...facilities.softBoxes()]);
  labels.afterwards((labelled) => {
    if (!mode.ofOneUnit && facilities.every().length === 0) return;
    const taken = [...labelled, ...furnitureBoxes(), ...parks.every(), ...facilities.every()];
    const named = mode.ofOneUnit ? parks.nameMarkers(taken) : taken;
    facilities.name(named);
  });

  /** What has its own place follows the window at once. */
  function arrange() {
    inset?.box.classList.toggle("off", view.map.getZoom() >= SPLIT_ZOOM);
    const narrow = mode.aboutParks && view.size().x < LEAST_BESIDE_INSET;
    inset?.box.classList.toggle("covered", narrow || stage.querySelector(".lm-park-card:not([hidden])") !== null);
    parks.position();
    facilities.position();
    circles.resize();
    inset?.resizeCircles();
  }
  function place() {
    arrange();
    const inInset = context.insetShown();
    const before = unsaid.join();
    if (mode.quietLabels || mode.ofOneUnit) labels.place();
    else if (inInset) {
      key.show([]);
      unsaid = labels.place();
    } else {
      unsaid = [];
      settle(key.expected(view.map.getZoom(), inInset), key.show, labels.place);
    }
    if (unsaid.join() !== before) inset?.placeLabels();
  }
  view.onSettled(place);

  /** The card of a park over the map; not on phones, where it is a sheet, nor on paper, where it stands elsewhere. */
  const cardOver = () =>
    context.root.clientWidth < NARROW ? null : stage.querySelector(".lm-park-card:not([hidden])");
  /** A theme with nothing to choose has its legend over the map. */
  const legendOver = () => context.root.classList.contains("lm-bare");
  /** As if the card were as high as the window: its height changes with the park, and the map should not. */
  const boxesBesideCard = () => {
    const card = cardOver()?.getBoundingClientRect();
    const [left, { x: right, y: bottom }] = [(card?.left ?? 0) - mapNode.getBoundingClientRect().left, view.size()];
    return card ? [...furnitureBoxes(), /** @type {Box} */ ([left, 0, right, bottom])] : furnitureBoxes();
  };

  function fit() {
    const narrow = context.root.clientWidth < NARROW;
    reach.limit();
    if (mode.ofOneUnit && store.state.focus) fitUnit(L, view, store.state, furnitureBoxes);
    else if (!narrow && (cardOver() || legendOver())) {
      reach.fitBeside(() => fitCityBeside(L, view, store.state, L.latLngBounds(world.bounds.city), boxesBesideCard));
    } else view.map.fitBounds(world.bounds.city, { ...cityPadding(mode, narrow), animate: false });
    reach.fitted();
    inset?.fit();
  }
  /** The first view. It is as the map was made, unless the panel has changed the room that is left for it. */
  function begin() {
    const made = view.size();
    view.map.invalidateSize({ animate: false, pan: false });
    reach.limit();
    if (reach.goBack()) return;
    if (mode.ofOneUnit || cardOver() || legendOver() || !view.size().equals(made)) fit();
    else {
      reach.fitted();
      view.settle();
    }
  }
  /** What the first frame does not wait for. */
  function complete() {
    context.landDrawn = true;
    guardWheel(context, view.map);
    view.drawStrokes();
    inset?.draw();
    placeAll();
  }
  function forgetSizes() {
    labels.forgetSizes();
    inset?.forgetSizes();
  }
  /** A park chosen in the list may lie outside what is in view. @param {State} state */
  function reveal({ park }) {
    const box = park && parks.boxOf(park);
    const { x: width, y: height } = view.size();
    if (!box || (box[0] > 0 && box[1] > 0 && box[2] < width && box[3] < height)) return;
    const at = book.park(park);
    if (at) view.map.panTo([at.lat, at.lon], { animate: false });
  }
  /** @param {State} state */
  function paint(state) {
    context.root.dataset.layer = book.layer(state.layer).id;
    context.root.dataset.geo = book.geography(state);
    view.paint(state);
    circles.paint(state);
    if (!mode.finder) inset?.paint(state);
  }
  // Parks are filtered at every letter that is typed: what repeats them at a larger scale comes after all else.
  const repeatInInset = afterPaint(() => {
    if (context.left) return;
    inset?.paint(store.state);
    inset?.placeLabels();
  });
  function placeAll() {
    place();
    if (mode.finder) repeatInInset();
    else inset?.placeLabels();
  }
  /** Labels take the space that everything else leaves: they may come a frame after it. */
  const placeLabels = afterPaint(() => {
    if (!context.left) placeAll();
  });

  store.subscribe(
    ["layer", "selected", "group", "focus", "overlays", "parks", "geo", "district", "over", "extra", "also", "within"],
    paint,
  );
  store.subscribe(["focus", "overlays", "parks"], parks.build);
  store.subscribe(["focus", "overlays", "parks", "later"], facilities.build);
  store.subscribe(["park", "hot"], parks.mark);
  store.subscribe(["focus"], fit);
  store.subscribe(["park"], reveal);
  store.subscribe(["overlays", "parks", "park", "later"], arrange);
  store.subscribe(
    ["layer", "overlays", "parks", "park", "later", "geo", "over", "extra", "designations", "within"],
    placeLabels,
  );
  paint(store.state);
  parks.build();
  facilities.build();
  return { view, inset, reach, fit, begin, complete, placeAll, forgetSizes };
}

/**
 * Refit when the frame changes its size; keep the reader's own view once there is one.
 * @param {Context} context
 * @param {Stage} stage
 */
export function watchSize(context, { view, inset, reach, fit, placeAll }) {
  const { root, cleanup } = context;
  const sizeNow = () => `${root.clientWidth} ${context.stage.clientWidth} ${context.stage.clientHeight}`;
  let size = sizeNow();
  const follow = () => {
    const now = sizeNow();
    if (now === size || root.clientWidth === 0 || root.classList.contains("lm-paper")) return;
    size = now;
    root.classList.toggle("lm-narrow", root.clientWidth < NARROW);
    const whole = reach.isFitted();
    const resize = () => void view.map.invalidateSize({ animate: false, pan: false });
    if (whole) {
      resize();
      fit();
      return;
    }
    reach.keepMiddle(resize);
    inset?.fit();
    placeAll();
  };
  // the panel beside the stage may leave it less room, or more
  cleanup.add(followSize([root, context.stage], follow));
}
