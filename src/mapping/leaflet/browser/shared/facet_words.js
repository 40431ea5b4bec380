/** How the finder's filter is worded: what is chosen in each facet. Their names come from Python. */

import { ownEntries, ownRange, rangeOf, textOf } from "./filter.js";

/**
 * @param {FinderContext} context
 */
export function createFacetWords({ titles, options, own = [], filters, t }) {
  const { isChosen, isShort, shorthands } = filters;
  const labels = Object.fromEntries(
    Object.entries(options).map(([key, rows]) => [key, new Map(rows.map(({ id, label }) => [id, label]))]),
  );

  /** @param {string} key @param {string} choice */
  const labelOf = (key, choice) => labels[key]?.get(choice) ?? choice;

  /** What is chosen in a facet; a choice may stand for several values. @param {Filter} filter @param {string} key */
  const choices = (filter, key) => (options[key] ?? []).filter(({ id }) => isChosen(filter, key, id));

  /** A range as sheets and files say it (query_words.py). @param {Filter} filter @param {string} key */
  const rangeText = (filter, key) => endsText(rangeOf(filter, key));

  /** @param {{low: string, high: string}} ends */
  function endsText({ low, high }) {
    if (low === high) return low;
    if (!high) return t("≥ {value}", { value: low });
    return low ? `${low}–${high}` : t("≤ {value}", { value: high });
  }

  /** What is wanted of a column that a list has of its own, a text an entry. @param {Filter} filter @param {string} column */
  const ownTexts = (filter, column) =>
    ownEntries(filter, column).map((entry) => {
      const ends = ownRange(entry);
      return { entry, text: ends && !labels.own?.has(entry) ? endsText(ends) : labelOf("own", entry) };
    });

  return {
    labelOf,
    rangeText,
    /**
     * Everything that narrows the result, a line each: key, value (for one of several), and the words for it.
     * @param {Filter} filter
     */
    chosen(filter) {
      const lines = [];
      const text = textOf(filter, "q");
      if (text) lines.push({ key: "q", value: null, text: t("“{text}”", { text }) });
      for (const key of ["industry", "subsector", "word", "unit", "level", "kind"]) {
        for (const { id, label } of choices(filter, key)) lines.push({ key, value: id, text: label });
      }
      for (const key of ["area", "year"]) {
        if (textOf(filter, key)) lines.push({ key, value: null, text: `${titles[key]} ${rangeText(filter, key)}` });
      }
      for (const key of ["precision", "confidence", "grade"]) {
        if (isShort(filter, key)) lines.push({ key, value: null, text: shorthands[key].label });
        else {
          // a precision says what it is; that something is high, or official, needs the name of the facet
          const named = key === "precision" ? "" : `${titles[key]} `;
          for (const { id, label } of choices(filter, key)) lines.push({ key, value: id, text: `${named}${label}` });
        }
      }
      for (const { id, label } of own)
        for (const { entry, text } of ownTexts(filter, id)) {
          lines.push({ key: "own", value: entry, text: `${label} ${text}` });
        }
      return lines;
    },
    /** All values of one facet in words, short. @param {Filter} filter @param {string} key */
    summary(filter, key) {
      if (key === "area" || key === "year") return textOf(filter, key) ? rangeText(filter, key) : "";
      const names = key.startsWith("own:")
        ? ownTexts(filter, key.slice(4)).map(({ text }) => text)
        : choices(filter, key).map(({ label }) => label);
      return names.length > 2 ? t("{n} 项", { n: names.length }) : names.join(t("、"));
    },
  };
}
