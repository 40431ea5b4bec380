/**
 * The fill of a layer whose values are those of districts: one shape for each district, in the colour of its own value.
 * The pieces of the administrative view (district_shapes.js) have the colours of layout units instead.
 */

import { asPolygon, latLngs, makeButton, pathOf, ringsOf, setShade } from "./shape_parts.js";

/**
 * @param {Ground} ground what all shapes of a map share (see ground.js)
 * @param {DistrictFile} file geometry of the view
 * @returns {Shapes}
 */
export function createWholeDistricts(ground, file) {
  const { context, inset } = ground;
  const { L, book, actions, describe } = context;
  /** @type {Map<string, {district: District, layer: Polygon}>} */
  const drawn = new Map();
  /** @param {string | null} id */
  const latLngsOf = (id) => latLngs(drawn.get(id ?? "")?.layer);

  /** Leaflet makes a new path whenever a shape is put on the map. @param {string} id @param {SVGPathElement} path */
  function dress(id, path) {
    context.subjectOfPath.set(path, { unit: "", district: id });
    if (inset) return;
    path.dataset.district = id;
    makeButton(path, {
      tabindex: 0,
      press: () => actions.pressDistrict(id),
      showFocus: (shown) => ground.showFocus(shown ? latLngsOf(id) : []),
    });
  }

  // in the book's order, in which keyboard and screen reader meet them
  const features = book.districts.flatMap(
    ({ id }) => file.districts.features.find((one) => String(one.id) === id) ?? [],
  );
  const group = L.geoJSON(features, {
    ...ground.fillOptions,
    onEachFeature({ id: named }, shape) {
      const id = String(named);
      const layer = asPolygon(shape);
      drawn.set(id, { district: /** @type {District} */ (book.district(id)), layer });
      layer.on("add", () => dress(id, pathOf(layer)));
      layer.on("click", () => actions.pressDistrict(id));
    },
  });

  return {
    group,
    /** @param {State} state */
    paint(state) {
      for (const [id, { district, layer }] of drawn) {
        const row = book.bin(state.layer, id);
        const fillColor = ground.paintOf(row);
        // what stays as it is must not be drawn anew
        if (fillColor !== layer.options.fillColor) layer.setStyle({ fillColor, fillOpacity: 1 });
        setShade(layer, row);
        if (inset) continue;
        const path = pathOf(layer);
        path.setAttribute("aria-label", describe.district(state, district));
        path.setAttribute("aria-pressed", String(id === state.district));
      }
    },
    latLngsOf,
    shapes: () => [...drawn].map(([id, { layer }]) => ({ id, rings: ringsOf(layer) })),
  };
}
