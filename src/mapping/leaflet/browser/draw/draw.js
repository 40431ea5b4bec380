/**
 * 圈选: the button beside the zoom buttons, what a reader does on the map while drawing, and what becomes of the area.
 * While an area is drawn, a sheet of glass lies over the land, so that no unit is chosen by a press.
 */

import { parseArea } from "../shared/area.js";
import { addToBriefing } from "../shared/briefing_kept.js";
import { el, html, near } from "../shared/dom.js";
import { base64, save } from "../shared/handing.js";
import { createCard, MOST_FILE } from "./card.js";
import { createOutline } from "./outline.js";
import { createSketch } from "./sketch.js";

const ICON = html`<svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
  <path d="M3 4l6-1.5 4.5 5L10 13.5 3.5 11z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 1.4" />
</svg>`;
/** Px that a pointer moves before it drags. */
const DRAG_PX = 5;

/**
 * @param {Context} context
 * @param {View} view
 * @param {HTMLElement} tools
 */
export function createDraw(context, view, tools) {
  const { t, store, actions, agreement, stage, cleanup, book } = context;
  const { map, node: mapNode } = view;
  const layer = el("div", { class: "lm-draw" });
  mapNode.append(layer);
  const outline = createOutline(context, view, layer);
  const card = createCard(context);
  const label = t("圈选：画一个范围");
  const button = el(
    "button",
    { type: "button", class: "lm-draw-button", "aria-label": label, title: label, "aria-expanded": "false" },
    ICON,
  );
  tools.append(button);

  let open = false;
  let editing = false;
  let said = "";
  let asked = 0;
  const sketch = createSketch(() => show());

  const area = () => parseArea(store.state.within);
  const counted = () => (store.state.inside?.within === store.state.within ? store.state.inside : null);

  function show() {
    const drawn = sketch.kind !== null;
    layer.classList.toggle("drawing", drawn);
    map.doubleClickZoom[drawn ? "disable" : "enable"]();
    map.dragging[sketch.kind === "circle" ? "disable" : "enable"]();
    button.setAttribute("aria-expanded", String(open));
    card.node.hidden = !open;
    stage.classList.toggle("lm-drawing", drawn);
    if (drawn) {
      outline.show(sketch.shown);
      outline.mark(sketch.points);
      card.say(sketch.fault ? card.faults[sketch.fault] : "");
      return;
    }
    const now = area();
    outline.show(now);
    if (now && editing) outline.edit(now, settle);
    else outline.mark([]);
  }
  function fillCard() {
    if (!open) return;
    const now = area();
    const focused = near(/** @type {ShadowRoot} */ (card.node.getRootNode()).activeElement, "[data-draw]");
    const held = focused && card.node.contains(focused) ? focused.dataset.draw : null;
    if (sketch.kind !== null) card.drawing(sketch);
    else if (store.state.within && (!now || (counted() && !counted()?.html))) {
      card.refused(counted()?.notes ?? [t("圈选范围的写法读不懂。")]);
    } else if (now) card.answer(now, counted(), { editing, said });
    if (held) /** @type {HTMLElement | null} */ (card.node.querySelector(`[data-draw="${held}"]`))?.focus();
  }
  function refresh() {
    show();
    fillCard();
  }

  /** @param {SketchKind} kind */
  function begin(kind) {
    [open, editing, said] = [true, false, ""];
    sketch.begin(kind);
    refresh();
    mapNode.focus();
  }
  function leave() {
    sketch.cancel();
    open = store.state.within !== "";
    refresh();
    button.focus();
  }
  /** @param {string | null} text what was drawn; null where it is none yet */
  function settle(text) {
    if (text === null) return card.say(sketch.fault ? card.faults[sketch.fault] : "");
    if (text.length > book.address.longest("within", "within")) {
      return card.say(t("圈选范围太长，网址里放不下：请减少角点。"));
    }
    const grip = [...layer.querySelectorAll("button")].findIndex((one) => one.matches(":focus"));
    said = "";
    open = true;
    sketch.cancel();
    actions.change({ within: text });
    refresh();
    /** @type {HTMLElement | undefined} */ (layer.querySelectorAll("button")[grip])?.focus();
  }
  /** @param {string} text */
  function tell(text) {
    said = text;
    refresh();
    card.say(text);
  }
  /** Ask Python for something. @param {Record<string, unknown>} what */
  function ask(what) {
    asked = Date.now();
    agreement.report("draw", { at: asked, ...what });
  }

  /** Point of a place that was typed: a name, or longitude and latitude. @param {string} text @returns {Lonlat | null} */
  function placeOf(text) {
    const [lon, lat] = text.normalize("NFKC").split(",").map(Number);
    if (Number.isFinite(lon) && Number.isFinite(lat)) return [lon, lat];
    const park = book.parks.find(({ name, draw }) => draw && name === text);
    if (park) return [park.lon, park.lat];
    const unit = book.units.find(({ label: full, tiny }) => [full, tiny].includes(text));
    return unit ? [unit.anchors[0][1], unit.anchors[0][0]] : null;
  }
  /** @param {SubmitEvent} event */
  function typed(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const told = new FormData(form);
    if (form.dataset.form === "polygon") {
      const text = String(told.get("corners")).trim();
      return parseArea(text) ? settle(text) : card.say(t("坐标读不懂：写作“经度,纬度;经度,纬度;经度,纬度”。"));
    }
    const centre = placeOf(String(told.get("centre")).trim());
    const text = centre && `@${centre.join()},${String(told.get("km")).trim()}`;
    return text && parseArea(text) ? settle(text) : card.say(t("中心或半径读不懂：半径在 0.05–60 km 之间。"));
  }
  /** @param {HTMLInputElement} input */
  async function load(input) {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > MOST_FILE) return card.say(t("文件大于 20 MB，没有载入。"));
    try {
      card.say(t("正在读“{file}”…", { file: file.name }));
      ask({ what: "file", name: file.name, content: await base64(file) });
    } catch {
      card.say(t("读不了“{file}”，请再选一次。", { file: file.name }));
    }
    input.value = "";
  }

  /** @type {Record<string, () => void>} */
  const presses = {
    polygon: () => begin("polygon"),
    circle: () => begin("circle"),
    again: () => begin("polygon"),
    finish: () => settle(sketch.finish()),
    undo: () => sketch.undo(),
    cancel: leave,
    close: () => {
      sketch.cancel();
      [open, editing] = [false, false];
      refresh();
      button.focus();
    },
    edit: () => {
      editing = !editing;
      refresh();
    },
    clear: () => {
      actions.change({ within: "" });
      [open, editing] = [false, false];
      refresh();
      button.focus();
    },
    xlsx: () => {
      ask({ what: "xlsx" });
      tell(t("正在生成 XLSX…"));
    },
    sheet: () => ask({ what: "sheet" }),
    briefing: () => ask({ what: "briefing" }),
  };
  button.addEventListener("click", () => {
    if (open) presses.close();
    else if (store.state.within) {
      open = true;
      refresh();
    } else begin("polygon");
  });
  card.node.addEventListener("click", (event) => presses[near(event.target, "[data-draw]")?.dataset.draw ?? ""]?.());
  card.node.addEventListener("submit", (event) => typed(/** @type {SubmitEvent} */ (event)));
  card.node.addEventListener("change", (event) => {
    const input = near(event.target, "[data-draw-file]");
    if (input) load(/** @type {HTMLInputElement} */ (input));
  });

  // corners through Leaflet: it does not report a click at the end of a drag
  map.on("click", ({ latlng }) => {
    if (sketch.kind === "polygon") sketch.press([latlng.lng, latlng.lat]);
  });
  map.on("mousemove", ({ latlng }) => sketch.kind === "polygon" && sketch.move([latlng.lng, latlng.lat]));
  map.on("dblclick", () => sketch.kind === "polygon" && settle(sketch.finish()));

  // a circle is dragged from its centre, or its centre and its edge are pressed one after the other
  /** @type {{ x: number, y: number, id: number } | null} */
  let pressed = null;
  /** @param {PointerEvent} event */
  const at = ({ clientX, clientY }) => {
    const { left, top } = mapNode.getBoundingClientRect();
    return outline.toLonlat(clientX - left, clientY - top);
  };
  layer.addEventListener("pointerdown", (event) => {
    if (sketch.kind !== "circle" || event.button !== 0) return;
    pressed = { x: event.clientX, y: event.clientY, id: event.pointerId };
    layer.setPointerCapture(event.pointerId);
    if (sketch.points.length === 0) sketch.press(at(event));
    else settle(sketch.press(at(event)));
  });
  layer.addEventListener("pointermove", (event) => sketch.kind === "circle" && sketch.move(at(event)));
  layer.addEventListener("pointerup", (event) => {
    if (!pressed || sketch.kind !== "circle") return;
    const away = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
    pressed = null;
    if (away > DRAG_PX) settle(sketch.finish(at(event)));
  });

  /** Keys of who draws; they mean nothing else then. */
  stage.addEventListener("keydown", (event) => {
    if (sketch.kind === null || near(event.target, "input, textarea, .lm-draw-card button, summary")) {
      if (event.key !== "Escape" || !near(event.target, ".lm-draw-card, .lm-draw")) return;
    }
    /** @type {Record<string, () => void>} */
    const keys = {
      Enter: presses.finish,
      Backspace: presses.undo,
      Escape: sketch.kind === null ? presses.close : leave,
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });

  /** @param {DrawAnswer} answer */
  function take({ error, file, briefing }) {
    if (error) return tell(error);
    if (file) {
      save(file.url, file.name);
      return tell(t("已存下 {file}", { file: file.name }));
    }
    if (!briefing) return tell("");
    const { pages, full } = addToBriefing(briefing.page, briefing.name);
    return tell((full ? briefing.full : briefing.added).replace("{n}", String(pages)));
  }
  store.subscribe(["within"], () => {
    // whoever else has decided: what was being drawn is given up
    sketch.cancel();
    open = store.state.within !== "";
    editing = editing && open;
    refresh();
  });
  store.subscribe(["inside"], () => {
    const { inside } = store.state;
    if (inside?.answer && inside.answer.at === asked) {
      asked = 0;
      take(inside.answer);
    } else fillCard();
  });
  cleanup.add(() => layer.remove());
  open = store.state.within !== "";
  refresh();
}
