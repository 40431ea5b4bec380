/**
 * The live map: one element that stays alive while Python runs again and again.
 *
 * `mount` builds it once; `update` takes what Python sends afterwards and changes only what differs.
 * A click changes the map at once and is reported to Python afterwards (see sync.js).
 */

import { createActions } from "../shared/actions.js";
import { loadAssets } from "../shared/assets.js";
import { openBook } from "../shared/book.js";
import { createCard } from "../card/card.js";
import { createDescriptions } from "../shared/descriptions.js";
import { afterPaint, createCleanup, el } from "../shared/dom.js";
import { createCorner, createSheetButton, createTools } from "../map/furniture.js";
import { asksForDistricts, createGeoSwitch } from "../map/geo.js";
import { createFinder, equipFinder } from "../finder/finder.js";
import { followHistory } from "./history.js";
import { createHover } from "../map/hover.js";
import { createLegend } from "../panel/legend.js";
import { createCircleLegend, createOver } from "../panel/over.js";
import { createOverlays } from "../panel/overlays.js";
import { createParkList } from "../panel/park_list.js";
import { createShell } from "./shell.js";
import { NARROW, createStage, watchSize } from "../map/stage.js";
import { createStore } from "../shared/store.js";
import { createSwitcher } from "../panel/switcher.js";
import { SHARED_KEYS, createSync } from "../shared/sync.js";
import { tileSymbols } from "../shared/tiles.js";
import { createTwin } from "../table/twin.js";
import { createTranslator } from "../shared/words.js";

const FIRST_OVERLAYS = ["tiles", "labels", "water", "districts"];
/** What is reported without being a state of the map: Python goes to another page. */
const EVENTS = ["open", "export"];

const isTheme = ({ mode }) => mode === "theme";
/** A theme needs no switcher for only one layer. */
const offersLayers = ({ layers }) => (layers ?? []).length > 1;

function firstState(data, book) {
  return {
    // a theme's map is the city's, with less around it
    mode: isTheme(data) ? "city" : (data.mode ?? "city"),
    layer: book.hasLayer(data.layer) ? data.layer : book.layers[0].id,
    selected: data.selected ?? null,
    focus: data.focus ?? null,
    park: data.park ?? null,
    overlays: data.overlays ?? FIRST_OVERLAYS,
    parks: data.parks ?? null,
    geo: asksForDistricts(data) ? "district" : "unit",
    district: data.district ?? null,
    over: data.over ?? null,
    extra: data.extra ?? [],
    also: data.also ?? null,
    filter: data.filter ?? [],
    short: data.short ?? [],
    found: data.found ?? null,
    hot: null,
    sheet: false,
  };
}

function showFailure(frame, error) {
  console.error("live map:", error);
  frame.removeAttribute("aria-busy");
  const file = error.file ? `（${error.file}）` : "";
  frame.replaceChildren(
    el(
      "p",
      { class: "lm-failure", role: "alert", style: "margin:24px" },
      `地图未能载入${file}，请检查服务后刷新页面。`,
    ),
  );
}

/** Panel and stage in the frame, and what all parts of the element share. */
function createContext(shell, { L, world, book: published, districts, css }, data, report) {
  const t = createTranslator(published.words);
  const book = openBook(published, world, t);
  book.setExtra(data.extra ?? []);
  const store = createStore(firstState(data, book));
  const stage = el("div", { class: "lm-stage" });
  const panelLabel = store.state.mode === "city" ? t("图层与图例") : t("园区名录");
  const panel = el("aside", { class: "lm-panel", "aria-label": panelLabel });
  const root = shell.frame;
  shell.dress(data.mode ?? "city", css, tileSymbols(book.tiles));
  root.className = `lm lm-mode-${store.state.mode}`;
  root.classList.toggle("lm-theme", isTheme(data));
  // known before the panel is filled: it decides how much room the map has
  root.classList.toggle("lm-bare", isTheme(data) && !offersLayers(data));
  root.classList.toggle("lm-narrow", root.clientWidth < NARROW);
  for (const node of [shell.box, root]) node.lang = book.lang === "en" ? "en" : "zh-CN";
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", t("武汉市产业地图"));
  root.replaceChildren(panel, stage);
  return {
    ...{ L, world, book, t, store, root, stage, panel },
    /** Geometry of the administrative view; null until that view is asked for. */
    districts,
    /** Whether this is the map of a theme: no choice of all layers, no second measure, no card. */
    theme: isTheme(data),
    describe: createDescriptions(book, t),
    actions: createActions(store, book, report),
    cleanup: createCleanup(),
    /** Which unit (and district) a fill stands for; insets carry no ids in the document. */
    subjectOfPath: new WeakMap(),
    insetShown: () => false,
    /** Whether the land has been painted once: labels wait for that. */
    landDrawn: false,
    /** Whether all this has been given up for another build, or with the page. */
    left: false,
  };
}

/** A theme offers its own layers. */
function offerLayers(context, panel, data) {
  const { book, theme } = context;
  if (!theme) createSwitcher(context, panel);
  else if (offersLayers(data)) {
    const layers = [...book.layers, ...(data.extra ?? [])].filter(({ id }) => data.layers.includes(id));
    createSwitcher({ ...context, book: { ...book, layers } }, panel);
  }
}

