/** Which cells a zoom shows, and of which class a cell is. Pure. */

/** Sizes of H3 cells that lists count by, from large to small. */
const LARGEST = 6;
const SMALLEST = 9;
/** The zoom from which on cells of size 7 are wide enough, some 8 px; each next size is narrower by the root of 7. */
const FROM_ZOOM = 8.8;
const STEP = Math.log2(7) / 2;
/** Km from a cell's centre to its corners, which is also how long its edges are. */
const EDGES = { 6: 3.7, 7: 1.4, 8: 0.5, 9: 0.2 };

/** @param {number} zoom of the map */
export function sizeAt(zoom) {
  const size = 7 + Math.floor((zoom - FROM_ZOOM) / STEP + 1e-9);
  return Math.max(LARGEST, Math.min(SMALLEST, size));
}

/** @param {number} size */
export const edgeOf = (size) => EDGES[/** @type {keyof typeof EDGES} */ (size)];

/**
 * The class of an amount; -1 where there is nothing.
 * @param {number} amount
 * @param {number[]} from ascending, the first is 0
 */
export function binOf(amount, from) {
  if (!(amount > 0)) return -1;
  let bin = 0;
  while (bin + 1 < from.length && amount >= from[bin + 1]) bin++;
  return bin;
}

/** Of which size a cell is. @param {string} id */
export const sizeOf = (id) => Number.parseInt(id[1], 16);

/** The larger cell of a size in which one lies: its digits after that size are all set. @param {string} id @param {number} size */
export function parentOf(id, size) {
  const bits = BigInt(`0x${id}`);
  const unused = (1n << BigInt(3 * (15 - size))) - 1n;
  const sized = (bits & ~(0xfn << 52n)) | (BigInt(size) << 52n);
  return (sized | unused).toString(16);
}
