/** Airports, stations, ports and bonded zones of a view: badges, and names beside them where there is room. */

import { el, html, putInOrder } from "../shared/dom.js";
import { badge, facilitySet } from "../shared/facility_set.js";
import { roveWithin, setTabStop } from "../shared/roving.js";
import { besides } from "./beside.js";
import { inflate, overlaps } from "./boxes.js";

/** Where a badge may stand aside: distances in sides of it, and directions. */
const ASIDE = [1.2, 1.6, 2.1];
const DIRECTIONS = 12;
const GAP = 1;
/** What it costs a label to cover a badge, in the measure of label placement. */
const COST = 0.6;

/** @typedef {{ node: HTMLElement, facility: Facility }} Marker */

/**
 * @param {Context} context
 * @param {View} view
 * @param {Labels} labels
 * @param {ReturnType<typeof import("./parks.js").createParks>} parks
 */
export function createFacilities(context, view, labels, parks) {
  const { mode, store, t, world } = context;
  /** @type {Marker[]} */
  let markers = [];
  /** @type {Box[]} */
  let boxes = [];
  const leaders = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  leaders.setAttribute("class", "lm-leaders");
  leaders.setAttribute("aria-hidden", "true");

  /** @param {Facility} facility @returns {Marker} */
  function createMarker(facility) {
    const { id, kind, near, name, kind_label: kindLabel, precision_label: precision, source } = facility;
    const told = [name, kindLabel, t("位置：{precision}", { precision }), t("来源：{source}", { source })];
    const node = el(
      "button",
      { type: "button", class: "lm-facility", "data-facility": id, "aria-label": told.join(t("；")), tabindex: -1 },
      badge(world, kind, near),
    );
    return { node, facility };
  }

  function build() {
    const shown = facilitySet(context, store.state);
    const known = new Map(markers.map((marker) => [marker.facility, marker]));
    markers = shown.map((facility) => known.get(facility) ?? createMarker(facility));
    boxes = [];
    if (markers.length > 0 || leaders.isConnected) {
      putInOrder(view.facilityBox, [leaders, ...markers.map(({ node }) => node)]);
    }
    const stops = markers.map(({ node }) => node);
    setTabStop(stops, stops[0]);
  }

  /** The badge's box around a point. @param {Point} point @returns {Box} */
  function around([x, y]) {
    const half = world.look.marks.facility / 2;
    return [x - half, y - half, x + half, y + half];
  }

  /** The nearest place that nothing has taken; the point itself where there is none. @param {Point} point @param {Box[]} taken */
  function place([x, y], taken) {
    const side = world.look.marks.facility;
    const places = [around([x, y])];
    for (const distance of ASIDE) {
      for (let turn = 0; turn < DIRECTIONS; turn++) {
        const angle = (turn / DIRECTIONS) * 2 * Math.PI;
        places.push(around([x + Math.cos(angle) * distance * side, y + Math.sin(angle) * distance * side]));
      }
    }
    return places.find((box) => !taken.some((other) => overlaps(box, other))) ?? places[0];
  }

  function position() {
    if (markers.length === 0) {
      store.set({ symbols: "" });
      return;
    }
    const taken = [...parks.every()];
    const lines = [];
    boxes = [];
    const { x: width, y: height } = view.size();
    const kinds = new Set();
    for (const { node, facility } of markers) {
      const point = view.toWindow(facility.lat, facility.lon);
      const box = place(point, taken);
      taken.push(inflate(box, GAP));
      boxes.push(box);
      node.style.transform = view.toPane(box[0], box[1]);
      const middle = /** @type {Point} */ ([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
      if (Math.hypot(middle[0] - point[0], middle[1] - point[1]) > 1) lines.push(leader(point, middle));
      if (point[0] > 0 && point[1] > 0 && point[0] < width && point[1] < height) {
        kinds.add(facility.kind);
        if (facility.near) kinds.add("near");
      }
    }
    leaders.innerHTML = lines.join("");
    store.set({ symbols: [...kinds].sort().join() });
  }

  /** @param {Point} point @param {Point} middle */
  function leader([x, y], [toX, toY]) {
    const from = view.map.containerPointToLayerPoint([x, y]);
    const to = view.map.containerPointToLayerPoint([toX, toY]);
    const radius = world.look.marks.place / 2;
    return `<path d="M${from.x} ${from.y}L${to.x} ${to.y}"/><circle cx="${from.x}" cy="${from.y}" r="${radius}"/>`;
  }

  /** Names beside the badges, where nothing else stands. @param {Box[]} taken */
  function name(taken) {
    if (!store.state.overlays.includes("labels")) return;
    const { x: width, y: height } = view.size();
    const occupied = [...taken];
    for (const [index, { facility }] of markers.entries()) {
      const markup = html`<span class="lm-facility-name">${facility.label}</span>`;
      const size = labels.sizeOf(markup);
      if (!size) continue;
      const free = besides(boxes[index], size).find(
        (box) =>
          box[0] > 4 &&
          box[1] > 4 &&
          box[2] < width - 4 &&
          box[3] < height - 4 &&
          !occupied.some((other) => overlaps(box, other)) &&
          !boxes.some((other, at) => at !== index && overlaps(box, other)),
      );
      if (!free) continue;
      occupied.push(free);
      labels.append(markup, free[0], free[1], { "data-facility-name": facility.id });
    }
  }

  roveWithin(view.facilityBox, () => markers.map(({ node }) => node));

  return {
    build,
    position,
    name,
    /** Boxes that labels keep clear of; on the map of the city they cover a badge where they must. */
    boxes: () => (mode.aboutParks ? boxes : []),
    softBoxes: () => (mode.aboutParks ? [] : boxes.map((box) => ({ box, cost: COST }))),
    every: () => boxes,
  };
}
