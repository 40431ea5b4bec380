/** Which airports, stations, ports and bonded zones a state shows, and how their symbols are drawn. */

import { html, trusted } from "./dom.js";
import { parkSet } from "./park_set.js";

/**
 * Those of the map of one unit, or of the overlay. One thing gets one marker: what the map of its unit marks as a park
 * is not marked again.
 * @param {Context} context
 * @param {State} state
 * @returns {Facility[]}
 */
export function facilitySet(context, state) {
  const { book, mode } = context;
  if (!mode.ofOneUnit && !state.overlays.includes("facilities")) return [];
  const parks = mode.ofOneUnit ? parkSet(context, state).placed.map(({ id }) => id) : [];
  return (book.facilities ?? []).filter(
    ({ later, park }) => (state.later || !later) && !(park && parks.includes(park)),
  );
}

/**
 * The symbol of a kind; hollow where the point only lies near.
 * @param {World} world
 * @param {string} kind
 * @param {boolean} near
 */
export const badge = ({ look }, kind, near) =>
  html`<svg class="lm-badge ${near && "near"}" viewBox="0 0 24 24" aria-hidden="true">${trusted(look.symbols[kind])}</svg>`;
