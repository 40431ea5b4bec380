/**
 * The finder's filter as it stands in the address: pairs of key and text, only what is set; their order means nothing.
 * Pure.
 *
 * The texts are the address's own (several values with commas between, a range as "from-to"), so that browser,
 * address and Python compare the very same thing.
 */

/** "Located only" as a text, and the classes of precision that it stands for: those that may be drawn. */
const LOCATED = "located";
export const LOCATED_CLASSES = ["exact", "park", "town"];
/** @param {Filter} filter @param {string} key */
export const textOf = (filter, key) => filter.find(([name]) => name === key)?.[1] ?? "";

/** @param {Filter} filter @param {string} key */
export function valuesOf(filter, key) {
  const text = textOf(filter, key);
  return key === "precision" && text === LOCATED ? LOCATED_CLASSES : text.split(",").filter(Boolean);
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
