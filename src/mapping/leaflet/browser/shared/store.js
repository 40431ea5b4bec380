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
 * @property {string | null} also a second unit to be outlined, the other one of a pair
 * @property {object[]} extra layers of this request alone, which the published book does not hold
 * @property {[string, string][]} filter of the finder, as it stands in the address (see filter.js)
 * @property {string[]} short ids of the finder's shortlisted parks
 * @property {object | null} found what Python says of the finder's result: counts beside the choices
 * @property {string | null} over layer drawn as circles over the fill
 * @property {string | null} hot park under the pointer or with the keyboard focus
 * @property {boolean} sheet the layer sheet of the phone layout is open
 */

const isObject = (value) => typeof value === "object" && value !== null;
const same = (a, b) => a === b || (isObject(a) && isObject(b) && JSON.stringify(a) === JSON.stringify(b));

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
