/**
 * A second measure as graduated circles at the units' label points. Units that share a list may have one circle together:
 * it stands where they are named as one, not in the inset, where it would be taken for the circle of one of them.
 */

import { radiusOf } from "../shared/circle_sizes.js";

/** Labels mind a box about as large as the disc, not the square around it; what covering it costs them. */
const DISC = 0.85;
const COST = 1.2;

/**
 * @param {Context} context
 * @param {View} view main map or inset
 * @param {() => number} largest radius of the largest circle; the same in both views, for one legend
 */
export function createCircles(context, view, largest) {
  const { L, book, world } = context;
  const style = { ...world.look.lines.circle, fillColor: world.look.fills["circle-fill"], fillOpacity: 1 };
  const least = world.look.marks["circle-least"];
  const group = L.layerGroup().addTo(view.map);
  /** @type {{share: number, marker: any}[]} */
  let circles = [];
  /** @type {Layer | null} */
  let drawn = null;

  /** First label point of a unit or list; the scenic area has none and takes its shape's middle. @param {string} id */
  function placeOf(id) {
    const list = book.sharedList(id);
    if (list) return view.inset ? null : list.anchors[0];
    if (id === book.scenic_id) return world.scenic && L.geoJSON(world.scenic).getBounds().getCenter();
    return book.unit(id)?.anchors[0];
  }

  /** @param {Layer | null} second */
  function build(second) {
    drawn = second;
    group.clearLayers();
    // large ones first: a small circle must not vanish under them
    const shares = Object.entries(second?.circles?.of ?? {}).sort(([, a], [, b]) => b - a);
    circles = shares.flatMap(([id, share]) => {
      const place = placeOf(id);
      return place ? [{ share, marker: createCircle(id, place) }] : [];
    });
    resize();
  }

  /** @param {string} id @param {import('leaflet').LatLngExpression} place */
  function createCircle(id, place) {
    const marker = L.circleMarker(place, { ...view.circleOptions, ...style, interactive: false }).addTo(group);
    const path = marker.getElement();
    path?.setAttribute("aria-hidden", "true");
    if (!view.inset) path?.setAttribute("data-circle", id);
    return marker;
  }

  function resize() {
    for (const { share, marker } of circles) marker.setRadius(radiusOf(share, largest(), least));
  }

  return {
    /** @param {State} state */
    paint(state) {
      const second = book.secondLayer(state);
      if (second !== drawn) build(second);
    },
    resize,
    /** Boxes in the window that labels should leave open. @returns {SoftBox[]} */
    softBoxes: () =>
      circles.map(({ marker }) => {
        const { lat, lng } = marker.getLatLng();
        const [x, y] = view.toWindow(lat, lng);
        const reach = marker.getRadius() * DISC;
        return { box: [x - reach, y - reach, x + reach, y + reach], cost: COST };
      }),
  };
}
