/** The area on the map: its outline and tint, its measure, and the corners that can be moved. */

import { createAreaShape } from "../map/area_shape.js";
import { areaText, km2Of, km2Text, kmBetween, LEAST_KM, MOST_KM, ringsOf } from "../shared/area.js";
import { el } from "../shared/dom.js";

/** Px that an arrow key moves a corner by. */
const STEP_PX = 6;
/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
};

/**
 * @param {Context} context
 * @param {View} view
 * @param {HTMLElement} layer over the map, under what floats there
 */
export function createOutline(context, view, layer) {
  const { t } = context;
  const { map } = view;
  const shape = createAreaShape(context, view);
  const dots = el("div", { class: "lm-draw-dots" });
  const measure = el("div", { class: "lm-draw-measure", hidden: true });
  layer.append(dots, measure);
  /** @type {Lonlat | null} where the measure stands */
  let top = null;
  /** @type {Lonlat[]} */
  let corners = [];

  /** @param {HTMLElement} node @param {Lonlat} at */
  const put = (node, [lon, lat]) => {
    const [x, y] = view.toWindow(lat, lon);
    node.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  };
  function follow() {
    if (top) put(measure, top);
    for (const [index, node] of [...dots.children].entries()) {
      if (corners[index]) put(/** @type {HTMLElement} */ (node), corners[index]);
    }
  }
  map.on("move zoom viewreset", follow);

  /** @param {Drawn | null} area */
  function show(area) {
    shape.show(area);
    const points = area ? ringsOf(area).flat() : [];
    const km2 = area ? km2Of(area) : 0;
    measure.hidden = km2 === 0;
    if (!area || km2 === 0) {
      top = null;
      return;
    }
    top = points.reduce((best, point) => (point[1] > best[1] ? point : best));
    const radius = area.circle ? `${t("半径 {km} km", { km: Number(area.circle[2].toFixed(3)) })} · ` : "";
    measure.textContent = `${radius}${km2Text(km2)}`;
    follow();
  }

  /** Dots at corners that have been set. @param {Lonlat[]} points */
  function mark(points) {
    corners = points;
    dots.replaceChildren(...points.map(() => el("i")));
    follow();
  }

  /** Where a corner goes: under a finger or pointer, by the window. @param {number} x @param {number} y @returns {Lonlat} */
  const toLonlat = (x, y) => {
    const { lat, lng } = map.containerPointToLatLng([x, y]);
    return [lng, lat];
  };

  /**
   * The corners as handles: each is moved by hand or by arrow keys.
   * @param {Drawn} area
   * @param {(text: string) => void} moved
   */
  function edit(area, moved) {
    const { circle, polygons } = area;
    /** @type {{ at: () => Lonlat, move: (to: Lonlat) => Drawn, label: string }[]} */
    const grips = circle
      ? [
          {
            at: () => [circle[0], circle[1]],
            move: ([lon, lat]) => ({ polygons: [], circle: [lon, lat, circle[2]] }),
            label: t("圆心"),
          },
          {
            at: () => ringsOf(area)[0][24],
            move: (to) => {
              const km = Math.min(MOST_KM, Math.max(LEAST_KM, kmBetween([circle[0], circle[1]], to)));
              return { polygons: [], circle: [circle[0], circle[1], km] };
            },
            label: t("半径"),
          },
        ]
      : polygons.flatMap((ring, part) =>
          ring.map((corner, index) => ({
            at: () => corner,
            move: (/** @type {Lonlat} */ to) => ({
              circle: null,
              polygons: polygons.map((one, n) =>
                n === part ? one.map((old, place) => (place === index ? to : old)) : one,
              ),
            }),
            label: t("角点 {n}", { n: index + 1 }),
          })),
        );
    corners = grips.map(({ at }) => at());
    dots.replaceChildren(
      ...grips.map(({ label, move }, index) => {
        const node = el("button", { type: "button", "aria-label": label, title: label });
        node.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          event.stopPropagation();
          node.focus();
          node.setPointerCapture(event.pointerId);
        });
        node.addEventListener("pointermove", (event) => {
          if (!node.hasPointerCapture(event.pointerId)) return;
          const { left, top: above } = view.node.getBoundingClientRect();
          corners[index] = toLonlat(event.clientX - left, event.clientY - above);
          show(move(corners[index]));
          put(node, corners[index]);
        });
        node.addEventListener("pointerup", () => moved(areaText(move(corners[index]))));
        node.addEventListener("click", (event) => event.stopPropagation());
        node.addEventListener("keydown", (event) => {
          const step = ARROWS[event.key];
          if (!step) return;
          event.preventDefault();
          event.stopPropagation();
          const [x, y] = view.toWindow(corners[index][1], corners[index][0]);
          corners[index] = toLonlat(x + step[0], y + step[1]);
          moved(areaText(move(corners[index])));
        });
        return node;
      }),
    );
    follow();
  }

  return { show, mark, edit, toLonlat };
}
