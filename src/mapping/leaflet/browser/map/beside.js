/** Where a name stands beside its marker. Pure. */

/** A name of which less than this share lies beyond an outline is not cut by it. */
const CUT = 0.03;

/** Boxes for a name around a marker, best first. @param {Box} marker @param {Size} size */
export function besides([left, top, right, bottom], { width, height }) {
  const middleX = (left + right) / 2 - width / 2;
  const middleY = (top + bottom) / 2 - height / 2;
  /** @param {number} x @param {number} y @returns {Box} */
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

/**
 * The first place that lies in the unit, else the first off it: a name across the edge tells of neither side. Null where
 * every place is cut.
 * @template {{ box: Box }} P
 * @param {P[]} places best first
 * @param {(box: Box) => number} share of a box in the unit, 0 to 1
 * @returns {P | null}
 */
export function onOneSide(places, share) {
  const sides = places.map(({ box }) => share(box));
  const inside = sides.findIndex((part) => part > 1 - CUT);
  return places[inside >= 0 ? inside : sides.findIndex((part) => part < CUT)] ?? null;
}

/** A name without what stands in brackets at its end. @param {string} name */
export const withoutBrackets = (name) => name.replace(/\s*[（(][^（(]*[）)]$/, "");
