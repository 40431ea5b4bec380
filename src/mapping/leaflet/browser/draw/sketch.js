/**
 * What is being drawn: corners one after the other, or a centre and how far a circle reaches. A state machine without a
 * map: it is told what was pressed, and tells what there is.
 */

import { areaText, crosses, kmBetween, LEAST_KM, MOST_CORNERS, MOST_KM } from "../shared/area.js";

/** @param {Lonlat} a @param {Lonlat} b */
const same = (a, b) => Math.abs(a[0] - b[0]) < 5e-6 && Math.abs(a[1] - b[1]) < 5e-6;

/** @param {() => void} changed runs when there is something else to draw */
export function createSketch(changed) {
  /** @type {SketchKind | null} */
  let kind = null;
  /** @type {Lonlat[]} */
  let points = [];
  /** @type {Lonlat | null} where the pointer is */
  let ahead = null;
  /** @type {SketchFault | null} */
  let fault = null;

  const stop = () => {
    [kind, points, ahead, fault] = [null, [], null, null];
    changed();
  };
  /** @param {SketchFault} why */
  const refuse = (why) => {
    fault = why;
    changed();
    return null;
  };
  /** @param {Drawn} area */
  const done = (area) => {
    stop();
    return areaText(area);
  };
  /** Radius of the circle, to the pointer. @param {Lonlat} to */
  const reach = (to) => Math.min(MOST_KM, kmBetween(points[0], to));

  return {
    get kind() {
      return kind;
    },
    get points() {
      return points;
    },
    get fault() {
      return fault;
    },
    /** What there would be if it ended at the pointer. @returns {Drawn | null} */
    get shown() {
      if (kind === "circle") {
        const [centre] = points;
        return centre && ahead ? { polygons: [], circle: [...centre, reach(ahead)] } : null;
      }
      const ring = ahead && points.length > 0 ? [...points, ahead] : points;
      return ring.length > 0 ? { polygons: [ring], circle: null } : null;
    },
    /** @param {SketchKind} wanted */
    begin(wanted) {
      [kind, points, ahead, fault] = [wanted, [], null, null];
      changed();
    },
    /**
     * A corner; of a circle first the centre, then how far it reaches.
     * @param {Lonlat} point
     * @returns {string | null} the area as it is written, where that has ended it
     */
    press(point) {
      if (kind === null) return null;
      fault = null;
      if (kind === "circle" && points.length > 0) return this.finish(point);
      if (points.length >= MOST_CORNERS) return refuse("many");
      const last = points.at(-1);
      // the second press of a double click adds no corner
      if (!last || !same(last, point)) points = [...points, point];
      changed();
      return null;
    },
    /** @param {Lonlat} point */
    move(point) {
      if (kind === null) return;
      ahead = point;
      if (points.length > 0) changed();
    },
    /** Take the last corner back. */
    undo() {
      points = points.slice(0, -1);
      fault = null;
      changed();
    },
    /** @param {Lonlat | null} [at] where a circle ends @returns {string | null} the area, null where it is none yet */
    finish(at = ahead) {
      if (kind === "circle") {
        if (points.length === 0 || !at) return refuse("few");
        const km = reach(at);
        return km < LEAST_KM ? refuse("small") : done({ polygons: [], circle: [...points[0], km] });
      }
      if (points.length < 3) return refuse("few");
      return crosses(points) ? refuse("crosses") : done({ polygons: [points], circle: null });
    },
    cancel: stop,
  };
}
