/** The fill of the unit view: one shape for each layout unit. */

import { asPolygon, latLngs, mainBounds, makeButton, pathOf, reshape, ringsOf, setShade } from "./shape_parts.js";

/**
 * @param {Ground} ground what all shapes of a map share (see ground.js)
 */
export function createUnitShapes(ground) {
  const { context, inset } = ground;
  const { L, world, book, mode, actions, describe } = context;
  const { "land-focus": focusUnit, "land-neighbour": otherUnit } = world.look.fills;
  /** @type {Map<string | null, Polygon>} */
  const fills = new Map();

  /** Leaflet makes a new path whenever a shape is put on the map. @param {string} id @param {SVGPathElement} path */
  function dress(id, path) {
    context.subjectOfPath.set(path, { unit: id });
    if (inset) return;
    path.dataset.unit = id;
    makeButton(path, {
      tabindex: 0,
      press: () => actions.pressUnit(id),
      showFocus: (shown) => ground.showFocus(shown ? latLngs(fills.get(id)) : []),
    });
  }

  const group = L.geoJSON(world.units, {
    ...ground.fillOptions,
    onEachFeature({ id: named }, shape) {
      const layer = asPolygon(shape);
      const id = String(named);
      fills.set(id, layer);
      layer.on("add", () => dress(id, pathOf(layer)));
      // through Leaflet: it does not report a click at the end of a drag
      layer.on("click", () => actions.pressUnit(id));
    },
  });

  const drawn = () => [...fills].map(([id, layer]) => ({ id: String(id), layer }));

  return {
    group,
    /** @param {State} state */
    paint(state) {
      const chosen = book.chosenUnits(state);
      for (const { id, layer } of drawn()) {
        const land = id === state.focus ? focusUnit : otherUnit;
        const row = mode.ofOneUnit ? null : book.bin(state.layer, id);
        const fillColor = row ? ground.paintOf(row) : land;
        // a selection changes no fill: what stays as it is must not be drawn anew
        if (fillColor !== layer.options.fillColor) layer.setStyle({ fillColor });
        setShade(layer, row);
        if (inset) continue;
        const path = pathOf(layer);
        path.setAttribute("aria-label", describe.unit(state, id));
        path.setAttribute("aria-pressed", String(chosen.includes(id)));
      }
    },
    /** @param {CloseUp} shapes */
    refine({ units }) {
      for (const { id, layer } of drawn()) if (units[id]) reshape(L, layer, units[id]);
    },
    /** @param {string | null} id */
    latLngsOf: (id) => latLngs(fills.get(id)),
    /** Bounds of a unit's main parts; of the city when the unit has no polygon. @param {string | null} id */
    boundsOf(id) {
      const layer = fills.get(id);
      return layer ? mainBounds(L, layer) : L.latLngBounds(world.bounds.city);
    },
    shapes: () => drawn().map(({ id, layer }) => ({ id, rings: ringsOf(layer) })),
  };
}
