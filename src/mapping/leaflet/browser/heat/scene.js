/** What is to be asked of the cells at hand: which lies where, which hold most. Pure. */

import { latLonOf, xOf, yOf } from "./decode.js";
import { binOf, sizeOf } from "./sizes.js";

/** Cells of a size in one of the next larger size. */
const WITHIN = 7;

/**
 * The class of a cell: of a larger one, that of the cells it stands for as they are on average.
 * @param {HeatScene} scene
 * @param {HeatPart} part
 * @param {number} amount
 */
export const classOf = ({ told, size }, part, amount) =>
  binOf(amount / WITHIN ** (size - part.size), told.bins[size].from);

/**
 * @param {HeatScene} scene
 * @param {HeatPart} part
 * @param {number} at
 * @returns {HeatCell}
 */
function cellOf(scene, part, at) {
  const { first, shapes, larger } = part;
  const amount = scene.amounts.amounts[first + at];
  const corners = Array.from({ length: 6 }, (_, corner) => {
    const place = (at * 6 + corner) * 2;
    return latLonOf(shapes.corners[place], shapes.corners[place + 1]);
  });
  return {
    id: shapes.ids[at],
    amount,
    bin: classOf(scene, part, amount),
    outside: shapes.outside[at] === 1,
    larger,
    centre: latLonOf(shapes.centres[at * 2], shapes.centres[at * 2 + 1]),
    corners,
  };
}

/**
 * Larger cells, which are of several sizes and sorted by these: a part for each size.
 * @param {HeatShapes} shapes
 * @param {number} first place of the first one among the amounts
 * @returns {HeatPart[]}
 */
export function partsBySize({ ids, centres, corners, outside }, first) {
  const begins = ids.flatMap((id, at) => (at === 0 || sizeOf(id) !== sizeOf(ids[at - 1]) ? [at] : []));
  return begins.map((begin, place) => {
    const end = begins[place + 1] ?? ids.length;
    const shapes = {
      ids: ids.slice(begin, end),
      centres: centres.subarray(begin * 2, end * 2),
      corners: corners.subarray(begin * 12, end * 12),
      outside: outside.subarray(begin, end),
    };
    return { first: first + begin, shapes, larger: true, size: sizeOf(ids[begin]) };
  });
}

/**
 * Each cell in which there is something.
 * @param {HeatScene} scene
 * @param {(part: HeatPart, at: number, amount: number) => void} tell
 */
export function eachCell(scene, tell) {
  for (const part of scene.parts) {
    const { ids } = part.shapes;
    for (let at = 0; at < ids.length; at++) {
      const amount = scene.amounts.amounts[part.first + at];
      if (amount > 0) tell(part, at, amount);
    }
  }
}

/**
 * The cells with most in them.
 * @param {HeatScene} scene
 * @param {number} most
 */
export function densest(scene, most) {
  /** @type {{ part: HeatPart, at: number, amount: number }[]} */
  let best = [];
  let least = 0;
  eachCell(scene, (part, at, amount) => {
    if (amount <= least && best.length >= most) return;
    best.push({ part, at, amount });
    if (best.length < most * 8) return;
    best = best.sort((a, b) => b.amount - a.amount).slice(0, most);
    least = best[best.length - 1].amount;
  });
  best.sort((a, b) => b.amount - a.amount);
  return best.slice(0, most).map(({ part, at }) => cellOf(scene, part, at));
}

/**
 * How many cells there are: of each class, in no unit, larger ones.
 * @param {HeatScene} scene
 */
export function counted(scene) {
  const bins = scene.told.bins[scene.size].from.map(() => 0);
  let [outside, larger, cells] = [0, 0, 0];
  eachCell(scene, (part, at, amount) => {
    cells += 1;
    bins[classOf(scene, part, amount)] += 1;
    outside += part.larger ? 0 : part.shapes.outside[at];
    larger += Number(part.larger);
  });
  return { cells, bins, outside, larger };
}

/** @param {HeatScene} scene @param {string} id */
export function cellNamed(scene, id) {
  for (const part of scene.parts) {
    const at = part.shapes.ids.indexOf(id);
    if (at >= 0) return cellOf(scene, part, at);
  }
  return null;
}

/** Whether a point lies in a ring. @param {number} x @param {number} y @param {(at: number) => Point} corner @param {number} corners */
function inRing(x, y, corner, corners) {
  let inside = false;
  for (let at = 0, before = corners - 1; at < corners; before = at++) {
    const [[x1, y1], [x2, y2]] = [corner(at), corner(before)];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/**
 * The cell with something in it that lies at a place; of a smaller one and a larger one below it, the smaller.
 * @param {HeatScene} scene
 * @param {number} lat
 * @param {number} lon
 */
export function cellAt(scene, lat, lon) {
  const [x, y] = [xOf(lon), yOf(lat)];
  for (const part of [...scene.parts].reverse()) {
    const { centres, corners, ids } = part.shapes;
    if (ids.length === 0) continue;
    for (let at = 0; at < ids.length; at++) {
      // a cell is less than twice as wide as its first corner is away
      const reach = 1.2 * Math.hypot(corners[at * 12] - centres[at * 2], corners[at * 12 + 1] - centres[at * 2 + 1]);
      if (Math.abs(centres[at * 2] - x) > reach || Math.abs(centres[at * 2 + 1] - y) > reach) continue;
      const corner = (/** @type {number} */ n) =>
        /** @type {Point} */ ([corners[(at * 6 + n) * 2], corners[(at * 6 + n) * 2 + 1]]);
      if (scene.amounts.amounts[part.first + at] > 0 && inRing(x, y, corner, 6)) return cellOf(scene, part, at);
    }
  }
  return null;
}

/**
 * Which of the shapes of a map a place lies in; the last one that holds it lies on top.
 * @param {{ id: string, rings: { lat: number, lng: number }[][] }[]} shapes
 * @param {LatLon} place
 */
export function shapeAt(shapes, [lat, lon]) {
  const holds = shapes.filter(({ rings }) => {
    const met = rings.filter((ring) => inRing(lon, lat, (at) => [ring[at].lng, ring[at].lat], ring.length));
    return met.length % 2 === 1;
  });
  return holds.at(-1)?.id ?? null;
}
