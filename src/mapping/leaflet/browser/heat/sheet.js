/**
 * The canvas on which cells are drawn, over the land and under its edges and names. It goes with the map as Leaflet's
 * own drawings do: moved and scaled at once, drawn anew when the map has come to rest.
 */

import { hatchOf, readBrushes, shareOf } from "./brushes.js";
import { classOf, eachCell } from "./scene.js";

const PANE = "heat";
/** Above the fills of the land, below its edges (map/view.js). */
const HEIGHT = "320";
/** How much of the window's size is drawn beyond each side of it: it is there already when the map is dragged. */
const PADDING = 0.35;
/** Px of the lines around cells, and around those in no unit. */
const EDGE = 0.8;
const OUTSIDE_EDGE = 0.5;
/** From so many px on, cells have a line between them. */
const LEAST_WITH_EDGE = 5;

/** @typedef {ReturnType<typeof readBrushes>} Brushes */

/**
 * @param {Context} context
 * @param {View} view
 * @param {() => HeatScene | null} sceneNow
 */
export function createSheet({ L, root }, { map, inset }, sceneNow) {
  const pane = map.createPane(PANE);
  pane.style.zIndex = HEIGHT;
  pane.style.pointerEvents = "none";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  if (!inset) canvas.dataset.testid = "heat";
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
    const brushes = readBrushes(root);
    const found = { cells: 0, outside: 0, larger: 0 };
    pen.setTransform(fine, 0, 0, fine, 0, 0);
    pen.lineJoin = "round";
    // the larger cells lie below those that stand for themselves
    for (const size of new Set(scene.parts.map((part) => part.size))) {
      const parts = scene.parts.filter((part) => part.size === size);
      fillIn(outlinesOf({ ...scene, parts }, bounds, brushes, found), brushes, parts[0].larger);
    }
    return found;
  }

  /**
   * @param {HeatScene} scene
   * @param {import("leaflet").Bounds} bounds
   * @param {Brushes} brushes
   * @param {{ cells: number, outside: number, larger: number }} found counts on
   */
  function outlinesOf(scene, bounds, { fills, bySize }, found) {
    const scale = 2 ** map.getZoom();
    const origin = map.getPixelOrigin();
    const [left, top] = [-origin.x - (bounds.min?.x ?? 0), -origin.y - (bounds.min?.y ?? 0)];
    const { x: width, y: height } = bounds.getSize();
    const [paths, outside] = [fills.map(() => new Path2D()), new Path2D()];
    let reach = 0;
    eachCell(scene, (part, at, amount) => {
      const { centres, corners } = part.shapes;
      // a larger one stands for cells on both sides of the border
      const isOutside = !part.larger && part.shapes.outside[at] === 1;
      const [x, y] = [centres[at * 2] * scale + left, centres[at * 2 + 1] * scale + top];
      reach = Math.hypot(corners[at * 12] * scale + left - x, corners[at * 12 + 1] * scale + top - y);
      if (x < -reach || y < -reach || x > width + reach || y > height + reach) return;
      const bin = classOf(scene, part, amount);
      const share = bySize ? shareOf(bin, fills.length) : 1;
      found.cells += 1;
      found.outside += Number(isOutside);
      found.larger += Number(part.larger);
      // where colours are forced a cell outside is hollow
      const outlines = [...(bySize && isOutside ? [] : [paths[bin]]), ...(isOutside ? [outside] : [])];
      // back to the first corner by a line: each closePath takes as long as all of the path before it
      for (let corner = 0; corner <= 6; corner++) {
        const place = (at * 6 + (corner % 6)) * 2;
        const px = x + (corners[place] * scale + left - x) * share;
        const py = y + (corners[place + 1] * scale + top - y) * share;
        for (const outline of outlines) {
          if (corner === 0) outline.moveTo(px, py);
          else outline.lineTo(px, py);
        }
      }
    });
    return { paths, outside, reach };
  }

  /**
   * @param {ReturnType<typeof outlinesOf>} outlines
   * @param {Brushes} brushes
   * @param {boolean} larger
   */
  function fillIn({ paths, outside, reach }, brushes, larger) {
    for (const [bin, path] of paths.entries()) {
      pen.fillStyle = brushes.fills[bin];
      pen.fill(path);
    }
    if (larger || (reach >= LEAST_WITH_EDGE && !brushes.bySize)) {
      pen.strokeStyle = larger ? brushes.outside : brushes.edge;
      pen.lineWidth = EDGE;
      for (const path of paths) pen.stroke(path);
    }
    pen.strokeStyle = brushes.outside;
    pen.lineWidth = brushes.bySize ? EDGE : OUTSIDE_EDGE;
    if (!brushes.bySize) {
      pen.fillStyle = hatchOf(pen, brushes.outside);
      pen.fill(outside);
    }
    pen.stroke(outside);
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
