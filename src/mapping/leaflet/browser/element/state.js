/** The state of a map as its first message tells it, and what of it is always there. */

import { geographyOf } from "../map/geo.js";

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
    group: data.group ?? null,
    focus: data.focus ?? null,
    park: data.park ?? null,
    overlays: data.overlays ?? /** @type {string[]} */ (book.address.unset("overlays")),
    parks: data.parks ?? null,
    geo: geographyOf(mode, data.geo),
    district: data.district ?? null,
    over: data.over ?? null,
    within: data.within ?? "",
    inside: data.inside ?? null,
    extra: data.extra ?? [],
    also: data.also ?? null,
    cell: data.cell ?? null,
    heat: data.heat ?? null,
    filter: data.filter ?? [],
    short: data.short ?? [],
    found: data.found ?? null,
    later: data.later ?? false,
    symbols: "",
    hot: null,
    sheet: false,
  };
}

/**
 * What of a patch can be taken over: a value is not taken away from a part of the state that always has one.
 * @param {Patch} patch
 * @param {Book} book
 * @param {Mode} mode
 * @returns {Patch}
 */
export function keepingWhatIsAlwaysThere(patch, book, mode) {
  /** @param {string} part */
  const isAlwaysThere = (part) => book.address.unset(part) !== null || mode.always.some((one) => one === part);
  return Object.fromEntries(Object.entries(patch).filter(([part, value]) => value !== null || !isAlwaysThere(part)));
}
