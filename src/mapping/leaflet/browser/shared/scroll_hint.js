/** A table wider than its box fades out at the edge where it goes on, so that nobody takes the edge for its end. */

import { followSize } from "./resize.js";

/** Px that are no more to be seen: scroll positions are rounded. */
const ROUNDED = 2;

/** @param {{ scrollLeft: number, clientWidth: number, scrollWidth: number }} box */
export const goesOn = ({ scrollLeft, clientWidth, scrollWidth }) => scrollLeft + clientWidth < scrollWidth - ROUNDED;

/**
 * @param {HTMLElement} box scrolls its one child
 * @returns {() => void} stops it
 */
export function fadeWhereItGoesOn(box) {
  const mark = () => void box.toggleAttribute("data-more", goesOn(box));
  box.addEventListener("scroll", mark, { passive: true });
  return followSize([box, ...box.children], mark);
}
