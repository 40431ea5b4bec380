/** The parks of the city map in its inset: small dots, for the pointer finds them on the map. */

import { all, el } from "../shared/dom.js";
import { parkSet } from "../shared/park_set.js";
import { stackByPoint } from "./crowd.js";

/** What it costs a label to cover a dot, in the measure of label placement. */
const COST = 0.16;

/** @param {Context} context @param {View} view */
export function createInsetParks(context, view) {
  const { marks } = context.world.look;
  /** @type {{node: HTMLElement, park: Park, size: number}[]} */
  let dots = [];

  function place() {
    for (const { node, park, size } of dots) {
      const [x, y] = view.toWindow(park.lat, park.lon);
      node.style.transform = view.toPane(x - size / 2, y - size / 2);
    }
  }

  return {
    place,
    /** @param {State} state */
    paint(state) {
      for (const node of all(view.parkBox, ".lm-park-dot")) node.remove();
      const stacks =
        context.mode.aboutParks || state.overlays.includes("parks") ? stackByPoint(parkSet(context, state).placed) : [];
      dots = stacks.map((stack) => {
        const size = marks[stack.length > 1 ? "dot-2" : "dot-3"];
        const kind = stack.every((park) => park.own_place) ? "exact" : "town";
        const node = el("i", { class: `lm-dot lm-park-dot ${kind}`, style: `--size: ${size}px` });
        return { node, park: stack[0], size };
      });
      view.parkBox.append(...dots.map(({ node }) => node));
      place();
    },
    /** Boxes in the window that labels should leave open. @returns {SoftBox[]} */
    softBoxes: () =>
      dots.map(({ park, size }) => {
        const [x, y] = view.toWindow(park.lat, park.lon);
        return { box: [x - size / 2, y - size / 2, x + size / 2, y + size / 2], cost: COST };
      }),
  };
}
