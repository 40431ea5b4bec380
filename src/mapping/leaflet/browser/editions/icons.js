/** Small drawings of buttons. */

import { html } from "../shared/dom.js";

/** @param {string} d */
const icon = (d) =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${d}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" /></svg>`;

export const UNDO = icon("M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6");
export const REDO = icon("M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10");
export const REMOVE = icon("M4.5 4.5l7 7M11.5 4.5l-7 7");
export const ADD = icon("M8 3v10M3 8h10");
