/**
 * The finder's filter as it stands in the address: pairs of key and text, only what is set; their order means nothing.
 * Pure.
 *
 * The texts are the address's own (several values with commas between, a range as "from-to"), so that browser,
 * address and Python compare the very same thing.
 */

/** @param {Filter} filter @param {string} key */
export const textOf = (filter, key) => filter.find(([name]) => name === key)?.[1] ?? "";

/** Values as they stand there. @param {Filter} filter @param {string} key */
const listOf = (filter, key) => textOf(filter, key).split(",").filter(Boolean);

/** Whether a choice, of one value or several, is among values. @param {string[]} values @param {string} choice */
const holdsChoice = (values, choice) => choice.split(",").every((value) => values.includes(value));

/**
 * The filter with another text for one key; an empty text takes the key away.
 * @param {Filter} filter
 * @param {string} key
 * @param {string} text
 * @returns {Filter}
 */
export function withText(filter, key, text) {
  const others = filter.filter(([name]) => name !== key);
  return text === "" ? others : [...others, [key, text]];
}

/** Whether two filters ask for the same. @param {Filter | null | undefined} a @param {Filter | null | undefined} b */
export const sameFilter = (a, b) => textOfAll(a) === textOfAll(b);

/** @param {Filter | null | undefined} filter */
const textOfAll = (filter) => JSON.stringify(filter ? [...filter].sort(([a], [b]) => (a < b ? -1 : 1)) : null);

/**
 * The filter with one choice more, or less where it was made.
 * @param {Filter} filter
 * @param {string} key
 * @param {string} choice
 * @param {string[]} values chosen before, where other than what stands there
 * @returns {Filter}
 */
export function withListToggled(filter, key, choice, values = listOf(filter, key)) {
  const own = choice.split(",");
  const rest = values.filter((value) => !own.includes(value));
  return withText(filter, key, (holdsChoice(values, choice) ? rest : [...rest, ...own]).join(","));
}

/** Ends of a range, as texts; empty = open. @param {Filter} filter @param {string} key */
export function rangeOf(filter, key) {
  // one number alone is a range of just that
  const [low, high = low] = textOf(filter, key).split("-");
  return { low, high };
}

/** @param {Filter} filter @param {string} key @param {string} low @param {string} high */
export const withRange = (filter, key, low, high) => withText(filter, key, low || high ? `${low}-${high}` : "");

const OWN = "own";
const OWN_RANGE = /^[^:]*:(\d*(?:\.\d+)?)-(\d*(?:\.\d+)?)$/;

/** Ends of the range that an entry of a list's own column says; null where it says a value. @param {string} entry */
export function ownRange(entry) {
  const [, low, high] = OWN_RANGE.exec(entry) ?? [];
  return low || high ? { low: low ?? "", high: high ?? "" } : null;
}

/** Entries of one column that a list has of its own. @param {Filter} filter @param {string} column */
export const ownEntries = (filter, column) => listOf(filter, OWN).filter((entry) => entry.startsWith(`${column}:`));

/**
 * The filter with another range for a column of numbers; without ends it goes.
 * @param {Filter} filter
 * @param {string} column
 * @param {string} low
 * @param {string} high
 */
export function withOwnRange(filter, column, low, high) {
  const rest = listOf(filter, OWN).filter((entry) => !entry.startsWith(`${column}:`));
  return withText(filter, OWN, [...rest, ...(low || high ? [`${column}:${low}-${high}`] : [])].join(","));
}

/**
 * What depends on words that stand for several values of a facet (all classes of precision that may be drawn), as Python
 * has published both.
 * @param {Shorthands} shorthands
 */
export function openFilter(shorthands) {
  /** Whether a facet says its one word. @param {Filter} filter @param {string} key */
  const isShort = (filter, key) => key in shorthands && textOf(filter, key) === shorthands[key].word;
  /** @param {Filter} filter @param {string} key */
  const valuesOf = (filter, key) => (isShort(filter, key) ? shorthands[key].values : listOf(filter, key));
  return {
    shorthands,
    isShort,
    /** @param {Filter} filter @param {string} key @param {boolean} on @returns {Filter} */
    withShort: (filter, key, on) => withText(filter, key, on ? shorthands[key].word : ""),
    valuesOf,
    /**
     * Whether a choice is made. A choice may stand for several values, with commas between.
     * @param {Filter} filter
     * @param {string} key
     * @param {string} choice
     */
    isChosen: (filter, key, choice) => holdsChoice(valuesOf(filter, key), choice),
    /**
     * The filter with one choice more, or less where it was made.
     * @param {Filter} filter
     * @param {string} key
     * @param {string} choice
     * @returns {Filter}
     */
    withToggled: (filter, key, choice) => withListToggled(filter, key, choice, valuesOf(filter, key)),
  };
}
