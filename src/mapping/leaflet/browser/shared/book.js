/** The book (all layers and parks of one language) with look-ups by id. */

import { openAddress } from "./address.js";

/** @template {{ id: string }} T @param {T[]} rows @returns {Map<string | null | undefined, T>} */
const byId = (rows) => new Map(rows.map((row) => [row.id, row]));

/**
 * @param {PublishedBook} book as published
 * @param {World} world as published
 * @param {Translate} t
 * @param {Mode} mode
 */
export function openBook(book, world, t, mode) {
  const units = byId(book.units);
  let sharedLists = book.shared_lists;
  const layers = byId(book.layers);
  const parks = byId(book.parks);
  const districts = byId(book.districts ?? []);
  const bins = new Map(book.layers.map((layer) => [layer.id, new Map(layer.legend.map((row) => [row.key, row]))]));
  /** @type {LegendRow} */
  const noData = { key: "", label: t("无数据"), fill: "var(--no-data)", hatch: true, count: 0, kind: "no_data" };
  /** @type {Entry} */
  const unknown = { bin: null, text: noData.label, short: noData.label, tiles: [], ladder: "value" };
  /** @type {Entry} */
  const otherwise = { ...unknown, text: t("按行政区统计"), short: "" };
  const english = book.lang === "en";

  /** @param {string | null | undefined} layerId */
  const layer = (layerId) => layers.get(layerId) ?? book.layers[0];

  /** Whether districts have the values of a layer, and no layout unit. @param {string} layerId */
  const ofDistricts = (layerId) => layer(layerId).geography === "district";

  /**
   * What a layer says of a unit, the scenic area or, if it is of these, a district; what it does not know has no data.
   * @param {string} layerId
   * @param {string} unitId
   */
  const entry = (layerId, unitId) =>
    layer(layerId).of[unitId] ?? (ofDistricts(layerId) && !districts.has(unitId) ? otherwise : unknown);

  /** @param {string | null | undefined} id */
  const hasCircles = (id) => Boolean(layers.get(id)?.circles);

  /**
   * The layer drawn as circles: a second measure, never the one that is filled in already, and never of units where
   * districts are.
   * @param {State} state
   */
  const secondLayer = ({ layer: drawn, over }) =>
    mode.secondMeasure && over !== layer(drawn).id && !ofDistricts(drawn) && hasCircles(over)
      ? (layers.get(over) ?? null)
      : null;

  /**
   * What the label of a unit (or of the scenic area) says.
   * @param {string} layerId
   * @param {string} unitId
   * @returns {LabelContent}
   */
  const label = (layerId, unitId) => {
    const { ladder, tiles, short, chip, mark = layer(layerId).tile } = entry(layerId, unitId);
    return { ladder, tiles, mark, detail: short, chip };
  };

  /**
   * What the one label of a shared list says.
   * @param {string} layerId
   * @param {string} listId
   * @returns {LabelContent}
   */
  const listLabel = (layerId, listId) => {
    const { short, ...said } = layer(layerId).lists[listId];
    return { mark: layer(layerId).tile, ...said, detail: short };
  };

  return {
    ...book,
    get shared_lists() {
      return sharedLists;
    },
    address: openAddress(book.address),
    label,
    listLabel,
    districts: [...districts.values()],
    /** @param {string | null | undefined} id */
    unit: (id) => units.get(id) ?? null,
    /** @param {string | null | undefined} id */
    park: (id) => parks.get(id) ?? null,
    /** @param {string | null | undefined} id */
    district: (id) => districts.get(id) ?? null,
    layer,
    /**
     * Those that came before stay known: a reader may have gone on to one of them meanwhile.
     * @param {Layer[]} wanted layers that came with a message and are not in the published book
     */
    setExtra(wanted) {
      for (const made of wanted) {
        layers.set(made.id, made);
        bins.set(made.id, new Map(made.legend.map((row) => [row.key, row])));
      }
    },
    /**
     * What an edition that is being planned says of units in place of what is published.
     * @param {Designations} planned
     */
    setDesignations(planned) {
      for (const [id, said] of Object.entries(planned.units)) {
        const known = units.get(id);
        if (known) units.set(id, { ...known, ...said });
      }
      sharedLists = planned.shared_lists;
    },
    /** @param {string | null | undefined} id */
    hasLayer: (id) => layers.has(id),
    hasCircles,
    secondLayer,
    ofDistricts,
    /**
     * The view that is drawn: that which the reader is in, but the administrative one wherever values are of districts.
     * @param {Pick<State, "layer" | "geo">} state
     * @returns {Geography}
     */
    geography: ({ layer: drawn, geo }) => (mode.districts && ofDistricts(drawn) ? "district" : geo),
    /** The layer drawn and, if there is one, the layer of the circles. @param {State} state */
    layersOf: (state) => [layer(state.layer), secondLayer(state)].filter((shown) => shown !== null),
    entry,
    /**
     * The units that are chosen: the map's one unit, or all that share the list that is chosen.
     * @param {State} state
     * @returns {string[]}
     */
    chosenUnits(state) {
      const one = state[mode.subject];
      if (one) return [one];
      return sharedLists.find((list) => list.id === state.group)?.members ?? [];
    },
    /** The legend row a unit falls into. @param {string} layerId @param {string} unitId */
    bin: (layerId, unitId) => bins.get(layer(layerId).id)?.get(String(entry(layerId, unitId).bin)) ?? noData,
    /** Name of a unit or of the scenic area. @param {string | null} id */
    unitName: (id) => (id === book.scenic_id ? scenicName(book, world) : (units.get(id)?.name ?? id ?? "")),
    /** @param {string | null | undefined} id */
    sharedList: (id) => sharedLists.find((list) => list.id === id) ?? null,
    /** @param {string | null | undefined} id */
    sharedListOf: (id) => sharedLists.find((list) => list.id === units.get(id)?.shared_list) ?? null,
    /**
     * Name of a river, lake or city of world.json in the book's language.
     * @param {{ name: string, name_en: string }} place
     */
    placeName: (place) => (english && place.name_en) || place.name,
  };
}

/** As the geometry names it; where there is none, nothing is named. @param {PublishedBook} book @param {World} world */
function scenicName({ lang, scenic_id: id }, { scenic }) {
  const { name, name_en: nameEn } = scenic?.properties ?? {};
  return (lang === "en" && nameEn) || name || id;
}
