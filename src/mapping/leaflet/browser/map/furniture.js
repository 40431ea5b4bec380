/** What stands around the map: tools, scale bar, line key, the phone's layer button. */

import { el, html, near, one } from "../shared/dom.js";
import { badge } from "../shared/facility_set.js";
import { followSize } from "../shared/resize.js";

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

/** @param {Context} context @param {LeafletMap} map @param {() => void} fit */
export function createTools(context, map, fit) {
  const { t, stage } = context;
  /** @param {string} label @param {string} action @param {Content} content */
  const button = (label, action, content) =>
    html`<button type="button" data-tool="${action}" aria-label="${label}" title="${label}">
      ${content}
    </button>`;
  const box = el(
    "div",
    { class: "lm-tools", role: "group", "aria-label": t("地图工具") },
    html`${button(t("放大"), "in", "+")}${button(t("缩小"), "out", "−")}${button(t("回到全图"), "fit", FIT_ICON)}`,
  );
  /** @type {Record<string, () => void>} */
  const actions = { in: () => map.zoomIn(), out: () => map.zoomOut(), fit };
  box.addEventListener("click", (event) => actions[near(event.target, "[data-tool]")?.dataset.tool ?? ""]?.());
  stage.append(box);
  return box;
}

/** The lines that are there, as Python names them. @param {Context} context @param {State} state */
function lineKey({ book, mode }, state) {
  const { keys } = book.lines[mode.ofOneUnit ? "focus" : book.geography(state)];
  const shown = keys.filter(({ overlay }) => !overlay || state.overlays.includes(overlay));
  return html`${shown.map(
    ({ kind, label }) => html`<span data-line="${kind}"><i class="lm-line ${kind}"></i>${label}</span>`,
  )}`;
}

/**
 * Name of a sample's size in the look: as large as on the map. A kind of place has no one size there and is a pin.
 * @param {Mode} mode
 * @param {MarkKind} kind
 */
function markOf({ marker }, kind) {
  if (kind === "stack") return marker.stack;
  if (kind === "other") return "other";
  if (kind === "exact" || kind === "town") return "pin";
  return marker[/** @type {1 | 2 | 3} */ (Number(kind.slice("rank-".length)))];
}

/**
 * The markers of the map, as Python names them; sizes on a line of their own.
 * @param {Pick<Context, "book" | "mode">} context
 */
export function parkKey({ book, mode }) {
  const keys = book.marks[mode.marks];
  const sizes = keys.filter(({ kind }) => kind.startsWith("rank-"));
  const kinds = keys.filter((key) => !sizes.includes(key));
  const sample = (/** @type {MarkKey} */ { kind, label }) => html`<span data-mark="${kind}"
    ><i class="lm-dot ${kind.replace(/^rank-.*/, "exact")}" style="--size: var(--mark-${markOf(mode, kind)})">${kind === "stack" && "3"}</i>${label}</span
  >`;
  return html`<p>${kinds.map(sample)}</p>
    ${sizes.length > 0 && html`<p>${sizes.map(sample)}</p>`}`;
}

/** The symbols in the window, as Python names them. @param {Context} context @param {State} state */
function facilityKey({ book, world, t }, { symbols }) {
  const kinds = symbols.split(",");
  const shown = (book.symbols ?? []).filter(({ kind }) => kinds.includes(kind));
  const sample = (/** @type {SymbolKey} */ { kind, label }) =>
    html`<span data-symbol="${kind}">${kind === "near" ? badge(world, "port", true) : badge(world, kind, false)}${label}</span>`;
  return html`<p class="lm-facility-key"><b>${t("枢纽与口岸")}</b>${shown.map(sample)}</p>`;
}

/** Least distance of the legend over the land to the box below it, and of both to the frame, in px. */
const APART = 12;

/**
 * Scale and key at the bottom left. The key is repeated in the panel: phones show it there, and so does a legend over
 * the land that would cover it where it stands.
 * @param {Context} context
 * @param {LeafletMap} map
 * @param {() => void} moved  places again what keeps clear of the boxes
 */
export function createCorner(context, map, moved) {
  const { mode, stage, panel, store } = context;
  const box = el(
    "div",
    { class: "lm-corner" },
    html`<div class="lm-scale"><i></i><span></span></div>
      <div class="lm-key"></div>`,
  );
  const repeated = el("div", { class: "lm-key lm-key-below" });
  stage.append(box);
  panel.append(repeated);

  /** @param {State} state */
  function buildKey(state) {
    const parks = mode.aboutParks || state.overlays.includes("parks");
    const markup = html`${parks && parkKey(context)} ${state.symbols && facilityKey(context, state)}
      <p class="lm-edges">${lineKey(context, state)}</p>`;
    for (const node of [one(box, ".lm-key"), repeated]) node.innerHTML = markup.text;
  }
  function updateScale() {
    const { x, y } = map.getSize();
    const from = map.containerPointToLatLng([0, y / 2]);
    const bar = scaleBar(map.distance(from, map.containerPointToLatLng([x, y / 2])) / Math.max(1, x));
    one(box, ".lm-scale i").style.width = `${bar.width}px`;
    one(box, ".lm-scale span").textContent = bar.text;
  }
  /**
   * Boxes keep their size where they are only hidden, so that the way back is found, too. On paper both are read beside
   * the map: what fits the screen stays as it is for the way back.
   */
  function joinKey() {
    if (context.root.classList.contains("lm-paper")) return;
    const legend = panel.scrollHeight - repeated.offsetHeight;
    const below = [...box.children].reduce((sum, part) => sum + part.clientHeight, 0);
    const joined = legend + below + 3 * APART > stage.clientHeight;
    if (joined === context.root.classList.contains("lm-key-joined")) return;
    context.root.classList.toggle("lm-key-joined", joined);
    moved();
  }
  store.subscribe(["overlays", "geo", "layer", "extra", "symbols", "focus"], buildKey);
  buildKey(store.state);
  if (context.root.classList.contains("lm-bare")) {
    context.cleanup.add(followSize([stage, ...panel.children, ...box.children], joinKey));
  }
  return { box, updateScale };
}

/** Phone: one button that opens the layer panel as a sheet over the map. @param {Context} context */
export function createSheetButton(context) {
  const { t, stage, store, book, root } = context;
  const button = el(
    "button",
    { type: "button", class: "lm-sheet-button", "aria-expanded": "false" },
    html`<span><small>${t("图层")}</small> <b></b></span>${ARROW_ICON}`,
  );
  button.addEventListener("click", () => store.set({ sheet: !store.state.sheet }));
  stage.append(button);
  /** @param {State} state */
  function mark(state) {
    one(button, "b").textContent = book.layer(state.layer).label;
    button.setAttribute("aria-expanded", String(state.sheet));
    root.classList.toggle("lm-sheet-open", state.sheet);
  }
  store.subscribe(["layer", "sheet"], mark);
  mark(store.state);
  return button;
}
