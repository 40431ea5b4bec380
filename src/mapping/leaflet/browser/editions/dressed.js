/** The words and the style of the page's parts, fetched once; until they are there nothing is shown. */

import { loadJson, loadText } from "../shared/assets.js";
import { el } from "../shared/dom.js";
import { createTranslator } from "../shared/translator.js";

/**
 * @param {EditionData["assets"]} assets
 * @returns {Promise<{words: EditionWords, t: Translate}>}
 */
export async function dressed({ css, words }) {
  const [styles, told] = await Promise.all([loadText(css), loadJson(words)]);
  if (!document.querySelector("style[data-editions]")) {
    document.head.append(el("style", { "data-editions": true }, styles));
  }
  return { words: told, t: createTranslator(told.messages) };
}
