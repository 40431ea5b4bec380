/** What a user may change: first on screen, then reported to Python. */

import { withToggled } from "./filter.js";

/**
 * @param {object} store
 * @param {object} book
 * @param {(key: string, value: unknown) => void} report
 */
export function createActions(store, book, report) {
  const change = (patch) => {
    for (const key of store.set(patch)) report(key, store.state[key]);
  };
  const toggled = (key, id) => ({ [key]: store.state[key] === id ? null : id });
  return {
    change,
    setLayer(id, { keepSheet = false } = {}) {
      if (!book.hasLayer(id)) return;
      change({ layer: id });
      if (!keepSheet) store.set({ sheet: false });
    },
    setOver(id) {
      change({ over: id });
    },
    pressUnit(id) {
      // on the finder's map a unit is a filter
      if (store.state.mode === "finder") {
        change({ filter: withToggled(store.state.filter, "unit", id) });
        return;
      }
      // on a district's map a neighbour leads to its own map
      if (store.state.mode === "unit") change({ focus: id, park: null });
      else change({ ...toggled("selected", id), district: null });
    },
    /** Its own map is another page: Python opens it. */
    openUnit(id) {
      report("open", id);
    },
    /** Something only Python can do. */
    askFor(event) {
      report(event, true);
    },
    pressDistrict(id) {
      change({ selected: null, ...toggled("district", id) });
    },
    pressPark(id) {
      const { unit } = book.park(id);
      // a neighbour's park is shown on the neighbour's map
      const elsewhere = store.state.mode === "unit" && unit !== store.state.focus && book.unit(unit);
      change(elsewhere ? { focus: unit, park: id } : toggled("park", id));
    },
    setOverlay(id, on) {
      const rest = store.state.overlays.filter((other) => other !== id);
      change({ overlays: on ? [...rest, id] : rest });
    },
    escape() {
      const { mode, sheet, park, geo } = store.state;
      if (sheet) store.set({ sheet: false });
      else if (park || mode === "finder") change({ park: null });
      else change(geo === "district" ? { selected: null, district: null } : { selected: null });
    },
  };
}
