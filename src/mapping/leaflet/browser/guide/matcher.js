/**
 * What a text finds among the entries of the index, and how near. Pure.
 *
 * A name is found as it is written, by its pinyin in full, by initials, and by what stands inside; the nearest of all
 * names of an entry counts. Readings and traditional characters are Python's (insight/readings.py, folding.py), so
 * that nothing here knows Chinese.
 */

import { folded } from "../shared/folding.js";

/** How near an entry is: the whole name, its beginning, its initials, something inside it. */
export const EXACT = 0;
export const PREFIX = 1;
export const INITIALS = 2;
export const INSIDE = 3;
const NOT = 9;

/** One letter is the initial of nearly everything: it finds beginnings only. */
const FEWEST_INSIDE = 2;

const HAN = /[\u3400-\u9fff]/;

/** @typedef {(text: string) => string} Fold text for comparing: as all words are folded, without blanks and marks */
/** @typedef {{full: string, initials: string}} Reading */
/** @typedef {{written: string, readings: (Reading & {inside: Reading[]})[]}} Name `inside`: from each later syllable on */

/** @param {string[]} parts @returns {Reading} */
const typed = (parts) => ({
  full: parts.join(""),
  initials: parts.map((part) => (/^\d/.test(part) ? part : part[0])).join(""),
});

/** @param {string[]} parts */
const readingOf = (parts) => ({ ...typed(parts), inside: parts.slice(1).map((_, at) => typed(parts.slice(at + 1))) });

/** The syllables of a reading, or the words of a name without one. @param {string} text @param {Fold} fold */
const partsOf = (text, fold) =>
  text
    .split(/[\s\p{P}\p{S}]+/u)
    .map(fold)
    .filter(Boolean);

/** @param {string[]} told a name and its readings @param {Fold} fold @returns {Name} */
function nameOf([text, ...readings], fold) {
  const said = HAN.test(text) ? readings : [text];
  return { written: fold(text), readings: said.map((reading) => readingOf(partsOf(reading, fold))) };
}

/** Whether a word begins at any part but the first. @param {Reading[]} inside @param {string} word */
const startsInside = (inside, word) =>
  inside.some(({ full, initials }) => full.startsWith(word) || initials.startsWith(word));

/** @param {Name} name @param {string} word folded */
function nearness({ written, readings }, word) {
  if (written === word || readings.some(({ full }) => full === word)) return EXACT;
  if (written.startsWith(word) || readings.some(({ full }) => full.startsWith(word))) return PREFIX;
  if (readings.some(({ initials }) => initials.startsWith(word))) return INITIALS;
  if (word.length < FEWEST_INSIDE && !HAN.test(word)) return NOT;
  if (written.includes(word) || readings.some(({ inside }) => startsInside(inside, word))) return INSIDE;
  return NOT;
}

/** @param {{names: Name[], besides: Name[], words: string[]}} entry @param {string} word */
function nearest({ names, besides, words }, word) {
  const own = Math.min(NOT, ...names.map((name) => nearness(name, word)));
  const leads = word.length >= FEWEST_INSIDE && words.some((one) => one.startsWith(word));
  const other = leads || besides.some((name) => nearness(name, word) !== NOT) ? INSIDE : NOT;
  return Math.min(own, other);
}

/**
 * @param {GuideEntry[]} entries in the order in which equals are shown
 * @param {string[]} kinds in the order of groups that are equally near
 * @param {Record<string, string>} variants traditional -> simplified, of the characters that the names have
 */
export function createMatcher(entries, kinds, variants) {
  /** @type {Fold} */
  const fold = (text) => folded(text, variants).replace(/[\s\p{P}\p{S}]+/gu, "");
  /** @param {string[][]} names */
  const read = (names) => names.map((name) => nameOf(name, fold));
  const index = entries.map((entry, place) => ({
    ...{ entry, place, names: read(entry.names), besides: read(entry.besides), words: (entry.words ?? []).map(fold) },
  }));

  /** How near an entry is to a text, whole or word by word. @param {typeof index[0]} one @param {string[]} words */
  function rank(one, words) {
    // several words may be one name, or its syllables
    const whole = nearest(one, words.join(""));
    if (whole !== NOT || words.length < 2) return whole;
    const parts = words.map((word) => nearest(one, word));
    return parts.includes(NOT) ? NOT : Math.max(INSIDE, ...parts);
  }

  return {
    /**
     * What a text finds, in groups: the nearest group first, the nearest entry of each first, short names before long.
     * @param {string} text
     * @param {{later: boolean}} told whether what came after the edition counts
     * @returns {{kind: string, entries: GuideEntry[]}[]}
     */
    find(text, { later }) {
      const words = text.split(/\s+/).map(fold).filter(Boolean);
      if (words.length === 0) return [];
      const found = index
        .filter(({ entry }) => later || !entry.later)
        .map((one) => ({ ...one, rank: rank(one, words) }))
        .filter((one) => one.rank !== NOT);
      found.sort((a, b) => a.rank - b.rank || a.entry.label.length - b.entry.label.length || a.place - b.place);
      const groups = kinds
        .map((kind) => found.filter(({ entry }) => entry.kind === kind))
        .filter((group) => group.length > 0);
      groups.sort((a, b) => a[0].rank - b[0].rank);
      return groups.map((group) => ({ kind: group[0].entry.kind, entries: group.map(({ entry }) => entry) }));
    },
  };
}
