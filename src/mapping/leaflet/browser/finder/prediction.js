/**
 * The answer to a filter before Python has given it: the sets that Python has published, cut and joined. Python's
 * own answer follows and holds; what only Python can know (which parks a text finds) is waited for.
 */

import { openFilter, ownRange, rangeOf, textOf } from "../shared/filter.js";
import { cut, holds, join, less, placesWhere, setOf, size, wordsFor } from "./park_sets.js";

/** A range as Python writes it. What a reader may write besides, Python reads. */
const RANGE = /^(?=.*\d)(\d+(\.\d+)?)?(-(\d+(\.\d+)?)?)?$/;

/** @typedef {import("./park_sets.js").ParkSet} ParkSet */
/** @typedef {{of: string, hex: string}} SearchText a text of the search box and the parks that it finds */

/**
 * @param {ParkIndex} index as published by Python
 * @param {Options} options choices of each facet, as published
 */
export function createPrediction(index, options) {
  const words = wordsFor(index.order.length);
  const { valuesOf } = openFilter(index.short);
  const ranges = Object.keys(index.numbers);
  /** What a filter is made of: the text, the facets, the ranges, and whether what came later counts. */
  const parts = ["q", ...Object.keys(options), ...ranges, "later"];
  /** @param {string} hex */
  const read = (hex) => setOf(hex, words);
  const everything = read(index.everything);
  const edition = read(index.edition);
  const own = index.own ?? { values: {}, numbers: {} };
  const sets = Object.fromEntries(
    Object.entries({ ...index.values, own: own.values }).map(([facet, values]) => [
      facet,
      new Map(Object.entries(values).map(([value, hex]) => [value, read(hex)])),
    ]),
  );
  /** Parks of all the values that a facet has one word for. */
  const short = Object.entries(index.short).map(([facet, { values }]) => ({
    facet,
    parks: values.flatMap((value) => sets[facet].get(value) ?? []).reduce(join, new Uint32Array(words)),
  }));
  /** Sets of the ids that a choice stands for. */
  const choices = Object.fromEntries(
    Object.entries(options).map(([facet, rows]) => [facet, rows.map(({ id }) => anyOf(facet, id.split(",")))]),
  );
  const known = Object.fromEntries(
    ranges.map((key) => [key, placesWhere(index.order.length, (place) => index.numbers[key][place] !== null)]),
  );

  /** @param {string} facet @param {string[]} values */
  function anyOf(facet, values) {
    const found = values.flatMap((value) => sets[facet].get(value) ?? []);
    return found.length === values.length ? found.reduce(join) : null;
  }

  /** @param {(number | null)[]} numbers @param {{ low: string, high: string }} told */
  function within(numbers, { low, high }) {
    const [least, greatest] = [low === "" ? -Infinity : Number(low), high === "" ? Infinity : Number(high)];
    return placesWhere(index.order.length, (place) => {
      const number = numbers[place];
      return number !== null && number >= least && number <= greatest;
    });
  }

  /**
   * The parks that one filter lets through; null where only Python knows.
   * @param {Filter} filter
   * @param {string} key
   * @param {SearchText | null} text
   */
  function maskOf(filter, key, text) {
    if (key === "later") return textOf(filter, key) ? everything : edition;
    if (!textOf(filter, key)) return everything;
    if (key === "q") return text && text.of === textOf(filter, "q") ? read(text.hex) : null;
    if (key === "own") return ownMask(valuesOf(filter, key));
    if (!ranges.includes(key)) return anyOf(key, valuesOf(filter, key));
    return RANGE.test(textOf(filter, key)) ? within(index.numbers[key], rangeOf(filter, key)) : null;
  }

  /** Of one column any entry, of several all. @param {string[]} entries @returns {ParkSet | null} */
  function ownMask(entries) {
    /** @type {Map<string, ParkSet>} */
    const columns = new Map();
    for (const entry of entries) {
      const [column] = entry.split(":", 1);
      const range = column in own.numbers ? ownRange(entry) : null;
      const found = range ? within(own.numbers[column], range) : anyOf("own", [entry]);
      if (!found) return null;
      const before = columns.get(column);
      columns.set(column, before ? join(before, found) : found);
    }
    return [...columns.values()].reduce(cut, everything);
  }

  /** @param {string} key @param {ParkSet} set */
  const numbersIn = (key, set) =>
    index.numbers[key].filter((number, place) => number !== null && holds(set, place)).map(Number);

  /** @param {string} key @param {ParkSet} others */
  function rangeCounts(key, others) {
    const numbers = numbersIn(key, others);
    const [least, greatest] = numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [null, null];
    return { least, greatest, unknown: size(less(others, known[key])) };
  }

  return {
    /**
     * @param {Filter} filter
     * @param {SearchText | null} text
     * @returns {{parks: string[], found: Found} | null} null where Python must be waited for
     */
    answer(filter, text) {
      /** @type {Map<string, ParkSet>} */
      const masks = new Map();
      for (const key of parts) {
        const mask = maskOf(filter, key, text);
        if (!mask) return null;
        masks.set(key, mask);
      }
      /** @param {string | null} left */
      const without = (left) =>
        [...masks].filter(([key]) => key !== left).reduce((set, [, mask]) => cut(set, mask), everything);
      const all = without(null);
      const total = size(all);
      /** @type {Found} */
      const found = {
        of: filter,
        text: textOf(filter, "q") ? (text?.hex ?? null) : null,
        total,
        later: size(less(without("later"), edition)),
        short: Object.fromEntries(short.map(({ facet, parks }) => [facet, size(cut(without(facet), parks))])),
        facets: {},
        ranges: {},
      };
      for (const facet of Object.keys(options)) {
        const others = without(facet);
        found.facets[facet] = choices[facet].map((set) => (set ? size(cut(set, others)) : 0));
      }
      for (const key of ranges) found.ranges[key] = rangeCounts(key, without(key));
      if (total === 0) {
        const set = parts.filter((key) => (key === "later" ? !textOf(filter, key) : textOf(filter, key)));
        /** @type {[string, number][]} */
        const ways = set.map((key) => [key, size(without(key))]);
        found.without = ways.filter(([, n]) => n > 0);
      }
      return { parks: index.order.filter((_, place) => holds(all, place)), found };
    },
  };
}

/**
 * The land under the markers for other parks: the same layer with other values.
 * @param {Layer} layer as Python has sent it
 * @param {Entry[]} classes value of a unit by the number of its parks
 * @param {Park[]} parks found
 */
export function landOf(layer, classes, parks) {
  const of = Object.fromEntries(
    Object.keys(layer.of).map((unit) => [unit, classes[parks.filter((park) => park.unit === unit).length]]),
  );
  const bins = Object.values(of).map(({ bin }) => bin);
  const legend = layer.legend.map((row) => ({ ...row, count: bins.filter((bin) => bin === row.key).length }));
  return { ...layer, of, legend, note: null };
}
