/**
 * The live map: one element that stays alive while Python runs again and again.
 *
 * `mount` builds it once; `update` takes what Python sends afterwards and changes only what differs.
 * A click changes the map at once and is reported to Python afterwards (see sync.js).
 */

import { loadAssets } from "./assets.js";
import { openBook } from "./book.js";
import { createCleanup, el, html } from "./dom.js";
import { createCorner, createSheetButton, createTools } from "./furniture.js";
import { followHistory } from "./history.js";
import { createHover } from "./hover.js";
import { createInset } from "./inset.js";
import { SPLIT_ZOOM } from "./label_forms.js";
import { createLabels } from "./labels.js";
import { createLegend } from "./legend.js";
import { createLocator } from "./locator.js";
import { createOverlays } from "./overlays.js";
import { createParkList } from "./park_list.js";
import { createParks } from "./parks.js";
import { createStore } from "./store.js";
import { createSwitcher } from "./switcher.js";
import { SHARED_KEYS, createSync } from "./sync.js";
import { tileSymbols } from "./tiles.js";
import { cityPadding, fitUnit } from "./fit.js";
import { createView } from "./view.js";
import { createTranslator } from "./words.js";

/** Below this width of the element the phone layout applies. */
const NARROW = 640;
const FIRST_OVERLAYS = ["tiles", "labels", "water", "districts"];

/** Styles that hold before the style sheet has arrived, so that nothing jumps when it does. */
const FIRST_FRAME = "height:var(--map-height,max(560px,calc(100dvh - 172px)));border:1px solid #d5dbe2;border-radius:8px;background:#e9edf1";

function firstState(data, book) {
  return {
    mode: data.mode ?? "city",
    layer: book.hasLayer(data.layer) ? data.layer : book.layers[0].id,
    selected: data.selected ?? null,
    focus: data.focus ?? null,
    park: data.park ?? null,
    overlays: data.overlays ?? FIRST_OVERLAYS,
    parks: data.parks ?? null,
    hot: null,
    sheet: false,
  };
}

/** What a user may change: first on screen, then reported. */
function createActions(store, book, report) {
  const change = (patch) => {
    for (const key of store.set(patch)) report(key, store.state[key]);
  };
  const toggled = (key, id) => ({ [key]: store.state[key] === id ? null : id });
  return {
    change,
    setLayer(id, { keepSheet = false } = {}) {
      if (!book.hasLayer(id)) return;
      change({ layer: id });
      if (!keepSheet) store.set({ sheet: false });
    },
    pressUnit(id) {
      // on a district's map a neighbour leads to its own map
      if (store.state.mode === "unit") change({ focus: id, park: null });
      else change(toggled("selected", id));
    },
    pressPark: (id) => change(toggled("park", id)),
    setOverlay(id, on) {
      const rest = store.state.overlays.filter((other) => other !== id);
      change({ overlays: on ? [...rest, id] : rest });
    },
    escape() {
      if (store.state.sheet) store.set({ sheet: false });
      else if (store.state.mode === "city") change({ selected: null });
    },
  };
}


/** The main map with its labels and parks, and how they hang together. */
function createStage(context) {
  const { store, book, world, stage } = context;
  const mapNode = el("div", { class: "lm-map", role: "group", "aria-label": context.t("武汉市产业地图") });
  stage.append(mapNode);
  const view = createView(context, mapNode);
  const labels = createLabels(context, view);
  const parks = createParks(context, view, labels);
  const inset = store.state.mode === "city" ? createInset(context) : null;
  if (store.state.mode === "unit") createLocator(context);
  context.insetShown = () => Boolean(inset) && !inset.box.classList.contains("off") && inset.box.offsetWidth > 0;

  /** Boxes of everything that floats over the map, in px of the map's window. */
  function furnitureBoxes() {
    const origin = mapNode.getBoundingClientRect();
    return [...stage.querySelectorAll(".lm-inset, .lm-corner, .lm-tools, .lm-sheet-button")]
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width > 0)
      .map((box) => [box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top]);
  }
  labels.avoid(() => [...furnitureBoxes(), ...parks.boxes()]);
  labels.then((taken) => store.state.mode === "unit" && parks.nameMarkers([...taken, ...furnitureBoxes(), ...parks.boxes()]));

  function place() {
    inset?.box.classList.toggle("off", view.map.getZoom() >= SPLIT_ZOOM);
    parks.position();
    labels.place();
  }
  view.onSettled(place);

  function fit() {
    const narrow = context.root.clientWidth < NARROW;
    if (store.state.mode === "unit" && store.state.focus) fitUnit(view, store.state, furnitureBoxes, narrow);
    else view.map.fitBounds(world.bounds.city, { ...cityPadding(store.state.mode, narrow), animate: false });
    inset?.fit();
  }
  function paint(state) {
    context.root.dataset.layer = book.layer(state.layer).id;
    view.paint(state);
    inset?.view.paint(state);
  }
  function placeAll() {
    place();
    inset?.labels.place();
  }

  store.subscribe(["layer", "selected", "focus", "overlays", "parks"], paint);
  store.subscribe(["focus", "overlays", "parks"], parks.build);
  store.subscribe(["park", "hot"], parks.mark);
  store.subscribe(["layer", "selected", "overlays", "parks", "park"], placeAll);
  store.subscribe(["focus"], fit);
  paint(store.state);
  parks.build();
  return { view, inset, fit, placeAll, labels };
}

