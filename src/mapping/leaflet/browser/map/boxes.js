/** Rectangles in the window of a map. Pure. */

/** A label keeps this far from the window's edge, px. */
const EDGE = 2;

/** @param {Box} a @param {Box} b */
export const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** @param {Box} box @param {number} by px on each side @returns {Box} */
export const inflate = (box, by) => [box[0] - by, box[1] - by, box[2] + by, box[3] + by];

/** @param {Box} box @param {{width: number, height: number}} frame */
export const inFrame = (box, frame) =>
  box[0] >= EDGE && box[1] >= EDGE && box[2] <= frame.width - EDGE && box[3] <= frame.height - EDGE;
