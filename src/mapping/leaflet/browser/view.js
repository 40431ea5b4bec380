/** One Leaflet map: panes, fills, edges, water, selection. The main map and the inset are both views. */

import { drawStrokes } from "./strokes.js";
import { createTerritory } from "./territory.js";

/** Panes from bottom to top with their z-index. Only fills and parks take the pointer. */
const PANES = { fill: 300, edge: 340, water: 360, selection: 380, park: 520, label: 560 };
const WITH_POINTER = new Set(["fill", "park"]);

const FOCUS_UNIT = "#f7ecee";
const OTHER_UNIT = "#f1f3f5";
const WINE = "#8c1d2f";
const FOCUS_RING = { color: "#1f5fa8", weight: 4, opacity: 1 };
/** The tint of a quantity under park markers: there it is background. */
const FILL_UNDER_PARKS = 0.62;

const NO_GESTURES = {
  dragging: false,
  scrollWheelZoom: false,
  doubleClickZoom: false,
  boxZoom: false,
  keyboard: false,
  touchZoom: false,
  zoomAnimation: false,
};

let viewCount = 0;

/** A grey hatch for "no data", which no tint can be mistaken for. */
function addHatch(svg, id) {
  const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  defs.innerHTML = `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="#ffffff"/><path d="M0 0V6" stroke="#98a3af" stroke-width="2.4"/></pattern>`;
  svg.prepend(defs);
}

/** Rings of a polygon or multipolygon layer in px of the map's window. */
function ringsInWindow(map, layer) {
  const toPoint = (latLng) => {
    const { x, y } = map.latLngToContainerPoint(latLng);
    return [x, y];
  };
  const depth = (rings) => (Array.isArray(rings[0][0]) ? rings.flat() : rings);
  return depth(layer.getLatLngs()).map((ring) => ring.map(toPoint));
}

/**
 * @param {object} context shared parts of the map element (see main.js)
 * @param {HTMLElement} node
 * @param {{inset?: boolean}} [options]
 */
