/** The park finder's own parts: filters beside the map, card and stacks over it, shortlist and table below. */

import { openFilter, sameFilter, textOf } from "../shared/filter.js";
import { createFacets } from "./facets.js";
import { createParkCard } from "./park_card.js";
import { createParkTable } from "./park_table.js";
import { createPrediction, landOf } from "./prediction.js";
import { createRowPicks } from "./row_picks.js";
import { createShortlist } from "./shortlist.js";
import { createStacks } from "./stack.js";

/**
 * What the parts share beyond the map's context: names and choices of the filters, and tables of the parks.
 * @param {Context} context
 * @param {FinderFile} published
 * @returns {FinderContext}
 */
export function equipFinder(context, { titles, options, result, compared, index, own = [] }) {
  return Object.assign(context, {
    titles,
    options,
    own,
    filters: openFilter(index.short),
    result,
    compared,
    accept: createAnswers(context, options, index),
  });
}

/**
 * A press is answered at once by prediction. Returns what takes in Python's answers: one to an earlier filter is let
 * go, and land that is right already is not drawn again.
 * @param {Context} context
 * @param {Options} options
 * @param {ParkIndex} index
 * @returns {(patch: Patch) => Patch}
 */
function createAnswers({ store, book, root }, options, index) {
  const prediction = createPrediction(index, options);
  /** @param {unknown} a @param {unknown} b */
  const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  /** @type {import("./prediction.js").SearchText | null} the text that was searched for last */
  let text = null;

  store.subscribe(["filter"], ({ filter, found, extra }) => {
    const answer = sameFilter(found?.of, filter) ? null : prediction.answer(filter, text);
    if (!answer) return;
    const land = landOf(
      extra[0],
      index.classes,
      answer.parks.flatMap((id) => book.park(id) ?? []),
    );
    book.setExtra([land]);
    store.set({ ...answer, extra: [land] });
  });

  // a text that is searched for: what is still shown answers the filter before
  store.subscribe(["filter", "found"], ({ filter, found }) =>
    root.classList.toggle("lm-waiting", !sameFilter(found?.of, filter)),
  );

  /** @param {Found | null} found */
  const remember = (found) => {
    if (found?.text) text = { of: textOf(found.of, "q"), hex: found.text };
  };
  remember(store.state.found);
  return ({ parks, extra, found, ...patch }) => {
    if (!found) return patch;
    remember(found);
    if (!sameFilter(found.of, patch.filter ?? store.state.filter)) return patch;
    const right = equal(parks, store.state.parks) && sameFilter(found.of, store.state.found?.of);
    return right ? { ...patch, found } : { ...patch, parks, extra, found };
  };
}

/**
 * @param {FinderContext} context
 * @param {Shell} shell
 * @param {Stage} parts
 * @param {Addresses} assets
 */
export function createFinder(context, shell, { view, reach, fit }, assets) {
  const { store } = context;
  createFacets(context, shell.facets, assets);
  const shortlist = createShortlist(context, shell.shortlist);
  context.stacks = createStacks(context, view.map);
  createParkTable(context, shell.twin, shortlist);
  createRowPicks(context, shortlist);
  createParkCard(context, { view, reach, fit }, assets, shortlist);
  // the unit that the filter names alone is outlined like one that was chosen
  /** @param {State} state */
  const outline = ({ filter }) => {
    const units = filter.find(([key]) => key === "unit")?.[1].split(",") ?? [];
    store.set({ selected: units.length === 1 ? units[0] : null });
  };
  store.subscribe(["filter"], outline);
  outline(store.state);
}
