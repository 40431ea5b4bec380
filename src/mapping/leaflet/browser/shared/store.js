/** The state of one map and who listens to it. */

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null;
/** @param {unknown} a @param {unknown} b */
const same = (a, b) => a === b || (isObject(a) && isObject(b) && JSON.stringify(a) === JSON.stringify(b));

/**
 * Subscribers run at once and in order, so that what a click changes is on screen in the same frame.
 * @template {object} S
 * @param {S} initial
 */
export function createStore(initial) {
  const state = { ...initial };
  /** @type {{keys: Set<keyof S>, run: (state: S) => unknown}[]} */
  const subscribers = [];
  return {
    state,
    /**
     * @param {(keyof S)[]} keys run when one of these has changed
     * @param {(state: S) => unknown} run
     */
    subscribe(keys, run) {
      subscribers.push({ keys: new Set(keys), run });
    },
    /**
     * @param {Partial<S>} patch
     * @returns {(keyof S)[]} the keys whose value really changed
     */
    set(patch) {
      const changed = /** @type {(keyof S)[]} */ (Object.keys(patch)).filter((key) => !same(state[key], patch[key]));
      for (const key of changed) state[key] = /** @type {S[keyof S]} */ (patch[key]);
      for (const { keys, run } of subscribers) {
        if (changed.some((key) => keys.has(key))) run(state);
      }
      return changed;
    },
  };
}
