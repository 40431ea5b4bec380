/** Park markers that stand on or near each other. Pure. */

/**
 * Parks that share a point become one stack; the order of first appearance is kept.
 * @template {{lat: number, lon: number}} P
 * @param {P[]} parks
 * @returns {P[][]}
 */
export function stackByPoint(parks) {
  const stacks = new Map();
  for (const park of parks) {
    const key = `${park.lat},${park.lon}`;
    if (!stacks.has(key)) stacks.set(key, []);
    stacks.get(key).push(park);
  }
  return [...stacks.values()];
}

/**
 * Places too near each other to be told apart become one group, from where most of them stand. The first of a group is
 * where it stands, and no two groups stand nearer to each other than the distance.
 * @template {{x: number, y: number}} T
 * @param {T[]} places
 * @param {number} distance in the measure of the places, along either axis
 * @returns {T[][]}
 */
export function groupNear(places, distance) {
  /** @param {T} a */
  const around = (a) => places.filter((b) => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < distance);
  const neighbours = places.map((place) => ({ place, near: around(place) }));
  const free = new Set(places);
  const groups = [];
  for (const { place, near } of neighbours.sort((a, b) => b.near.length - a.near.length)) {
    if (!free.has(place)) continue;
    const group = [place, ...near.filter((other) => other !== place && free.has(other))];
    for (const member of group) free.delete(member);
    groups.push(group);
  }
  return groups;
}

/** @typedef {{x: number, y: number, width: number, height: number}} Body a marker by its centre, px */

const ROUNDS = 160;
/** In the first rounds a marker is pulled back towards its place, the last ones only separate. */
const ROUNDS_WITH_PULL = 100;
const PULL = 0.08;

/**
 * Push two markers apart along the axis that needs the shorter way. Returns whether they were too close.
 * @param {Body} a
 * @param {Body} b
 * @param {number} gap
 */
function separate(a, b, gap) {
  const missingX = (a.width + b.width) / 2 + gap - Math.abs(b.x - a.x);
  const missingY = (a.height + b.height) / 2 + gap - Math.abs(b.y - a.y);
  if (missingX <= 0 || missingY <= 0) return false;
  const axis = missingX < missingY ? "x" : "y";
  // a hair more than needed: halves of a float must not leave them touching
  const push = Math.min(missingX, missingY) / 2 + 0.01;
  const direction = b[axis] < a[axis] ? -1 : 1;
  a[axis] -= push * direction;
  b[axis] += push * direction;
  return true;
}

/**
 * Move markers as little as needed so that none covers another.
 * @param {Body[]} bodies
 * @param {number} [gap] px between two markers
 * @returns {{x: number, y: number}[]} new places, in the order of the bodies
 */
export function untangle(bodies, gap = 2) {
  const moved = bodies.map((body) => ({ ...body }));
  for (let round = 0; round < ROUNDS; round++) {
    const pull = PULL * Math.max(0, 1 - round / ROUNDS_WITH_PULL);
    for (const [index, body] of moved.entries()) {
      body.x += (bodies[index].x - body.x) * pull;
      body.y += (bodies[index].y - body.y) * pull;
    }
    let crowded = false;
    for (let first = 0; first < moved.length; first++) {
      for (let second = first + 1; second < moved.length; second++) {
        crowded = separate(moved[first], moved[second], gap) || crowded;
      }
    }
    if (!crowded && (round === 0 || pull === 0)) break;
  }
  return moved.map(({ x, y }) => ({ x, y }));
}
