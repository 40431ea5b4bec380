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
  const districts = byId(book.districts ?? []);
  const bins = new Map(
    book.layers.map((layer) => [layer.id, new Map(layer.legend.map((row) => [row.key, row]))]),
  );
  /** Ids of the layers that came with a message and are not in the published book. */
  let extra = [];
  const noData = { key: "", label: t("无数据"), fill: "#ffffff", hatch: true, count: 0, kind: "no_data" };
  const unknown = { bin: null, text: noData.label, short: noData.label, tiles: [] };
  const english = book.lang === "en";

  /** @param {string} layerId */
  const layer = (layerId) => layers.get(layerId) ?? book.layers[0];

  /** What a layer says of a unit (or of the scenic area); a unit it does not know has no data. */
  const entry = (layerId, unitId) => layer(layerId).of[unitId] ?? unknown;

  const hasCircles = (id) => Boolean(layers.get(id)?.circles);

  return {
    ...book,
    districts: [...districts.values()],
    unit: (id) => units.get(id) ?? null,
    park: (id) => parks.get(id) ?? null,
    district: (id) => districts.get(id) ?? null,
    layer,
    /** @param {object[]} wanted layers of this request alone; they take the place of the ones before */
    setExtra(wanted) {
      for (const id of extra) {
        layers.delete(id);
        bins.delete(id);
      }
      extra = wanted.map((made) => made.id);
      for (const made of wanted) {
        layers.set(made.id, made);
        bins.set(made.id, new Map(made.legend.map((row) => [row.key, row])));
      }
    },
    hasLayer: (id) => layers.has(id),
    hasCircles,
    /** The layer drawn as circles: a second measure, never the one that is filled in already. */
    overLayer: ({ mode, layer: drawn, over }) =>
      mode === "city" && over !== layer(drawn).id && hasCircles(over) ? layers.get(over) : null,
    entry,
    /** The legend row a unit falls into. */
    bin: (layerId, unitId) => bins.get(layer(layerId).id).get(String(entry(layerId, unitId).bin)) ?? noData,
    /** Name of a unit or of the scenic area. */
    unitName: (id) => (id === "scenic" ? scenicName(world, english, t) : (units.get(id)?.name ?? id)),
    sharedListOf: (id) => book.shared_lists.find((list) => list.id === units.get(id)?.shared_list) ?? null,
    /** Name of a river, lake or city of world.json in the book's language. */
    placeName: (place) => (english && place.name_en) || place.name,
    hasOwnPlace: (park) => OWN_PLACE.has(park.precision),
  };
}

function scenicName(world, english, t) {
  const { name, name_en: nameEn } = world.scenic?.properties ?? {};
  return (english && nameEn) || name || t("东湖风景区");
}
