/** Filters of the columns that a list of the reader's own brings along: few values to choose from, or a range. */

import { all, html, one } from "../shared/dom.js";
import { ownEntries, ownRange } from "../shared/filter.js";
import { foldMarkup, pillMarkup, rangeMarkup, toolbarMarkup } from "./facet_parts.js";

/** What folds and fields of such a column are called. */
export const OWN = "own:";

/** @param {FinderContext} context */
export function ownMarkup({ own, options, book, t }) {
  return own.map(({ id, label, step }) => {
    if (step) return foldMarkup(`${OWN}${id}`, label, rangeMarkup(`${OWN}${id}`, t, step));
    const rows = (options.own ?? []).filter((row) => row.id.startsWith(`${id}:`));
    const pills = rows.map((row) => pillMarkup("own", row.id, row.label, { lang: book.lang }));
    return foldMarkup(`${OWN}${id}`, label, toolbarMarkup(label, html`${pills}`));
  });
}

/** The ends that stand in the filter, in their fields. @param {FinderContext} context @param {HTMLElement} box @param {Filter} filter */
export function showOwnRanges({ own }, box, filter) {
  for (const { id, step } of own) {
    if (!step) continue;
    const [entry = ""] = ownEntries(filter, id);
    const { low, high } = ownRange(entry) ?? { low: "", high: "" };
    const [first, last] = all(one(box, `[data-range="${OWN}${id}"]`), "input");
    first.value = low;
    last.value = high;
  }
}
