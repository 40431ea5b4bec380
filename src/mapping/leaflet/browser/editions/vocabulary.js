/** Words that a list may take, found by what is typed: the plan's own first, then those that begin with it. Pure. */

const MOST_FOUND = 8;

/** Full-width letters and capitals are no other letters. @param {string} text */
const folded = (text) => text.normalize("NFKC").trim().toLowerCase();

/**
 * @param {EditionVocabulary["words"]} words in the order of their worth
 * @param {string} typed
 * @param {(word: string) => boolean} taken whether the list has a word already
 */
export function found(words, typed, taken) {
  const asked = folded(typed);
  if (!asked) return [];
  /** @param {string} word */
  const rank = (word) => (word === asked ? 0 : word.startsWith(asked) ? 1 : word.includes(asked) ? 2 : 3);
  return words
    .map((entry, at) => ({ entry, at, rank: rank(folded(entry[0])) }))
    .filter(({ entry, rank: worth }) => worth < 3 && !taken(entry[0]))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, MOST_FOUND)
    .map(({ entry }) => entry);
}

/** Whether a word is there as it was typed. @param {EditionVocabulary["words"]} words @param {string} typed */
export const knows = (words, typed) => words.some(([word]) => word === typed.trim());
