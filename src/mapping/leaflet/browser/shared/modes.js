/**
 * The modes of the element. What a map of each mode has, and what a press does there, is said here once; every other
 * module asks for the fact that it needs and never for a mode's name.
 */

import { withListToggled } from "./filter.js";

/** Marks of the look by rank of level (1 national, 2 provincial or municipal, 3 others), and that of a stack. */
const DOTS = { 1: "dot-1", 2: "dot-2", 3: "dot-3", stack: "dot-stack" };
const PINS = { 1: "pin", 2: "pin", 3: "pin", stack: "pin-stack" };

/** Choosing a unit of the city, or taking the choice back. @param {State} state @param {string} id */
const choose = ({ selected }, id) => ({
  selected: selected === id ? null : id,
  district: null,
  group: null,
});

/**
 * What the map of the city and the maps made of it share: land coloured by a layer, which comes before all else.
 * @satisfies {Partial<Mode>}
 */
const LAND = {
  subject: /** @type {const} */ ("selected"),
  always: [],
  finds: [],
  findUnit: (id) => ({ selected: id, district: null }),
  ofOneUnit: false,
  aboutParks: false,
  legend: true,
  finder: false,
  inset: true,
  quietLabels: false,
  draws: true,
  landFirst: true,
  overlays: ["tiles", "labels", "parks", "facilities", "water", "districts"],
  topOnPhone: 54,
  marker: DOTS,
  marks: /** @type {const} */ ("city"),
  pressUnit: choose,
  /** Escape gives up the last choice. */
  release: ({ park, geo }) => {
    if (park) return { park: null };
    return geo === "district" ? { selected: null, group: null, district: null } : { selected: null, group: null };
  },
};

/**
 * What maps share that are about parks: a list instead of layers, and markers that are always there.
 * @satisfies {Partial<Mode>}
 */
const PARKS = {
  aboutParks: true,
  allLayers: false,
  districts: false,
  groups: false,
  secondMeasure: false,
  inset: false,
  draws: true,
  landFirst: false,
  topOnPhone: 18,
  leads: null,
  findUnit: (id) => ({ focus: id, park: null }),
  release: () => ({ park: null }),
};

/** @param {Mode} mode */
const freeze = (mode) => Object.freeze(mode);

/** @type {Record<string, Readonly<Mode>>} by the name that Python sends and the styles know */
const MODES = {
  city: freeze({
    ...LAND,
    styles: "lm-mode-city",
    shell: { name: "city", parts: ["frame", "card", "twin"] },
    finds: ["unit", "layer", "industry"],
    allLayers: true,
    districts: true,
    groups: true,
    secondMeasure: true,
    leads: { unitMap: true },
    reads: ["layer", "selected", "group", "park", "district", "over", "geo", "within"],
  }),
  // which layer a theme's page shows by itself, only Python knows: of the address it reads the unit alone
  theme: freeze({
    ...LAND,
    styles: "lm-mode-city lm-theme",
    shell: { name: "theme", parts: ["frame", "twin"] },
    // its legend may lie over the map, which is fitted beside it
    landFirst: false,
    allLayers: false,
    districts: false,
    groups: false,
    secondMeasure: false,
    leads: null,
    reads: ["selected", "cell", "within"],
  }),
  // a map beside the lists that it is made of: it has no table of its own
  plan: freeze({
    ...LAND,
    styles: "lm-mode-city lm-theme lm-plan",
    shell: { name: "theme", parts: ["frame"] },
    finds: ["unit"],
    landFirst: false,
    allLayers: false,
    districts: false,
    groups: false,
    secondMeasure: false,
    overlays: [],
    draws: false,
    leads: null,
    reads: ["selected"],
  }),
  // firms: the map stands beside filters and above the lists that it is made of
  firms: freeze({
    ...LAND,
    styles: "lm-mode-city lm-theme",
    shell: { name: "theme", parts: ["frame"] },
    finds: ["unit"],
    landFirst: false,
    allLayers: false,
    districts: false,
    groups: false,
    secondMeasure: false,
    leads: null,
    reads: ["selected", "cell"],
  }),
  unit: freeze({
    ...PARKS,
    styles: "lm-mode-unit",
    shell: { name: "unit", parts: ["frame", "card"] },
    subject: "focus",
    always: ["focus"],
    finds: ["unit"],
    ofOneUnit: true,
    overlays: [],
    legend: false,
    finder: false,
    quietLabels: false,
    marker: DOTS,
    marks: "focus",
    leads: { unitMap: false },
    reads: ["focus", "park", "within"],
    // a neighbour leads to its own map
    pressUnit: (_, id) => ({ focus: id, park: null }),
  }),
  finder: freeze({
    ...PARKS,
    styles: "lm-mode-finder",
    shell: { name: "finder", parts: ["facets", "frame", "shortlist", "twin"] },
    subject: "selected",
    always: [],
    finds: ["park"],
    ofOneUnit: false,
    legend: true,
    finder: true,
    overlays: ["facilities"],
    inset: true,
    quietLabels: true,
    marker: PINS,
    marks: "found",
    reads: ["filter", "park", "short", "within"],
    // a unit is a filter
    pressUnit: ({ filter }, id) => ({ filter: withListToggled(filter, "unit", id) }),
  }),
};

/** @param {{mode?: string}} data a message of Python */
export const modeOf = ({ mode = "city" }) => MODES[mode];
