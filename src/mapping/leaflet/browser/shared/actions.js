/** What a user may change: first on screen, then reported to Python. */

/**
 * @param {Store} store
 * @param {Book} book
 * @param {Mode} mode
 * @param {Tell} report
 */
export function createActions(store, book, mode, report) {
  /** @param {Patch} patch */
  const change = (patch) => {
    for (const key of store.set(patch)) report(key, store.state[key]);
  };
  /** Another layer; who leaves the districts by it leaves the one that was chosen. @param {string} id @returns {Patch} */
  function withLayer(id) {
    const [here, there] = [store.state, { ...store.state, layer: id }].map(book.geography);
    return here === "district" && there !== here ? { layer: id, district: null } : { layer: id };
  }
  /** @param {"group" | "district" | "park"} key @param {string} id */
  const toggled = (key, id) => ({ [key]: store.state[key] === id ? null : id });
  return {
    change,
    withLayer,
    /** @param {string | undefined} id @param {{ keepSheet?: boolean }} [told] */
    setLayer(id, { keepSheet = false } = {}) {
      if (!id) return;
      if (book.hasLayer(id)) change(withLayer(id));
      // the map of a sub-sector comes with Python's answer
      else report("layer", id);
      if (!keepSheet) store.set({ sheet: false });
    },
    /** @param {string | null} id */
    chooseSecond(id) {
      change({ over: id });
    },
    /** @param {string} id */
    pressUnit(id) {
      change(mode.pressUnit(store.state, id));
    },
    /** The map of a unit, or null for the city's, is another page: Python opens it. @param {string | null} id */
    openMap(id) {
      report("open", id);
    },
    /** Something only Python can do. @param {string} event */
    askFor(event) {
      report(event, true);
    },
    /** @param {string} id */
    pressDistrict(id) {
      change({ selected: null, group: null, ...toggled("district", id) });
    },
    /** All units that share a list. @param {string} id */
    pressGroup(id) {
      change({ selected: null, district: null, ...toggled("group", id) });
    },
    /** @param {string} id */
    pressPark(id) {
      const unit = book.park(id)?.unit;
      // a neighbour's park is shown on the neighbour's map
      const elsewhere = mode.ofOneUnit && unit !== store.state.focus && book.unit(unit);
      change(elsewhere ? { focus: unit, park: id } : toggled("park", id));
    },
    /** @param {string} id @param {boolean} on */
    setOverlay(id, on) {
      const rest = store.state.overlays.filter((other) => other !== id);
      change({ overlays: on ? [...rest, id] : rest });
    },
    escape() {
      if (store.state.sheet) store.set({ sheet: false });
      else if (store.state.cell) change({ cell: null });
      else change(mode.release({ ...store.state, geo: book.geography(store.state) }));
    },
  };
}
