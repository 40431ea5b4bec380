/** The key of the heat: classes with how many cells are of each, what is drawn apart, and the densest cells as a list. */

import { el, fill, html, near } from "../shared/dom.js";
import { thousands } from "../shared/numbers.js";
import { ROLES, shareOf } from "./brushes.js";
import { counted, densest } from "./scene.js";
import { edgeOf } from "./sizes.js";

/** So many of the densest cells can be chosen by keyboard. */
const MOST = 20;
/** A cell standing on a corner, in a box of 22 x 16 px, as seen from its middle. */
const CORNERS = [
  [0, -7.5],
  [6.5, -3.75],
  [6.5, 3.75],
  [0, 7.5],
  [-6.5, 3.75],
  [-6.5, -3.75],
];

/** @param {number} [share] */
const cellPath = (share = 1) =>
  `M${CORNERS.map(([x, y]) => `${(11 + x * share).toFixed(1)} ${(8 + y * share).toFixed(1)}`).join("L")}Z`;

/** @param {Markup} drawn */
const swatch = (drawn) => html`<svg class="lm-swatch" width="22" height="16" aria-hidden="true">${drawn}</svg>`;

/** @param {string} kind @param {Markup} drawn @param {string} label @param {number} count */
const row = (kind, drawn, label, count) =>
  html`<li data-testid="heat-row" data-kind="${kind}" class="${count === 0 && "zero"}">
    ${swatch(drawn)}<span>${label}</span><b>${thousands(count)}</b>
  </li>`;

/**
 * @param {Context} context
 * @param {{ title: (cell: HeatCell) => string, text: (cell: HeatCell) => string }} words
 * @param {(id: string, centre: LatLon) => void} choose
 */
export function createHeatLegend(context, { title, text }, choose) {
  const { t, panel, store } = context;
  const box = el("section", {
    class: "lm-heat",
    "data-testid": "heat-legend",
    "aria-label": t("热力图例"),
    hidden: true,
  });
  const after = panel.querySelector(".lm-legend");
  if (after) after.after(box);
  else panel.append(box);
  /** @type {HeatCell[]} */
  let listed = [];

  /** @param {HeatScene} scene */
  function heading({ told, size }) {
    const what = { number: t("每格企业数"), capital: t("每格注册资本"), staff: t("每格参保人数") }[told.measure];
    const caption = t("{what}（{unit}）· 格边长约 {km} km", { what, unit: told.unit, km: edgeOf(size) });
    return html`<h3>${t("热力（六边形格）")}<small>${caption}</small></h3>`;
  }

  /** @param {HeatScene} scene */
  function rows({ told, size, amounts }) {
    const { labels } = told.bins[size];
    const bySize = matchMedia("(forced-colors: active)").matches;
    const found = counted({ told, size, amounts, parts: all });
    const classes = labels.map((label, bin) => {
      const path = cellPath(bySize ? shareOf(bin, labels.length) : 1);
      return row(`bin-${bin}`, html`<path d="${path}" fill="var(--${ROLES[bin]})" />`, label, found.bins[bin]);
    });
    const hatched = html`<path d="${cellPath()}" class="lm-heat-outside" /><path d="M6 12L15 3M8.5 14L17 6" class="lm-heat-hatch" />`;
    const outside = row("outside", hatched, t("单元之外"), found.outside);
    const bigger = html`<path d="${cellPath()}" class="lm-heat-larger" />`;
    const larger =
      told.merge > 0 &&
      row("larger", bigger, t("少于 {n} 家的格并入更大的格，按平均着色", { n: told.merge }), found.larger);
    return html`<ul>
      ${[...classes, outside, larger]}
    </ul>`;
  }
  /** @type {HeatPart[]} */
  let all = [];

  box.addEventListener("click", (event) => {
    const id = near(event.target, "[data-cell]")?.dataset.cell;
    const cell = listed.find((one) => one.id === id);
    if (cell) choose(cell.id, cell.centre);
  });

  /** Only the mark changes: the list stays, and with it the focus of the keyboard. */
  function mark() {
    for (const button of box.querySelectorAll("[data-cell]")) {
      const chosen = button.getAttribute("data-cell") === store.state.cell;
      button.setAttribute("aria-pressed", String(chosen));
    }
  }
  store.subscribe(["cell"], mark);

  return {
    /** @param {HeatScene | null} scene all cells of its size, as far as they are known */
    show(scene) {
      box.hidden = scene === null;
      if (!scene) return;
      all = scene.parts;
      listed = densest(scene, MOST);
      const open = box.querySelector("details")?.open ?? false;
      const { without, total } = scene.amounts;
      const empty = total === 0 && html`<p class="lm-note">${t("没有一家落在格中")}</p>`;
      const apart =
        without > 0 &&
        html`<p class="lm-counted">${t("另有 {n} 家没有坐标，不在热力中", { n: thousands(without) })}</p>`;
      const entries = listed.map(
        (cell) => html`<li><button type="button" data-cell="${cell.id}">
          <span>${title(cell)}</span><b>${text(cell)}</b>
        </button></li>`,
      );
      const list =
        listed.length > 0 &&
        html`<details ${open && "open"}>
          <summary>${t("最密的 {n} 格", { n: listed.length })}</summary>
          <ol>
            ${entries}
          </ol>
        </details>`;
      fill(box, html`${heading(scene)}${rows(scene)}${empty}${apart}${list}`);
      mark();
    },
  };
}
