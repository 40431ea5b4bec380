/** How a map is fitted into its window. */

const SIDE = 18;

/** Space kept free around the city, in Leaflet's terms. @param {Mode} mode @param {boolean} narrow */
export function cityPadding(mode, narrow) {
  return padding(narrow ? mode.topOnPhone : SIDE, SIDE, narrow ? 40 : 26);
}

/** @param {number} top @param {number} right @param {number} bottom @returns {Padding} */
function padding(top, right, bottom) {
  return { paddingTopLeft: [SIDE, top], paddingBottomRight: [right, bottom] };
}

/**
 * Fit a unit as large as possible without any of it lying under the locator or the tools.
 * @param {Leaflet} L
 * @param {View} view
 * @param {State} state
 * @param {() => Box[]} furnitureBoxes
 * @param {boolean} narrow
 */
export function fitUnit(L, view, state, furnitureBoxes, narrow) {
  const { map } = view;
  const unit = state.focus ?? "";
  const bounds = view.boundsOf(unit);
  const locator = narrow ? { width: 100, height: 126 } : { width: 156, height: 196 };
  const tools = narrow ? 56 : SIDE;
  const bottom = narrow ? 44 : 62;
  const choices = [
    padding(SIDE, SIDE, bottom),
    padding(SIDE, tools, bottom),
    padding(SIDE, locator.width, bottom),
    padding(SIDE, SIDE, locator.height),
    padding(SIDE, tools, locator.height),
  ];
  const zoomOf = (/** @type {Padding} */ { paddingTopLeft: [left, top], paddingBottomRight: [right, below] }) =>
    map.getBoundsZoom(bounds, false, L.point(left + right, top + below));
  choices.sort((a, b) => zoomOf(b) - zoomOf(a));
  const isClear = () => furnitureBoxes().every((box) => view.territoryOf(state).share([unit], box) === 0);
  for (const choice of choices) {
    map.fitBounds(bounds, { ...choice, animate: false });
    if (isClear()) return;
  }
  map.fitBounds(bounds, { ...choices[0], animate: false });
}
