/** Patterns that take the place of a fill: the hatch of missing values, and dots for tints where colours are forced. */

import { html } from "./dom.js";

/** Radius of the dots in a field of 6 x 6, from sparse to dense. */
const DOTS = [0.8, 1.2, 1.7, 2.3, 3];

/** A grey hatch for "no data", which no tint can be mistaken for. @param {string} id */
export const hatchPattern = (id) =>
  html`<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="var(--no-data)" />
    <path d="M0 0V6" stroke="var(--hatch)" stroke-width="2.4" />
  </pattern>`;

/** Dots, the denser the darker a tint is; which one a fill has is told with its row of the legend. */
export const shadePatterns = () =>
  DOTS.map(
    (radius, index) =>
      html`<pattern id="lm-shade-${index + 1}" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--surface)" />
        <circle cx="3" cy="3" r="${radius}" fill="var(--ink)" />
      </pattern>`,
  );
