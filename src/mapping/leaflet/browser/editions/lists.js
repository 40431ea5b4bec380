/** The lists of a planned edition in the browser: pure answers, each new, so that an edit is seen before Python has it. */

/** @typedef {EditionList[]} Lists */

/** @param {Lists} lists @param {string} unit */
export const listOf = (lists, unit) => lists.find(({ units }) => units.includes(unit));

/** @param {EditionTerm[]} terms @param {string} term */
export const placeOf = (terms, term) => terms.findIndex((known) => known.term === term);

/**
 * @param {Lists} lists
 * @param {string} unit
 * @param {(terms: EditionTerm[]) => EditionTerm[]} change
 */
const changed = (lists, unit, change) =>
  lists.map((list) => (list.units.includes(unit) ? { ...list, terms: change(list.terms) } : list));

/** @param {EditionTerm[]} terms @param {EditionTerm} term @param {number} at */
const inserted = (terms, term, at) => {
  const place = Math.max(0, Math.min(at, terms.length));
  return [...terms.slice(0, place), term, ...terms.slice(place)];
};

/** @param {Lists} lists @param {string} term */
const known = (lists, term) => lists.flatMap(({ terms }) => terms).find((one) => one.term === term);

/** @type {Record<string, (lists: Lists, value: any) => Lists>} what an order makes of the lists, where that is known here */
const DOES = {
  add: (lists, { unit, term, at }) =>
    changed(lists, unit, (terms) =>
      placeOf(terms, term.term) < 0 ? inserted(terms, known(lists, term.term) ?? term, at ?? terms.length) : terms,
    ),
  remove: (lists, { unit, term }) => changed(lists, unit, (terms) => terms.filter((one) => one.term !== term)),
  move(lists, { unit, term, at, to = unit }) {
    const moving = listOf(lists, unit)?.terms.find((one) => one.term === term);
    const target = listOf(lists, to);
    if (!moving || !target) return lists;
    const same = target.units.includes(unit);
    if (!same && placeOf(target.terms, term) >= 0) return lists;
    const without = changed(lists, unit, (terms) => terms.filter((one) => one.term !== term));
    return changed(without, to, (terms) => inserted(terms, moving, at));
  },
  map: (lists, { term, industry, subsectors }) =>
    lists.map((list) => ({
      ...list,
      terms: list.terms.map((one) => (one.term === term ? { ...one, industry, subsectors } : one)),
    })),
};

/**
 * The lists once an order has been followed; those that only Python can follow change nothing here.
 * @param {Lists} lists
 * @param {string} name
 * @param {any} value
 */
export const followed = (lists, name, value) => DOES[name]?.(lists, value) ?? lists;

/**
 * What an edition does to the list that the base has for the same unit.
 * @param {EditionTerm[]} terms
 * @param {[term: string, industry: string | null][]} was
 * @returns {{mark: (term: EditionTerm) => "added" | "mapped" | null, gone: [string, string | null][]}}
 */
export function against(terms, was) {
  const before = new Map(was);
  return {
    mark({ term, industry }) {
      if (!before.has(term)) return "added";
      return before.get(term) === industry ? null : "mapped";
    },
    gone: was.filter(([term]) => placeOf(terms, term) < 0),
  };
}

/**
 * How many units name each industry, and how many industries none does.
 * @param {Lists} lists
 * @param {string[]} industries
 */
export function claims(lists, industries) {
  const counts = new Map(industries.map((id) => [id, 0]));
  for (const { units, terms } of lists) {
    for (const id of new Set(terms.map(({ industry }) => industry))) {
      if (id !== null) counts.set(id, (counts.get(id) ?? 0) + units.length);
    }
  }
  return { counts, without: [...counts].filter(([, n]) => n === 0).map(([id]) => id) };
}
