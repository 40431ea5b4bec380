/**
 * The fill of the administrative view: the pieces in which districts and layout units overlap. A piece has
 * the colour of its unit, for no value is computed for a district; what is chosen is the whole district.
 */

import { asPolygon, latLngs, makeButton, pathOf, ringsOf, setShade } from "./shape_parts.js";

/** Whether a piece is the largest of its district. @param {District} district @param {string} unit */
const isMain = (district, unit) => district.parts[0]?.unit === unit;

/**
 * Pieces in the order of the book's districts, the largest first: so keyboard and screen reader meet them.
 * @param {Book} book
 * @param {DistrictFile['pieces']['features']} features
 */
function inBookOrder(book, features) {
  const order = new Map(book.districts.map(({ id }, index) => [id, index]));
  const known = features.filter(({ properties }) => order.has(properties.adcode));
  const rank = (/** @type {(typeof features)[0]} */ { properties: { adcode, unit_id: unit } }) => {
    const district = book.district(adcode);
    return 2 * (order.get(adcode) ?? 0) + (district && isMain(district, unit) ? 0 : 1);
  };
  return known.sort((a, b) => rank(a) - rank(b));
}

/** @typedef {{unit: string, district: District, main: boolean, layer: Polygon}} Piece */

/**
 * @param {Ground} ground what all shapes of a map share (see ground.js)
 * @param {DistrictFile} file geometry of the view
 * @returns {Shapes}
 */
export function createDistrictShapes(ground, file) {
  const { context, inset } = ground;
  const { L, book, actions, describe } = context;
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Map<string | null, Polygon>} never on the map: source of outlines */
  const outlines = new Map();
  L.geoJSON(file.districts, { onEachFeature: ({ id }, layer) => outlines.set(String(id), asPolygon(layer)) });
  /** @param {string | null} id */
  const latLngsOf = (id) => latLngs(outlines.get(id));

  /** @param {Piece} piece */
  function dress({ unit, district, main, layer }) {
    const path = pathOf(layer);
    context.subjectOfPath.set(path, { unit, district: district.id });
    if (inset) return;
    Object.assign(path.dataset, { unit, district: district.id });
    makeButton(path, {
      // one stop for each district
      tabindex: main ? 0 : -1,
      press: () => actions.pressDistrict(district.id),
      showFocus: (shown) => ground.showFocus(shown ? latLngsOf(district.id) : []),
    });
  }

  const features = inBookOrder(book, file.pieces.features);
  const group = L.geoJSON(features, {
    ...ground.fillOptions,
    onEachFeature({ properties }, layer) {
      const district = /** @type {District} */ (book.district(properties.adcode));
      const unit = properties.unit_id;
      const piece = { unit, district, main: isMain(district, unit), layer: asPolygon(layer) };
      pieces.push(piece);
      layer.on("add", () => dress(piece));
      layer.on("click", () => actions.pressDistrict(district.id));
    },
  });

  /** @param {Piece} piece @param {State} state */
  function label({ unit, district, main, layer }, state) {
    const path = pathOf(layer);
    const text = main ? describe.district(state, district) : describe.piece(state, district, unit);
    path.setAttribute("aria-label", text);
    path.setAttribute("aria-pressed", String(district.id === state.district));
  }

  return {
    group,
    /** @param {State} state */
    paint(state) {
      for (const piece of pieces) {
        const row = book.bin(state.layer, piece.unit);
        const fillColor = ground.paintOf(row);
        // what stays as it is must not be drawn anew
        if (fillColor !== piece.layer.options.fillColor) piece.layer.setStyle({ fillColor, fillOpacity: 1 });
        setShade(piece.layer, row);
        if (!inset) label(piece, state);
      }
    },
    latLngsOf,
    shapes: () => [...outlines].map(([id, layer]) => ({ id: String(id), rings: ringsOf(layer) })),
  };
}
