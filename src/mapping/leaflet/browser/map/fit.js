/** How a map is fitted into its window. */

const SIDE = 18;

/** Space kept free around the city, in Leaflet's terms. @param {Mode} mode @param {boolean} narrow */
export function cityPadding(mode, narrow) {
  return padding(narrow ? mode.topOnPhone : SIDE, SIDE, narrow ? 40 : 26);
}

/** @param {number} top @param {number} right @param {number} bottom @returns {Padding} */
function padding(top, right, bottom) {
  return { paddingTopLeft: [SIDE, top], paddingBottomRight: [right, bottom] };
}

/** Px that stay free between a unit and what floats over its map. */
const CLEAR = 6;
/** Ratio of two scales that are tried one after the other: a tenth of a zoom. */
const STEP = 2 ** -0.1;
/** A unit is not made smaller than by this for the sake of what floats over its map. */
const LEAST = 0.4;
/** Places that are tried along each side at a scale. */
const PLACES = 9;
/** What stands in the window may change with it, as the kinds in the key do: so often it is fitted again. */
const ROUNDS = 3;

/**
 * Whether a line from a to b meets a box.
 * @param {Point} a
 * @param {Point} b
 * @param {Box} box
 */
function meets([ax, ay], [bx, by], [left, top, right, bottom]) {
  if ((ax < left && bx < left) || (ax > right && bx > right)) return false;
  if ((ay < top && by < top) || (ay > bottom && by > bottom)) return false;
  // the corners lie on both sides of the line, or the line ends within
  const side = (/** @type {number} */ x, /** @type {number} */ y) => (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0;
  const first = side(left, top);
  return [side(right, top), side(left, bottom), side(right, bottom)].some((other) => other !== first);
}

/** Whether a point lies in rings, by the even-odd rule. @param {Point[][]} rings @param {number} x @param {number} y */
function holds(rings, x, y) {
  let inside = false;
  for (const ring of rings) {
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
      const [[x1, y1], [x2, y2]] = [ring[index], ring[before]];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** @param {Point[][]} rings @param {Box} box */
const overlaps = (rings, box) =>
  rings.some((ring) => ring.some((point, index) => meets(point, ring.at(index - 1) ?? point, box))) ||
  holds(rings, box[0], box[1]);

/** @param {number} x @param {number} y @returns {Point} */
const shifted = (x, y) => [x, y];

/** Numbers around 0 in even steps to either end, those near 0 first. @param {number} half */
function steps(half) {
  const all = Array.from({ length: PLACES }, (_, index) => ((2 * index) / (PLACES - 1) - 1) * half);
  return half > 0 ? all.sort((a, b) => Math.abs(a) - Math.abs(b)) : [0];
}

/**
 * The largest scale, and the place nearest to the middle, at which a shape lies in a window clear of boxes. Pure.
 * @param {Point[][]} rings of the shape, in px at scale 1
 * @param {Box} extent of what of the shape must be in the window, in the same px
 * @param {{ width: number, height: number }} window px
 * @param {Box[]} boxes in the window
 * @returns {{ scale: number, shift: Point }} shift: px from the window's middle to that of the extent. Where no place is
 *   clear, the extent fills the window.
 */
export function roomFor(rings, extent, { width, height }, boxes) {
  const [left, top, right, bottom] = extent;
  const [wide, high] = [right - left, bottom - top];
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const most = Math.min((width - 2 * SIDE) / wide, (height - 2 * SIDE) / high);
  /** @param {Box} box @param {number} x @param {number} y @param {number} scale @returns {Box} */
  const inShape = ([l, t, r, b], x, y, scale) => [
    (l - CLEAR - x) / scale + middleX,
    (t - CLEAR - y) / scale + middleY,
    (r + CLEAR - x) / scale + middleX,
    (b + CLEAR - y) / scale + middleY,
  ];
  for (let scale = most; scale >= most * LEAST; scale *= STEP) {
    const shifts = steps((height - 2 * SIDE - high * scale) / 2)
      .flatMap((y) => steps((width - 2 * SIDE - wide * scale) / 2).map((x) => shifted(x, y)))
      .sort((one, other) => Math.hypot(...one) - Math.hypot(...other));
    for (const shift of shifts) {
      const [x, y] = [width / 2 + shift[0], height / 2 + shift[1]];
      // the boxes in the shape's own px: there are fewer of them than of its corners
      const own = boxes.map((box) => inShape(box, x, y, scale));
      if (!own.some((box) => overlaps(rings, box))) return { scale, shift };
    }
  }
  return { scale: most, shift: [0, 0] };
}

/** Of the city's outlines every so many corners are enough to tell what lies over them. */
const THINNED = 4;

/**
 * Fit rings as large as possible without any of them lying under what floats over the map.
 * @param {Leaflet} L
 * @param {View} view
 * @param {import("leaflet").LatLng[][]} shape
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {() => Box[]} furnitureBoxes
 */
function fitRings(L, { map }, shape, bounds, furnitureBoxes) {
  const at = map.getZoom();
  /** @param {import("leaflet").LatLng} place @returns {Point} */
  const project = (place) => {
    const { x, y } = map.project(place, at);
    return [x, y];
  };
  const rings = shape.map((ring) => ring.map(project));
  const [corner, other] = [project(bounds.getNorthWest()), project(bounds.getSouthEast())];
  /** @type {Box} */
  const extent = [...corner, ...other];
  const { x: width, y: height } = map.getSize();
  let before = "";
  for (let round = 0; round < ROUNDS; round++) {
    const boxes = furnitureBoxes();
    if (boxes.join() === before) return;
    before = boxes.join();
    const { scale, shift } = roomFor(rings, extent, { width, height }, boxes);
    const zoom = Math.floor((at + Math.log2(scale)) * 10) / 10;
    const drawn = 2 ** (zoom - at);
    const middle = L.point(
      (corner[0] + other[0]) / 2 - shift[0] / drawn,
      (corner[1] + other[1]) / 2 - shift[1] / drawn,
    );
    map.setView(map.unproject(middle, at), zoom, { animate: false });
  }
}

/**
 * @param {Leaflet} L
 * @param {View} view
 * @param {State} state its unit in focus is fitted
 * @param {() => Box[]} furnitureBoxes
 */
export function fitUnit(L, view, state, furnitureBoxes) {
  const unit = state.focus ?? "";
  const shape = view.shapes(state).flatMap(({ id, rings }) => (id === unit ? rings : []));
  fitRings(L, view, shape, view.boundsOf(unit), furnitureBoxes);
}

/**
 * Fit the whole city into what a card leaves of the window.
 * @param {Leaflet} L
 * @param {View} view
 * @param {State} state
 * @param {import("leaflet").LatLngBounds} city
 * @param {() => Box[]} furnitureBoxes
 */
export function fitCityBeside(L, view, state, city, furnitureBoxes) {
  const thinned = view
    .shapes(state)
    .flatMap(({ rings }) => rings.map((ring) => ring.filter((_, index) => index % THINNED === 0)));
  fitRings(L, view, thinned, city, furnitureBoxes);
}
