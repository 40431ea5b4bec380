/**
 * What the reader has done and Python has not yet followed. Each order keeps its number until Python says that it has
 * followed it, so that one that was lost on the way is told again, and none is followed twice.
 */

/** @param {number} [first] orders are numbered on from here: Python may remember those of an earlier mount */
export function createOrders(first = Date.now()) {
  /** @type {EditionOrder[]} */
  let waiting = [];
  let last = first;
  /** what was told last, so that the same is not told in a circle */
  let told = first;
  return {
    /** @param {string} name @param {any} [value] @returns {number} its number */
    give(name, value = null) {
      last += 1;
      waiting.push([last, name, value]);
      return last;
    },
    /** Python has followed all orders up to this one. @param {number} done */
    hear(done) {
      waiting = waiting.filter(([n]) => n > done);
    },
    /** Python has begun anew: what waits is told again. */
    forget() {
      told = first;
    },
    waiting: () => waiting,
    /** What is to be told: all that waits, where something of it is new. */
    untold() {
      if (!waiting.length || waiting[waiting.length - 1][0] <= told) return null;
      told = waiting[waiting.length - 1][0];
      return waiting;
    },
  };
}
