/** The words and the style of the briefing's parts, fetched once; until they are there nothing is shown. */

import { loadJson, loadText } from "../shared/assets.js";
import { el } from "../shared/dom.js";
import { createTranslator } from "../shared/translator.js";

/**
 * @param {{css: string, words: string}} assets
 * @returns {Promise<{words: BriefingWords, t: Translate}>}
 */
export async function dressed({ css, words }) {
  const [styles, told] = await Promise.all([loadText(css), loadJson(words)]);
  if (!document.querySelector("style[data-briefing]")) {
    document.head.append(el("style", { "data-briefing": true }, styles));
  }
  return { words: told, t: createTranslator(told.messages) };
}
