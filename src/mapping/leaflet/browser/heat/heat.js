/**
 * Heat by cell on the live map: hexagons that follow the zoom, their key, and the one that is chosen. A file of its own,
 * fetched where a page asks for it (element/heat.js); the cells come as files (ui/firms/cells.py).
 */

import { percent } from "../shared/descriptions.js";
import { html } from "../shared/dom.js";
import { thousands } from "../shared/numbers.js";
import { createFiles } from "./files.js";
import { createHeatLegend } from "./legend.js";
import { cellAt, cellNamed, shapeAt } from "./scene.js";
import { createSheet } from "./sheet.js";
import { parentOf, sizeAt, sizeOf } from "./sizes.js";

/** Of the finest cells, those are fetched whose larger one is in view or nearly so. */
const MARGIN = 0.4;
const CHUNKED = 9;
const CHUNK = 5;
/** Decimals of amounts that are told in larger units than they are counted in. */
const DIGITS = 2;
/** A smaller share than can be told is no share of nothing. */
const LEAST_SHARE = 0.001;

/**
 * @param {Context} context
 * @param {View} view the main map
 * @param {View | null} inset the centre at a larger scale: it has the cells of the main map, of which the key tells
 */
export function createHeat(context, view, inset) {
  const { L, store, t, root, book, world } = context;
  const { map } = view;
  const files = createFiles();
  /** @type {HeatData | null} */
  let told = null;
  /** @type {HeatScene | null} */
  let scene = null;
  let asked = 0;

  const bare = { pane: "selection", smoothFactor: 0, fill: false, interactive: false };
  const outline = (/** @type {string[]} */ ...names) => {
    const lines = names.map((name) => L.polygon([], { ...bare, ...world.look.lines[name] }).addTo(map));
    return (/** @type {HeatCell | null} */ cell) => {
      for (const line of lines) line.setLatLngs(cell?.corners ?? []);
    };
  };
  const markChosen = outline("subject-casing", "chosen");
  const markHot = outline("second");

  /** @param {HeatCell} cell */
  function where({ centre: [lat, lon], outside }) {
    const unit = outside ? null : shapeAt(view.shapes({ ...store.state, geo: "unit" }), [lat, lon]);
    return unit ? book.unitName(unit) : t("单元之外");
  }
  /** @param {HeatCell} cell */
  function amountText({ amount }) {
    const { scale, unit } = /** @type {HeatData} */ (told);
    return `${thousands(amount / scale, scale === 1 ? 0 : DIGITS)} ${unit}`;
  }
  /** @param {HeatCell} cell */
  function share({ amount }) {
    const part = amount / Math.max(scene?.amounts.total ?? 0, 1);
    return part < LEAST_SHARE ? `< ${percent(LEAST_SHARE)}` : percent(part);
  }

  const legend = createHeatLegend(
    context,
    { title: where, text: (cell) => `${amountText(cell)} · ${share(cell)}` },
    (id, centre) => {
      choose(id);
      if (!map.getBounds().contains(centre)) map.panTo(centre, { animate: false });
    },
  );
  const sheets = [view, ...(inset ? [inset] : [])].map((one) => createSheet(context, one, () => scene));
  const draw = () => {
    for (const sheet of sheets) sheet.draw();
  };

  /** @param {string} id */
  const choose = (id) => context.actions.change({ cell: store.state.cell === id ? null : id });

  /** @param {HeatChunk} chunk */
  function isNear([, , west, south, east, north]) {
    return map
      .getBounds()
      .pad(MARGIN)
      .intersects(L.latLngBounds([south, west], [north, east]));
  }

  /** Fetch what the zoom and the part in view need, then draw all of it in one step; until then, what there was stays. */
  async function follow() {
    const mine = ++asked;
    if (!told) {
      scene = null;
      draw();
      legend.show(null);
      markChosen(null);
      markHot(null);
      delete root.dataset.heat;
      delete root.dataset.heatComing;
      return;
    }
    const size = sizeAt(map.getZoom());
    root.dataset.heatComing = String(size);
    let found;
    try {
      found = await files.scene(told, size, (chunk) => size < CHUNKED || isNear(chunk));
    } catch (error) {
      console.error("heat:", error);
      return;
    }
    if (mine !== asked || context.left) return;
    const changed = found.amounts !== scene?.amounts || found.parts.length !== scene.parts.length;
    scene = found;
    draw();
    if (changed) legend.show(scene);
    root.dataset.heat = String(size);
    delete root.dataset.heatComing;
    await showChosen();
  }

  /** The cell chosen may be of another size than those that are drawn, or out of view. */
  async function showChosen() {
    const { cell } = store.state;
    const here = told && cell ? (scene && cellNamed(scene, cell)) || (await elsewhere(told, cell)) : null;
    if (store.state.cell === cell) markChosen(here);
  }
  /** @param {HeatData} told @param {string} id */
  async function elsewhere(told, id) {
    const size = sizeOf(id);
    if (!told.bins[size]) return null;
    try {
      const chunk = size < CHUNKED ? null : parentOf(id, CHUNK);
      return cellNamed(await files.scene(told, size, ([name]) => chunk === null || name === chunk), id);
    } catch {
      return null;
    }
  }

  /** @param {{ clientX: number, clientY: number }} event */
  function cellUnder(event) {
    if (!scene) return null;
    const { lat, lng } = map.mouseEventToLatLng(/** @type {MouseEvent} */ (event));
    return cellAt(scene, lat, lng);
  }
  /** What lies on the land keeps its own presses. @param {EventTarget | null} target */
  const isLand = (target) =>
    target instanceof Element && (target === view.node || target.closest(".leaflet-fill-pane") !== null);

  context.cellUnder = (event) => {
    const cell = isLand(event.target) ? cellUnder(event) : null;
    markHot(cell);
    if (!cell) return null;
    const facts = [t("占有坐标的 {share}", { share: share(cell) }), cell.larger && t("由几格合并而成")];
    return {
      key: `cell ${cell.id} ${told?.amounts}`,
      markup: () =>
        html`<b>${where(cell)}</b>
          <div class="lm-hover-value"><div><span>${t("此格")}</span><em>${amountText(cell)}</em></div></div>
          <small>${facts.filter(Boolean).join(" · ")}</small>`,
    };
  };
  // before the land hears of it; a press that ends a drag is none
  const { cleanup } = context;
  cleanup.listen(
    view.node,
    "click",
    (/** @type {MouseEvent} */ event) => {
      const cell = isLand(event.target) && !(/** @type {any} */ (map.dragging).moved()) ? cellUnder(event) : null;
      if (!cell) return;
      event.stopPropagation();
      choose(cell.id);
    },
    { capture: true },
  );
  view.node.addEventListener("pointerleave", () => markHot(null));
  cleanup.listen(matchMedia("(forced-colors: active)"), "change", () => {
    draw();
    legend.show(scene);
  });
  map.on("moveend", follow);
  store.subscribe(["cell"], showChosen);

  return {
    /** @param {HeatData | null} wanted */
    show(wanted) {
      told = wanted;
      return follow();
    },
  };
}
