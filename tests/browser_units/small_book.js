/** A published book of a city with two units and three layers, and what tests take from it. */

import { openBook } from "#browser/shared/book.js";
import { modeOf } from "#browser/shared/modes.js";
import { createTranslator } from "#browser/shared/translator.js";

export const t = createTranslator();
export const city = modeOf({});

const row = (key, kind = "value", count = 1) => ({ key, label: key, fill: "#123456", hatch: false, count, kind });
const entry = (bin, text, more = {}) => ({ bin, text, short: text, tiles: [], ladder: "value", ...more });
const layer = (id, more) => ({
  ...{ id, group: "g", label: id, caption: "", form: "tiles", tile: null, tier: null, listed: 0, note: null },
  ...{ quantity: false, digits: 0, circles: null, legend: [row("a"), row("b")], of: {}, lists: {} },
  ...more,
});
const unit = (id, name, more = {}) => ({
  ...{ id, name, label: name, tiny: name.slice(0, 1), group: "g", group_label: "组" },
  ...{ shared_list: null, terms: [], anchors: [], area_km2: null, population: null, parks: null },
  ...more,
});
export const park = (id, of, more = {}) => ({
  ...{ id, name: id, unit: of, lat: 0, lon: 0, level: null, rank: 3 },
  ...{
    precision_label: "",
    own_place: true,
    draw: true,
    later: false,
    words: [],
    industries: [],
    area_km2: null,
  },
  ...more,
});

const LEAD = layer("lead", { label: "首位产业", of: { east: entry("a", "汽车"), west: entry("b", "光电") } });
const COUNT = layer("count", {
  ...{ label: "项数", form: "value", quantity: true },
  circles: { of: { east: 1, west: 0.5 }, caption: "", legend: [{ label: "5", radius: 1 }] },
  of: { east: entry("a", "5 项", { raw: 5 }), west: entry("b", "2 项", { raw: 2 }), scenic: entry("b", "—") },
});
const PARKS = layer("parks", { label: "园区", circles: { of: { east: 1 }, caption: "", legend: [] }, of: {} });

const key = (name, held, more = {}) => ({
  ...{ key: name, held, list: false, longest: 200, most: 50, default: null },
  ...more,
});
/** A few keys of an address, as the registry publishes them. */
export const addressKeys = {
  keys: [
    key("layer", "layer", { default: "lead" }),
    key("unit", "selected"),
    key("unit", "focus"),
    key("park", "park"),
    key("overlays", "overlays", { list: true, default: ["tiles", "water"] }),
    key("q", "filter", { longest: 100, default: "" }),
    key("industry", "filter", { list: true, default: [] }),
    key("area", "filter"),
    key("later", "filter", { longest: 1, default: false }),
    key("short", "short", { list: true, most: 5, default: [] }),
  ],
  entries: { most: 50, longest: 100 },
};

export const published = {
  address: addressKeys,
  ...{
    lang: "zh",
    messages: {},
    scenic_id: "scenic",
    scenic: null,
    industries: {},
    tiers: [],
    tiles: {},
    layer_groups: [],
  },
  units: [
    unit("east", "东区", {
      shared_list: "pair",
      terms: [["汽车", "auto"]],
      area_km2: 90,
      population: 20_000,
      parks: 3,
    }),
    unit("west", "西区", { shared_list: "pair", area_km2: 1200 }),
  ],
  districts: [
    {
      ...{ id: "1", name: "一区", anchors: [], area_km2: 10 },
      parts: [
        { unit: "east", share: 0.75, of_unit: 1, area_km2: 7.5 },
        { unit: "west", share: 0.25, of_unit: 0.5, area_km2: 2.5 },
      ],
    },
  ],
  shared_lists: [{ id: "pair", label: "两区", tiny: "两", members: ["east", "west"], anchors: [] }],
  layers: [LEAD, COUNT, PARKS],
  parks: [
    park("p1", "east"),
    park("p2", "west"),
    park("p3", "east", { draw: false, own_place: false }),
    park("p4", "east", { later: true }),
    park("p5", "east", { own_place: false }),
  ],
};
export const world = { scenic: { properties: { name: "东湖", name_en: "East Lake" } } };

/** The book opened. */
export const bookOf = (more = {}, mode = city) => openBook({ ...published, ...more }, world, t, mode);
export { entry, layer, row };