/** Refit when the frame changes its size; keep the reader's own view once there is one. */
function watchSize(context, { view, inset, fit, placeAll }) {
  const { root, cleanup } = context;
  let touched = false;
  let size = "";
  for (const type of ["wheel", "pointerdown", "keydown"]) {
    cleanup.listen(view.node, type, () => (touched = true), { passive: true });
  }
  const observer = new ResizeObserver(() => {
    const now = `${root.clientWidth} ${context.stage.clientHeight}`;
    if (now === size || root.clientWidth === 0) return;
    size = now;
    root.classList.toggle("lm-narrow", root.clientWidth < NARROW);
    view.map.invalidateSize({ animate: false, pan: false });
    if (touched) {
      inset?.fit();
      placeAll();
    } else fit();
  });
  observer.observe(root);
  cleanup.add(() => observer.disconnect());
}

function showFailure(frame, error) {
  console.error("live map:", error);
  const file = error.file ? `（${error.file}）` : "";
  frame.replaceChildren(el("p", { class: "lm-failure", role: "alert", style: "margin:24px" }, `地图未能载入${file}，请检查服务后刷新页面。`));
}

/** Build everything for one set of files and one mode. */
async function start(root, data, report) {
  const { L, world, book: published, css } = await loadAssets(data.assets);
  const cleanup = createCleanup();
  const t = createTranslator(published.words);
  const book = openBook(published, world, t);
  const store = createStore(firstState(data, book));
  const style = el("style", {}, css);
  const stage = el("div", { class: "lm-stage" });
  const panel = el("aside", { class: "lm-panel", "aria-label": store.state.mode === "city" ? t("图层与图例") : t("园区名录") });
  root.removeAttribute("style");
  root.className = `lm lm-mode-${store.state.mode}`;
  root.classList.toggle("lm-narrow", root.clientWidth < NARROW);
  root.replaceChildren(style, el("div", {}, tileSymbols(book.tiles)), panel, stage);

  const actions = createActions(store, book, report);
  const context = { L, world, book, t, store, actions, cleanup, root, stage, panel, unitOfPath: new WeakMap(), insetShown: () => false };
  const parts = createStage(context);
  cleanup.add(() => parts.view.destroy());
  if (parts.inset) cleanup.add(() => parts.inset.view.destroy());
  createTools(context, parts.view.map, parts.fit);
  const corner = createCorner(context, parts.view.map);
  parts.view.onSettled(corner.updateScale);
  if (store.state.mode === "city") {
    createSwitcher(context, panel);
    createSheetButton(context);
  } else createParkList(context, panel);
  if (store.state.mode !== "unit") createLegend(context, panel);
  if (store.state.mode === "city") createOverlays(context, panel);
  panel.append(panel.querySelector(".lm-key-below"));
  const hover = createHover(context);
  parts.view.map.on("movestart zoomstart", hover.hide);
  followHistory(context, actions.change);
  cleanup.listen(root, "keydown", (event) => event.key === "Escape" && actions.escape());

  parts.fit();
  watchSize(context, parts);
  root.dataset.ready = "true";
  document.fonts.ready.then(() => {
    for (const labels of [parts.labels, parts.inset?.labels]) labels?.forgetSizes();
    if (root.isConnected) parts.placeAll();
  });
  return { store, destroy: cleanup.run };
}

/** Files and mode: when they differ, the element is built anew. */
const identity = (data) => JSON.stringify([data.assets, data.mode]);

/**
 * @param {HTMLElement | ShadowRoot} parent
 * @param {{data: object, setStateValue: (name: string, value: unknown) => void}} component
 */
export async function mount(parent, component) {
  const root = el("div", { class: "lm", "data-testid": "live-map", style: FIRST_FRAME });
  parent.append(root);
  let current = component;
  let session = null;
  let sync = null;
  let seen = "";
  let built = "";
  let gone = false;

  const report = (key, value) => {
    if (!SHARED_KEYS.includes(key)) return;
    sync.reported(key, value);
    current.setStateValue(key, value);
  };

  async function build(data) {
    built = identity(data);
    session?.destroy();
    session = null;
    sync = createSync(data);
    try {
      const made = await start(root, data, report);
      // meanwhile another build may have begun, or the element may have left
      if (built !== identity(data) || gone) made.destroy();
      else {
        session = made;
        apply(current.data);
      }
    } catch (error) {
      showFailure(root, error);
    }
  }

  async function update(next) {
    current = next;
    const text = JSON.stringify(next.data);
    if (text === seen) return;
    seen = text;
    if (identity(next.data) !== built) await build(next.data);
    else if (session) apply(next.data);
  }

  /** Take over what Python has decided. Some values cannot be unset. */
  function apply(data) {
    const patch = sync.receive(data);
    for (const key of ["layer", "overlays", "focus"]) if (patch[key] === null) delete patch[key];
    session.store.set({ ...patch, parks: data.parks ?? null });
  }

  await update(component);
  return {
    update,
    destroy() {
      gone = true;
      session?.destroy();
      root.remove();
    },
  };
}
