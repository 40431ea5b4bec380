/**
 * An area as an address writes it (see mapping.insight.within): `lon,lat;lon,lat;…`, several with `|` between, or
 * `@lon,lat,km`. Pure. Python judges what is written; here it is only drawn and measured at once.
 */

export const MOST_CORNERS = 200;
const MOST_POLYGONS = 20;
export const LEAST_KM = 0.05;
export const MOST_KM = 60;
const CIRCLE_CORNERS = 96;
const FEWEST_CORNERS = 3;
const DECIMALS = 5;

/** The ellipsoid of WGS-84: half its width in km, and its excentricity. */
const A_KM = 6378.137;
const E2 = 0.00669437999014;
const E = Math.sqrt(E2);

const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;
const degrees = (/** @type {number} */ angle) => (angle * 180) / Math.PI;
/** @param {number} value @param {number} decimals */
const written = (value, decimals) => String(Number(value.toFixed(decimals)));

/** @param {string} text @param {number} wanted @returns {number[] | null} */
function numbers(text, wanted) {
  const found = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  return found.length === wanted && found.every(Number.isFinite) ? found : null;
}

/** @param {Lonlat[]} ring */
function tidy(ring) {
  const corners = ring.filter(([lon, lat], index) => {
    const before = ring[index - 1];
    return !before || before[0] !== lon || before[1] !== lat;
  });
  const [first, last] = [corners[0], corners.at(-1)];
  if (corners.length > 1 && last && first[0] === last[0] && first[1] === last[1]) corners.pop();
  return corners;
}

/**
 * @param {string | null} text
 * @returns {Drawn | null} null where it is none
 */
export function parseArea(text) {
  // signs of a Chinese keyboard as well
  const plain = (text ?? "").normalize("NFKC").trim();
  if (plain.startsWith("@")) {
    const circle = numbers(plain.slice(1), 3);
    if (!circle || circle[2] < LEAST_KM || circle[2] > MOST_KM) return null;
    return { polygons: [], circle: /** @type {[number, number, number]} */ (circle) };
  }
  /** @type {Lonlat[][]} */
  const polygons = [];
  for (const part of plain.split("|").filter((one) => one.trim())) {
    const corners = part
      .split(";")
      .filter((one) => one.trim())
      .map((corner) => numbers(corner, 2));
    if (corners.some((corner) => corner === null)) return null;
    const ring = tidy(/** @type {Lonlat[]} */ (corners));
    if (ring.length < FEWEST_CORNERS || ring.length > MOST_CORNERS) return null;
    polygons.push(ring);
  }
  return polygons.length > 0 && polygons.length <= MOST_POLYGONS ? { polygons, circle: null } : null;
}

/** @param {Drawn} area */
export function areaText({ polygons, circle }) {
  if (circle) return `@${written(circle[0], DECIMALS)},${written(circle[1], DECIMALS)},${written(circle[2], 3)}`;
  return polygons
    .map((ring) => ring.map(([lon, lat]) => `${written(lon, DECIMALS)},${written(lat, DECIMALS)}`).join(";"))
    .join("|");
}

/** Radii of the ellipsoid at a latitude, along the meridian and across it, in km. @param {number} lat */
function radii(lat) {
  const w = 1 - E2 * Math.sin(radians(lat)) ** 2;
  return { along: (A_KM * (1 - E2)) / w ** 1.5, across: A_KM / Math.sqrt(w) };
}

/** Km between two points that are not far apart. @param {Lonlat} from @param {Lonlat} to */
export function kmBetween(from, to) {
  const middle = (from[1] + to[1]) / 2;
  const { along, across } = radii(middle);
  const east = radians(to[0] - from[0]) * across * Math.cos(radians(middle));
  return Math.hypot(east, radians(to[1] - from[1]) * along);
}

/** @param {[number, number, number]} circle @returns {Lonlat[]} */
function ringOf([lon, lat, km]) {
  return Array.from({ length: CIRCLE_CORNERS }, (_, index) => {
    const turn = (2 * Math.PI * index) / CIRCLE_CORNERS;
    const north = degrees((km * Math.cos(turn)) / radii(lat).along);
    const { across } = radii(lat + north / 2);
    return [lon + degrees((km * Math.sin(turn)) / (across * Math.cos(radians(lat + north / 2)))), lat + north];
  });
}

/** What is drawn of an area. @param {Drawn} area @returns {Lonlat[][]} */
export const ringsOf = ({ polygons, circle }) => (circle ? [ringOf(circle)] : polygons);

/** @param {number} lat */
function authalic(lat) {
  const sine = Math.sin(radians(lat));
  return (1 - E2) * (sine / (1 - E2 * sine ** 2) - Math.log((1 - E * sine) / (1 + E * sine)) / (2 * E));
}

/** Lambert's equal-area plane about the city, as in mapping.geography.projection: both measure alike. */
const [LON, LAT] = [114.3, 30.6];
const POLE = authalic(90);
const RADIUS_KM = A_KM * Math.sqrt(POLE / 2);
const MIDDLE = Math.asin(authalic(LAT) / POLE);
const STRETCH = (radii(LAT).across * Math.cos(radians(LAT))) / (RADIUS_KM * Math.cos(MIDDLE));

/** @param {Lonlat} point @returns {[number, number]} km */
function onThePlane([lon, lat]) {
  const beta = Math.asin(authalic(lat) / POLE);
  const turn = radians(lon - LON);
  const up = Math.cos(beta) * Math.cos(turn);
  const b = RADIUS_KM * Math.sqrt(2 / (1 + Math.sin(MIDDLE) * Math.sin(beta) + Math.cos(MIDDLE) * up));
  const north = Math.cos(MIDDLE) * Math.sin(beta) - Math.sin(MIDDLE) * up;
  return [b * STRETCH * Math.cos(beta) * Math.sin(turn), (b / STRETCH) * north];
}

/** @param {Lonlat[]} ring */
function ringKm2(ring) {
  const corners = ring.map(onThePlane);
  let twice = 0;
  for (const [index, [x, y]] of corners.entries()) {
    const [nextX, nextY] = corners[(index + 1) % corners.length];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

/** Area on the ground; what several polygons share counts for each here. @param {Drawn} area */
export function km2Of(area) {
  if (area.circle) return Math.PI * area.circle[2] ** 2;
  return area.polygons.reduce((sum, ring) => sum + ringKm2(ring), 0);
}

/** With as many decimals as tell something. @param {number} km2 */
export function km2Text(km2) {
  const decimals = km2 < 1 ? 3 : km2 < 100 ? 2 : 1;
  return `${km2.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals })} km²`;
}

/** @param {Lonlat} a @param {Lonlat} b @param {Lonlat} c */
const side = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

/** Whether edges of a ring cross each other. @param {Lonlat[]} ring */
export function crosses(ring) {
  const edge = (/** @type {number} */ n) => /** @type {const} */ ([ring[n], ring[(n + 1) % ring.length]]);
  for (let one = 0; one < ring.length; one += 1) {
    for (let other = one + 2; other < ring.length; other += 1) {
      if (one === 0 && other === ring.length - 1) continue;
      const [[a, b], [c, d]] = [edge(one), edge(other)];
      if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) return true;
    }
  }
  return false;
}
