/**
 * What the search in the page head finds, the map on the page may be able to show: two elements that share this module.
 * What the map takes changes in the frame of the press and is reported by the map; the rest is Python's.
 */

/** @typedef {(kind: string, id: string) => boolean} Take whether the map shows it */

/** @type {Take | null} of the map on the page */
let map = null;
/** @type {Set<() => void>} */
const waiting = new Set();

export const found = {
  /** The head asks for something. @type {Take} */
  show: (kind, id) => map?.(kind, id) ?? false,

  /**
   * Run something once a map is there.
   * @param {() => void} run
   * @returns {() => void} no longer
   */
  whenDrawn(run) {
    if (map) run();
    else waiting.add(run);
    return () => waiting.delete(run);
  },

  /**
   * A map takes what it can.
   * @param {Take} take
   * @returns {() => void} leave
   */
  serve(take) {
    map = take;
    for (const run of waiting) run();
    waiting.clear();
    return () => {
      if (map === take) map = null;
    };
  },
};
