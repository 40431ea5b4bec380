/**
 * The fill of the administrative view: the pieces in which districts and layout units overlap. A piece has
 * the colour of its unit, for no value is computed for a district; what is chosen is the whole district.
 */

import { makeButton, ringsOf } from "./shape_parts.js";

/** Whether a piece is the largest of its district. */
const isMain = (district, unit) => district.parts[0]?.unit === unit;

/** Pieces in the order of the book's districts, the largest first: so keyboard and screen reader meet them. */
function inBookOrder(book, features) {
  const order = new Map(book.districts.map(({ id }, index) => [id, index]));
  const known = features.filter(({ properties }) => order.has(properties.adcode));
  const rank = ({ properties: { adcode, unit_id: unit } }) =>
    2 * order.get(adcode) + (isMain(book.district(adcode), unit) ? 0 : 1);
  return known.sort((a, b) => rank(a) - rank(b));
}

/**
 * @param {object} ground what all shapes of a map share (see ground.js)
 * @param {{pieces: object, districts: object}} file geometry of the view
 */
export function createDistrictShapes(ground, file) {
  const { context, inset } = ground;
  const { L, book, actions, describe } = context;
  /** @type {{unit: string, district: object, main: boolean, layer: any}[]} */
  const pieces = [];
  /** @type {Map<string, any>} never on the map: source of outlines */
  const outlines = new Map();
  L.geoJSON(file.districts, { onEachFeature: ({ id }, layer) => outlines.set(id, layer) });
  const latLngsOf = (id) => outlines.get(id)?.getLatLngs() ?? [];

  function dress({ unit, district, main, layer }) {
    const path = layer.getElement();
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
      const district = book.district(properties.adcode);
      const unit = properties.unit_id;
      const piece = { unit, district, main: isMain(district, unit), layer };
      pieces.push(piece);
      layer.on("add", () => dress(piece));
      layer.on("click", () => actions.pressDistrict(district.id));
    },
  });

  function label({ unit, district, main, layer }, state) {
    const path = layer.getElement();
    const text = main ? describe.district(state, district) : describe.piece(state, district, unit);
    path.setAttribute("aria-label", text);
    path.setAttribute("aria-pressed", String(district.id === state.district));
  }

  return {
    group,
    paint(state) {
      for (const piece of pieces) {
        const fillColor = ground.paintOf(book.bin(state.layer, piece.unit));
        // what stays as it is must not be drawn anew
        if (fillColor !== piece.layer.options.fillColor) piece.layer.setStyle({ fillColor, fillOpacity: 1 });
        if (!inset) label(piece, state);
      }
    },
    latLngsOf,
    shapes: () => [...outlines].map(([id, layer]) => ({ id, rings: ringsOf(layer) })),
  };
}
