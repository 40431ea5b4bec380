/** The book (all layers and parks of one language) with look-ups by id. */

/** Precision classes whose point may be drawn as the park's own place. */
const OWN_PLACE = new Set(["exact", "park"]);

const byId = (rows) => new Map(rows.map((row) => [row.id, row]));

/**
 * @param {object} book as published
 * @param {object} world as published
 * @param {(text: string, fields?: object) => string} t
 */
export function openBook(book, world, t) {
  const units = byId(book.units);
  const layers = byId(book.layers);
  const parks = byId(book.parks);
  const bins = new Map(
    book.layers.map((layer) => [layer.id, new Map(layer.legend.map((row) => [row.key, row]))]),
  );
  const noData = { key: "", label: t("无数据"), fill: "#ffffff", hatch: true, count: 0, kind: "no_data" };
  const unknown = { bin: null, text: noData.label, short: noData.label, tiles: [] };
  const english = book.lang === "en";

  /** @param {string} layerId */
  const layer = (layerId) => layers.get(layerId) ?? book.layers[0];

  /** What a layer says of a unit (or of the scenic area); a unit it does not know has no data. */
  const entry = (layerId, unitId) => layer(layerId).of[unitId] ?? unknown;

  return {
    ...book,
    unit: (id) => units.get(id) ?? null,
    park: (id) => parks.get(id) ?? null,
    layer,
    hasLayer: (id) => layers.has(id),
    entry,
    /** The legend row a unit falls into. */
    bin: (layerId, unitId) => bins.get(layer(layerId).id).get(String(entry(layerId, unitId).bin)) ?? noData,
    /** Name of a unit or of the scenic area. */
    unitName: (id) => (id === "scenic" ? scenicName(world, t) : (units.get(id)?.name ?? id)),
    sharedListOf: (id) => book.shared_lists.find((list) => list.id === units.get(id)?.shared_list) ?? null,
    /** Name of a river, lake or city of world.json in the book's language. */
    placeName: (place) => (english && place.name_en) || place.name,
    hasOwnPlace: (park) => OWN_PLACE.has(park.precision),
  };
}

function scenicName(world, t) {
  return world.scenic?.properties?.name ?? t("东湖风景区");
}
