/** The scenic area: a shape on top of the units, filled only by layers that count it on its own. */

import { asPolygon, pathOf, reshape, ringsOf, setShade } from "./shape_parts.js";

/**
 * @param {Ground} ground what all shapes of a map share (see ground.js)
 * @returns {Pick<Shapes, "paint"> & { refine: (shapes: CloseUp) => void, shapes: (state: State) => ReturnType<Shapes["shapes"]> } | null} null when the world has no such area
 */
export function createScenic(ground) {
  const { context, inset, map } = ground;
  const { L, world, book, mode, describe } = context;
  if (!world.scenic) return null;
  const drawn = L.geoJSON(world.scenic, { ...ground.fillOptions, interactive: false });
  const layer = asPolygon(drawn.getLayers()[0]);
  layer.addTo(map);
  const path = pathOf(layer);
  if (!inset) {
    path.dataset.zone = "scenic";
    context.subjectOfPath.set(path, { unit: book.scenic_id });
  }

  /** @param {State} state */
  const counted = (state) => !mode.ofOneUnit && book.scenic_id in book.layer(state.layer).of;

  return {
    /** @param {CloseUp} shapes */
    refine: ({ scenic }) => void (scenic && reshape(L, layer, scenic)),
    /** @param {State} state */
    paint(state) {
      const drawn = counted(state);
      const row = drawn ? book.bin(state.layer, book.scenic_id) : null;
      const fillColor = row ? ground.paintOf(row) : "none";
      layer.setStyle({ fill: drawn, fillColor });
      if (row) setShade(layer, row);
      else delete path.dataset.shade;
      path.style.pointerEvents = drawn ? "auto" : "none";
      path.setAttribute("aria-hidden", String(inset || !drawn));
      path.removeAttribute("role");
      if (inset || !drawn) return;
      path.setAttribute("role", "img");
      path.setAttribute("aria-label", describe.unit(state, book.scenic_id));
    },
    /** Its part of the picture where it has a value of its own. @param {State} state */
    shapes: (state) => (counted(state) ? [{ id: book.scenic_id, rings: ringsOf(layer) }] : []),
  };
}
