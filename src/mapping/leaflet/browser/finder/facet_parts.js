/** Markup of the finder's filters. */

import { marked } from "../shared/chinese.js";
import { html } from "../shared/dom.js";
import { tile } from "../shared/tiles.js";

const TILE_PX = 20;

/**
 * One choice with its count.
 * @param {string} key facet
 * @param {string} value
 * @param {string} label
 * @param {{tiled?: boolean, lang?: string}} [form] an industry is shown by its tile; the language of the page
 */
export function pillMarkup(key, value, label, { tiled = false, lang = "zh" } = {}) {
  return html`<button
    type="button"
    class="lm-pill ${tiled && "tiled"}"
    data-facet="${key}"
    data-value="${value}"
    title="${tiled && label}"
    aria-pressed="false"
  >
    ${tiled ? tile(value, TILE_PX) : html`<span>${marked(label, lang)}</span>`}<b></b>
  </button>`;
}

/**
 * Choices of one facet in a row; the arrow keys lead from one to the next.
 * @param {string} title
 * @param {Content} content
 */
export function toolbarMarkup(title, content) {
  return html`<div class="lm-pills" role="toolbar" aria-label="${title}">${content}</div>`;
}

/**
 * A facet that opens when it is wanted; its summary says what is chosen.
 * @param {string} key
 * @param {string} title
 * @param {Content} content
 */
export function foldMarkup(key, title, content) {
  return html`<details data-fold="${key}">
    <summary>${title}<em></em></summary>
    <div>${content}</div>
  </details>`;
}

/** From and to, both included. @param {string} key @param {Translate} t @param {string} step */
export function rangeMarkup(key, t, step) {
  /** @param {string} label */
  const input = (label) =>
    html`<input type="number" min="0" step="${step}" inputmode="decimal" aria-label="${label}" />`;
  return html`<div class="lm-range" data-range="${key}">${input(t("从"))}<span>–</span>${input(t("到"))}</div>
    <p class="lm-range-note"></p>`;
}

/** Words of the parks themselves: too many to show at once. @param {string} title @param {Translate} t */
export function wordsMarkup(title, t) {
  return html`<div class="lm-search">
      <input type="search" data-word-search aria-label="${t("查找行业词")}" placeholder="${t("查找行业词")}" />
    </div>
    <div class="lm-pills" role="toolbar" aria-label="${title}" data-word-list></div>`;
}
