/** Lines from what had to move aside to its place, which a dot marks. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {View} view
 * @param {string} kind a class: whose lines they are
 * @param {number} size diameter of the dot, px
 */
export function createLeaderLines(view, kind, size) {
  const node = document.createElementNS(SVG, "svg");
  node.setAttribute("class", `lm-leaders ${kind}`);
  node.setAttribute("aria-hidden", "true");
  /** @param {Point} at in px of the window */
  const inPane = (at) => view.map.containerPointToLayerPoint(at);
  return {
    node,
    /** @param {[Point, Point][]} lines from the place to what moved, in px of the window */
    draw(lines) {
      const drawn = lines.map(([place, moved]) => {
        const [foot, end] = [inPane(place), inPane(moved)];
        return `<path d="M${foot.x} ${foot.y}L${end.x} ${end.y}"/><circle cx="${foot.x}" cy="${foot.y}" r="${size / 2}"/>`;
      });
      node.innerHTML = drawn.join("");
    },
  };
}
