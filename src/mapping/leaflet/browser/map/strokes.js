/** Line styles: what each kind of edge and the water look like at a zoom. */

/** Lines grow a little with the zoom, so that they neither vanish nor shout. */
function thickness(zoom) {
  if (zoom < 9.75) return 1;
  return zoom < 11.5 ? 1.25 : 1.5;
}

const WATER = "#a9cbe0";
/** A river is drawn at its true width once that is wider than this, by its width in metres. */
const RIVER_LEAST_PX = [
  [1000, 4],
  [200, 2.2],
  [0, 1.4],
];
/** Widest stroke: beyond this the line between the banks would cover what stands on them. */
const RIVER_MOST_M = 1000;

const CASING = (k) => ({ color: "#ffffff", weight: 1.6 * k, opacity: 1 });
const SOLID = (k) => ({ color: "#5a6673", weight: 0.7 * k, opacity: 0.9 });
/** Among districts colours run across the edges: there the edges alone must carry the picture. */
const WIDE_CASING = (k) => ({ color: "#ffffff", weight: 2.6 * k, opacity: 1 });
const WIDE_SOLID = (k) => ({ color: "#46515d", weight: 1.1 * k, opacity: 1 });

/**
 * Styles from bottom to top; `overlay` names the switch that shows the line, `geo` the only view that has it;
 * none = always there. The kind "district" are districts' edges that no unit shares: lines for reference
 * among units, edges like the others among districts.
 */
const EDGES = [
  {
    kind: "district",
    geo: "unit",
    overlay: "districts",
    style: (k) => ({ color: "#7d8894", weight: 0.9 * k, dashArray: "1 3", opacity: 0.9 }),
  },
  { kind: "official", geo: "unit", style: CASING },
  { kind: "official", geo: "unit", style: SOLID },
  {
    kind: "schematic",
    style: (k) => ({ color: "#4a5663", weight: 1.3 * k, dashArray: "5 3.5", opacity: 1 }),
  },
  { kind: "official", geo: "district", style: WIDE_CASING },
  { kind: "district", geo: "district", style: WIDE_CASING },
  { kind: "official", geo: "district", style: WIDE_SOLID },
  { kind: "district", geo: "district", style: WIDE_SOLID },
  { kind: "city", style: (k) => ({ color: "#4a3550", weight: 1.5 * k, opacity: 0.85 }) },
];

/** Metres per CSS px of the Mercator map at a zoom and latitude. */
function metresPerPixel(zoom, latitude) {
  return (40075016.7 * Math.cos((latitude * Math.PI) / 180)) / (256 * 2 ** zoom);
}

function riverWeight(widthM, zoom, latitude) {
  const least = RIVER_LEAST_PX.find(([from]) => widthM >= from)[1];
  return Math.max(least, Math.min(widthM, RIVER_MOST_M) / metresPerPixel(zoom, latitude));
}

/**
 * Draw all lines and the water of a map.
 * @param {any} L Leaflet
 * @param {any} map
 * @param {object} world
 * @param {{edge: object, water: object}} options Leaflet options (pane, renderer) of the two panes
 */
export function drawStrokes(L, map, world, options) {
  const edges = EDGES.filter(({ kind }) => world.edges[kind]).map((edge) => ({
    ...edge,
    layer: L.geoJSON(world.edges[edge.kind], {
      ...options.edge,
      interactive: false,
      style: { fill: false },
    }).addTo(map),
  }));
  const river = (geometry) =>
    L.geoJSON(geometry, { ...options.water, interactive: false, style: { fill: false } }).addTo(map);
  const rivers = world.rivers.map((row) => ({ widthM: row.width_m, layer: river(row.geometry) }));
  const lakes = L.geoJSON(world.lake_polygons, { ...options.water, interactive: false }).addTo(map);

  const isOn = (edge, overlays, geo) =>
    (!edge.overlay || overlays.includes(edge.overlay)) && (!edge.geo || edge.geo === geo);
  let drawn = "";

  return {
    /**
     * @param {string[]} overlays ids of the overlays that are on
     * @param {"unit" | "district"} geo
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
        edge.layer.setStyle(isOn(edge, overlays, geo) ? edge.style(k) : { opacity: 0 });
      }
      const opacity = overlays.includes("water") ? 1 : 0;
      for (const { widthM, layer } of rivers) {
        layer.setStyle({
          color: WATER,
          weight: riverWeight(widthM, zoom, latitude),
          opacity,
          lineCap: "round",
        });
      }
      lakes.setStyle({ stroke: false, fillColor: WATER, fillOpacity: opacity });
    },
  };
}
