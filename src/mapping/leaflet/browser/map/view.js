/** One Leaflet map with its panes. The main map and the inset are both views. */

import { cityPadding } from "./fit.js";
import { drawGround } from "./ground.js";
import { drawStrokes } from "./strokes.js";
import { createTerritory } from "./territory.js";

/** Panes from bottom to top with their z-index. Only fills and parks take the pointer. */
const PANES = { fill: 300, edge: 340, water: 360, selection: 380, circle: 400, facility: 510, park: 520, label: 560 };
const WITH_POINTER = new Set(["fill", "facility", "park"]);

const NO_GESTURES = {
  dragging: false,
  scrollWheelZoom: false,
  doubleClickZoom: false,
  boxZoom: false,
  keyboard: false,
  touchZoom: false,
  zoomAnimation: false,
};

/**
 * @param {Leaflet} L
 * @param {World} world
 * @param {HTMLElement} node
 * @param {boolean} inset
 * @param {import('leaflet').FitBoundsOptions} padding
 */
function createMap(L, world, node, inset, padding) {
  // Leaflet gives the map the focus at every press. The page must not scroll for it: what was pressed would move
  // away before the button is let go, and the click would be lost.
  node.focus = (options) => HTMLElement.prototype.focus.call(node, { ...options, preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(node, {
    attributionControl: false,
    zoomControl: false,
    // who watches the frame's size does it (stage.js): Leaflet would move a fitted map first, by part of a pixel
    trackResize: false,
    zoomSnap: 0.1,
    zoomDelta: 0.5,
    maxZoom: 15,
    wheelPxPerZoomLevel: 110,
    // How far a reader may go depends on the window, and is set later (reach.js): given here, Leaflet would bring the
    // map back by an animation of its own, and while it zooms by one it goes nowhere else and says nothing.
    maxBoundsViscosity: 1,
    fadeAnimation: false,
    zoomAnimation: !still,
    inertia: !still,
    ...(inset ? NO_GESTURES : {}),
  });
  map.fitBounds(world.bounds.city, { ...padding, animate: false });
  return map;
}

/**
 * Create the panes. Returns the Leaflet options that put a layer into each of them.
 * @param {Leaflet} L
 * @param {LeafletMap} map
 * @param {boolean} inset
 */
function createPanes(L, map, inset) {
  /** @type {PaneOptions} */
  const options = {};
  for (const [name, zIndex] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(zIndex);
    if (!WITH_POINTER.has(name)) pane.style.pointerEvents = "none";
    // padded renderers: while the map is dragged, the land beyond the window is already drawn
    options[name] = { pane: name, renderer: L.svg({ pane: name, padding: inset ? 0.1 : 0.5 }) };
  }
  return options;
}

/** A box for HTML in a pane. @param {LeafletMap} map @param {string} pane @param {string} className */
function createBox(map, pane, className) {
  const box = document.createElement("div");
  box.className = className;
  map.getPane(pane)?.append(box);
  return box;
}

/**
 * @param {Context} context
 * @param {HTMLElement} node
 * @param {{inset?: boolean}} [options]
 */
export function createView(context, node, { inset = false } = {}) {
  const { L, world, book, mode, store } = context;
  const narrow = context.root.classList.contains("lm-narrow");
  const map = createMap(L, world, node, inset, inset ? {} : cityPadding(mode, narrow));
  const paneOptions = createPanes(L, map, inset);
  const ground = drawGround(context, map, paneOptions, inset);
  /** @type {ReturnType<typeof drawStrokes> | null} drawn once the land has been painted */
  let strokes = null;

  const restyleStrokes = () => strokes?.restyle(store.state.overlays, book.geography(store.state));
  /** Point of the map's window in px. @param {number} lat @param {number} lon @returns {Point} */
  const toWindow = (lat, lon) => {
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    return [x, y];
  };

  /** Who owns which part of the window, in each geography; kept until the window or the shapes change. */
  const territories = new Map();
  /** @param {State} state */
  function territoryOf(state) {
    const shapes = ground.shapes(state);
    const { x, y } = map.getSize();
    const key = [map.getZoom(), map.getCenter(), x, y, shapes.length].join();
    const known = territories.get(book.geography(state));
    if (known?.key === key) return known.territory;
    /** @param {import('leaflet').LatLng[]} ring */
    const inWindow = (ring) => ring.map(({ lat, lng }) => toWindow(lat, lng));
    const cut = shapes.map(({ id, rings }) => ({ id, rings: rings.map(inWindow) }));
    const territory = createTerritory(x, y, cut);
    territories.set(book.geography(state), { key, territory });
    return territory;
  }

  /** @type {(() => void)[]} */
  const settled = [];
  map.on("zoomstart", () => node.classList.add("lm-zooming"));
  function settle() {
    restyleStrokes();
    for (const callback of settled) callback();
    node.classList.remove("lm-zooming");
  }
  map.on("moveend", settle);

  return {
    map,
    node,
    inset,
    /** Leaflet options that put a shape into the circles' pane. */
    circleOptions: paneOptions.circle,
    labelBox: createBox(map, "label", "lm-labels"),
    parkBox: createBox(map, "park", "lm-parks"),
    facilityBox: createBox(map, "facility", "lm-facilities"),
    size: () => map.getSize(),
    toWindow,
    /** CSS transform that puts a node of a pane at a point of the window. @param {number} x @param {number} y */
    toPane(x, y) {
      const point = map.containerPointToLayerPoint([x, y]);
      return `translate(${Math.round(point.x)}px, ${Math.round(point.y)}px)`;
    },
    boundsOf: ground.boundsOf,
    territoryOf,
    /** What lies where. */
    shapes: ground.shapes,
    /** @param {() => void} callback run when the map has come to rest */
    onSettled: (callback) => settled.push(callback),
    /** Do what follows the map's coming to rest. */
    settle,
    prepare: ground.prepare,
    /** Edges and water: they follow the land. */
    drawStrokes() {
      strokes = drawStrokes(L, map, world, paneOptions);
      restyleStrokes();
    },
    /** Draw land, edges and water in more detail, in place. @param {CloseUp} shapes */
    refine(shapes) {
      ground.refine(shapes);
      strokes?.refine(shapes);
      territories.clear();
    },
    /** @param {State} state */
    paint(state) {
      ground.paint(state);
      restyleStrokes();
    },
    destroy: () => map.remove(),
  };
}
