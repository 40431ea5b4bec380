/** What is larger than its box fades out at the edge where it goes on, so that nobody takes the edge for its end. */

import { afterPaint } from "./dom.js";
import { followSize } from "./resize.js";

/** Px that are no more to be seen: scroll positions are rounded. */
const ROUNDED = 2;

/** Px below the last line of a list that hold nothing. */
const MARGIN = 8;

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

/** @param {{ scrollTop: number, clientHeight: number, scrollHeight: number }} box */
export const goesOnBelow = ({ scrollTop, clientHeight, scrollHeight }) =>
  scrollTop + clientHeight < scrollHeight - MARGIN;

/**
 * A list that scrolls by itself, whatever it is filled with. A row that its lower edge cuts is seen to be cut.
 * @param {HTMLElement} box
 * @returns {() => void} stops it
 */
export function fadeWhereItGoesOnBelow(box) {
  const mark = () => void box.toggleAttribute("data-below", goesOnBelow(box));
  // to measure is to lay out: what the list is filled with is on screen before
  const later = afterPaint(mark);
  const filled = new MutationObserver(later);
  filled.observe(box, { childList: true, subtree: true });
  box.addEventListener("scroll", mark, { passive: true });
  box.addEventListener("toggle", later, { capture: true });
  const stop = followSize([box], mark);
  return () => {
    stop();
    filled.disconnect();
  };
}
