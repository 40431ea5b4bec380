/** Chinese words in a page of another language: said to be Chinese, so that they are read out and set as such. */

import { html } from "./dom.js";

const HAN = /\p{Script=Han}/u;

/** @param {string} text @param {string} lang that of the page @returns {Content} */
export const marked = (text, lang) => (lang !== "zh" && HAN.test(text) ? html`<span lang="zh">${text}</span>` : text);
