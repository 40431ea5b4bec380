/** Many inputs by chance, always the same ones: what fails here fails everywhere. */

/**
 * Numbers from 0 to 1 by chance (mulberry32).
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Lists of points, from one alone to a crowd on a few pixels.
 * @param {number} lists
 * @param {number} mostPoints
 * @param {number} extent px
 * @returns {[x: number, y: number][][]}
 */
export function listsOfPoints(lists, mostPoints, extent) {
  return Array.from({ length: lists }, (_, seed) => {
    const next = chance(seed + 1);
    const [length, spread] = [1 + Math.floor(next() * mostPoints), 1 + Math.floor(next() * extent)];
    return Array.from({ length }, () => [Math.floor(next() * spread), Math.floor(next() * spread)]);
  });
}
