/** What follows the size of elements. */

/**
 * Run something once at the start and again a frame after one of these elements has changed its size, however many of
 * them have. Not at once: what is done changes sizes in turn, and within one frame browsers take that for a loop.
 * @param {Element[]} elements
 * @param {() => void} follow
 * @returns {() => void} stops it
 */
export function followSize(elements, follow) {
  let asked = 0;
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(follow);
  });
  for (const element of elements) observer.observe(element);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(asked);
  };
}
