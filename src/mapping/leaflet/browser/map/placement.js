/**
 * Where labels go. Pure: sizes, points and boxes in, positions out; knows neither map nor document.
 *
 * Every label has forms from rich to poor, every form may have variants of equal worth (one line or
 * two). Labels are placed one after the other, each in its richest form for which a place is free. A
 * name outranks another label's extras: when a label that must be shown finds no place, those in its way
 * step down one form, and everything is placed anew. A label never reaches into another unit: the rule is that of
 * cartography/placement.py, and what finds no place by it is put beside its unit with a line (leaders.js).
 */

import { inFrame, inflate, overlaps } from "./boxes.js";
import { leadHome } from "./leaders.js";

/** @typedef {{key: string, width: number, height: number}} Variant */
/**
 * @typedef {object} Label
 * @property {string} id
 * @property {Variant[][]} forms rich to poor; the variants of a form in order of preference
 * @property {Point[]} anchors best first
 * @property {string[]} [units] units the label should lie in; none = anywhere
 * @property {[number, number][]} [offsets] steps around an anchor in label widths and heights, best first
 * @property {boolean} [required] others make room for it
 * @property {boolean} [leads] it may stand beside its unit, with a line
 * @property {boolean} [guest] it gives way to labels that stand beside their units
 * @property {number} [rich] so many of its forms say more than the name
 * @property {number} [margin] free px around it
 */
/** @typedef {{label: Label, form: number, variant: Variant, x: number, y: number, box: Box, line?: Line}} Placed */
/** @typedef {[Point, Point]} Line from the unit to a label beside it */
/** @typedef {{placed: Placed[], lost: Label[]}} Placement lost: required labels without a place */
/**
 * @typedef {object} Frame
 * @property {number} width
 * @property {number} height
 * @property {number} [aside] px that a label beside its unit keeps from the window's edge, more than one in its place
 * @property {Box[]} blockers
 * @property {{box: Box, cost: number}[]} [soft] boxes to leave open where possible; the cost of covering one
 * @property {(units: string[], box: Box) => number} share of the box in the units
 * @property {(units: string[], box: Box) => number} abroad share of the box in others
 * @property {LabelRule} rule
 * @property {number} [keyed] farther from its unit a label is not put for what a key can say
 */

/** @type {Point[]} steps around an anchor in label widths and heights: small, the anchor itself first */
const AROUND = [
  [0, 0],
  [0, -0.45],
  [0, 0.45],
  [0.25, 0],
  [-0.25, 0],
  [0, -0.9],
  [0, 0.9],
  [0.45, 0.3],
  [-0.45, 0.3],
  [0.45, -0.3],
  [-0.45, -0.3],
];
/** @type {Point[]} */
export const AT_ANCHOR = [[0, 0]];

/** A label that lies inside its unit up to this share counts as inside. */
const INSIDE = 0.97;
/** Least share of a form inside the unit, while labels still make room for each other; the rule asks for less. */
const LEAST_RICH = 0.8;
/** What a worse anchor, a step away from it, or a second-choice variant costs, in shares. */
const COST = { anchor: 0.012, offset: 0.03, variant: 0.08 };
/** A rich form that covers soft boxes for more than this gives way to a poorer one. */
const MOST_COVERED = 0.5;
const MOST_ROUNDS = 8;
/** So near, in px, a label is asked to move for another. */
const NEAR_PX = 40;

/**
 * What a box covers of the soft ones: the cost of each by the share that is covered.
 * @param {Box} box
 * @param {SoftBox[]} soft
 */
function coverCost(box, soft) {
  let sum = 0;
  for (const { box: other, cost } of soft) {
    if (!overlaps(box, other)) continue;
    const width = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
    const height = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
    sum += (cost * width * height) / ((other[2] - other[0]) * (other[3] - other[1]));
  }
  return sum;
}

/**
 * All positions of one variant with what each costs before anything is known of its surroundings.
 * @param {Label} label
 * @param {Variant} variant
 * @returns {Generator<{ x: number, y: number, cost: number, box: Box }>}
 */
