/**
 * Maps that show the same part of the city, side by side: where one is moved, the others follow; what is chosen or
 * pointed at in one is marked in all of them.
 */

/** @typedef {{ context: Context, map: LeafletMap, hover: ReturnType<typeof import("./hover.js").createHover> }} Member */

/** Maps that are being moved by another: they lead nobody. @type {Set<LeafletMap>} */
const following = new Set();
/** @type {Map<string, Set<Member>>} by the name that they have in common */
const groups = new Map();

/**
 * @param {Context} context
 * @param {Stage} stage
 * @param {Member["hover"]} hover
 * @param {string} name
 */
export function joinStep(context, { view: { map } }, hover, name) {
  const group = groups.get(name) ?? new Set();
  groups.set(name, group);
  const me = { context, map, hover };
  const others = () => [...group].filter((one) => one !== me);

  /** What one map may show, all may: their windows are alike, but what floats over them need not be. @param {Member} other */
  function lead(other) {
    other.map.options.minZoom = Math.min(other.map.getMinZoom(), map.getMinZoom());
    other.map.options.maxBounds = map.options.maxBounds;
    other.map.setView(map.getCenter(), map.getZoom(), { animate: false });
  }
  map.on("move", () => {
    if (following.has(map)) return;
    for (const other of others()) {
      following.add(other.map);
      lead(other);
      following.delete(other.map);
    }
  });
  context.store.subscribe(["selected"], ({ selected }) => {
    for (const other of others()) other.context.store.set({ selected });
  });
  context.hovered = (unit, point) => {
    for (const other of others()) {
      other.context.store.set({ also: unit });
      if (unit) other.hover.showUnit(unit, point);
      else other.hover.hide();
    }
  };
  const [first] = group;
  group.add(me);
  context.cleanup.add(() => group.delete(me));
  if (first) lead(first);
}
