/** Files of cells: each fetched once, the last ones kept. */

import { openAmounts, openShapes } from "./decode.js";
import { partsBySize } from "./scene.js";

/** Files that are kept. The shapes of the finest cells come in some 50, amounts in one a query and size. */
const MOST = 160;

/** @param {string} address @param {Record<string, string | number>} fields */
const filled = (address, fields) => address.replace(/\{(\w+)\}/g, (_, name) => String(fields[name]));

/** @param {typeof fetch} [fetchFile] */
export function createFiles(fetchFile = (address) => fetch(address)) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /**
   * @template T
   * @param {string} address
   * @param {(response: Response) => Promise<T>} read
   * @returns {Promise<T>}
   */
  function once(address, read) {
    const known = kept.get(address);
    kept.delete(address);
    const coming =
      known ??
      fetchFile(new URL(address, document.baseURI).href).then((response) => {
        if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
        return read(response);
      });
    kept.set(address, coming); // asked for last, it goes last
    coming.catch(() => kept.delete(address));
    for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest);
    return coming;
  }
  const shapes = (/** @type {string} */ address) => once(address, async (file) => openShapes(await file.arrayBuffer()));

  /** @param {HeatData} told @param {number} size @returns {Promise<HeatIndex>} */
  const index = (told, size) => once(filled(told.index, { size }), (file) => file.json());

  return {
    /**
     * What a part of the map needs: the shapes in view, and the amounts.
     * @param {HeatData} told
     * @param {number} size
     * @param {(chunk: HeatChunk) => boolean} isWanted
     * @returns {Promise<HeatScene>}
     */
    async scene(told, size, isWanted) {
      const coming = once(filled(told.amounts, { size }), async (file) => openAmounts(await file.arrayBuffer()));
      const merged = told.larger ? shapes(filled(told.larger, { size })) : null;
      const { chunks, cells } = await index(told, size);
      let before = 0;
      const parts = chunks.map((chunk) => {
        const first = before;
        before += chunk[1];
        return { chunk, first };
      });
      const wanted = parts.filter(({ chunk }) => isWanted(chunk));
      const drawn = await Promise.all(
        wanted.map(async ({ chunk: [name], first }) => ({
          first,
          shapes: await shapes(filled(told.shapes, { size, chunk: name })),
          larger: false,
          size,
        })),
      );
      // the larger ones lie below those that stand for themselves, the largest first
      const larger = merged ? partsBySize(await merged, cells) : [];
      return { told, size, parts: [...larger, ...drawn], amounts: await coming };
    },
  };
}
