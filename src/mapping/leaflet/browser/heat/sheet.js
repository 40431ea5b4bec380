/**
 * The canvas on which cells are drawn, over the land and under its edges and names. It goes with the map as Leaflet's
 * own drawings do: moved and scaled at once, drawn anew when the map has come to rest.
 */

import { hatchOf, readBrushes, shareOf } from "./brushes.js";
import { eachCell } from "./scene.js";
import { binOf } from "./sizes.js";

const PANE = "heat";
/** Above the fills of the land, below its edges (map/view.js). */
const HEIGHT = "320";
/** How much of the window's size is drawn beyond each side of it: it is there already when the map is dragged. */
const PADDING = 0.35;
const OUTSIDE_EDGE = 0.5;
/** From so many px on, cells have a line between them. */
const LEAST_WITH_EDGE = 5;

/**
 * @param {Context} context
 * @param {LeafletMap} map
 * @param {() => HeatScene | null} sceneNow
 */
export function createSheet({ L, root }, map, sceneNow) {
  const pane = map.createPane(PANE);
  pane.style.zIndex = HEIGHT;
  pane.style.pointerEvents = "none";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  canvas.dataset.testid = "heat";
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

  /** @param {import("leaflet").Bounds} bounds the part of the map that is drawn, in px of its layers */
  function draw(bounds) {
    const size = bounds.getSize();
    const fine = globalThis.devicePixelRatio || 1;
    canvas.width = Math.round(size.x * fine);
    canvas.height = Math.round(size.y * fine);
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    const scene = sceneNow();
    canvas.dataset.zoom = String(map.getZoom());
    canvas.dataset.size = scene ? String(scene.size) : "";
    const drawn = scene ? paint(scene, bounds, fine) : { cells: 0, outside: 0, larger: 0 };
    for (const [name, number] of Object.entries(drawn)) canvas.dataset[name] = String(number);
    canvas.dataset.asked = scene?.told.amounts ?? "";
  }

  /** @param {HeatScene} scene @param {import("leaflet").Bounds} bounds @param {number} fine */
  function paint(scene, bounds, fine) {
    const { from } = scene.told.bins[scene.size];
    const { fills, edge, outside, bySize } = readBrushes(root);
    const scale = 2 ** map.getZoom();
    const { min } = bounds;
    const origin = map.getPixelOrigin();
    const [left, top] = [-origin.x - (min?.x ?? 0), -origin.y - (min?.y ?? 0)];
    const paths = fills.map(() => new Path2D());
    const [hatched, larger] = [new Path2D(), new Path2D()];
    const found = { cells: 0, outside: 0, larger: 0 };
    const { x: width, y: height } = bounds.getSize();
    let wide = 0;

    eachCell(scene, (part, at, amount) => {
      const { centres, corners } = part.shapes;
      const [x, y] = [centres[at * 2] * scale + left, centres[at * 2 + 1] * scale + top];
      const reach = Math.hypot(corners[at * 12] * scale + left - x, corners[at * 12 + 1] * scale + top - y);
      if (x < -reach || y < -reach || x > width + reach || y > height + reach) return;
      wide = part.larger ? wide : reach;
      const bin = binOf(amount, from);
      const share = bySize ? shareOf(bin, from.length) : 1;
      found.cells += 1;
      const outlines = [paths[bin]];
      if (part.shapes.outside[at]) outlines.push(hatched);
      if (part.larger) outlines.push(larger);
      found.outside += part.shapes.outside[at];
      found.larger += Number(part.larger);
      for (const outline of outlines) {
        for (let corner = 0; corner < 6; corner++) {
          const place = (at * 6 + corner) * 2;
          const px = x + (corners[place] * scale + left - x) * share;
          const py = y + (corners[place + 1] * scale + top - y) * share;
          if (corner === 0) outline.moveTo(px, py);
          else outline.lineTo(px, py);
        }
        outline.closePath();
      }
    });
    pen.setTransform(fine, 0, 0, fine, 0, 0);
    pen.lineJoin = "round";
    for (const [bin, path] of paths.entries()) {
      pen.fillStyle = fills[bin];
      pen.fill(path);
    }
    if (wide >= LEAST_WITH_EDGE && !bySize) {
      pen.strokeStyle = edge;
      pen.lineWidth = 0.8;
      for (const path of paths) pen.stroke(path);
    }
    pen.strokeStyle = outside;
    pen.lineWidth = 1;
    if (found.larger) pen.stroke(larger);
    if (found.outside) {
      pen.fillStyle = hatchOf(pen, outside);
      pen.fill(hatched);
      pen.lineWidth = OUTSIDE_EDGE;
      pen.stroke(hatched);
    }
    return found;
  }

  /** Leaflet's own way of drawing: it moves and scales the node with the map, and says when it is to be drawn anew. */
  const Renderer = /** @type {any} */ (L.Renderer).extend({
    _initContainer() {
      this._container = canvas;
    },
    _destroyContainer() {
      canvas.remove();
    },
    _updatePaths() {},
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      /** @type {any} */ (L.Renderer).prototype._update.call(this);
      L.DomUtil.setPosition(canvas, this._bounds.min);
      draw(this._bounds);
    },
  });
  const renderer = new Renderer({ pane: PANE, padding: PADDING });
  let shown = false;
  return {
    /** Draw what there is now; take the sheet away where there is nothing. */
    draw() {
      if (sceneNow() && !shown) {
        shown = true;
        renderer.addTo(map);
      } else if (sceneNow()) renderer._update();
      else if (shown) {
        shown = false;
        renderer.remove();
      }
    },
  };
}
