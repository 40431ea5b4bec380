/** Text folded for looking for words as Python folds it (insight/folding.py). Pure. */

/**
 * Full-width and half-width forms become one, without case, in simplified characters.
 * @param {string} text
 * @param {Record<string, string>} variants traditional -> simplified, of the characters that the words have
 */
export const folded = (text, variants) =>
  [...text.normalize("NFKC").toLowerCase()].map((character) => variants[character] ?? character).join("");
