/** The scenic area: a shape on top of the units, filled only by layers that count it on its own. */

import { ringsOf } from "./shape_parts.js";

/**
 * @param {object} ground what all shapes of a map share (see ground.js)
 * @returns {object | null} null when the world has no such area
 */
export function createScenic(ground) {
  const { context, inset, map } = ground;
  const { L, world, book, describe } = context;
  if (!world.scenic) return null;
  const [layer] = L.geoJSON(world.scenic, { ...ground.fillOptions, interactive: false }).getLayers();
  layer.addTo(map);
  const path = layer.getElement();
  if (!inset) {
    path.dataset.zone = "scenic";
    context.subjectOfPath.set(path, { unit: "scenic" });
  }

  const counted = (state) => state.mode !== "unit" && "scenic" in book.layer(state.layer).of;

  return {
    paint(state) {
      const drawn = counted(state);
      const fillColor = drawn ? ground.paintOf(book.bin(state.layer, "scenic")) : "none";
      layer.setStyle({ fill: drawn, fillColor });
      path.style.pointerEvents = drawn ? "auto" : "none";
      path.setAttribute("aria-hidden", String(inset || !drawn));
      path.removeAttribute("role");
      if (inset || !drawn) return;
      path.setAttribute("role", "img");
      path.setAttribute("aria-label", describe.unit(state, "scenic"));
    },
    /** Its part of the picture where it has a value of its own. */
    shapes: (state) => (counted(state) ? [{ id: "scenic", rings: ringsOf(layer) }] : []),
  };
}
