/**
 * What a text finds among the entries of the index, and how near. Pure.
 *
 * A name is found as it is written, by its pinyin in full, by initials, and by what stands inside; the nearest of all
 * names of an entry counts. Readings are Python's (insight/readings.py), so that nothing here knows Chinese.
 */

/** How near an entry is: the whole name, its beginning, its initials, something inside it. */
export const EXACT = 0;
export const PREFIX = 1;
export const INITIALS = 2;
export const INSIDE = 3;
const NOT = 9;

/** One letter is the initial of nearly everything: it finds beginnings only. */
const FEWEST_INSIDE = 2;

/**
 * Text for comparing: full-width forms as narrow ones, no case, no blanks, no marks.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, "");

const HAN = /[\u3400-\u9fff]/;

/** @typedef {{written: string, readings: {parts: string[], full: string, initials: string}[]}} Name */

/** @param {string[]} parts */
const readingOf = (parts) => ({
  parts,
  full: parts.join(""),
  initials: parts.map((part) => (/^\d/.test(part) ? part : part[0])).join(""),
});

/** The syllables of a reading, or the words of a name without one. @param {string} text */
const partsOf = (text) =>
  text
    .split(/[\s\p{P}\p{S}]+/u)
    .map(fold)
    .filter(Boolean);

/** @param {string[]} told a name and its readings @returns {Name} */
function nameOf([text, ...readings]) {
  const said = HAN.test(text) ? readings : [text];
  return { written: fold(text), readings: said.map((reading) => readingOf(partsOf(reading))) };
}

/** Whether a word begins at any part but the first. @param {string[]} parts @param {string} word */
function startsInside(parts, word) {
  for (let at = 1; at < parts.length; at += 1) {
    const rest = readingOf(parts.slice(at));
    if (rest.full.startsWith(word) || rest.initials.startsWith(word)) return true;
  }
  return false;
}

/** @param {Name} name @param {string} word folded */
function nearness({ written, readings }, word) {
  if (written === word || readings.some(({ full }) => full === word)) return EXACT;
  if (written.startsWith(word) || readings.some(({ full }) => full.startsWith(word))) return PREFIX;
  if (readings.some(({ initials }) => initials.startsWith(word))) return INITIALS;
  if (word.length < FEWEST_INSIDE && !HAN.test(word)) return NOT;
  if (written.includes(word) || readings.some(({ parts }) => startsInside(parts, word))) return INSIDE;
  return NOT;
}

/** @param {{names: Name[], besides: Name[]}} entry @param {string} word */
function nearest({ names, besides }, word) {
  const own = Math.min(NOT, ...names.map((name) => nearness(name, word)));
  const other = besides.some((name) => nearness(name, word) !== NOT) ? INSIDE : NOT;
  return Math.min(own, other);
}

/**
 * @param {GuideEntry[]} entries in the order in which equals are shown
 * @param {string[]} kinds in the order of groups that are equally near
 */
export function createMatcher(entries, kinds) {
  const index = entries.map((entry, place) => ({
    ...{ entry, place, names: entry.names.map(nameOf), besides: entry.besides.map(nameOf) },
  }));

  /** How near an entry is to a text, whole or word by word. @param {typeof index[0]} one @param {string} text */
  function rank(one, text) {
    const words = text.split(/\s+/).map(fold).filter(Boolean);
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
      if (!fold(text)) return [];
      const found = index
        .filter(({ entry }) => later || !entry.later)
        .map((one) => ({ ...one, rank: rank(one, text) }))
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
