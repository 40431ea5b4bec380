/**
 * The card of the chosen park, over the map at the right (on a phone a sheet from its bottom). Python has made the
 * texts beforehand; they are fetched when the first park is chosen.
 */

import { loadJson, loadText } from "../shared/assets.js";
import { copyText } from "../shared/clipboard.js";
import { all, el, fill, html, near, one, trusted } from "../shared/dom.js";

const MARGIN = 14;
const SAID_FOR_MS = 2500;
const CLOSE_ICON = html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  <path d="M2.5 2.5l11 11M13.5 2.5l-11 11" stroke="currentColor" stroke-width="1.5" />
</svg>`;

/** @param {LeafletMap} map */
const placeOf = (map) => `${map.getZoom()} ${map.getCenter()}`;

/**
 * @param {FinderContext} context
 * @param {Pick<Stage, "view" | "reach" | "fit">} parts
 * @param {Addresses} addresses
 * @param {Shortlist} shortlist
 */
export function createParkCard(context, { view, reach, fit }, addresses, shortlist) {
  const { book, store, actions, stage, panel, cleanup, filters, t } = context;
  const body = el("div", { class: "lm-park-card-body", tabindex: 0 });
  const box = el("aside", { class: "lm-park-card", hidden: true, "data-testid": "park-card" }, [
    el("p", { class: "lm-elsewhere", hidden: true }, t("不在当前筛选结果中")),
    el("button", { type: "button", class: "lm-close", "aria-label": t("关闭卡片") }, CLOSE_ICON),
    body,
    el(
      "div",
      { class: "lm-park-card-foot" },
      html`<button type="button" data-do="short"></button
        ><button type="button" data-do="copy">${t("复制简报句")}</button>`,
    ),
    el("p", { class: "lm-hidden", role: "status" }),
  ]);
  stage.append(box);
  const [shortButton, copyButton] = all(one(box, ".lm-park-card-foot"), "button");
  const status = one(box, "[role=status]");
  const elsewhere = one(box, ".lm-elsewhere");
  /** @type {Record<string, string> | null} cards by park; null until they are there */
  let made = null;
  /** @type {string | null} */
  let drawn = null;

  function load() {
    const asked = Promise.all([loadJson(addresses.parkCards ?? ""), loadText(addresses.finderCss ?? "")]);
    return asked.then(([cards, css]) => {
      if (made) return;
      box.prepend(el("style", {}, css));
      made = cards;
    });
  }

  /**
   * How far the map has moved by itself, and where it came to rest; null when the reader has moved it since.
   * @type {{ x: number, y: number, at: string } | null}
   */
  let moved = null;

  /** @param {number} x @param {number} y */
  function moveBy(x, y) {
    view.map.panBy([x, y], { animate: false });
    moved = { x: (moved?.x ?? 0) + x, y: (moved?.y ?? 0) + y, at: placeOf(view.map) };
  }

  /** The map returns when the card has gone, unless the reader has taken it somewhere else. */
  function moveBack() {
    const whole = reach.isFitted();
    reach.forgetBeside();
    if (whole) fit();
    else if (moved && moved.at === placeOf(view.map)) view.map.panBy([-moved.x, -moved.y], { animate: false });
    moved = null;
    reach.leaveRoom(0, 0);
  }

  /** The map moves by itself, so that the chosen marker does not lie under the card. */
  function makeRoom() {
    const park = book.park(store.state.park);
    if (box.hidden || !park?.draw) return;
    const { x: width, y: height } = view.size();
    const [x, y] = view.toWindow(park.lat, park.lon);
    const narrow = context.root.classList.contains("lm-narrow");
    const [right, bottom] = narrow ? [width, box.offsetTop - MARGIN] : [box.offsetLeft - MARGIN, height];
    // enough for any place of the city's window to come into the middle of what the card leaves free
    reach.leaveRoom(narrow ? 0 : width - right / 2, narrow ? height - bottom / 2 : 0);
    if (x > MARGIN && x < right && y > MARGIN && y < bottom) return;
    if (moved && moved.at !== placeOf(view.map)) moved = null;
    moveBy(x < right && x > MARGIN ? 0 : x - right / 2, y < bottom && y > MARGIN ? 0 : y - bottom / 2);
  }

  function showShort() {
    const { short, park } = store.state;
    const on = park !== null && short.includes(park);
    shortButton.setAttribute("aria-pressed", String(on));
    shortButton.textContent = on
      ? t("移出备选（{n}/{most}）", { n: short.length, most: book.address.most("short") })
      : t("加入备选");
  }

  /** A card may be open for a park that the filter leaves out: from the shortlist, or before it was set. */
  function showElsewhere() {
    elsewhere.hidden = store.state.parks?.includes(store.state.park ?? "") ?? true;
  }

  /** Sub-sectors on the card that the filter asks for. */
  function showChosen() {
    for (const chip of all(body, "[data-facet]")) {
      const { facet = "", value = "" } = chip.dataset;
      chip.setAttribute("aria-pressed", String(filters.isChosen(store.state.filter, facet, value)));
    }
  }

  /** @param {Park} park */
  function draw({ id, name }) {
    const markup = made?.[id];
    fill(body, markup ? trusted(markup) : html`<h2>${name}</h2>`);
    box.toggleAttribute("aria-busy", !made);
    showElsewhere();
    copyButton.disabled = !markup;
    showChosen();
    if (drawn !== id) body.scrollTop = 0;
    drawn = id;
  }

  /** Once the cards are there; meanwhile another park may have been chosen, or none. */
  function redraw() {
    const park = book.park(store.state.park);
    if (park) draw(park);
  }

  /** @param {State} state */
  function show(state) {
    const park = book.park(state.park);
    const opened = box.hidden && park;
    const whole = reach.isFitted();
    box.hidden = !park;
    context.root.classList.toggle("lm-card-open", Boolean(park));
    if (!park) {
      moveBack();
      return;
    }
    box.setAttribute("aria-label", park.name);
    draw(park);
    showShort();
    // a map that shows the whole city goes on doing so beside the card
    if (opened && whole && !context.root.classList.contains("lm-narrow")) fit();
    makeRoom();
    if (!made) load().then(redraw, fail).then(makeRoom).then(bringIntoView);
    else bringIntoView();
  }

  /** On a phone the map may stand below the fold, and the sheet at its bottom all the more. */
  function bringIntoView() {
    if (!box.hidden && context.root.classList.contains("lm-narrow")) box.scrollIntoView({ block: "nearest" });
  }

  /** @param {unknown} error */
  function fail(error) {
    console.error("live map:", error);
    box.removeAttribute("aria-busy");
    fill(body, html`<p class="lm-failure" role="alert">${t("信息卡未能载入，请刷新页面。")}</p>`);
  }

  let quiet = 0;
  cleanup.add(() => clearTimeout(quiet));
  async function copy() {
    const done = await copyText(one(body, "[data-briefing]").textContent.trim());
    const said = done ? t("已复制") : t("浏览器不允许复制，请选中文字后复制");
    copyButton.textContent = said;
    status.textContent = said;
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      copyButton.textContent = t("复制简报句");
      status.textContent = "";
    }, SAID_FOR_MS);
  }

  /** The keyboard goes back to the park's row in the list. */
  function close() {
    const [row] = all(panel, `[data-row="${store.state.park}"]`);
    actions.change({ park: null });
    row?.focus({ preventScroll: true });
  }

  box.addEventListener("click", ({ target }) => {
    const go = near(target, "[data-go]")?.dataset.go;
    if (go) {
      actions.change({ park: go });
      body.focus({ preventScroll: true });
    }
    const { facet, value = "" } = near(target, "[data-facet]")?.dataset ?? {};
    if (facet) actions.change({ filter: filters.withToggled(store.state.filter, facet, value) });
    if (near(target, ".lm-close")) close();
    const order = near(target, "[data-do]")?.dataset.do;
    if (order === "short" && store.state.park) shortlist.toggle(store.state.park);
    else if (order === "copy") copy();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });

  store.subscribe(["park"], show);
  store.subscribe(["parks"], showElsewhere);
  store.subscribe(["filter"], showChosen);
  store.subscribe(["short"], () => !box.hidden && showShort());
  show(store.state);
}
