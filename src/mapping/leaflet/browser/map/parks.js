/** Park markers of a view: stacks, sizes, untangling, names beside them. */

import { stackByPoint, untangle } from "./crowd.js";
import { el, html } from "../shared/dom.js";
import { parkSet } from "../shared/park_set.js";
import { overlaps } from "./placement.js";
import { roveFocus } from "../shared/roving.js";

/** Diameters on the city map by rank of level (1 national, 2 provincial or municipal, 3 others), px. */
const CITY_SIZE = { 1: 14, 2: 11, 3: 8 };
const CITY_STACK = 18;
const DISTRICT_SIZE = 24;
const OTHER_SIZE = 12;
const FINDER_SIZE = 12;
const FINDER_STACK = 20;
/** Widths in the capsule of a stack: a digit, a middle dot, the two round ends. */
const CAPSULE = { digit: 7.4, dot: 8, ends: 13 };
/** A marker moved farther than this shows where it belongs. */
const LEADER_FROM = 5;
const GAP = 2;
/** What it costs a label to cover a dot or a stack of the city map, in the measure of label placement. */
const DOT_COST = 0.16;
const STACK_COST = 0.35;
/** A name of which less than this share lies beyond the outline is not cut by it. */
const CUT = 0.03;

/**
 * @typedef {object} Marker
 * @property {HTMLButtonElement} node
 * @property {object[]} parks members of the stack
 * @property {number} width
 * @property {number} height
 * @property {boolean} numbered takes part in untangling and carries a name
 */

function capsuleWidth(text) {
  const dots = (text.match(/·/g) ?? []).length;
  return Math.max(DISTRICT_SIZE, CAPSULE.ends + (text.length - dots) * CAPSULE.digit + dots * CAPSULE.dot);
}

/** Text and size of a marker. */
function face(mode, stack, own, numbers) {
  const several = stack.length > 1;
  if (!own) return { text: "", width: OTHER_SIZE, height: OTHER_SIZE };
  if (mode === "unit") {
    const text = stack.map((park) => numbers.get(park.id)).join("·");
    return { text, width: several ? capsuleWidth(text) : DISTRICT_SIZE, height: DISTRICT_SIZE };
  }
  const single =
    mode === "finder" ? FINDER_SIZE : Math.max(...stack.map((park) => CITY_SIZE[park.rank ?? 3]));
  const size = several ? (mode === "finder" ? FINDER_STACK : CITY_STACK) : single;
  return { text: several ? String(stack.length) : "", width: size, height: size };
}

/**
 * @param {object} context
 * @param {object} view
 * @param {object} labels labels of the same view
 */