export function createView(context, node, { inset = false } = {}) {
  const { L, world, book, actions } = context;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(node, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.1,
    zoomDelta: 0.5,
    minZoom: 7.5,
    maxZoom: 15,
    wheelPxPerZoomLevel: 110,
    maxBounds: L.latLngBounds(world.bounds.city).pad(0.6),
    fadeAnimation: false,
    zoomAnimation: !still,
    inertia: !still,
    ...(inset ? NO_GESTURES : {}),
  });
  map.fitBounds(world.bounds.city, { animate: false });

  const paneOptions = {};
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(zIndex);
    if (!WITH_POINTER.has(name)) pane.style.pointerEvents = "none";
    // padded renderers: while the map is dragged, the land beyond the window is already drawn
    paneOptions[name] = { pane: name, renderer: L.svg({ pane: name, padding: inset ? 0.1 : 0.5 }) };
  }

  // no simplification by Leaflet: neighbours share their vertices and would drift apart
  const shape = { ...paneOptions.fill, smoothFactor: 0, weight: 0, stroke: false, fillOpacity: 1 };
  /** @type {Map<string, any>} */
  const fills = new Map();
  L.geoJSON(world.units, {
    style: shape,
    ...paneOptions.fill,
    smoothFactor: 0,
    onEachFeature: (feature, layer) => fills.set(feature.id, layer),
  }).addTo(map);
  const scenic = world.scenic
    ? L.geoJSON(world.scenic, { ...paneOptions.fill, smoothFactor: 0, interactive: false, style: shape }).addTo(map).getLayers()[0]
    : null;
  const hatchId = `lm-hatch-${++viewCount}`;
  addHatch(fills.values().next().value.getElement().ownerSVGElement, hatchId);

  const strokes = drawStrokes(L, map, world, paneOptions);
  const outline = () => L.polygon([], { ...paneOptions.selection, smoothFactor: 0, fill: false, interactive: false }).addTo(map);
  const selection = outline();
  const focusRing = outline();

  const labelBox = document.createElement("div");
  const parkBox = document.createElement("div");
  labelBox.className = "lm-labels";
  parkBox.className = "lm-parks";
  map.getPane("label").append(labelBox);
  map.getPane("park").append(parkBox);

  /** Fill of a legend row, as an SVG paint. */
  const paintOf = (row) => (row.hatch ? `url(#${hatchId})` : row.fill);

  function paintUnits(state) {
    for (const [id, layer] of fills) {
      if (state.mode === "unit") layer.setStyle({ fillColor: id === state.focus ? FOCUS_UNIT : OTHER_UNIT });
      else {
        const fillOpacity = state.mode === "finder" ? FILL_UNDER_PARKS : 1;
        layer.setStyle({ fillColor: paintOf(book.bin(state.layer, id)), fillOpacity });
      }
      if (!inset) describe(layer.getElement(), id, state);
    }
  }

  function describe(path, id, state) {
    const layer = book.layer(state.layer);
    const chosen = state.mode === "unit" ? state.focus : state.selected;
    path.setAttribute("aria-label", `${book.unitName(id)}，${layer.label}：${book.entry(state.layer, id).text}`);
    path.setAttribute("aria-pressed", String(id === chosen));
  }

  function paintScenic(state) {
    if (!scenic) return;
    const layer = book.layer(state.layer);
    const counted = state.mode !== "unit" && "scenic" in layer.of;
    scenic.setStyle({ fill: counted, fillColor: counted ? paintOf(book.bin(state.layer, "scenic")) : "none" });
    const path = scenic.getElement();
    path.style.pointerEvents = counted ? "auto" : "none";
    path.setAttribute("aria-hidden", String(inset || !counted));
    if (inset || !counted) path.removeAttribute("role");
    else {
      path.setAttribute("role", "img");
      path.setAttribute("aria-label", `${book.unitName("scenic")}，${layer.label}：${layer.of.scenic.text}`);
    }
  }

  function paintSelection(state) {
    const id = state.mode === "unit" ? state.focus : state.selected;
    selection.setLatLngs(fills.get(id)?.getLatLngs() ?? []);
    const dashed = state.mode === "unit" && book.unit(id)?.schematic;
    selection.setStyle({ color: WINE, weight: state.mode === "unit" ? 2.5 : 3, opacity: 1, dashArray: dashed ? "7 4" : "" });
  }

  function showFocus(id) {
    focusRing.setLatLngs(id ? fills.get(id).getLatLngs() : []);
    focusRing.setStyle(FOCUS_RING);
  }

  for (const [id, layer] of fills) {
    const path = layer.getElement();
    // through Leaflet: it does not report a click at the end of a drag
    layer.on("click", () => actions.pressUnit(id));
    context.unitOfPath.set(path, id);
    if (inset) continue;
    path.dataset.unit = id;
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.addEventListener("focus", () => showFocus(path.matches(":focus-visible") ? id : null));
    path.addEventListener("blur", () => showFocus(null));
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      showFocus(id);
      actions.pressUnit(id);
    });
  }
  if (scenic && !inset) {
    scenic.getElement().dataset.zone = "scenic";
    context.unitOfPath.set(scenic.getElement(), "scenic");
  }

  let territory = null;
  let territoryKey = "";
  function territoryOf(state) {
    const counted = scenic && state.mode !== "unit" && "scenic" in book.layer(state.layer).of;
    const { x, y } = map.getSize();
    const key = [map.getZoom(), map.getCenter(), x, y, counted].join();
    if (key !== territoryKey) {
      const shapes = [...fills].map(([id, layer]) => ({ id, rings: ringsInWindow(map, layer) }));
      if (counted) shapes.push({ id: "scenic", rings: ringsInWindow(map, scenic) });
      territory = createTerritory(x, y, shapes);
      territoryKey = key;
    }
    return territory;
  }

  const settled = [];
  map.on("zoomstart", () => node.classList.add("lm-zooming"));
  map.on("moveend", () => {
    strokes.restyle(new Set(context.store.state.overlays));
    for (const callback of settled) callback();
    node.classList.remove("lm-zooming");
  });

  return {
    map,
    node,
    inset,
    labelBox,
    parkBox,
    size: () => map.getSize(),
    /** Point of the map's window in px. @returns {[number, number]} */
    toWindow(lat, lon) {
      const { x, y } = map.latLngToContainerPoint([lat, lon]);
      return [x, y];
    },
    /** CSS transform that puts a node of a pane at a point of the window. */
    toPane(x, y) {
      const point = map.containerPointToLayerPoint([x, y]);
      return `translate(${Math.round(point.x)}px, ${Math.round(point.y)}px)`;
    },
    /** Bounds of a unit; of the city when the unit has no polygon. */
    boundsOf: (id) => fills.get(id)?.getBounds() ?? world.bounds.city,
    pathOf: (id) => fills.get(id)?.getElement() ?? null,
    territoryOf,
    /** @param {(…args: any[]) => void} callback run when the map has come to rest */
    onSettled: (callback) => settled.push(callback),
    paint(state) {
      paintUnits(state);
      paintScenic(state);
      paintSelection(state);
      strokes.restyle(new Set(state.overlays));
    },
    destroy: () => map.remove(),
  };
}
