/** Small parts that all filled shapes of a map share. */

import { hatchPattern } from "../shared/textures.js";

/** A part of a unit counts for its map when its extent is at least this share of the largest part's. */
const LEAST_PART = 0.08;

let hatchCount = 0;

/**
 * A grey hatch for "no data", which no tint can be mistaken for. Returns its SVG paint.
 * @param {HTMLElement | undefined} pane
 */
export function addHatch(pane) {
  const id = `lm-hatch-${++hatchCount}`;
  const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  defs.innerHTML = hatchPattern(id).text;
  pane?.querySelector("svg")?.prepend(defs);
  return `url(#${id})`;
}

/** Outer and inner rings of a polygon or multipolygon, as one flat list. @param {Polygon} layer */
export const ringsOf = (layer) => flatRings(latLngs(layer));

/** The same of what is drawn already. @param {LatLngs} parts */
export const flatRings = (parts) =>
  /** @type {import("leaflet").LatLng[][]} */ (Array.isArray(parts[0]?.[0]) ? parts.flat() : parts);

/** Rings of a polygon or of a multipolygon's parts; none without one. @param {Polygon | undefined} layer */
export const latLngs = (layer) => /** @type {LatLngs} */ (layer?.getLatLngs() ?? []);

/**
 * Several shapes as the parts of one.
 * @param {LatLngs[]} shapes
 * @returns {LatLngs}
 */
export function together(shapes) {
  if (shapes.length === 1) return shapes[0];
  /** @param {LatLngs} shape @returns {unknown[]} */
  const partsOf = (shape) => (Array.isArray(shape[0]?.[0]) ? shape : [shape]);
  const parts = /** @type {unknown} */ (shapes.flatMap(partsOf));
  return /** @type {LatLngs} */ (parts);
}

/** What Leaflet makes of a feature with an area. @param {import("leaflet").Layer} layer */
export const asPolygon = (layer) => /** @type {Polygon} */ (layer);

/**
 * Give a shape another outline; its path stays, with all that is known of it.
 * @param {Leaflet} L
 * @param {Polygon} layer
 * @param {import("geojson").Polygon | import("geojson").MultiPolygon} geometry
 */
export function reshape(L, layer, { type, coordinates }) {
  layer.setLatLngs(L.GeoJSON.coordsToLatLngs(coordinates, type === "Polygon" ? 1 : 2));
}

/** Tell the style sheet how dark a fill is, for where colours are forced. @param {Polygon} layer @param {LegendRow | null} row */
export function setShade(layer, row) {
  const { dataset } = pathOf(layer);
  if (row?.hatch) delete dataset.shade;
  else dataset.shade = String(row?.shade ?? 0);
}

/** The path of a shape that is on the map. @param {import("leaflet").Path} layer */
export const pathOf = (layer) => /** @type {SVGPathElement} */ (layer.getElement());

/**
 * Bounds of the parts of a unit that carry its weight: a far exclave would shrink the rest on its map.
 * @param {Leaflet} L
 * @param {Polygon} layer polygon or multipolygon
 */
export function mainBounds(L, layer) {
  const bounds = ringsOf(layer).map((ring) => L.latLngBounds(ring));
  /** @param {import("leaflet").LatLngBounds} box */
  const extent = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  const most = Math.max(...bounds.map(extent));
  const main = bounds.filter((box) => extent(box) >= LEAST_PART * most);
  return main.reduce((all, box) => all.extend(box), L.latLngBounds([]));
}

/**
 * Keyboard and screen reader: a shape is a button.
 * @param {SVGPathElement} path
 * @param {{tabindex: number, press: () => void, showFocus: (shown: boolean) => void}} options
 */
export function makeButton(path, { tabindex, press, showFocus }) {
  path.setAttribute("tabindex", String(tabindex));
  path.setAttribute("role", "button");
  path.addEventListener("focus", () => showFocus(path.matches(":focus-visible")));
  path.addEventListener("blur", () => showFocus(false));
  path.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    showFocus(true);
    press();
  });
}

/**
 * Gather the paths of a group in a node of their own, so that all of them come and go in one step. Leaflet keeps them
 * up to date also while they are away, and makes none of them anew.
 * @param {LeafletMap} map
 * @param {import("leaflet").GeoJSON} group
 * @returns {{show: () => void, hide: () => void}}
 */
export function createSheet(map, group) {
  group.addTo(map);
  const root = map.getPane("fill")?.querySelector("svg > g");
  const sheet = document.createElementNS("http://www.w3.org/2000/svg", "g");
  sheet.append(...group.getLayers().map((layer) => pathOf(asPolygon(layer))));
  return {
    // below whatever else stands in the pane
    show: () => root?.prepend(sheet),
    hide: () => sheet.remove(),
  };
}
