/** The small card of the tool: how to draw, the ways without a pointer, and what lies inside an area. */

import { km2Of, km2Text } from "../shared/area.js";
import { el, fill, html, trusted } from "../shared/dom.js";

/** Bytes of a file that Python takes. */
export const MOST_FILE = 20 * 1024 * 1024;

/** @type {(t: Translate) => Record<SketchFault, string>} */
const FAULTS = (t) => ({
  few: t("至少要有 3 个角点；圆要有中心和半径。"),
  many: t("至多 200 个角点。"),
  crosses: t("边线与自己相交：请退回一点，或重画。"),
  small: t("半径至少 0.05 km。"),
});

/** @param {Context} context */
export function createCard({ t, stage, book }) {
  const node = el("section", { class: "lm-draw-card", "aria-label": t("圈选"), hidden: true });
  stage.append(node);
  const faults = FAULTS(t);

  /** Names that a centre may be given by: units and parks. */
  const places = () =>
    html`${[
      ...book.units.map(({ label }) => label),
      ...book.parks.filter((park) => park.draw).map((park) => park.name),
    ].map((name) => html`<option value="${name}"></option>`)}`;
  /** @param {Content} [between] */
  const headed = (between) => html`<header><b>${t("圈选")}</b>${between}
    <button type="button" data-draw="close" aria-label="${t("关闭")}">×</button></header>`;
  const file = html`<label class="lm-draw-file"><span>${t("载入边界文件")}</span>
    <input type="file" data-draw-file accept=".geojson,.json,.gpkg,.zip" /></label>`;

  /** @param {Sketch} sketch */
  function drawing(sketch) {
    const circle = sketch.kind === "circle";
    const hint = circle
      ? t("在图上按住圆心拖到边上；也可先点圆心，再点边上。")
      : t("依次点角点，双击或回车完成；退格撤销一点，Esc 取消。");
    const kinds = /** @type {const} */ ([
      ["polygon", t("多边形")],
      ["circle", t("圆")],
    ]);
    const kind = kinds.map(
      ([name, label]) =>
        html`<button type="button" data-draw="${name}" aria-pressed="${String(sketch.kind === name)}">${label}</button>`,
    );
    fill(
      node,
      html`${headed(html`<div class="lm-draw-kinds" role="group" aria-label="${t("形状")}">${kind}</div>`)}
        <p class="lm-draw-hint">${hint}</p>
        <p class="lm-draw-fault" role="alert"></p>
        <div class="lm-draw-row lm-draw-steps">
          <button type="button" data-draw="finish">${t("完成")}</button>
          <button type="button" data-draw="undo">${t("撤销一点")}</button>
          <button type="button" data-draw="cancel">${t("取消")}</button>
        </div>
        <details class="lm-draw-typed"><summary>${t("键入坐标或载入文件")}</summary>
          <form data-form="circle">
            <label>${t("中心（单元、园区，或经度,纬度）")}<input name="centre" list="lm-draw-places" autocomplete="off" /></label>
            <datalist id="lm-draw-places">${places()}</datalist>
            <label>${t("半径 km")}<input name="km" inputmode="decimal" value="3" /></label>
            <button type="submit">${t("画圆")}</button>
          </form>
          <form data-form="polygon">
            <label>${t("角点（经度,纬度;经度,纬度;…）")}<textarea name="corners" rows="2"></textarea></label>
            <button type="submit">${t("画多边形")}</button>
          </form>
          ${file}
        </details>`,
    );
    say(sketch.fault ? faults[sketch.fault] : "");
  }

  /**
   * What lies inside: the measure at once, the rest with Python's answer.
   * @param {Drawn} area
   * @param {Inside | null} inside
   * @param {{ editing: boolean, said: string }} now
   */
  function answer(area, inside, { editing, said }) {
    const body = inside?.html
      ? trusted(inside.html)
      : html`<p class="drawn-facts"><b>${km2Text(km2Of(area))}</b></p><p class="lm-draw-wait">${t("正在统计…")}</p>`;
    const notes = (inside?.notes ?? []).map((note) => html`<p class="lm-draw-note">${note}</p>`);
    /** @param {string} action @param {string} label */
    const press = (action, label) => html`<button type="button" data-draw="${action}">${label}</button>`;
    fill(
      node,
      html`${headed()}
        <div class="lm-draw-body" tabindex="0" aria-label="${t("圈内")}">${body}${notes}</div>
        <p class="lm-draw-said" role="status">${said}</p>
        <div class="lm-draw-row">
          ${press("xlsx", t("导出 XLSX"))}${press("sheet", t("导出图件"))}${press("briefing", t("加入简报"))}
        </div>
        <div class="lm-draw-row">
          <button type="button" data-draw="edit" aria-pressed="${String(editing)}">${t("移动角点")}</button>
          ${press("again", t("重画"))}${press("clear", t("清除"))}
        </div>`,
    );
  }

  /** What cannot be used, and why. @param {string[]} notes */
  function refused(notes) {
    fill(
      node,
      html`${headed()} ${notes.map((note) => html`<p class="lm-draw-fault">${note}</p>`)}
        <div class="lm-draw-row">
          <button type="button" data-draw="again">${t("重画")}</button>
          <button type="button" data-draw="clear">${t("清除")}</button>
        </div>`,
    );
  }

  /** @param {string} text */
  function say(text) {
    const place = node.querySelector(".lm-draw-fault, .lm-draw-said");
    if (place) place.textContent = text;
  }
  return { node, drawing, answer, refused, say, faults };
}
