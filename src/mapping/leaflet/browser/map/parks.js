/** Park markers of a view: stacks, sizes, untangling, names beside them. */

import { afterPaint, all, el, html, putInOrder } from "../shared/dom.js";
import { parkSet } from "../shared/park_set.js";
import { roveWithin, setTabStop } from "../shared/roving.js";
import { besides, onOneSide, withoutBrackets } from "./beside.js";
import { overlaps } from "./boxes.js";
import { groupNear, stackByPoint, untangle } from "./crowd.js";
import { createLeaderLines } from "./leader_lines.js";

/** Widths in the capsule of a stack: a digit, a middle dot, the two round ends. */
const CAPSULE = { digit: 7.4, dot: 8, ends: 13 };
/** A marker moved farther than this shows where it belongs. */
const LEADER_FROM = 5;
const GAP = 2;
/** What it costs a label to cover a dot or a stack of the city map, in the measure of label placement. */
const DOT_COST = 0.16;
const STACK_COST = 0.35;
/** How much nearer a press on a group of parks goes, in zooms: three times. */
const CLOSER = 1.6;

/**
 * @typedef {object} Marker
 * @property {HTMLElement} node
 * @property {Park[]} parks members of the stack, or of the group, whose first is where it stands
 * @property {number} width
 * @property {number} height
 * @property {boolean} numbered takes part in untangling and carries a name
 */

/** @param {string} text @param {number} least */
function capsuleWidth(text, least) {
  const dots = (text.match(/·/g) ?? []).length;
  return Math.max(least, CAPSULE.ends + (text.length - dots) * CAPSULE.digit + dots * CAPSULE.dot);
}

/**
 * Text and size of a marker.
 * @param {Context} context
 * @param {Park[]} stack
 * @param {boolean} own
 * @param {Map<string, number>} numbers
 */
function face({ mode, world }, stack, own, numbers) {
  const { marks } = world.look;
  const several = stack.length > 1;
  if (!own) return { text: "", width: marks.other, height: marks.other };
  if (mode.ofOneUnit) {
    const text = stack.map((park) => numbers.get(park.id)).join("·");
    return { text, width: several ? capsuleWidth(text, marks.number) : marks.number, height: marks.number };
  }
  const { marker } = mode;
  const size = marks[several ? marker.stack : marker[stack[0].rank ?? 3]];
  return { text: several ? String(stack.length) : "", width: size, height: size };
}

/**
 * @param {Context} context
 * @param {View} view
 * @param {Labels} labels labels of the same view
 */
