/**
 * The finder's filter as it stands in the address: pairs of key and text, in a fixed order, only what is set. Pure.
 *
 * The texts are the address's own (several values with commas between, a range as "from-to"), so that browser,
 * address and Python compare the very same thing.
 */

/** Keys of the address that make up the filter, in the order in which Python writes them. */
export const FILTER_KEYS = [
  "q",
  "industry",
  "word",
  "unit",
  "kind",
  "level",
  "precision",
  "confidence",
  "area",
  "year",
  "later",
];
/** "Located only" as a text, and the classes of precision that it stands for: those that may be drawn. */
const LOCATED = "located";
const LOCATED_CLASSES = "exact,park,town";

/** @typedef {[key: string, text: string][]} Filter */

/**
 * The filter in an address.
 * @param {(key: string) => string | null | undefined} read
 * @returns {Filter}
 */
export function filterOf(read) {
  return FILTER_KEYS.map((key) => [key, read(key) ?? ""]).filter(([, text]) => text !== "");
}

/** @param {Filter} filter @param {string} key */
export const textOf = (filter, key) => filter.find(([name]) => name === key)?.[1] ?? "";

/** @param {Filter} filter @param {string} key */
export function valuesOf(filter, key) {
  const text = textOf(filter, key);
  return (key === "precision" && text === LOCATED ? LOCATED_CLASSES : text).split(",").filter(Boolean);
}

/** Whether a choice is made. A choice may stand for several values, with commas between. */
export function isChosen(filter, key, choice) {
  const values = valuesOf(filter, key);
  return choice.split(",").every((value) => values.includes(value));
}

/**
 * The filter with another text for one key; an empty text takes the key away.
 * @param {Filter} filter
 * @param {string} key
 * @param {string} text
 * @returns {Filter}
 */
export const withText = (filter, key, text) =>
  filterOf((name) => (name === key ? text : textOf(filter, name)));

/**
 * The filter with one choice more, or less where it was made.
 * @param {Filter} filter
 * @param {string} key
 * @param {string} choice
 * @returns {Filter}
 */
export function withToggled(filter, key, choice) {
  const own = choice.split(",");
  const rest = valuesOf(filter, key).filter((value) => !own.includes(value));
  return withText(filter, key, (isChosen(filter, key, choice) ? rest : [...rest, ...own]).join(","));
}

/** Ends of a range, as texts; empty = open. */
export function rangeOf(filter, key) {
  // one number alone is a range of just that
  const [low, high = low] = textOf(filter, key).split("-");
  return { low, high };
}

/** @param {Filter} filter @param {string} key */
export const withRange = (filter, key, low, high) => withText(filter, key, low || high ? `${low}-${high}` : "");

/** Whether only parks with a place are asked for. */
export const isLocated = (filter) => textOf(filter, "precision") === LOCATED;

/** @param {Filter} filter @param {boolean} on */
export const withLocated = (filter, on) => withText(filter, "precision", on ? LOCATED : "");
