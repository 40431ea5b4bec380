/** How far a reader may go: no farther out than the whole city, and never to where there is nothing of it. */

import { cityPadding } from "./fit.js";

/** A unit's map is fitted with room for what floats over it: it may look beyond the city's own window by this share. */
const ROOM_OF_A_UNIT = 0.4;
/** Steps between zooms that are the same but for rounding. */
const SAME_ZOOM = 0.01;
/** Px by which a map may have been moved by rounding, or by its own limits. */
const SAME_PLACE = 6;

/** @typedef {{ centre: import("leaflet").LatLng, zoom: number }} Look */
/** @typedef {{ bounds: import("leaflet").LatLngBounds, zoom: number }} Beside */

/**
 * The views that readers have gone to by themselves, by page and what its map is about: who comes back finds it as it
 * was left. As long as the document lives.
 * @type {Map<string, Look>}
 */
const left = new Map();

/**
 * The place of a geometry that lies nearest, in degrees of the screen.
 * @param {{ lat: number, lng: number }} from
 * @param {Iterable<{ lat: number, lng: number }>} points
 */
export function nearest(from, points) {
  const squeeze = Math.cos((from.lat * Math.PI) / 180);
  let best = null;
  let least = Infinity;
  for (const point of points) {
    const away = Math.hypot((point.lng - from.lng) * squeeze, point.lat - from.lat);
    if (away < least) [best, least] = [point, away];
  }
  return best;
}

/**
 * @param {Context} context
 * @param {View} view
 */
export function createReach({ L, mode, world, root, store }, view) {
  const { map } = view;
  const city = L.latLngBounds(world.bounds.city);
  /** How far what lies over the map at its right and its foot lets the reader look beyond the city's window, in px. */
  let room = L.point(0, 0);
  /** The whole city beside a card, as it was fitted there: this far out and aside a reader may go. @type {Beside | null} */
  let beside = null;
  /** @type {Look | null} as the map was last fitted; null: the reader has come back to a view of his own */
  let fitted = null;
  let begun = false;

  const now = () => ({ centre: map.getCenter(), zoom: map.getZoom() });
  /** @param {Look} one @param {Look} other */
  const same = (one, other) =>
    Math.abs(one.zoom - other.zoom) < SAME_ZOOM &&
    map.project(one.centre, one.zoom).distanceTo(map.project(other.centre, one.zoom)) < SAME_PLACE;
  const isFitted = () => fitted !== null && same(now(), fitted);
  const key = () => `${location.pathname} ${mode.styles} ${store.state.focus ?? ""}`;

  /** The least zoom shows the whole city in this window; nothing beyond that window is ever shown. */
  function limit() {
    const { paddingTopLeft, paddingBottomRight } = cityPadding(mode, root.classList.contains("lm-narrow"));
    const [start, end] = [L.point(paddingTopLeft), L.point(paddingBottomRight)];
    map.options.minZoom = 0;
    const zoom = map.getBoundsZoom(city, false, start.add(end));
    const corners = [map.project(city.getSouthWest(), zoom), map.project(city.getNorthEast(), zoom)];
    const middle = corners[0].add(corners[1]).add(end).subtract(start).divideBy(2);
    const half = map.getSize().divideBy(2);
    const shown = L.latLngBounds(
      map.unproject(middle.subtract(half), zoom),
      map.unproject(middle.add(half).add(room), zoom),
    );
    map.options.minZoom = Math.min(zoom, beside?.zoom ?? zoom);
    map.options.maxBounds = mode.ofOneUnit ? shown.pad(ROOM_OF_A_UNIT) : beside ? shown.extend(beside.bounds) : shown;
  }

  /** A corner of the city's window may hold nothing of it: back to the nearest land. */
  function keepLandInView() {
    const shapes = view.shapes(store.state);
    if (shapes.length === 0 || view.territoryOf(store.state).visible(shapes.map(({ id }) => id)) > 0) return;
    const place = nearest(
      map.getCenter(),
      shapes.flatMap(({ rings }) => rings.flat()),
    );
    if (place) map.panTo(place, { animate: false });
  }

  /** Keep where the reader has gone; what is as it was fitted need not be kept. */
  function settle() {
    if (!begun) return;
    if (isFitted()) left.delete(key());
    else {
      keepLandInView();
      left.set(key(), now());
    }
  }
  map.on("moveend", settle);

  return {
    limit,
    isFitted,
    /**
     * A card covers part of the map: what lies under it may be moved out, so much farther than the city's window.
     * @param {number} right px
     * @param {number} below px
     */
    leaveRoom(right, below) {
      const wanted = L.point(right, below);
      if (room.equals(wanted)) return;
      room = wanted;
      limit();
      map.panInsideBounds(/** @type {import("leaflet").LatLngBounds} */ (map.options.maxBounds), { animate: false });
    },
    /** Fit the city beside a card, farther out than its own window would allow. @param {() => void} fit */
    fitBeside(fit) {
      beside = null;
      map.options.minZoom = 0;
      map.options.maxBounds = city.pad(3);
      fit();
      beside = { bounds: map.getBounds(), zoom: map.getZoom() };
      limit();
    },
    /** The card has gone. */
    forgetBeside() {
      beside = null;
      limit();
    },
    /** The map has been fitted: from here on another view is the reader's own. */
    fitted() {
      fitted = now();
      begun = true;
      left.delete(key());
    },
    /** Go to where the reader was when leaving this map. @returns {boolean} false where there is nowhere to go back to */
    goBack() {
      const place = left.get(key());
      if (place) map.setView(place.centre, place.zoom, { animate: false });
      begun = place !== undefined;
      return place !== undefined;
    },
    /** The window changes: keep its middle. @param {() => void} resize */
    keepMiddle(resize) {
      const before = now();
      resize();
      limit();
      map.setView(before.centre, Math.max(before.zoom, map.getMinZoom()), { animate: false });
    },
  };
}
