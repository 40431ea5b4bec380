/** A second measure as graduated circles at the units' label points. */

/** Radius of the largest circle at the zoom that shows the whole city on a desktop, px. */
const CITY_RADIUS = 26;
const CITY_ZOOM = 9.2;
/** How it grows with each zoom level: slowly on the way in, while on a small screen the city shrinks faster. */
const GROWTH = { above: 1.12, below: 1.3 };
const MOST_RADIUS = 44;
const LEAST_LARGEST = 16;
const LEAST_RADIUS = 3;
const STYLE = { color: "#1b3654", weight: 1.5, opacity: 0.9, fillColor: "#1b3654", fillOpacity: 0.26 };
/** Labels mind a box about as large as the disc, not the square around it; what covering it costs them. */
const DISC = 0.85;
const COST = 1.2;

/** Radius of the largest circle at a zoom of the main map. */
export function largestRadius(zoom) {
  const growth = zoom > CITY_ZOOM ? GROWTH.above : GROWTH.below;
  return Math.min(MOST_RADIUS, Math.max(LEAST_LARGEST, CITY_RADIUS * growth ** (zoom - CITY_ZOOM)));
}

/**
 * Radius in px of a share of the largest one; small values stay visible.
 * @param {number} share 0 to 1
 * @param {number} largest px
 */
export const radiusOf = (share, largest) => Math.max(LEAST_RADIUS, largest * share);

/**
 * @param {object} context
 * @param {object} view main map or inset
 * @param {() => number} largest radius of the largest circle; the same in both views, for one legend
 */
export function createCircles(context, view, largest) {
  const { L, book, world } = context;
  const group = L.layerGroup().addTo(view.map);
  /** @type {{share: number, marker: any}[]} */
  let circles = [];
  let drawn = null;

  /** First label point of a unit; the scenic area has none and takes the middle of its shape. */
  function placeOf(id) {
    if (id === "scenic") return world.scenic && L.geoJSON(world.scenic).getBounds().getCenter();
    return book.unit(id)?.anchors[0];
  }

  function build(over) {
    drawn = over;
    group.clearLayers();
    // large ones first: a small circle must not vanish under them
    const shares = Object.entries(over?.circles.of ?? {}).sort(([, a], [, b]) => b - a);
    circles = shares.flatMap(([id, share]) => {
      const place = placeOf(id);
      return place ? [{ share, marker: createCircle(id, place) }] : [];
    });
    resize();
  }

  function createCircle(id, place) {
    const marker = L.circleMarker(place, { ...view.circleOptions, ...STYLE, interactive: false }).addTo(group);
    const path = marker.getElement();
    path.setAttribute("aria-hidden", "true");
    if (!view.inset) path.dataset.circle = id;
    return marker;
  }

  function resize() {
    for (const { share, marker } of circles) marker.setRadius(radiusOf(share, largest()));
  }

  return {
    paint(state) {
      const over = book.overLayer(state);
      if (over !== drawn) build(over);
    },
    resize,
    /** Boxes in the window that labels should leave open, with what covering one costs. */
    softBoxes: () =>
      circles.map(({ marker }) => {
        const { lat, lng } = marker.getLatLng();
        const [x, y] = view.toWindow(lat, lng);
        const reach = marker.getRadius() * DISC;
        return { box: [x - reach, y - reach, x + reach, y + reach], cost: COST };
      }),
  };
}
