/** What cells are painted with, from the look: a canvas knows no custom properties. */

/** Roles of the look, by class. */
export const ROLES = ["heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6", "heat-7"];
/** Px between the lines of the hatch. */
const HATCH = 6;

/** @param {HTMLElement} root where the look holds */
export function readBrushes(root) {
  const probe = document.createElement("i");
  probe.style.forcedColorAdjust = "none";
  root.append(probe);
  /** @param {string} role */
  function colour(role) {
    probe.style.color = `var(--${role})`;
    return getComputedStyle(probe).color;
  }
  const brushes = {
    fills: ROLES.map(colour),
    edge: colour("heat-edge"),
    outside: colour("heat-outside"),
    /** Where colours are forced all classes have one: how large a cell is drawn tells them apart. */
    bySize: matchMedia("(forced-colors: active)").matches,
  };
  probe.remove();
  return brushes;
}

/** How much of a cell is filled, where its size tells its class. @param {number} bin @param {number} bins */
export const shareOf = (bin, bins) => (bin + 2) / (bins + 1);

/** Lines from corner to corner, in px of the screen. @param {CanvasRenderingContext2D} context @param {string} colour */
export function hatchOf(context, colour) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = HATCH;
  const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
  pen.strokeStyle = colour;
  pen.lineWidth = 0.8;
  pen.beginPath();
  for (const shift of [-HATCH, 0, HATCH]) {
    pen.moveTo(shift, HATCH);
    pen.lineTo(shift + HATCH, 0);
  }
  pen.stroke();
  return /** @type {CanvasPattern} */ (context.createPattern(tile, "repeat"));
}
