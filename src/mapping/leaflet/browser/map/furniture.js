/** What stands around the map: tools, scale bar, line key, the phone's layer button. */

import { el, html } from "../shared/dom.js";

const SCALE_STEPS_M = [200, 500, 1000, 2000, 5000, 10000, 20000, 30000, 50000, 100000];
const SCALE_MOST_PX = 120;

/**
 * The longest round distance that fits.
 * @param {number} metresPerPixel
 * @returns {{metres: number, width: number, text: string}}
 */
export function scaleBar(metresPerPixel) {
  const fitting = SCALE_STEPS_M.filter((metres) => metres / metresPerPixel <= SCALE_MOST_PX);
  const metres = fitting.at(-1) ?? SCALE_STEPS_M[0];
  const text = metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
  return { metres, width: Math.round(metres / metresPerPixel), text };
}

const FIT_ICON = html`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
  <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" fill="none" stroke="currentColor" stroke-width="1.6" />
</svg>`;
const ARROW_ICON = html`<svg viewBox="0 0 12 8" width="11" height="8" aria-hidden="true">
  <path d="M1 1l5 5 5-5" fill="none" stroke="currentColor" stroke-width="1.8" />
</svg>`;

/** @param {object} context @param {any} map @param {() => void} fit */
export function createTools(context, map, fit) {
  const { t, stage } = context;
  const button = (label, action, content) =>
    html`<button type="button" data-tool="${action}" aria-label="${label}" title="${label}">
      ${content}
    </button>`;
  const box = el(
    "div",
    { class: "lm-tools", role: "group", "aria-label": t("地图工具") },
    html`${button(t("放大"), "in", "+")}${button(t("缩小"), "out", "−")}${button(t("回到全图"), "fit", FIT_ICON)}`,
  );
  const actions = { in: () => map.zoomIn(), out: () => map.zoomOut(), fit };
  box.addEventListener("click", (event) => actions[event.target.closest("[data-tool]")?.dataset.tool]?.());
  stage.append(box);
  return box;
}

function lineKey(geo, t) {
  const line = (kind, text) => html`<span><i class="lm-line ${kind}"></i>${text}</span>`;
  const schematic = line("schematic", t("示意边界"));
  if (geo === "district") return html`${schematic}${line("official", t("区界"))}`;
  return html`${schematic}${line("official", t("单元界"))}${line("district", t("区界"))}`;
}

/** Markers of the mode; on the city map the sizes too. */
function parkKey(mode, t) {
  const dot = (kind, text) => html`<span><i class="lm-dot ${kind}"></i>${text}</span>`;
  const kinds = [dot("exact", t("精确／园区内")), dot("town", t("镇街级"))];
  if (mode === "unit") return html`${kinds}${dot("other", t("邻区园区"))}`;
  const stack = html`<span><i class="lm-dot stack">3</i>${t("同址叠放")}</span>`;
  if (mode === "finder") return html`${kinds}${stack}`;
  const sizes = html`<span><i class="lm-dot exact s1"></i>${t("国家级")}</span>
    <span><i class="lm-dot exact s2"></i>${t("省、市级")}</span
    ><span><i class="lm-dot exact s3"></i>${t("其他")}</span>`;
  return html`${kinds}${stack}</p><p>${sizes}`;
}

/**
 * Scale and key at the bottom left. The key is repeated in the panel, where phones show it.
 * @param {object} context
 * @param {any} map
 */
export function createCorner(context, map) {
  const { t, stage, panel, store } = context;
  const box = el(
    "div",
    { class: "lm-corner" },
    html`<div class="lm-scale"><i></i><span></span></div>
      <div class="lm-key"></div>`,
  );
  const repeated = el("div", { class: "lm-key lm-key-below" });
  stage.append(box);
  panel.append(repeated);

  function buildKey(state) {
    const parks = state.mode !== "city" || state.overlays.includes("parks");
    const markup = html`${parks && html`<p>${parkKey(state.mode, t)}</p>`}
      <p>${lineKey(state.geo, t)}</p>`;
    for (const node of [box.querySelector(".lm-key"), repeated]) node.innerHTML = markup.text;
  }
  function updateScale() {
    const { x, y } = map.getSize();
    const from = map.containerPointToLatLng([0, y / 2]);
    const bar = scaleBar(map.distance(from, map.containerPointToLatLng([x, y / 2])) / Math.max(1, x));
    box.querySelector(".lm-scale i").style.width = `${bar.width}px`;
    box.querySelector(".lm-scale span").textContent = bar.text;
  }
  store.subscribe(["overlays", "mode", "geo"], buildKey);
  buildKey(store.state);
  return { box, updateScale };
}

/** Phone: one button that opens the layer panel as a sheet over the map. */
export function createSheetButton(context) {
  const { t, stage, store, book, root } = context;
  const button = el(
    "button",
    { type: "button", class: "lm-sheet-button", "aria-expanded": "false" },
    html`<span><small>${t("图层")}</small> <b></b></span>${ARROW_ICON}`,
  );
  button.addEventListener("click", () => store.set({ sheet: !store.state.sheet }));
  stage.append(button);
  function mark(state) {
    button.querySelector("b").textContent = book.layer(state.layer).label;
    button.setAttribute("aria-expanded", String(state.sheet));
    root.classList.toggle("lm-sheet-open", state.sheet);
  }
  store.subscribe(["layer", "sheet"], mark);
  mark(store.state);
  return button;
}
