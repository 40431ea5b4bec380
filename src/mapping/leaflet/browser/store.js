/** The state of one map and who listens to it. */

/**
 * @typedef {object} State
 * @property {"city" | "unit" | "finder"} mode
 * @property {string} layer id of the layer drawn
 * @property {string | null} selected unit chosen on the city map
 * @property {string | null} focus unit whose map is shown in unit mode
 * @property {string | null} park chosen park
 * @property {string[]} overlays ids of the overlays that are on
 * @property {string[] | null} parks ids of the parks to show in order, null = the book's order
 * @property {"unit" | "district"} geo what the fill is cut into and what can be chosen
 * @property {string | null} district chosen administrative district (adcode)
 * @property {object[]} extra layers of this request alone, which the published book does not hold
 * @property {string | null} over layer drawn as circles over the fill
 * @property {string | null} hot park under the pointer or with the keyboard focus
 * @property {boolean} sheet the layer sheet of the phone layout is open
 */

const same = (a, b) => a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));

/**
 * Subscribers run at once and in order, so that what a click changes is on screen in the same frame.
 * @param {State} initial
 */
export function createStore(initial) {
  const state = { ...initial };
  /** @type {{keys: Set<string>, run: (state: State) => void}[]} */
  const subscribers = [];
  return {
    state,
    /**
     * @param {string[]} keys run when one of these has changed
     * @param {(state: State) => void} run
     */
    subscribe(keys, run) {
      subscribers.push({ keys: new Set(keys), run });
    },
    /**
     * @param {Partial<State>} patch
     * @returns {string[]} the keys whose value really changed
     */
    set(patch) {
      const changed = Object.keys(patch).filter((key) => !same(state[key], patch[key]));
      for (const key of changed) state[key] = patch[key];
      for (const { keys, run } of subscribers) {
        if (changed.some((key) => keys.has(key))) run(state);
      }
      return changed;
    },
  };
}