function* candidates(label, variant) {
  for (const [rank, [anchorX, anchorY]] of label.anchors.entries()) {
    for (const [offsetX, offsetY] of label.offsets ?? AROUND) {
      const x = anchorX + offsetX * variant.width - variant.width / 2;
      const y = anchorY + offsetY * variant.height - variant.height / 2;
      const away = offsetX || offsetY ? COST.offset * (1 + Math.abs(offsetX) + Math.abs(offsetY)) : 0;
      yield { x, y, cost: rank * COST.anchor + away, box: [x, y, x + variant.width, y + variant.height] };
    }
  }
}

/**
 * The best free place of one form.
 * @param {Label} label
 * @param {number} form
 * @param {Frame} frame
 * @param {Box[]} taken
 * @param {number} [leastRich]
 * @returns {Placed | null}
 */
function bestPlace(label, form, frame, taken, leastRich = LEAST_RICH) {
  const poorest = form === label.forms.length - 1;
  const least = poorest ? frame.rule.home : leastRich;
  const mostCovered = poorest ? Infinity : MOST_COVERED;
  const soft = frame.soft ?? [];
  /** @type {Placed | null} */
  let best = null;
  let bestScore = -Infinity;
  for (const [preference, variant] of label.forms[form].entries()) {
    for (const { x, y, cost, box } of candidates(label, variant)) {
      const most = 1 - cost - preference * COST.variant;
      if (most <= bestScore || !inFrame(box, frame)) continue;
      const share = label.units ? Math.min(1, frame.share(label.units, box) / INSIDE) : 1;
      const covered = coverCost(box, soft);
      const score = most - (1 - share) - covered;
      if (share < least || covered > mostCovered || score <= bestScore) continue;
      const padded = inflate(box, label.margin ?? 3);
      if (taken.some((other) => overlaps(padded, other))) continue;
      if (label.units && frame.abroad(label.units, box) > frame.rule.abroad) continue;
      bestScore = score;
      best = { label, form, variant, x, y, box };
    }
  }
  return best;
}

/**
 * One round: labels in order, each in the richest form allowed that finds a place.
 * @param {Label[]} labels
 * @param {Frame} frame
 * @param {Map<string, number>} floor the richest form a label may still take
 */
function placeOnce(labels, frame, floor) {
  const taken = [...frame.blockers];
  /** @type {Placed[]} */
  const placed = [];
  /** @type {Label[]} */
  const lost = [];
  for (const label of labels) {
    let found = null;
    for (let form = floor.get(label.id) ?? 0; form < label.forms.length && !found; form++) {
      found = bestPlace(label, form, frame, taken);
    }
    if (found) {
      placed.push(found);
      taken.push(found.box);
    } else if (label.required) {
      lost.push(label);
    }
  }
  return { placed, lost };
}

/** @param {string[]} units @param {Box} box @param {Frame} frame */
const isAtHome = (units, box, { rule, share, abroad }) =>
  share(units, box) >= rule.home && abroad(units, box) <= rule.abroad;

/**
 * Labels that cover a place where a lost label could stand.
 * @param {Label} lost
 * @param {Placed[]} placed
 * @param {Frame} frame
 */
function inTheWay(lost, placed, frame) {
  const variants = lost.forms[lost.forms.length - 1];
  const wanted = variants.flatMap((variant) => [...candidates(lost, variant)].map((candidate) => candidate.box));
  const possible = wanted.filter((box) => inFrame(box, frame) && (!lost.units || isAtHome(lost.units, box, frame)));
  return placed.filter(({ box }) => possible.some((other) => overlaps(inflate(box, 3), other)));
}

/**
 * Give back what was given up without need: several labels may have stepped down for one that needed
 * the room of a single one. All others stay where they are.
 * @param {Placed[]} placed changed in place
 * @param {Frame} frame
 * @param {number} least share of a label that must lie in its unit
 */
