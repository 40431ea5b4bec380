/** The outline of a unit in two: what a source gives, and what is schematic and therefore dashed. */

/** @param {number[]} from longitude and latitude @param {number[]} to */
const segment = (from, to) => (String(from) < String(to) ? `${from} ${to}` : `${to} ${from}`);

/**
 * Names of the stretches between two vertices of lines. Units and edges share their vertices, to the digit.
 * @param {Lines | undefined} lines
 * @returns {Set<string>}
 */
export function segmentsOf(lines) {
  const courses = lines?.type === "MultiLineString" ? lines.coordinates : lines ? [lines.coordinates] : [];
  return new Set(courses.flatMap((course) => course.slice(1).map((point, place) => segment(course[place], point))));
}

/**
 * Split rings into lines of the one kind and of the other.
 * @param {import("leaflet").LatLng[][]} rings without their first vertex again at the end
 * @param {Set<string>} dashes stretches that are schematic
 */
export function splitOutline(rings, dashes) {
  /** @type {{solid: import("leaflet").LatLng[][], dashed: import("leaflet").LatLng[][]}} */
  const found = { solid: [], dashed: [] };
  for (const ring of rings) {
    let last = "";
    ring.forEach((point, place) => {
      const next = ring[(place + 1) % ring.length];
      const kind = dashes.has(segment([point.lng, point.lat], [next.lng, next.lat])) ? "dashed" : "solid";
      if (kind === last) found[kind].at(-1)?.push(next);
      else found[kind].push([point, next]);
      last = kind;
    });
  }
  return found;
}
