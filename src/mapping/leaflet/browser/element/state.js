/** The state of a map as its first message tells it. */

import { geographyOf } from "../map/geo.js";

const FIRST_OVERLAYS = ["tiles", "labels", "water", "districts"];

/**
 * @param {MapData} data
 * @param {Book} book
 * @param {Mode} mode
 * @returns {State}
 */
export function firstState(data, book, mode) {
  return {
    layer: book.layer(data.layer).id,
    selected: data.selected ?? null,
    focus: data.focus ?? null,
    park: data.park ?? null,
    overlays: data.overlays ?? FIRST_OVERLAYS,
    parks: data.parks ?? null,
    geo: geographyOf(mode, data.geo),
    district: data.district ?? null,
    over: data.over ?? null,
    extra: data.extra ?? [],
    also: data.also ?? null,
    filter: data.filter ?? [],
    short: data.short ?? [],
    found: data.found ?? null,
    hot: null,
    sheet: false,
  };
}
