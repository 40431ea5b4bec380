/**
 * The browser's Back and Forward. Python writes the address; this only reads it, so that Back undoes a
 * layer, a unit or a view at once. Streamlit runs the page again by itself then: nothing is reported (that
 * would write the address anew), the answer is only expected. It never adds entries.
 */

import { keepingWhatIsAlwaysThere } from "./state.js";

/** @typedef {(said: ReturnType<Book["address"]["read"]>, book: Book) => unknown} Reader */

/**
 * A value of the address that the book knows; else none.
 * @param {keyof State} part
 * @param {(book: Book, id: string | null) => unknown} isKnown
 * @returns {Reader}
 */
const known = (part, isKnown) => (said, book) => {
  const value = said.value(part);
  return isKnown(book, value) ? value : null;
};

/**
 * How the parts of the state stand in the address, made valid: what is unknown reads as not given.
 * @type {Partial<Record<keyof State, Reader>>}
 */
const READERS = {
  // what the book does not hold, of sub-sectors and firms, comes with Python's answer: until then the map stays
  layer: (said, book) => {
    const id = said.value("layer");
    return id && /^(subsector:|firms|lq:)/.test(id) && !book.hasLayer(id) ? null : book.layer(id).id;
  },
  selected: known("selected", (book, id) => book.unit(id)),
  group: known("group", (book, id) => book.sharedList(id)),
  focus: known("focus", (book, id) => book.unit(id)),
  park: known("park", (book, id) => book.park(id)),
  district: known("district", (book, id) => book.district(id)),
  over: known("over", (book, id) => book.hasCircles(id)),
  within: (said) => said.value("within") ?? "",
  geo: (said) => (said.value("geo") === "district" ? "district" : "unit"),
  filter: (said) => said.pairs("filter"),
  short: (said, book) => said.entries("short").filter(book.park).slice(0, book.address.most("short")),
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
    const said = book.address.read(new URLSearchParams(location.search));
    const patch = Object.fromEntries(mode.reads.map((part) => [part, READERS[part]?.(said, book)]));
    follow(keepingWhatIsAlwaysThere(patch, book, mode));
  });
}
