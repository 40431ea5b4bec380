/** Where something that is dragged would go among others that stand in reading order, and what scrolls around them. */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect */

/**
 * How many of them stand before a point.
 * @param {Rect[]} rects
 * @param {number} x
 * @param {number} y
 */
export function placeAt(rects, x, y) {
  const before = (/** @type {Rect} */ { left, top, right, bottom }) =>
    y > bottom || (y >= top && x > (left + right) / 2);
  const after = rects.findIndex((rect) => !before(rect));
  return after < 0 ? rects.length : after;
}

/** @param {Element} node */
export function scrollerOf(node) {
  for (let up = node.parentElement; up; up = up.parentElement) {
    if (up.scrollHeight > up.clientHeight && /auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** How near an edge of the window things scroll, and how far in a frame; the strip of pages is above. */
const EDGE_PX = 64;
const STEP_PX = 14;
const STRIP_PX = 52;

/**
 * Scroll what is dragged over while the pointer is near an edge of the window.
 * @param {number} y of the pointer
 * @param {Element} scroller
 * @param {() => void} follow is told after each step
 */
export function rollAt(y, scroller, follow) {
  const step = y < EDGE_PX + STRIP_PX ? -STEP_PX : y > innerHeight - EDGE_PX ? STEP_PX : 0;
  if (!step) return;
  scroller.scrollBy(0, step);
  follow();
}