function enrich(placed, frame, least) {
  for (const [index, poor] of placed.entries()) {
    const others = placed.filter((other) => other !== poor).map(({ box }) => box);
    const taken = [...frame.blockers, ...others];
    let richer = null;
    for (let form = 0; form < poor.form && !richer; form++) richer = bestPlace(poor.label, form, frame, taken, least);
    if (richer) placed[index] = richer;
  }
}

/**
 * A label that was left with its bare name may have more to say if one near it moves aside, or is set
 * smaller without being left with its own.
 * @param {Placed[]} placed changed in place
 * @param {Frame} frame
 */
function makeRoom(placed, frame) {
  for (const [index, bare] of placed.entries()) {
    const rich = bare.label.rich ?? 0;
    if (rich === 0 || bare.form < rich) continue;
    const near = inflate(bare.box, NEAR_PX);
    const others = [...placed.keys()].filter((at) => at !== index && overlaps(near, placed[at].box));
    const moves = others.flatMap((at) => moveAside(placed, index, at, frame) ?? []);
    if (moves.length === 0) continue;
    const [{ at, richer, moved }] = moves;
    placed[index] = richer;
    placed[at] = moved;
  }
}

/**
 * The richer form of one label and the new place of another, which keeps to its rich forms; null where there is none.
 * @param {Placed[]} placed
 * @param {number} index
 * @param {number} at
 * @param {Frame} frame
 */
function moveAside(placed, index, at, frame) {
  const [bare, other] = [placed[index], placed[at]];
  const rest = placed.filter((one) => one !== bare && one !== other).map(({ box }) => box);
  const taken = [...frame.blockers, ...rest];
  for (let form = 0; form < (bare.label.rich ?? 0); form++) {
    const richer = bestPlace(bare.label, form, frame, taken, frame.rule.rich);
    if (!richer) continue;
    const forms = Math.max(other.form + 1, other.label.rich ?? 0);
    for (let to = other.form; to < forms; to++) {
      const moved = bestPlace(other.label, to, frame, [...taken, richer.box], frame.rule.rich);
      if (moved) return { at, richer, moved };
    }
  }
  return null;
}

/**
 * Poorer rounds count for less: first the labels that are missing, one that names several units as much as each of
 * them would, then the forms that were given up.
 * @param {Placement} placement
 */
function worth({ placed, lost }) {
  const missing = lost.reduce((sum, { units }) => sum + (units?.length ?? 1), 0);
  return placed.reduce((sum, { form }) => sum - form, 0) - 1000 * missing;
}

/**
 * Place labels without overlaps.
 * @param {Label[]} labels most important first
 * @param {Frame} frame
 * @returns {Placement}
 */
export function placeLabels(labels, frame) {
  let order = labels.filter((label) => label.forms.length > 0 && label.anchors.length > 0);
  /** @type {Map<string, number>} */
  const floor = new Map();
  /** @type {Placement} */
  let best = { placed: [], lost: order };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = placeOnce(order, frame, floor);
    if (round === 0 || worth(result) > worth(best)) best = result;
    if (result.lost.length === 0) break;
    let changed = false;
    for (const lost of result.lost) {
      for (const { label } of inTheWay(lost, result.placed, frame)) {
        const next = (floor.get(label.id) ?? 0) + 1;
        if (next >= label.forms.length) continue;
        floor.set(label.id, next);
        changed = true;
      }
    }
    const lostFirst = [...result.lost, ...order.filter((label) => !result.lost.includes(label))];
    if (!changed && lostFirst.every((label, index) => label === order[index])) break;
    order = lostFirst;
  }
  enrich(best.placed, frame, LEAST_RICH);
  // when all are named, extras may spill over a little more, where the room is free
  enrich(best.placed, frame, frame.rule.rich);
  makeRoom(best.placed, frame);
  const placed = leadHome(best.placed, best.lost, frame);
  return { placed, lost: best.lost.filter((label) => !placed.some((found) => found.label === label)) };
}
