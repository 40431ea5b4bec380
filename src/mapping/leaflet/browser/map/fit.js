/** How a map is fitted into its window. */

const SIDE = 18;

/** Space kept free around the city, in Leaflet's terms. */
export function cityPadding(mode, narrow) {
  const top = narrow && mode === "city" ? 54 : SIDE;
  return padding(top, SIDE, narrow ? 40 : 26);
}

function padding(top, right, bottom) {
  return { paddingTopLeft: [SIDE, top], paddingBottomRight: [right, bottom] };
}

/**
 * Fit a unit as large as possible without any of it lying under the locator or the tools.
 * @param {object} view
 * @param {import("../shared/store.js").State} state
 * @param {() => [number, number, number, number][]} furnitureBoxes
 * @param {boolean} narrow
 */
export function fitUnit(view, state, furnitureBoxes, narrow) {
  const { map } = view;
  const bounds = view.boundsOf(state.focus);
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
  const zoomOf = ({ paddingTopLeft: [left, top], paddingBottomRight: [right, below] }) =>
    map.getBoundsZoom(bounds, false, [left + right, top + below]);
  choices.sort((a, b) => zoomOf(b) - zoomOf(a));
  const isClear = () =>
    furnitureBoxes().every((box) => view.territoryOf(state).share([state.focus], box) === 0);
  for (const choice of choices) {
    map.fitBounds(bounds, { ...choice, animate: false });
    if (isClear()) return;
  }
  map.fitBounds(bounds, { ...choices[0], animate: false });
}
