/** Files of the map: fetched once for each address, shared by every map of the browser tab. */

/** @type {Map<string, Promise<any>>} what an address holds, its reader knows */
const loading = new Map();

/**
 * The promise of an address, made at the first request. A failed one is forgotten, so that a later
 * mount tries again.
 * @template T
 * @param {string} key
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
function once(key, load) {
  const known = loading.get(key);
  if (known) return known;
  const promise = load().catch((error) => {
    loading.delete(key);
    throw error;
  });
  loading.set(key, promise);
  return promise;
}

/** Addresses arrive relative to the page, which may live under any path. @param {string} address */
const absolute = (address) => new URL(address, document.baseURI).href;

/** Name a file without its folders: what an error sentence shows. @param {string} address */
const fileName = (address) => new URL(address, document.baseURI).pathname.split("/").pop() ?? "";

/** @param {string} address */
async function request(address) {
  let response;
  try {
    response = await fetch(absolute(address));
  } catch (cause) {
    throw new AssetError(fileName(address), cause);
  }
  if (!response.ok) throw new AssetError(fileName(address), `HTTP ${response.status}`);
  return response;
}

/** A file of the map that could not be loaded. */
export class AssetError extends Error {
  /**
   * @param {string} file name without folders
   * @param {unknown} cause
   */
  constructor(file, cause) {
    super(`cannot load ${file}`, { cause });
    this.file = file;
  }
}

/** @param {string} address */
export const loadJson = (address) =>
  once(`json ${address}`, async () => {
    const response = await request(address);
    try {
      return await response.json();
    } catch (cause) {
      throw new AssetError(fileName(address), cause);
    }
  });

/** @param {string} address */
export const loadText = (address) => once(`text ${address}`, async () => (await request(address)).text());

/**
 * Leaflet is no module: it runs as a script and leaves `L` on the global object. Published, it is there already.
 * @param {string} address
 */
const loadScript = (address) =>
  once(`script ${address}`, () => {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = absolute(address);
      script.onload = () => resolve(undefined);
      script.onerror = () => {
        script.remove();
        reject(new AssetError(fileName(address), "script error"));
      };
      document.head.append(script);
    });
  });

/**
 * Everything a map needs.
 * @param {Addresses} addresses
 * @param {{withDistricts?: boolean}} [options] load the geometry of the administrative view as well
 * Values of districts need it in any case: a layer of the book may have some.
 * @returns {Promise<{
 *   L: Leaflet, world: World, book: PublishedBook, districts: DistrictFile | null, finder: FinderFile | null, css: string
 * }>}
 */
export async function loadAssets(addresses, { withDistricts = false } = {}) {
  const [css, world, book, districts, finder] = await Promise.all([
    loadText(addresses.css),
    loadJson(addresses.world),
    loadJson(addresses.book),
    withDistricts ? loadJson(addresses.districts) : null,
    addresses.finder ? loadJson(addresses.finder) : null,
    "L" in globalThis ? null : loadScript(addresses.leaflet ?? ""),
  ]);
  const ofDistricts = () => book.layers.some((/** @type {Layer} */ { geography }) => geography === "district");
  const needed = districts ?? (ofDistricts() ? await loadJson(addresses.districts) : null);
  return { L: globalThis.L, world, book, districts: needed, finder, css };
}