export function createParks(context, view, labels) {
  const { book, store, actions, t } = context;
  /** @type {Marker[]} */
  let markers = [];
  const leaders = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  leaders.setAttribute("class", "lm-leaders");
  leaders.setAttribute("aria-hidden", "true");

  function press(stack, node) {
    // the finder opens a stack to its members; elsewhere a press goes through them
    if (stack.length > 1 && context.stacks) {
      context.stacks.open(stack, node);
      return;
    }
    const at = stack.findIndex((park) => park.id === store.state.park);
    actions.pressPark(stack[(at + 1) % stack.length].id);
  }

  function createMarker(stack, own, numbers, mode) {
    const { text, width, height } = face(mode, stack, own, numbers);
    const exact = stack.some(book.hasOwnPlace);
    const kind = own ? (exact ? "own exact" : "own town") : "other";
    const names = stack.map((park) => park.name).join(t("、"));
    const label = text && mode === "unit" ? `${text} ${names}` : names;
    const node = el(
      "button",
      {
        type: "button",
        class: `lm-park ${kind}`,
        "data-park": stack.map((park) => park.id).join(" "),
        "aria-label": label,
        "aria-haspopup": mode === "finder" && stack.length > 1 && "dialog",
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
    return { node, parks: stack, width, height, numbered: own && mode === "unit" };
  }

  function build() {
    const { state } = store;
    markers = [];
    if (state.mode !== "city" || state.overlays.includes("parks")) {
      const set = parkSet(book, state);
      const { mode } = state;
      // large ones first: a small marker must not vanish under them
      const own = stackByPoint(set.placed).map((stack) => createMarker(stack, true, set.numbers, mode));
      const others = stackByPoint(set.others).map((stack) => createMarker(stack, false, set.numbers, mode));
      if (mode !== "unit") own.sort((a, b) => b.width - a.width);
      markers = [...others, ...own];
    }
    view.parkBox.replaceChildren(leaders, ...markers.map(({ node }) => node));
    // in the list's order, one tab stop for all: the list is the way to each of them by keyboard
    roveFocus(markers.filter(({ node }) => node.classList.contains("own")).map(({ node }) => node));
    mark(state);
  }

  /** Chosen and hovered markers. */
  function mark(state) {
    for (const { node, parks } of markers) {
      const ids = parks.map((park) => park.id);
      node.classList.toggle("hot", ids.includes(state.hot));
      node.classList.toggle("chosen", ids.includes(state.park));
      node.setAttribute("aria-pressed", String(ids.includes(state.park)));
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

  function drawLeaders(spots, places) {
    const lines = [];
    for (const [index, [x, y]] of spots.entries()) {
      const place = places[index];
      if (Math.hypot(place.x - x, place.y - y) < LEADER_FROM) continue;
      const from = view.map.containerPointToLayerPoint([x, y]);
      const to = view.map.containerPointToLayerPoint([place.x, place.y]);
      lines.push(
        `<path d="M${from.x} ${from.y}L${to.x} ${to.y}"/><circle cx="${from.x}" cy="${from.y}" r="2.5"/>`,
      );
    }
    leaders.innerHTML = lines.join("");
  }

  /** @type {[number, number, number, number][]} */
  let boxes = [];

  function position() {
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

  /** How much a box is cut by the outline of the unit: 0 = wholly inside or outside, 0.5 = in halves. */
  function crossing(box) {
    const share = view.territoryOf(store.state).share([store.state.focus], box);
    return Math.min(share, 1 - share);
  }

  /** A name beside its marker where nothing else stands, on one side of the unit's outline if possible. */
  function nameMarkers(taken) {
    const { x: width, y: height } = view.size();
    const occupied = [...taken];
    const inWindow = (box) => box[0] > 4 && box[1] > 4 && box[2] < width - 4 && box[3] < height - 4;
    const inOrder = [...markers.keys()].filter((index) => markers[index].numbered);
    inOrder.sort((a, b) => isChosen(markers[b]) - isChosen(markers[a]));
    for (const index of inOrder) {
      const [first, ...rest] = markers[index].parks;
      const text = rest.length ? t("{name} 等 {n} 处", { name: first.name, n: rest.length + 1 }) : first.name;
      const markup = html`<span class="lm-park-name">${text}</span>`;
      const size = labels.sizeOf(markup);
      if (!size) continue;
      const free = besides(boxes[index], size).filter(
        (box) => inWindow(box) && !occupied.some((other) => overlaps(box, other)),
      );
      const place = free.find((box) => crossing(box) < CUT) ?? free[0];
      if (!place) continue;
      occupied.push(place);
      labels.append(markup, place[0], place[1], { "data-park-name": first.id });
    }
  }

  const isChosen = (marker) => Number(marker.parks.some((park) => park.id === store.state.park));

  return {
    build,
    mark,
    position,
    nameMarkers,
    /** Boxes that labels keep clear of; there are too many dots on the city map for that. */
    boxes: () => (store.state.mode === "city" ? [] : boxes),
    /** Dots that labels cover only where there is no better place. */
    softBoxes() {
      if (store.state.mode !== "city") return [];
      const costOf = ({ parks }) => (parks.length > 1 ? STACK_COST : DOT_COST);
      return markers.map((marker, index) => ({ box: boxes[index], cost: costOf(marker) }));
    },
    /** Box of a park's marker in the window. */
    boxOf: (parkId) =>
      boxes[markers.findIndex(({ parks }) => parks.some((park) => park.id === parkId))] ?? null,
  };
}

/** Boxes for a name around a marker, best first. */
function besides([left, top, right, bottom], { width, height }) {
  const middleX = (left + right) / 2 - width / 2;
  const middleY = (top + bottom) / 2 - height / 2;
  const at = (x, y) => [x, y, x + width, y + height];
  return [
    at(right + 3, middleY),
    at(left - 3 - width, middleY),
    at(middleX, bottom + 1),
    at(middleX, top - 1 - height),
    at(right + 1, bottom - 6),
    at(right + 1, top + 6 - height),
    at(left - 1 - width, bottom - 6),
    at(left - 1 - width, top + 6 - height),
  ];
}
