/** Files of the map: fetched once for each address, shared by every map of the browser tab. */

/** @type {Map<string, Promise<any>>} */
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
  if (!loading.has(key)) {
    const promise = load().catch((error) => {
      loading.delete(key);
      throw error;
    });
    loading.set(key, promise);
  }
  return loading.get(key);
}

/** Addresses arrive relative to the page, which may live under any path. */
const absolute = (address) => new URL(address, document.baseURI).href;

/** Name a file without its folders: what an error sentence shows. */
const fileName = (address) => new URL(address, document.baseURI).pathname.split("/").pop();

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

/** Leaflet is no module: it runs as a script and leaves `L` on the global object. Published, it is there already. */
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
 * @param {{css: string, leaflet?: string, world: string, book: string, districts?: string, finder?: string}} addresses
 * @param {{withDistricts?: boolean}} [options] load the geometry of the administrative view as well
 * @returns {Promise<{L: any, world: object, book: object, districts: object | null, finder: object | null, css: string}>}
 */
export async function loadAssets(addresses, { withDistricts = false } = {}) {
  const [css, world, book, districts, finder] = await Promise.all([
    loadText(addresses.css),
    loadJson(addresses.world),
    loadJson(addresses.book),
    withDistricts ? loadJson(addresses.districts) : null,
    addresses.finder ? loadJson(addresses.finder) : null,
    globalThis.L ? null : loadScript(addresses.leaflet),
  ]);
  return { L: globalThis.L, world, book, districts, finder, css };
}
