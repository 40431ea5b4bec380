/**
 * What the search in the page head finds, the map on the page may be able to show: two elements that share this module.
 * What the map takes changes in the frame of the press and is reported by the map; the rest is Python's.
 */

/** @typedef {(kind: string, id: string) => boolean} Take whether the map shows it */

/** @type {Take | null} of the map on the page */
let map = null;

export const found = {
  /** The head asks for something. @type {Take} */
  show: (kind, id) => map?.(kind, id) ?? false,

  /**
   * A map takes what it can.
   * @param {Take} take
   * @returns {() => void} leave
   */
  serve(take) {
    map = take;
    return () => {
      if (map === take) map = null;
    };
  },
};
