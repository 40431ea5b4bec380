/** The fill of the unit view: one shape for each layout unit. */

import { mainBounds, makeButton, ringsOf } from "./shape_parts.js";

const FOCUS_UNIT = "#f7ecee";
const OTHER_UNIT = "#f1f3f5";

/**
 * @param {object} ground what all shapes of a map share (see ground.js)
 */
export function createUnitShapes(ground) {
  const { context, inset } = ground;
  const { L, world, book, actions, describe } = context;
  /** @type {Map<string, any>} */
  const fills = new Map();

  /** Leaflet makes a new path whenever a shape is put on the map. */
  function dress(id, path) {
    context.subjectOfPath.set(path, { unit: id });
    if (inset) return;
    path.dataset.unit = id;
    makeButton(path, {
      tabindex: 0,
      press: () => actions.pressUnit(id),
      showFocus: (shown) => ground.showFocus(shown ? fills.get(id).getLatLngs() : []),
    });
  }

  const group = L.geoJSON(world.units, {
    ...ground.fillOptions,
    onEachFeature({ id }, layer) {
      fills.set(id, layer);
      layer.on("add", () => dress(id, layer.getElement()));
      // through Leaflet: it does not report a click at the end of a drag
      layer.on("click", () => actions.pressUnit(id));
    },
  });

  return {
    group,
    paint(state) {
      const chosen = state.mode === "unit" ? state.focus : state.selected;
      for (const [id, layer] of fills) {
        const district = id === state.focus ? FOCUS_UNIT : OTHER_UNIT;
        const fillColor = state.mode === "unit" ? district : ground.paintOf(book.bin(state.layer, id));
        // a selection changes no fill: what stays as it is must not be drawn anew
        if (fillColor !== layer.options.fillColor) layer.setStyle({ fillColor });
        if (inset) continue;
        const path = layer.getElement();
        path.setAttribute("aria-label", describe.unit(state, id));
        path.setAttribute("aria-pressed", String(id === chosen));
      }
    },
    latLngsOf: (id) => fills.get(id)?.getLatLngs() ?? [],
    /** Bounds of a unit's main parts; of the city when the unit has no polygon. */
    boundsOf: (id) => (fills.has(id) ? mainBounds(L, fills.get(id)) : L.latLngBounds(world.bounds.city)),
    shapes: () => [...fills].map(([id, layer]) => ({ id, rings: ringsOf(layer) })),
  };
}
