/** Which parks a state shows, and their numbers. The list and the markers both ask here, so they cannot differ. */

/**
 * @typedef {object} ParkSet
 * @property {Park[]} placed parks drawn with a marker, in order
 * @property {Park[]} unplaced parks that are listed only: their place is not known well enough
 * @property {Park[]} others parks of other units, drawn for orientation
 * @property {Map<string, number>} numbers number of each placed park, from 1
 */

/**
 * @param {Context} context
 * @param {State} state
 * @returns {ParkSet}
 */
export function parkSet({ book, mode }, state) {
  const base = book.parks.filter((park) => !park.later);
  const given = state.parks?.map(book.park).filter((park) => park !== null) ?? null;
  let shown = given ?? base;
  /** @type {Park[]} */
  let others = [];
  if (mode.ofOneUnit) {
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