function fillPanel(context, map, data) {
  const { panel, store } = context;
  const city = store.state.mode === "city";
  if (city) offerLayers(context, panel, data);
  else createParkList(context, panel);
  const legend = store.state.mode === "unit" ? null : createLegend(context, panel);
  if (!city) return;
  if (!context.theme) createCircleLegend(context, legend, map);
  createOverlays(context, panel);
  if (!context.theme) createOver(context, panel);
}

/** What stands beside and below the map, which is drawn by now. */
function fillShell(context, shell, data) {
  const { mode } = context.store.state;
  if (mode !== "finder" && !context.theme) createCard(context, shell.card).load(data.assets);
  if (mode === "city") createTwin(context, shell.twin);
}

/**
 * Build everything for one set of files and one mode.
 * @param {(key: string, value: unknown) => void} report tells Python
 * @param {(key: string, value: unknown) => void} expect notes what Python will say by itself
 */
async function start(shell, data, report, expect) {
  const assets = await loadAssets(data.assets, { withDistricts: asksForDistricts(data) });
  const context = createContext(shell, assets, data, report);
  const { root, store, actions, cleanup } = context;
  cleanup.add(() => (context.left = true));
  if (assets.finder) equipFinder(context, assets.finder);
  const parts = createStage(context);
  const { map } = parts.view;
  cleanup.add(parts.view.destroy);
  const setGeo = createGeoSwitch(context, data.assets.districts, [parts.view, parts.inset]);
  /** Take over a state from outside: from Python, or from the address. */
  const show = ({ geo, ...told }) => {
    const patch = context.accept?.(told) ?? told;
    if (patch.extra) context.book.setExtra(patch.extra);
    store.set(patch);
    if (geo) setGeo(geo);
  };
  function furnish() {
    fillPanel(context, map, data);
    if (store.state.mode === "finder") createFinder(context, shell, parts.view, data.assets);
    createTools(context, map, parts.fit);
    if (context.panel.querySelector(".lm-switch")) createSheetButton(context);
    const corner = createCorner(context, map);
    parts.view.onSettled(corner.updateScale);
    corner.updateScale();
  }
  // The city is fitted without regard to what floats over it: its land may come a frame ahead of the rest.
  const landFirst = store.state.mode === "city";
  if (!landFirst) furnish();
  map.on("movestart zoomstart", createHover(context).hide);
  followHistory(context, (patch) => {
    for (const [key, value] of Object.entries(patch)) expect(key, value);
    show(patch);
  });
  cleanup.listen(shell.box, "keydown", (event) => event.key === "Escape" && actions.escape());

  parts.begin();
  watchSize(context, parts);
  root.removeAttribute("aria-busy");
  afterPaint(() => {
    if (context.left) return;
    if (landFirst) furnish();
    parts.complete();
    root.dataset.ready = "true";
    fillShell(context, shell, data);
  })();
  document.fonts.ready.then(() => {
    parts.forgetSizes();
    if (context.landDrawn && !context.left) parts.placeAll();
  });
  return { show, state: store.state, destroy: cleanup.run };
}

/** Files, mode and the layers on offer: when they differ, the element is built anew. */
const identity = (data) => JSON.stringify([data.assets, data.mode, data.layers ?? null]);

/**
 * @param {HTMLElement | ShadowRoot} parent
 * @param {{data: object, setStateValue: (name: string, value: unknown) => void}} component
 */
export async function mount(parent, component) {
  const shell = createShell(parent, component.data.mode ?? "city");
  let current = component;
  let session = null;
  let sync = null;
  let seen = "";
  let built = "";
  let gone = false;

  const expect = (key, value) => sync.expected(key, value);
  const report = (key, value) => {
    if (SHARED_KEYS.includes(key)) expect(key, value);
    else if (!EVENTS.includes(key)) return;
    // Stamped, because Streamlit calls Python only for a state that differs from the last one: the same
    // unit may be chosen again after Python has cleared it.
    current.setStateValue(key, { value: value ?? null, at: Date.now() });
  };

  async function build(data) {
    built = identity(data);
    session?.destroy();
    session = null;
    sync = createSync(data);
    try {
      const made = await start(shell, data, report, expect);
      // meanwhile another build may have begun, or the element may have left
      if (built !== identity(data) || gone) made.destroy();
      else {
        session = made;
        apply(current.data);
      }
    } catch (error) {
      showFailure(shell.frame, error);
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
    const unheard = sync.unheard(data);
    const patch = sync.receive(data);
    for (const key of unheard) {
      delete patch[key];
      report(key, session.state[key]);
    }
    for (const key of ["layer", "overlays", "focus", "geo"]) if (patch[key] === null) delete patch[key];
    session.show({ ...patch, parks: data.parks ?? null, extra: data.extra ?? [], found: data.found ?? null, also: data.also ?? null });
  }

  await update(component);
  return {
    update,
    destroy() {
      gone = true;
      session?.destroy();
      shell.box.remove();
    },
  };
}
