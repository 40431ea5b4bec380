/** Which parks a state shows, and their numbers. The list and the markers both ask here, so they cannot differ. */

/**
 * @typedef {object} ParkSet
 * @property {object[]} placed parks drawn with a marker, in order
 * @property {object[]} unplaced parks that are listed only: their place is not known well enough
 * @property {object[]} others parks of other units, drawn for orientation
 * @property {Map<string, number>} numbers number of each placed park, from 1
 */

/**
 * @param {object} book
 * @param {import("./store.js").State} state
 * @returns {ParkSet}
 */
export function parkSet(book, state) {
  const base = book.parks.filter((park) => !park.later);
  const given = state.parks?.map(book.park).filter(Boolean) ?? null;
  let shown = given ?? base;
  let others = [];
  if (state.mode === "unit") {
    const own = (given ?? []).filter((park) => park.unit === state.focus);
    // the order Python sent belongs to the unit before while the browser is a click ahead
    shown = own.length > 0 ? own : base.filter((park) => park.unit === state.focus);
    others = base.filter((park) => park.draw && park.unit !== state.focus);
  }
  const placed = shown.filter((park) => park.draw);
  return {
    placed,
    unplaced: shown.filter((park) => !park.draw),
    others,
    numbers: new Map(placed.map((park, index) => [park.id, index + 1])),
  };
}
