/** Sets of parks as bits, 32 to a word: cut, joined and counted. Pure. */

const WORD = 32;
const HEX_PER_WORD = 8;

/** @typedef {Uint32Array} ParkSet bit i = the park at place i of the index's order */

/**
 * @param {string} hex as Python writes a set
 * @param {number} words
 * @returns {ParkSet}
 */
export function setOf(hex, words) {
  const padded = hex.padStart(words * HEX_PER_WORD, "0");
  return Uint32Array.from({ length: words }, (_, place) => {
    const end = padded.length - place * HEX_PER_WORD;
    return Number.parseInt(padded.slice(end - HEX_PER_WORD, end), 16);
  });
}

/** How many words a set of so many parks takes. */
export const wordsFor = (parks) => Math.ceil(parks / WORD);

/** @param {ParkSet} a @param {ParkSet} b */
export const cut = (a, b) => a.map((word, place) => word & b[place]);

/** @param {ParkSet} a @param {ParkSet} b */
export const join = (a, b) => a.map((word, place) => word | b[place]);

/** In a, but not in b. */
export const less = (a, b) => a.map((word, place) => word & ~b[place]);

/** @param {ParkSet} set @param {number} place */
export const holds = (set, place) => ((set[place >>> 5] >>> (place & 31)) & 1) === 1;

/** @param {ParkSet} set */
export function size(set) {
  let bits = 0;
  for (let word of set) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    bits += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return bits;
}

/**
 * The places for which a test holds, as a set.
 * @param {number} count
 * @param {(place: number) => boolean} test
 * @returns {ParkSet}
 */
export function placesWhere(count, test) {
  const set = new Uint32Array(wordsFor(count));
  for (let place = 0; place < count; place++) if (test(place)) set[place >>> 5] |= 1 << (place & 31);
  return set;
}
