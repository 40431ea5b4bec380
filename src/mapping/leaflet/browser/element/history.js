/**
 * The browser's Back and Forward. Python writes the address; this only reads it, so that Back undoes a
 * layer, a unit or a view at once. Streamlit runs the page again by itself then: nothing is reported (that
 * would write the address anew), the answer is only expected. It never adds entries.
 */

import { MOST_SHORTLISTED } from "../finder/shortlist.js";
import { entriesIn, filterIn, valueIn } from "../shared/filter.js";

/** @typedef {(address: URLSearchParams, book: Book) => unknown} Reader */

/**
 * A value of the address that the book knows; else none.
 * @param {string} key
 * @param {(book: Book, id: string | null) => unknown} isKnown
 * @returns {Reader}
 */
const known = (key, isKnown) => (address, book) => {
  const value = valueIn(address, key);
  return isKnown(book, value) ? value : null;
};

/**
 * How the parts of the state stand in the address, made valid: what is unknown reads as not given.
 * @type {Partial<Record<keyof State, Reader>>}
 */
const READERS = {
  /** @param {URLSearchParams} address @param {Book} book */
  layer: (address, book) => book.layer(valueIn(address, "layer")).id,
  selected: known("unit", (book, id) => book.unit(id)),
  focus: known("unit", (book, id) => book.unit(id)),
  park: known("park", (book, id) => book.park(id)),
  district: known("district", (book, id) => book.district(id)),
  over: known("over", (book, id) => book.hasCircles(id)),
  /** @param {URLSearchParams} address */
  geo: (address) => (valueIn(address, "geo") === "district" ? "district" : "unit"),
  filter: filterIn,
  /** @param {URLSearchParams} address @param {Book} book */
  short: (address, book) => entriesIn(address, "short").filter(book.park).slice(0, MOST_SHORTLISTED),
};

/**
 * @param {Context} context
 * @param {(patch: Partial<State>) => void} follow shows values that Python will send as well
 */
export function followHistory({ book, mode, cleanup }, follow) {
  const page = location.pathname;

  cleanup.listen(window, "popstate", () => {
    // Back to another page: its own element answers for it
    if (location.pathname !== page) return;
    const address = new URLSearchParams(location.search);
    /** @type {Patch} */
    const patch = Object.fromEntries(mode.reads.map((key) => [key, READERS[key]?.(address, book)]));
    // a map of one unit always has one
    if (patch.focus === null) delete patch.focus;
    follow(patch);
  });
}
