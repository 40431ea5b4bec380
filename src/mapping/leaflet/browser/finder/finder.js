/** The park finder's own parts: filters beside the map, card and stacks over it, shortlist and table below. */

import { createFacets } from "./facets.js";
import { textOf } from "../shared/filter.js";
import { createParkCard } from "./park_card.js";
import { createParkTable } from "./park_table.js";
import { createPrediction, landOf } from "./prediction.js";
import { createShortlist } from "./shortlist.js";
import { createStacks } from "./stack.js";

/**
 * What the parts share beyond the map's context: choices of the filters, and facts of the parks.
 * @param {object} context
 * @param {{options: object, facts: object}} published finder's file
 */
export function equipFinder(context, { options, facts, index }) {
  Object.assign(context, { options, facts, accept: createAnswers(context, options, index) });
}

/**
 * A press is answered at once by prediction. Returns what takes in Python's answers: one to an earlier filter is let
 * go, and land that is right already is not drawn again.
 */
function createAnswers({ store, book, root }, options, index) {
  const prediction = createPrediction(index, options);
  const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  /** The text that was searched for last, and the parks that it finds. */
  let text = null;

  store.subscribe(["filter"], ({ filter, found, extra }) => {
    const answer = equal(found?.of, filter) ? null : prediction.answer(filter, text);
    if (!answer) return;
    const land = landOf(extra[0], index.classes, answer.parks.map(book.park));
    book.setExtra([land]);
    store.set({ ...answer, extra: [land] });
  });

  // a text that is searched for: what is still shown answers the filter before
  store.subscribe(["filter", "found"], ({ filter, found }) =>
    root.classList.toggle("lm-waiting", !equal(found?.of, filter)),
  );

  const remember = (found) => {
    if (found?.text) text = { of: textOf(found.of, "q"), hex: found.text };
  };
  remember(store.state.found);
  return ({ parks, extra, found, ...patch }) => {
    if (!found) return patch;
    remember(found);
    if (!equal(found.of, patch.filter ?? store.state.filter)) return patch;
    const right = equal(parks, store.state.parks) && equal(found.of, store.state.found?.of);
    return right ? { ...patch, found } : { ...patch, parks, extra, found };
  };
}

/**
 * @param {object} context
 * @param {object} shell
 * @param {object} view
 * @param {object} assets addresses
 */
export function createFinder(context, shell, view, assets) {
  const { store, panel } = context;
  /** A card that closes gives the keyboard back to the park's row in the list. */
  context.focusRow = (id) => panel.querySelector(`[data-row="${id}"]`)?.focus({ preventScroll: true });
  createFacets(context, shell.facets);
  context.shortlist = createShortlist(context, shell.shortlist);
  context.stacks = createStacks(context, view.map);
  createParkTable(context, shell.twin);
  const card = createParkCard(context, view, assets);
  // the unit that the filter names alone is outlined like one that was chosen
  const outline = ({ filter }) => {
    const units = filter.find(([key]) => key === "unit")?.[1].split(",") ?? [];
    store.set({ selected: units.length === 1 ? units[0] : null });
  };
  store.subscribe(["filter"], outline);
  outline(store.state);
  return card;
}
