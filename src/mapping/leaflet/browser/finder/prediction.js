/**
 * The answer to a filter before Python has given it: the sets that Python has published, cut and joined. Python's
 * own answer follows and holds; what only Python can know (which parks a text finds) is waited for.
 */

import { FILTER_KEYS, rangeOf, textOf, valuesOf } from "../shared/filter.js";
import { cut, holds, join, less, placesWhere, setOf, size, wordsFor } from "./park_sets.js";

const LOCATED = ["exact", "park", "town"];
/** Keys that are ranges of numbers. */
const RANGES = ["area", "year"];
/** A range as Python writes it. What a reader may write besides, Python reads. */
const RANGE = /^(?=.*\d)(\d+(\.\d+)?)?(-(\d+(\.\d+)?)?)?$/;

/**
 * @param {object} index as published by Python
 * @param {object} options choices of each facet, as published
 */
export function createPrediction(index, options) {
  const words = wordsFor(index.order.length);
  const read = (hex) => setOf(hex, words);
  const everything = read(index.everything);
  const edition = read(index.edition);
  const sets = Object.fromEntries(
    Object.entries(index.values).map(([facet, values]) => [
      facet,
      new Map(Object.entries(values).map(([value, hex]) => [value, read(hex)])),
    ]),
  );
  /** Sets of the ids that a choice stands for. */
  const choices = Object.fromEntries(
    Object.entries(options).map(([facet, rows]) => [facet, rows.map(({ id }) => anyOf(facet, id.split(",")))]),
  );
  const known = Object.fromEntries(
    RANGES.map((key) => [key, placesWhere(index.order.length, (place) => index.numbers[key][place] !== null)]),
  );

  function anyOf(facet, values) {
    const found = values.map((value) => sets[facet].get(value));
    return found.includes(undefined) ? null : found.reduce(join);
  }

  function within(key, { low, high }) {
    const numbers = index.numbers[key];
    return placesWhere(
      index.order.length,
      (place) =>
        numbers[place] !== null &&
        (low === "" || numbers[place] >= Number(low)) &&
        (high === "" || numbers[place] <= Number(high)),
    );
  }

  /** The parks that one filter lets through; null where only Python knows. */
  function maskOf(filter, key, text) {
    if (key === "later") return textOf(filter, key) ? everything : edition;
    if (!textOf(filter, key)) return everything;
    if (key === "q") return text?.of === textOf(filter, "q") ? read(text.hex) : null;
    if (!RANGES.includes(key)) return anyOf(key, valuesOf(filter, key));
    return RANGE.test(textOf(filter, key)) ? within(key, rangeOf(filter, key)) : null;
  }

  const numbersIn = (key, set) => index.numbers[key].filter((number, place) => number !== null && holds(set, place));

  function rangeCounts(key, others) {
    const numbers = numbersIn(key, others);
    const [least, greatest] = numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [null, null];
    return { least, greatest, unknown: size(less(others, known[key])) };
  }

  return {
    /**
     * @param {import("../shared/filter.js").Filter} filter
     * @param {{of: string, hex: string} | null} text a text of the search box and the parks that it finds
     * @returns {{parks: string[], found: object} | null} null where Python must be waited for
     */
    answer(filter, text) {
      const masks = Object.fromEntries(FILTER_KEYS.map((key) => [key, maskOf(filter, key, text)]));
      if (Object.values(masks).includes(null)) return null;
      const without = (left) =>
        FILTER_KEYS.filter((key) => key !== left).reduce((set, key) => cut(set, masks[key]), everything);
      const all = without(null);
      const total = size(all);
      const found = {
        of: filter,
        text: textOf(filter, "q") ? text.hex : null,
        total,
        later: size(less(without("later"), edition)),
        located: size(cut(without("precision"), anyOf("precision", LOCATED))),
        facets: {},
        ranges: {},
      };
      for (const facet of Object.keys(options)) {
        const others = without(facet);
        found.facets[facet] = choices[facet].map((set) => size(cut(set, others)));
      }
      for (const key of RANGES) found.ranges[key] = rangeCounts(key, without(key));
      if (total === 0) {
        const set = FILTER_KEYS.filter((key) => (key === "later" ? !textOf(filter, key) : textOf(filter, key)));
        const ways = set.map((key) => [key, size(without(key))]);
        found.without = ways.filter(([, n]) => n > 0);
      }
      return { parks: index.order.filter((_, place) => holds(all, place)), found };
    },
  };
}

/**
 * The land under the markers for other parks: the same layer with other values.
 * @param {object} layer as Python has sent it
 * @param {object[]} classes value of a unit by the number of its parks
 * @param {object[]} parks found
 */
export function landOf(layer, classes, parks) {
  const of = Object.fromEntries(
    Object.keys(layer.of).map((unit) => [unit, classes[parks.filter((park) => park.unit === unit).length]]),
  );
  const bins = Object.values(of).map(({ bin }) => bin);
  const legend = layer.legend.map((row) => ({ ...row, count: bins.filter((bin) => bin === row.key).length }));
  return { ...layer, of, legend, note: null };
}
