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
