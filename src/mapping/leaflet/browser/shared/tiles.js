/** Industry tiles: one character in a shape, drawn once as SVG symbols and used everywhere. */

import { html, trusted } from "./dom.js";
import { hatchPattern, shadePatterns } from "./textures.js";

/**
 * Hidden drawing that holds the symbols; belongs into the same tree as the tiles that use it.
 * @param {Record<string, string>} tiles inner SVG of a 24-unit box by industry
 */
export function tileSymbols(tiles) {
  const symbols = Object.entries(tiles).map(
    ([id, drawing]) => html`<symbol id="lm-tile-${id}" viewBox="0 0 24 24">${trusted(drawing)}</symbol>`,
  );
  // not display:none, which would also hide what refers to it
  return html`<svg class="lm-symbols" width="0" height="0" aria-hidden="true">
    ${symbols}${hatchPattern("lm-hatch-key")}${shadePatterns()}
  </svg>`;
}

/**
 * One tile. An industry that maps to none of the list is "cross".
 * @param {string | null} id
 * @param {number} size px
 */
export function tile(id, size) {
  return html`<svg class="lm-tile" width="${size}" height="${size}" aria-hidden="true">
    <use href="#lm-tile-${id || "cross"}" />
  </svg>`;
}

/**
 * Whether labels of a layer carry the row of tiles that the reader may switch off; terms and figures have no row.
 * @param {Layer} layer
 */
export const hasTileRows = ({ form }) => form !== "term" && form !== "value";
