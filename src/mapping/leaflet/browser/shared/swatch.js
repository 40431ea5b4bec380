/** What stands for a bin beside its label: in the legend, in a card. */

import { html } from "./dom.js";

/** A swatch is a small drawing, so that it shows the very hatch of the map. @param {LegendRow} row */
export function swatch(row) {
  const paint = row.hatch ? "url(#lm-hatch-key)" : row.fill;
  return html`<svg class="lm-swatch" width="22" height="14" aria-hidden="true">
    <rect width="22" height="14" rx="2" fill="${paint}" ${!row.hatch && html`data-shade="${row.shade ?? 0}"`} />
    <rect x="0.5" y="0.5" width="21" height="13" rx="1.5" fill="none" stroke="var(--swatch-edge)" />
  </svg>`;
}
