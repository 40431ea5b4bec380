/** The list of parks at the left of the map of one unit and of the finder, in step with the markers. */

import { marked } from "../shared/chinese.js";
import { afterPaint, all, el, fill, html, near, putInOrder } from "../shared/dom.js";
import { parkSet } from "../shared/park_set.js";
import { roveWithin, setTabStop } from "../shared/roving.js";
import { tile } from "../shared/tiles.js";
import { dropFrom, noHit } from "./no_hit.js";

const MOST_TILES = 3;
const MOST_WORDS = 4;
const LEAST_ROW_PX = 48;

/**
 * @param {Context} context
 * @param {HTMLElement} panel
 */
export function createParkList(context, panel) {
  const { book, mode, store, actions, cleanup, t } = context;
  const box = el("div", { class: "lm-list" });
  panel.prepend(box);
  const rows = () => all(box, "[data-row]");
  let scrolled = false;

  /** @param {Park} park @param {number | null | undefined} number */
  function marker(park, number) {
    const kind = !park.draw ? "unplaced" : park.own_place ? "exact" : "town";
    return html`<span class="lm-mark ${kind}">${number ?? ""}</span>`;
  }

  /** @param {Park} park */
  const area = ({ area_km2: known }) => (known === null ? t("面积未公开") : `${known} km²`);

  /** @param {Park} park @param {number | null | undefined} number */
  function rowMarkup(park, number) {
    const words = park.words
      .slice(0, MOST_WORDS)
      .map((word, place) => html`${place > 0 && t("、")}${marked(word, book.lang)}`);
    const unit = mode.ofOneUnit ? null : book.unit(park.unit)?.tiny;
    return html`<button type="button" class="lm-list-row" data-row="${park.id}">
      ${marker(park, number)}
      <span class="lm-list-text"
        ><b>${park.name}${park.later && html`<i class="lm-later">${t("{year} 年后", { year: book.year })}</i>`}</b>
        <small
          >${unit && `${unit} · `}${area(park)} · ${words.length > 0 ? words : t("产业未公开")}</small
        ></span
      >
      <span class="lm-list-facts"
        ><span>${park.industries.slice(0, MOST_TILES).map((id) => tile(id, 16))}</span>
        ${park.level && html`<em>${park.level}</em>`}</span
      >
    </button>`;
  }

  /** On and off the shortlist without a way through the card; the finder listens (see finder/row_picks.js). */
  const pickMarkup = (/** @type {Park} */ { id, name }) =>
    html`<button
      type="button"
      class="lm-list-pick"
      data-short="${id}"
      tabindex="-1"
      aria-pressed="false"
      aria-label="${t("备选：{name}", { name })}"
      title="${t("加入或移出备选")}"
    ></button>`;

  /** Rows without a number look the same in every list: filtering moves them instead of drawing them anew. */
  /** @type {Map<string, HTMLElement>} */
  const kept = new Map();
  /** @param {Park} park @param {number | null | undefined} number */
  function row(park, number) {
    if (number) return el("li", {}, rowMarkup(park, number));
    const node = kept.get(park.id) ?? el("li", {}, html`${rowMarkup(park, null)}${mode.finder && pickMarkup(park)}`);
    kept.set(park.id, node);
    return node;
  }

  /** How many rows there is room for at most: not known before the list has been on screen, nor in a new window. */
  let inSight = Infinity;
  cleanup.listen(window, "resize", () => (inSight = Infinity));
  /** The first frame shows the rows in sight, the next one has time for those that scrolling would bring. */
  const showBelow = afterPaint(() => {
    for (const node of all(box, ".below")) node.classList.remove("below");
    if (box.clientHeight > 0) inSight = Math.ceil(box.clientHeight / LEAST_ROW_PX) + 1;
  });
  /** @param {HTMLElement[]} listed */
  function holdBelow(listed) {
    for (const [index, node] of listed.entries()) node.classList.toggle("below", index >= inSight);
    showBelow();
  }

  /** Kept, as the rows are. */
  const sections = { placed: createSection("placed"), unplaced: createSection("unplaced") };

  /** The keyboard stays in the list when its row goes, or is put elsewhere: it takes the row that stands there now. */
  function keepFocus() {
    const before = rows();
    const at = before.findIndex((node) => node.matches(":focus"));
    return () => {
      if (at < 0 || before[at].matches(":focus")) return;
      const after = rows();
      const next = before[at].isConnected ? before[at] : after[Math.min(at, after.length - 1)];
      (next ?? panel.querySelector("button"))?.focus({ preventScroll: true });
    };
  }

  function build() {
    const restore = keepFocus();
    fillList();
    restore();
  }

  function fillList() {
    const { state } = store;
    const { placed, unplaced, numbers } = parkSet(context, state);
    const ofUnit = mode.ofOneUnit;
    const total = placed.length + unplaced.length;
    if (total === 0) {
      const hint = ofUnit ? t("本单元暂无收录园区。") : noHit(/** @type {FinderContext} */ (context));
      const title = ofUnit ? t("园区名录") : t("没有符合条件的园区");
      fill(
        box,
        html`<div class="lm-list-none">
          <b>${title}</b>
          ${ofUnit ? html`<p>${hint}</p>` : hint}
        </div>`,
      );
      return;
    }
    const heading = ofUnit ? t("园区名录") : t("结果");
    const note = ofUnit ? t("编号对应图上点位") : t("按级别、名称排序");
    const numbered = placed.map((park) => row(park, ofUnit ? numbers.get(park.id) : null));
    const rest = unplaced.map((park) => row(park, null));
    const shown = [sections.placed.show(heading, total, note, numbered)];
    if (rest.length > 0) {
      shown.push(sections.unplaced.show(t("位置待核"), rest.length, t("只列名录，不在图上落点"), rest));
    }
    putInOrder(box, shown);
    if (!ofUnit) holdBelow([...numbered, ...rest]);
    // asking for the place of a list that was never moved would lay it out before its time
    if (scrolled) box.scrollTop = 0;
    scrolled = false;
    const controls = rows();
    if (!ofUnit) setTabStop(controls, controls[0]);
    mark(state);
  }

  /** @param {State} state */
  function mark(state) {
    for (const node of rows()) {
      const chosen = node.dataset.row === state.park;
      node.classList.toggle("chosen", chosen);
      node.classList.toggle("hot", node.dataset.row === state.hot);
      node.setAttribute("aria-pressed", String(chosen));
    }
  }

  /** Scroll the list (never the page) until the chosen row is in view. */
  function reveal() {
    const [chosen] = all(box, ".lm-list-row.chosen");
    if (!chosen || box.scrollHeight <= box.clientHeight) return;
    const top = chosen.offsetTop - box.scrollTop;
    if (top < 40 || top + chosen.offsetHeight > box.clientHeight) {
      box.scrollTop = chosen.offsetTop - box.clientHeight / 2;
    }
  }

  /** @param {Event} event */
  const rowOf = (event) => near(event.target, "[data-row]")?.dataset.row ?? null;
  box.addEventListener("click", (event) => {
    const park = rowOf(event);
    if (park) actions.pressPark(park);
    else dropFrom(context, event);
  });
  for (const type of ["pointerover", "focusin"])
    box.addEventListener(type, (event) => store.set({ hot: rowOf(event) }));
  for (const type of ["pointerleave", "focusout"]) box.addEventListener(type, () => store.set({ hot: null }));

  // a long list is one stop on the way by keyboard; the arrow keys lead through it
  if (!mode.ofOneUnit) roveWithin(box, rows);
  box.addEventListener("scroll", () => (scrolled = true), { passive: true });

  store.subscribe(["focus", "parks"], build);
  // what would help where nothing was found
  store.subscribe(["found"], (state) => state.parks?.length === 0 && build());
  store.subscribe(["park", "hot"], mark);
  store.subscribe(["park"], reveal);
  build();
  reveal();
}

/** A heading and its rows, which change. @param {string} kind */
function createSection(kind) {
  const heading = el("h2");
  const list = el("ul");
  const section = el("section", { class: kind }, [heading, list]);
  return {
    /**
     * @param {string} title
     * @param {number} count
     * @param {string} note
     * @param {HTMLElement[]} rows
     */
    show(title, count, note, rows) {
      fill(heading, html`${title}<b>${count}</b><small>${note}</small>`);
      putInOrder(list, rows);
      return section;
    },
  };
}
