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
/** What an address may hold, as Python reads it: entries of a list, characters of an entry and of each other key. */
const MOST_ENTRIES = 50;
const LONGEST_ENTRY = 100;
/** @type {Record<string, number>} */
const LONGEST = { q: 100, area: 200, year: 200, later: 1 };

/**
 * The filter in an address.
 * @param {(key: string) => string | null | undefined} read
 * @returns {Filter}
 */
export function filterOf(read) {
  /** @type {Filter} */
  const pairs = FILTER_KEYS.map((key) => [key, read(key) ?? ""]);
  return pairs.filter(([, text]) => text !== "");
}

/**
 * The entries of a list in an address: each once, and no more than are read. A key may stand there several times.
 * @param {URLSearchParams} address
 * @param {string} key
 */
export function entriesIn(address, key) {
  const written = address
    .getAll(key)
    .flatMap((text) => text.split(","))
    .map((entry) => entry.trim());
  return [...new Set(written)].filter((entry) => entry && entry.length <= LONGEST_ENTRY).slice(0, MOST_ENTRIES);
}

/**
 * The value of a key in an address; the last one where it stands there several times.
 * @param {URLSearchParams} address
 * @param {string} key
 */
export const valueIn = (address, key) => address.getAll(key).at(-1) ?? null;

/**
 * The filter in an address that anybody may have written: short, whatever stands there. What its values mean, Python
 * says afterwards.
 * @param {URLSearchParams} address
 * @returns {Filter}
 */
export const filterIn = (address) =>
  filterOf((key) => {
    if (!(key in LONGEST)) return entriesIn(address, key).join(",");
    const value = valueIn(address, key) ?? "";
    return value.length <= LONGEST[key] ? value : "";
  });

/** @param {Filter} filter @param {string} key */
export const textOf = (filter, key) => filter.find(([name]) => name === key)?.[1] ?? "";

/** @param {Filter} filter @param {string} key */
export function valuesOf(filter, key) {
  const text = textOf(filter, key);
  return (key === "precision" && text === LOCATED ? LOCATED_CLASSES : text).split(",").filter(Boolean);
}

/**
 * Whether a choice is made. A choice may stand for several values, with commas between.
 * @param {Filter} filter
 * @param {string} key
 * @param {string} choice
 */
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
export const withText = (filter, key, text) => filterOf((name) => (name === key ? text : textOf(filter, name)));

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

/** Ends of a range, as texts; empty = open. @param {Filter} filter @param {string} key */
export function rangeOf(filter, key) {
  // one number alone is a range of just that
  const [low, high = low] = textOf(filter, key).split("-");
  return { low, high };
}

/** @param {Filter} filter @param {string} key @param {string} low @param {string} high */
export const withRange = (filter, key, low, high) => withText(filter, key, low || high ? `${low}-${high}` : "");

/** Whether only parks with a place are asked for. @param {Filter} filter */
export const isLocated = (filter) => textOf(filter, "precision") === LOCATED;

/** @param {Filter} filter @param {boolean} on */
export const withLocated = (filter, on) => withText(filter, "precision", on ? LOCATED : "");
