/** Opens the files of cells (ui/firms/cell_files.py). Pure. */

const CORNERS = 6;
const MICRO = 1e-6;
/** Width of the world at zoom 0, px. */
const WORLD = 256;

/** Web Mercator as Leaflet has it, at zoom 0. @param {number} lon */
export const xOf = (lon) => (WORLD * (lon + 180)) / 360;
/** @param {number} lat */
export function yOf(lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return WORLD * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
}
/** @param {number} x @param {number} y @returns {LatLon} */
export function latLonOf(x, y) {
  const lat = (2 * Math.atan(Math.exp(Math.PI * (1 - (2 * y) / WORLD))) - Math.PI / 2) * (180 / Math.PI);
  return [lat, (x / WORLD) * 360 - 180];
}

/**
 * The header of a file, and where its body begins.
 * @param {ArrayBuffer} file
 */
function opened(file) {
  const length = new DataView(file).getUint32(0, true);
  const header = new TextDecoder().decode(new Uint8Array(file, 4, length));
  return { told: JSON.parse(header), body: 4 + length };
}

/** @param {ArrayBuffer} file @returns {HeatShapes} */
export function openShapes(file) {
  const { told, body } = opened(file);
  const { cells, step } = told;
  const high = new Uint32Array(file, body, cells);
  const low = new Uint32Array(file, body + 4 * cells, cells);
  const lons = new Int32Array(file, body + 8 * cells, cells);
  const lats = new Int32Array(file, body + 12 * cells, cells);
  const apart = new Int16Array(file, body + 16 * cells, cells * CORNERS * 2);
  const outside = new Uint8Array(file, body + (16 + CORNERS * 4) * cells, cells);
  const ids = Array.from(high, (part, at) => part.toString(16) + low[at].toString(16).padStart(8, "0"));
  const centres = new Float64Array(cells * 2);
  const corners = new Float64Array(cells * CORNERS * 2);
  for (let cell = 0; cell < cells; cell++) {
    centres[cell * 2] = xOf(lons[cell] * MICRO);
    centres[cell * 2 + 1] = yOf(lats[cell] * MICRO);
    for (let corner = 0; corner < CORNERS; corner++) {
      const at = (cell * CORNERS + corner) * 2;
      // longitudes and latitudes of each corner are columns of their own
      corners[at] = xOf((lons[cell] + apart[2 * corner * cells + cell] * step) * MICRO);
      corners[at + 1] = yOf((lats[cell] + apart[(2 * corner + 1) * cells + cell] * step) * MICRO);
    }
  }
  return { ids, centres, corners, outside };
}

/** @param {ArrayBuffer} file @returns {HeatAmounts} */
export function openAmounts(file) {
  const { told, body } = opened(file);
  const bytes = new Uint8Array(file, body);
  const amounts = new Float64Array(bytes.filter((byte) => byte < 128).length);
  let [at, number, times] = [0, 0, 1];
  for (const byte of bytes) {
    number += (byte & 127) * times; // no shifts: capital goes beyond 32 bits
    times *= 128;
    if (byte < 128) {
      amounts[at++] = number;
      [number, times] = [0, 1];
    }
  }
  return { ...told, amounts };
}
