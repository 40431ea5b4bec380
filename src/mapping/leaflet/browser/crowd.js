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
 * @typedef {object} Body a marker: a disc, or a capsule when it carries several numbers
 * @property {number} x true place
 * @property {number} y
 * @property {number} radius
 * @property {number} [half] half the length of the capsule's straight part
 */

const ROUNDS = 120;
/** Share of the way home a marker is pulled in each round: keeps the displacement small. */
const PULL = 0.06;
/** Two markers on exactly one spot are pushed apart along a fixed direction that depends on their order. */
const GOLDEN_ANGLE = 2.399963;

/** Push two bodies apart until `gap` px lie between them. Returns whether they were too close. */
function separate(a, b, gap, seed) {
  let dx = b.x - a.x;
  let dy = b.y - a.y;
  const halves = (a.half ?? 0) + (b.half ?? 0);
  const alongX = Math.sign(dx) * Math.max(0, Math.abs(dx) - halves);
  let distance = Math.hypot(alongX, dy);
  const wanted = a.radius + b.radius + gap;
  if (distance >= wanted) return false;
  if (distance < 0.01) {
    dx = Math.cos(seed * GOLDEN_ANGLE);
    dy = halves > 0 ? 1 : Math.sin(seed * GOLDEN_ANGLE);
    distance = Math.hypot(dx, dy);
  } else dx = alongX;
  const push = (wanted - Math.min(distance, wanted)) / 2 + 0.01;
  a.x -= (dx / distance) * push;
  a.y -= (dy / distance) * push;
  b.x += (dx / distance) * push;
  b.y += (dy / distance) * push;
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
    // the pull fades out, so that the last rounds only separate
    const pull = PULL * Math.max(0, 1 - round / (ROUNDS - 40));
    for (const [index, body] of moved.entries()) {
      body.x += (bodies[index].x - body.x) * pull;
      body.y += (bodies[index].y - body.y) * pull;
    }
    let crowded = false;
    for (let first = 0; first < moved.length; first++) {
      for (let second = first + 1; second < moved.length; second++) {
        crowded = separate(moved[first], moved[second], gap, first + second) || crowded;
      }
    }
    if (!crowded && pull === 0) break;
  }
  return moved.map(({ x, y }) => ({ x, y }));
}
