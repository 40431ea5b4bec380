/** Labels for which their units have no room: beside them, with a line that leads home. Pure. */

import { inFrame, inflate, overlaps } from "./boxes.js";

/** @typedef {import('./placement.js').Label} Label */
/** @typedef {import('./placement.js').Placed} Placed */
/** @typedef {import('./placement.js').Frame} Frame */
/** @typedef {[Point, Point]} Line from the unit to the label */

const DIRECTIONS = 24;
/** A line may start at so many of a label's anchors. */
const MOST_FEET = 6;
/** Free px around a label and beside a line. */
const CLEAR = 3;

/** @param {Point} point @param {Box} box @returns {Point} the point of the box that is nearest */
const nearest = ([x, y], box) => [Math.min(Math.max(x, box[0]), box[2]), Math.min(Math.max(y, box[1]), box[3])];

/**
 * Whether a line runs through a box (Liang and Barsky).
 * @param {Line} line
 * @param {Box} box
 */
export function crosses([[x1, y1], [x2, y2]], box) {
  let [from, to] = [0, 1];
  for (const [start, step, least, most] of [
    [x1, x2 - x1, box[0], box[2]],
    [y1, y2 - y1, box[1], box[3]],
  ]) {
    if (step === 0 && (start < least || start > most)) return false;
    if (step === 0) continue;
    const [a, b] = [(least - start) / step, (most - start) / step];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from < to;
}

/** On which side of a line a point lies. @param {Line} line @param {Point} point */
const side = ([[x1, y1], [x2, y2]], [x, y]) => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));

/** Whether two lines cross. @param {Line} a @param {Line} b */
const meet = (a, b) => side(a, b[0]) !== side(a, b[1]) && side(b, a[0]) !== side(b, a[1]);

/**
 * Whether one line would be taken for another: they cross, or one runs over the other's foot.
 * @param {Line} a
 * @param {Line} b
 */
function tangled(a, b) {
  /** @param {Line} line @returns {Box} */
  const foot = ([[x, y]]) => [x - CLEAR, y - CLEAR, x + CLEAR, y + CLEAR];
  return meet(a, b) || crosses(a, foot(b)) || crosses(b, foot(a));
}

/** How far a box reaches out on one side of its middle, seen in a direction. @param {number} part cosine or sine of it */
const outwards = (part) => Math.max(-1, Math.min(1, Math.SQRT2 * part)) / 2;

/**
 * Places around an anchor, nearest first; `gap` counts lines of text between the anchor and the label, corner or side,
 * so that a line to it is seen.
 * @param {Label} label
 * @param {import('./placement.js').Variant} variant
 * @param {number[]} reach
 * @returns {Generator<{gap: number, box: Box, line: Line}>}
 */
function* around(label, { width, height }, reach) {
  const poorest = label.forms[label.forms.length - 1][0];
  for (const foot of label.anchors.slice(0, MOST_FEET)) {
    for (const gap of reach) {
      for (let turn = 0; turn < DIRECTIONS; turn++) {
        const angle = (2 * Math.PI * turn) / DIRECTIONS;
        const away = gap * poorest.height;
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const x = foot[0] + cos * away + outwards(cos) * width - width / 2;
        const y = foot[1] + sin * away + outwards(sin) * height - height / 2;
        /** @type {Box} */
        const box = [x, y, x + width, y + height];
        yield { gap, box, line: [foot, nearest(foot, box)] };
      }
    }
  }
}

/**
 * The best place beside its unit for one of the forms, richest first; null where there is none within reach.
 * @param {Label} label
 * @param {number} forms how many of them, from the richest, may be tried
 * @param {Frame} frame
 * @param {Placed[]} placed
 * @param {number} [farthest] lines of text between it and its unit
 * @returns {Placed | null}
 */
function placeBeside(label, forms, frame, placed, farthest = Infinity) {
  const { rule } = frame;
  const reach = rule.reach.filter((gap) => gap <= farthest);
  const taken = [...frame.blockers, ...placed.map(({ box }) => box)];
  const lines = placed.flatMap(({ line }) => (line ? [line] : []));
  for (let form = 0; form < forms; form++) {
    let [best, least] = [/** @type {Placed | null} */ (null), Infinity];
    for (const variant of label.forms[form]) {
      for (const { gap, box, line } of around(label, variant, reach)) {
        const cost = gap + rule.foreign * frame.abroad(label.units ?? [], box);
        if (cost >= least || !inFrame(inflate(box, frame.aside ?? 0), frame)) continue;
        const padded = inflate(box, CLEAR);
        if (taken.some((other) => overlaps(padded, other) || crosses(line, inflate(other, CLEAR)))) continue;
        if (lines.some((other) => crosses(other, padded) || tangled(line, other))) continue;
        least = cost;
        best = { label, form, variant, x: box[0], y: box[1], box, line };
      }
    }
    if (best) return best;
  }
  return null;
}

/**
 * Put beside their units those labels that found no place in them, then those that would lose what they say.
 * @param {Placed[]} placed
 * @param {Label[]} lost
 * @param {Frame} frame
 * @returns {Placed[]}
 */
export function leadHome(placed, lost, frame) {
  // names of waters and neighbouring cities stand where nothing else does, as do guests
  let units = placed.filter(({ label }) => label.units && !label.guest);
  for (const label of lost.filter(({ leads }) => leads)) {
    const found = placeBeside(label, label.forms.length, frame, units);
    if (found) units.push(found);
  }
  for (const poor of units.filter(({ label, form }) => label.leads && form >= (label.rich ?? 0))) {
    const others = units.filter((other) => other !== poor);
    const found = placeBeside(poor.label, poor.label.rich ?? 0, frame, others, frame.keyed);
    if (found) units = [...others, found];
  }
  const led = units.filter(({ line }) => line);
  /** @param {Box} box */
  const isFree = (box) => !led.some((other) => overlaps(box, other.box) || (other.line && crosses(other.line, box)));
  return [...units, ...placed.filter(({ label, box }) => (!label.units || label.guest) && isFree(box))];
}
