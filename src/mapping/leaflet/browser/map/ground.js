/**
 * What fills a map: the layout units, or in the administrative view the pieces of the districts; on top the
 * scenic area, the outline of what is chosen, and the keyboard's focus ring.
 */

import { createDistrictShapes } from "./district_shapes.js";
import { createScenic } from "./scenic.js";
import { addHatch, createSheet } from "./shape_parts.js";
import { createUnitShapes } from "./unit_shapes.js";

const WINE = "#8c1d2f";
const FOCUS_RING = { color: "#1f5fa8", weight: 4, opacity: 1 };
const CHOSEN_WEIGHT = 3;
const FOCUS_UNIT_WEIGHT = 2.5;
/** A unit chosen in the table while the districts are shown. */
const THIN_WEIGHT = 1.5;

/**
 * @param {Context} context
 * @param {LeafletMap} map
 * @param {PaneOptions} paneOptions
 * @param {boolean} inset the inset takes the pointer only and stays silent for screen readers
 */
export function drawGround(context, map, paneOptions, inset) {
  const { L, book, mode } = context;
  const outline = () =>
    L.polygon([], { ...paneOptions.selection, smoothFactor: 0, fill: false, interactive: false }).addTo(map);
  let hatch = "none";
  /** @type {Ground} */
  const ground = {
    ...{ context, map, inset },
    // no simplification by Leaflet: neighbours share their vertices and would drift apart
    fillOptions: { ...paneOptions.fill, smoothFactor: 0, style: { stroke: false, fillOpacity: 1 } },
    /** Fill of a legend row, as an SVG paint. @param {LegendRow} row */
    paintOf: (row) => (row.hatch ? hatch : row.fill),
    /** @param {LatLngs} latLngs of the shape with the keyboard's focus; empty = none */
    showFocus(latLngs) {
      focusRing.setLatLngs(latLngs);
      focusRing.setStyle(FOCUS_RING);
    },
  };
  const unitShapes = createUnitShapes(ground);
  const units = drawn(unitShapes);
  /** @type {typeof units | null} drawn when the administrative view is first opened, or when there is time for it */
  let districts = null;
  let shown = units;
  units.sheet.show();
  const scenic = createScenic(ground);
  hatch = addHatch(map.getPane("fill"));
  const selection = outline();
  /** What is chosen beside: the other unit of a pair, or the unit under a district. */
  const second = outline();
  const focusRing = outline();

  /** @param {Shapes} shapes */
  function drawn(shapes) {
    return { ...shapes, sheet: createSheet(map, shapes.group) };
  }

  function districtShapes() {
    if (!districts) {
      districts = drawn(createDistrictShapes(ground, /** @type {DistrictFile} */ (context.districts)));
      districts.sheet.hide();
    }
    return districts;
  }

  /** The shapes a state is drawn with, on the map: those of the other view leave it. @param {State} state */
  function show(state) {
    const wanted = state.geo === "district" ? districtShapes() : units;
    if (wanted === shown) return;
    ground.showFocus([]);
    shown.sheet.hide();
    wanted.sheet.show();
    shown = wanted;
  }

  /** @param {Polygon} line @param {LatLngs} latLngs @param {number} weight @param {string} [dashArray] */
  function draw(line, latLngs, weight, dashArray = "") {
    line.setLatLngs(latLngs);
    line.setStyle({ color: WINE, opacity: 1, weight, dashArray });
  }

  /** @param {State} state */
  function paintSelection(state) {
    if (state.geo === "district") {
      draw(selection, districtShapes().latLngsOf(state.district), CHOSEN_WEIGHT);
      draw(second, units.latLngsOf(state.selected), THIN_WEIGHT);
      return;
    }
    const id = state[mode.subject];
    const dashed = mode.ofOneUnit && book.unit(id)?.schematic;
    draw(selection, units.latLngsOf(id), mode.ofOneUnit ? FOCUS_UNIT_WEIGHT : CHOSEN_WEIGHT, dashed ? "7 4" : "");
    draw(second, units.latLngsOf(state.also), CHOSEN_WEIGHT);
  }

  return {
    /** Draw what is not shown, so that showing it later takes no time. */
    prepare: () => void (context.districts && districtShapes()),
    /** @param {State} state */
    paint(state) {
      show(state);
      shown.paint(state);
      scenic?.paint(state);
      paintSelection(state);
    },
    boundsOf: unitShapes.boundsOf,
    /** What lies where: units with the scenic area on top, or districts. @param {State} state */
    shapes: (state) =>
      state.geo === "district" ? districtShapes().shapes() : [...units.shapes(), ...(scenic?.shapes(state) ?? [])],
  };
}
