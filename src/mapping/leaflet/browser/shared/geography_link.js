/**
 * The geography is chosen in the page head and drawn by the map: two elements of the page, which share this module.
 * The map is the authority. It says what it shows, and the head asks it for a change, so that both change in one
 * frame and only the map reports to Python.
 */

/** @typedef {"unit" | "district"} Geography */

/** @type {{choose: (geo: Geography) => void, prepare: () => void} | null} the map on the page */
let map = null;
/** @type {Geography | null} */
let shown = null;
let offered = false;
/** @type {Set<() => void>} */
const watchers = new Set();

export const geography = {
  /** What the map shows; null where there is no map that has the choice. */
  shown: () => shown,

  /**
   * The head asks for a change.
   * @param {Geography} geo
   * @returns {boolean} false where no map is there to do it
   */
  choose(geo) {
    map?.choose(geo);
    return map !== null;
  },

  /**
   * The head offers the choice and wants to know what is shown.
   * @param {() => void} changed
   * @returns {() => void} leave
   */
  watch(changed) {
    watchers.add(changed);
    offered = true;
    map?.prepare();
    return () => watchers.delete(changed);
  },

  /**
   * A map takes the choice over.
   * @param {{choose: (geo: Geography) => void, prepare: () => void}} one `prepare` makes ready what is not shown
   * @returns {() => void} leave
   */
  serve(one) {
    map = one;
    if (offered) map.prepare();
    return () => {
      if (map !== one) return;
      map = null;
      shown = null;
    };
  },

  /** @param {Geography} geo what the map shows from now on */
  announce(geo) {
    shown = geo;
    for (const changed of watchers) changed();
  },
};
