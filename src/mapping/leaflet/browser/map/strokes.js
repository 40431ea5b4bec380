/** Line styles: what each kind of edge and the water look like at a zoom. */

/** Lines grow a little with the zoom, so that they neither vanish nor shout. @param {number} zoom */
function thickness(zoom) {
  if (zoom < 9.75) return 1;
  return zoom < 11.5 ? 1.25 : 1.5;
}

/**
 * Lines from bottom to top, by their name in the look; `overlay` names the switch that shows the line, `geo` the only
 * view that has it; none = always there. The kind "district" are districts' edges that no unit shares: lines for
 * reference among units, edges like the others among districts.
 * @typedef {{kind: string, geo?: Geography, overlay?: string, line: string}} Edge
 */

/** @type {Edge[]} */
const EDGES = [
  { kind: "district", geo: "unit", overlay: "districts", line: "district" },
  { kind: "official", geo: "unit", line: "casing" },
  { kind: "official", geo: "unit", line: "official" },
  { kind: "schematic", line: "schematic-casing" },
  { kind: "schematic", line: "schematic" },
  { kind: "official", geo: "district", line: "wide-casing" },
  { kind: "district", geo: "district", line: "wide-casing" },
  { kind: "official", geo: "district", line: "wide" },
  { kind: "district", geo: "district", line: "wide" },
  { kind: "city", line: "city" },
];

/** Metres per CSS px of the Mercator map at a zoom and latitude. @param {number} zoom @param {number} latitude */
function metresPerPixel(zoom, latitude) {
  return (40075016.7 * Math.cos((latitude * Math.PI) / 180)) / (256 * 2 ** zoom);
}

/**
 * A river is drawn at its true width once that is wider than the least of its class.
 * @param {Look} look @param {number} widthM @param {number} zoom @param {number} latitude
 */
function riverWeight({ rivers, river_most_m: most }, widthM, zoom, latitude) {
  const least = rivers.find(([from]) => widthM >= from)?.[1] ?? 0;
  return Math.max(least, Math.min(widthM, most) / metresPerPixel(zoom, latitude));
}

/**
 * Draw all lines and the water of a map.
 * @param {Leaflet} L
 * @param {LeafletMap} map
 * @param {World} world
 * @param {PaneOptions} options
 */
export function drawStrokes(L, map, world, options) {
  const { look } = world;
  /** @param {Edge} edge @param {number} k */
  const styleOf = ({ line }, k) => ({ ...look.lines[line], weight: look.lines[line].weight * k });
  const edges = EDGES.filter(({ kind }) => world.edges[kind]).map((edge) => ({
    ...edge,
    layer: L.geoJSON(world.edges[edge.kind], {
      ...options.edge,
      interactive: false,
      style: { fill: false },
    }).addTo(map),
  }));
  /** @param {Lines} geometry */
  const river = (geometry) =>
    L.geoJSON(geometry, { ...options.water, interactive: false, style: { fill: false } }).addTo(map);
  const rivers = world.rivers.map((row) => ({ widthM: row.width_m, id: row.id, layer: river(row.geometry) }));
  const lakes = L.geoJSON(world.lake_polygons, { ...options.water, interactive: false }).addTo(map);

  /** @param {Edge} edge @param {string[]} overlays @param {Geography} geo */
  const isOn = (edge, overlays, geo) =>
    (!edge.overlay || overlays.includes(edge.overlay)) && (!edge.geo || edge.geo === geo);
  let drawn = "";

  return {
    /** @param {CloseUp} shapes */
    refine({ edges: kinds, rivers: courses, lake_polygons }) {
      for (const { kind, layer } of edges) layer.clearLayers().addData(kinds[kind]);
      for (const { id, layer } of rivers) if (courses[id]) layer.clearLayers().addData(courses[id]);
      lakes.clearLayers();
      for (const lake of lake_polygons) lakes.addData(lake);
      drawn = "";
    },
    /**
     * @param {string[]} overlays ids of the overlays that are on
     * @param {Geography} geo
     */
    restyle(overlays, geo) {
      const zoom = map.getZoom();
      const k = thickness(zoom);
      const latitude = map.getCenter().lat;
      // a layer's change leaves the lines as they are
      const wanted = [zoom, latitude, geo, ...overlays].join();
      if (wanted === drawn) return;
      drawn = wanted;
      for (const edge of edges) {
        edge.layer.setStyle(isOn(edge, overlays, geo) ? styleOf(edge, k) : { opacity: 0 });
      }
      const opacity = overlays.includes("water") ? 1 : 0;
      for (const { widthM, layer } of rivers) {
        layer.setStyle({
          color: look.fills.water,
          weight: riverWeight(look, widthM, zoom, latitude),
          opacity,
          lineCap: "round",
        });
      }
      lakes.setStyle({ stroke: false, fillColor: look.fills.water, fillOpacity: opacity });
    },
  };
}
