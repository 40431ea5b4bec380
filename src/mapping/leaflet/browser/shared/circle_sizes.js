/** How large the circles of a second measure are: on the map, in its inset and in the legend. Pure. */

/** The zoom that shows the whole city on a desktop. */
const CITY_ZOOM = 9.2;
/** How it grows with each zoom level: slowly on the way in, while on a small screen the city shrinks faster. */
const GROWTH = { above: 1.12, below: 1.3 };
const MOST_RADIUS = 44;
const LEAST_LARGEST = 16;

/**
 * Radius of the largest circle at a zoom of the main map, px.
 * @param {number} zoom
 * @param {number} city its diameter where the whole city is shown
 */
export function largestRadius(zoom, city) {
  const growth = zoom > CITY_ZOOM ? GROWTH.above : GROWTH.below;
  return Math.min(MOST_RADIUS, Math.max(LEAST_LARGEST, (city / 2) * growth ** (zoom - CITY_ZOOM)));
}

/**
 * Radius in px of a share of the largest one; small values stay visible.
 * @param {number} share 0 to 1
 * @param {number} largest px
 * @param {number} least diameter of the smallest circle, px
 */
export const radiusOf = (share, largest, least) => Math.max(least / 2, largest * share);
