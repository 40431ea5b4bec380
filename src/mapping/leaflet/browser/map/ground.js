/**
 * What fills a map: the layout units, in the administrative view the pieces of the districts, or whole districts where
 * these have the values; on top the scenic area, the outline of what is chosen, and the keyboard's focus ring.
 */

import { createDistrictShapes } from "./district_shapes.js";
import { segmentsOf, splitOutline } from "./outline.js";
import { createScenic } from "./scenic.js";
import { addHatch, createSheet, flatRings, together } from "./shape_parts.js";
import { createUnitShapes } from "./unit_shapes.js";
import { createWholeDistricts } from "./whole_districts.js";

/**
 * @param {Context} context
 * @param {LeafletMap} map
 * @param {PaneOptions} paneOptions
 * @param {boolean} inset the inset takes the pointer only and stays silent for screen readers
 */
export function drawGround(context, map, paneOptions, inset) {
  const { L, book, mode, world } = context;
  const { lines } = world.look;
  const bare = { ...paneOptions.selection, smoothFactor: 0, fill: false, interactive: false };
  const outline = () => L.polygon([], bare).addTo(map);
  const line = () => L.polyline([], bare).addTo(map);
  let dashes = segmentsOf(world.edges.schematic);
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
      focusRing.setStyle(lines.focus);
    },
  };
  const unitShapes = createUnitShapes(ground);
  const units = drawn(unitShapes);
  /** @type {typeof units | null} drawn when the administrative view is first opened, or when there is time for it */
  let districts = null;
  /** @type {typeof units | null} the same, for layers of districts */
  let wholes = null;
  let shown = units;
  units.sheet.show();
  const scenic = createScenic(ground);
  hatch = addHatch(map.getPane("fill"));
  const selection = casedOutline();
  /** What is chosen beside: the other unit of a pair, or the unit under a district. */
  const second = casedOutline();
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

  function wholeDistricts() {
    if (!wholes) {
      wholes = drawn(createWholeDistricts(ground, /** @type {DistrictFile} */ (context.districts)));
      wholes.sheet.hide();
    }
    return wholes;
  }
  /** @param {State} state */
  function shapesOf(state) {
    if (book.geography(state) !== "district") return units;
    return book.ofDistricts(state.layer) ? wholeDistricts() : districtShapes();
  }

  /** The shapes a state is drawn with, on the map: those of the other view leave it. @param {State} state */
  function show(state) {
    const wanted = shapesOf(state);
    if (wanted === shown) return;
    ground.showFocus([]);
    shown.sheet.hide();
    wanted.sheet.show();
    shown = wanted;
  }

  /** An outline on a pale line of its own, without which it would sink into dark land; dashed where it is schematic. */
  function casedOutline() {
    const casing = outline();
    const [solid, dashed] = [line(), line()];
    return {
      /** @param {LatLngs} latLngs @param {string} name of a line of the look */
      draw(latLngs, name) {
        const parts = splitOutline(flatRings(latLngs), dashes);
        casing.setLatLngs(latLngs);
        casing.setStyle(lines["subject-casing"]);
        solid.setLatLngs(parts.solid);
        solid.setStyle({ dashArray: "", ...lines[name] });
        dashed.setLatLngs(parts.dashed);
        dashed.setStyle({ ...lines["subject-schematic"], weight: lines[name].weight });
      },
    };
  }

  /** @param {State} state */
  function paintSelection(state) {
    if (book.geography(state) === "district") {
      selection.draw(shapesOf(state).latLngsOf(state.district), "chosen");
      second.draw(units.latLngsOf(state.selected), "second");
      return;
    }
    const chosen = book.chosenUnits(state);
    selection.draw(together(chosen.map(units.latLngsOf)), mode.ofOneUnit ? "subject" : "chosen");
    second.draw(units.latLngsOf(state.also), "chosen");
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
    /** Draw the land in more detail. @param {CloseUp} shapes */
    refine(shapes) {
      unitShapes.refine(shapes);
      dashes = segmentsOf(shapes.edges.schematic);
      scenic?.refine(shapes);
    },
    boundsOf: unitShapes.boundsOf,
    /** What lies where: units with the scenic area on top, or districts. @param {State} state */
    shapes: (state) =>
      book.geography(state) === "district"
        ? shapesOf(state).shapes()
        : [...units.shapes(), ...(scenic?.shapes(state) ?? [])],
  };
}
