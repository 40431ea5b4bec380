/** The outline and tint of an area that a reader has drawn, on the main map and on the inset. */

import { ringsOf } from "../shared/area.js";

/**
 * @param {Pick<Context, "L" | "world">} context
 * @param {View} view
 */
export function createAreaShape({ L, world }, view) {
  const { lines, fills } = world.look;
  const options = { ...view.circleOptions, interactive: false, fill: false };
  const tint = { fill: true, fillColor: fills["drawn-fill"], fillOpacity: 1 };
  const shapes = [
    L.polygon([], { ...options, ...lines["drawn-casing"] }),
    L.polygon([], { ...options, ...lines.drawn, ...tint }),
  ];
  for (const shape of shapes) shape.addTo(view.map);
  return {
    /** @param {Drawn | null} area */
    show(area) {
      const rings = area ? ringsOf(area) : [];
      const parts = rings.map((ring) => [ring.map(([lon, lat]) => L.latLng(lat, lon))]);
      for (const shape of shapes) shape.setLatLngs(parts);
    },
  };
}
