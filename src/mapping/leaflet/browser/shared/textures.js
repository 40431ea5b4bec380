/** Patterns that take the place of a fill: the hatch of missing values, dots and lines for tints where colours are forced. */

import { html } from "./dom.js";

/** From sparse to dense; the look gives each its size. */
const SHADES = [1, 2, 3, 4, 5];

/** Of land that shares the industry and no more. */
const KIN = 6;

/** A grey hatch for "no data", which no tint can be mistaken for. @param {string} id */
export const hatchPattern = (id) =>
  html`<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="var(--no-data)" />
    <path d="M0 0V6" stroke="var(--hatch)" stroke-width="2.4" />
  </pattern>`;

/** @param {number} shade @param {unknown} drawn */
const shadePattern = (shade, drawn) =>
  html`<pattern id="lm-shade-${shade}" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect width="6" height="6" fill="var(--surface)" />
    ${drawn}
  </pattern>`;

/** Dots, the denser the darker a tint is, and lines; which one a fill has is told with its row of the legend. */
export const shadePatterns = () => [
  ...SHADES.map((shade) =>
    shadePattern(shade, html`<circle cx="3" cy="3" style="r: var(--dot-${shade})" fill="var(--ink)" />`),
  ),
  shadePattern(KIN, html`<path d="M0 3H6" style="stroke-width: var(--line-kin)" stroke="var(--ink)" />`),
];