export function createParks(context, view, labels) {
  const { mode, store, actions, t, world } = context;
  /** @type {Marker[]} */
  let markers = [];
  const leaders = createLeaderLines(view, "parks", world.look.marks.place);

  /** Where the whole city is shown, markers too near each other to be told apart stand as one, with their number. */
  const groups = !mode.ofOneUnit && !mode.aboutParks;
  /** The zoom that the groups were made for. */
  let groupedAt = 0;

  /** @param {Park[][]} stacks */
  function grouped(stacks) {
    groupedAt = view.map.getZoom();
    const places = stacks.map((stack) => {
      const { x, y } = view.map.project([stack[0].lat, stack[0].lon], groupedAt);
      return { x, y, stack };
    });
    return groupNear(places, world.look.marks["dot-stack"] + GAP).map((group) => group.flatMap(({ stack }) => stack));
  }

  /** @param {Park[]} parks */
  const apart = ([{ lat, lon }, ...rest]) => rest.some((park) => park.lat !== lat || park.lon !== lon);

  /** A group comes apart as the map comes nearer. @param {Park[]} group @returns {boolean} whether it can */
  function comeNearer(group) {
    const { map } = view;
    const zoom = Math.min(map.getMaxZoom(), map.getZoom() + CLOSER);
    if (zoom <= map.getZoom() || !apart(group)) return false;
    map.setView([group[0].lat, group[0].lon], zoom, { animate: false });
    markers.find(({ parks }) => parks.includes(group[0]))?.node.focus({ preventScroll: true });
    return true;
  }

  /** @param {Park[]} stack @param {HTMLElement} node */
  function press(stack, node) {
    if (comeNearer(stack)) return;
    // the finder opens a stack to its members; elsewhere a press goes through them
    if (stack.length > 1 && context.stacks) {
      context.stacks.open(stack, node);
      return;
    }
    const at = stack.findIndex((park) => park.id === store.state.park);
    actions.pressPark(stack[(at + 1) % stack.length].id);
  }

  /** Markers by what is seen of them: a filter takes some away and brings others back, as they were. */
  /** @type {Map<string, Marker>} */
  const kept = new Map();
  const controls = () => markers.map(({ node }) => node).filter((node) => node.classList.contains("own"));

  /** @param {Park[]} stack @param {boolean} own @param {Map<string, number>} numbers */
  function markerOf(stack, own, numbers) {
    const seen = face(context, stack, own, numbers);
    const key = JSON.stringify([own, seen.text, ...stack.map((park) => park.id)]);
    const marker = kept.get(key) ?? createMarker(stack, own, seen);
    kept.set(key, marker);
    return marker;
  }

  /** @param {Park[]} stack @param {boolean} own @param {ReturnType<typeof face>} seen */
  function createMarker(stack, own, { text, width, height }) {
    const exact = stack.every((park) => park.own_place);
    const kind = own ? (exact ? "own exact" : "own town") : "other";
    const names = stack.map((park) => park.name).join(t("、"));
    const several = apart(stack) ? t("相近的 {n} 处园区，放大可分开", { n: stack.length }) : names;
    const label = text && mode.ofOneUnit ? `${text} ${names}` : several;
    const node = el(
      "button",
      {
        type: "button",
        class: `lm-park ${kind}`,
        "data-park": stack.map((park) => park.id).join(" "),
        "aria-label": label,
        "aria-haspopup": mode.finder && stack.length > 1 && "dialog",
        tabindex: -1,
      },
      text,
    );
    Object.assign(node.style, {
      width: `${width}px`,
      height: `${height}px`,
      margin: `${-height / 2}px 0 0 ${-width / 2}px`,
    });
    node.addEventListener("click", (event) => {
      event.stopPropagation();
      press(stack, node);
    });
    return { node, parks: stack, width, height, numbered: own && mode.ofOneUnit };
  }

  const putMarkers = () => putInOrder(view.parkBox, [leaders.node, ...markers.map(({ node }) => node)]);
  /** What a filter brings back may follow the list by a frame; what it takes away is gone at once. */
  const bring = afterPaint(() => context.left || putMarkers());

  function build() {
    const { state } = store;
    markers = [];
    if (mode.aboutParks || state.overlays.includes("parks")) {
      const set = parkSet(context, state);
      // large ones first: a small marker must not vanish under them
      const stacks = stackByPoint(set.placed);
      const own = (groups ? grouped(stacks) : stacks).map((stack) => markerOf(stack, true, set.numbers));
      const others = stackByPoint(set.others).map((stack) => markerOf(stack, false, set.numbers));
      if (!mode.ofOneUnit) own.sort((a, b) => b.width - a.width);
      markers = [...others, ...own];
    }
    const shown = new Set(markers.map(({ node }) => node));
    const gone = all(view.parkBox, ".lm-park").filter((node) => !shown.has(node));
    // the keyboard must not fall out of the map with a marker that goes
    const lost = gone.some((node) => node.matches(":focus"));
    for (const node of gone) node.remove();
    if (mode.finder && leaders.node.isConnected) bring();
    else putMarkers();
    // in the list's order, one tab stop for all: the list is the way to each of them by keyboard
    const stops = controls();
    setTabStop(stops, stops[0]);
    if (lost) (stops.find((node) => node.isConnected) ?? view.node).focus({ preventScroll: true });
    mark(state);
  }

  /** Chosen and hovered markers. @param {State} state */
  function mark(state) {
    for (const { node, parks } of markers) {
      const ids = parks.map((park) => park.id);
      node.classList.toggle("hot", ids.includes(state.hot ?? ""));
      node.classList.toggle("chosen", ids.includes(state.park ?? ""));
      node.setAttribute("aria-pressed", String(ids.includes(state.park ?? "")));
    }
  }

  /** True places and, for numbered markers, the untangled ones. */
  function arrange() {
    const spots = markers.map(({ parks: [park] }) => view.toWindow(park.lat, park.lon));
    const numbered = markers.flatMap((marker, index) => (marker.numbered ? [index] : []));
    const bodies = numbered.map((index) => {
      const { width, height } = markers[index];
      return { x: spots[index][0], y: spots[index][1], width, height };
    });
    const moved = untangle(bodies, GAP);
    const places = spots.map(([x, y]) => ({ x, y }));
    for (const [order, index] of numbered.entries()) places[index] = moved[order];
    return { spots, places };
  }

  /** @param {Point[]} spots @param {{ x: number, y: number }[]} places */
  function drawLeaders(spots, places) {
    /** @type {[Point, Point][]} */
    const lines = spots.map((spot, index) => [spot, [places[index].x, places[index].y]]);
    leaders.draw(lines.filter(([[x, y], [toX, toY]]) => Math.hypot(toX - x, toY - y) >= LEADER_FROM));
  }

  /** @type {Box[]} */
  let boxes = [];

  function position() {
    if (groups && markers.length > 0 && groupedAt !== view.map.getZoom()) build();
    const { spots, places } = arrange();
    for (const [index, { node }] of markers.entries()) {
      node.style.transform = view.toPane(places[index].x, places[index].y);
    }
    drawLeaders(spots, places);
    boxes = markers.map(({ width, height }, index) => {
      const { x, y } = places[index];
      return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    });
  }

  /**
   * A name beside its marker where nothing else stands, on one side of the unit's outline; else the number says it.
   * @param {Box[]} taken
   */
  function nameMarkers(taken) {
    const { x: width, y: height } = view.size();
    const occupied = [...taken];
    /** @param {Box} box */
    const inWindow = (box) => box[0] > 4 && box[1] > 4 && box[2] < width - 4 && box[3] < height - 4;
    const inOrder = [...markers.keys()].filter((index) => markers[index].numbered);
    inOrder.sort((a, b) => isChosen(markers[b]) - isChosen(markers[a]));
    for (const index of inOrder) {
      const [first, ...rest] = markers[index].parks;
      const text = rest.length ? t("{name} 等 {n} 处", { name: first.name, n: rest.length + 1 }) : first.name;
      const forms = [...new Set([text, withoutBrackets(text)])].map((name) => {
        const markup = html`<span class="lm-park-name">${name}</span>`;
        const size = labels.sizeOf(markup);
        return size ? besides(boxes[index], size).map((box) => ({ markup, box })) : [];
      });
      const free = forms.flat().filter(({ box }) => inWindow(box) && !occupied.some((other) => overlaps(box, other)));
      const found = onOneSide(free, (box) => view.territoryOf(store.state).share([store.state.focus ?? ""], box));
      if (!found) continue;
      const { markup, box: place } = found;
      occupied.push(place);
      labels.append(markup, place[0], place[1], { "data-park-name": first.id });
    }
    return occupied;
  }

  /** @param {Marker} marker */
  const isChosen = (marker) => Number(marker.parks.some((park) => park.id === store.state.park));

  roveWithin(view.parkBox, controls);

  return {
    build,
    mark,
    position,
    nameMarkers,
    /** Boxes of all markers, whatever labels do about them. */
    every: () => boxes,
    /** Boxes that labels keep clear of; there are too many dots on the city map for that. */
    boxes: () => (mode.aboutParks ? boxes : []),
    /** Dots that labels cover only where there is no better place. */
    softBoxes() {
      if (mode.aboutParks) return [];
      const costOf = (/** @type {Marker} */ { parks }) => (parks.length > 1 ? STACK_COST : DOT_COST);
      return markers.map((marker, index) => ({ box: boxes[index], cost: costOf(marker) }));
    },
    /** Box of a park's marker in the window. @param {string} parkId */
    boxOf: (parkId) => boxes[markers.findIndex(({ parks }) => parks.some((park) => park.id === parkId))] ?? null,
  };
}
