/** The second measure: the control that chooses it, and the legend of its circles. */

import { largestRadius, radiusOf } from "../shared/circle_sizes.js";
import { el, fill, html, one, trusted } from "../shared/dom.js";

const LINE_HEIGHT = 14;
const LEADER = 14;
const STROKE = 1.5;

/**
 * @param {Context} context
 * @param {HTMLElement} panel
 */
export function createSecondMeasure(context, panel) {
  const { book, store, actions, t } = context;
  const layers = book.layers.filter(({ id }) => book.hasCircles(id));
  if (layers.length === 0) return;
  const box = el("label", { class: "lm-second" }, html`<span>${t("叠加指标")}</span><select></select>`);
  panel.append(box);
  const select = one(box, "select");

  /** The layer drawn is no choice: it is filled in already. Circles of units have no place among districts. @param {State} state */
  function mark(state) {
    box.hidden = book.ofDistricts(state.layer);
    const drawn = book.layer(state.layer).id;
    if (select.dataset.without !== drawn) {
      const others = layers.filter(({ id }) => id !== drawn);
      const options = others.map(({ id, label }) => html`<option value="${id}">${label}</option>`);
      fill(select, html`<option value="">${t("无")}</option>${options}`);
      select.dataset.without = drawn;
    }
    select.value = book.secondLayer(state)?.id ?? "";
  }
  select.addEventListener("change", () => actions.chooseSecond(select.value || null));
  store.subscribe(["layer", "over"], mark);
  mark(store.state);
}

/**
 * Heights of the texts beside nested circles: at the circles' tops, moved apart where they would touch.
 * @param {number[]} tops
 * @param {number} [lineHeight]
 */
export function textHeights(tops, lineHeight = LINE_HEIGHT) {
  /** @type {number[]} */
  const heights = [];
  for (const top of tops) heights.push(Math.max(top, (heights.at(-1) ?? -Infinity) + lineHeight));
  return heights;
}

/**
 * The legend's circles, one in the other, standing on one line; the largest first.
 * @param {{ label: string, radius: number }[]} rows
 * @param {number} largest
 * @param {number} least
 */
function nested(rows, largest, least) {
  const radii = rows.map(({ radius }) => radiusOf(radius, largest, least));
  const top = LINE_HEIGHT / 2;
  const bottom = top + 2 * radii[0];
  const centre = radii[0] + STROKE;
  const textAt = 2 * centre + LEADER;
  const tops = radii.map((radius) => bottom - 2 * radius);
  const heights = textHeights(tops);
  const drawings = rows.map(({ label }, index) => {
    const leader = `M${centre} ${tops[index]}H${2 * centre + 2}L${textAt - 3} ${heights[index]}`;
    return html`<circle cx="${centre}" cy="${bottom - radii[index]}" r="${radii[index]}" />
      <path d="${trusted(leader)}" /><text x="${textAt}" y="${heights[index] + 4}">${label}</text>`;
  });
  const height = Math.ceil(Math.max(bottom + STROKE, heights[heights.length - 1] + top));
  return html`<svg height="${height}" width="${Math.ceil(textAt + 90)}" aria-hidden="true">${drawings}</svg>`;
}

/**
 * @param {Context} context
 * @param {HTMLElement} legend the box the block stands in
 * @param {LeafletMap} map the main map, whose zoom decides how large circles are
 */
export function createCircleLegend(context, legend, map) {
  const { book, store, t } = context;
  const { marks } = context.world.look;
  const box = el("div", { class: "lm-circles", "data-testid": "circle-legend", hidden: true });
  legend.append(box);
  let drawn = "";

  function build() {
    const second = book.secondLayer(store.state);
    box.hidden = !second;
    const largest = largestRadius(map.getZoom(), marks.circle);
    const wanted = second ? `${second.id} ${largest}` : "";
    if (wanted === drawn) return;
    drawn = wanted;
    if (!second) return;
    const rows = second.circles?.legend ?? [];
    const sizes = t("圆的面积与数值成比例：{values}", { values: rows.map(({ label }) => label).join(t("、")) });
    fill(
      box,
      html`<h3>${t("圆：{layer}", { layer: second.label })}<small>${second.circles?.caption}</small></h3>
        <p class="lm-hidden">${sizes}</p>
        ${nested(rows, largest, marks["circle-least"])}`,
    );
  }
  store.subscribe(["layer", "over"], build);
  map.on("zoomend", build);
  build();
}
