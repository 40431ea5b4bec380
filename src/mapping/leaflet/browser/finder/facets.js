/**
 * The finder's filters beside the map. A press changes what is pressed at once; the counts follow with the answer
 * of Python, which counts each choice under the other filters.
 */

import { loadJson } from "../shared/assets.js";
import { all, fill, html, near, one } from "../shared/dom.js";
import { createFacetWords } from "../shared/facet_words.js";
import { rangeOf, textOf, withOwnRange, withRange, withText } from "../shared/filter.js";
import { folded } from "../shared/folding.js";
import { roveFocus, setTabStop } from "../shared/roving.js";
import { onTyped } from "../shared/typing.js";
import { foldMarkup, pillMarkup, rangeMarkup, toolbarMarkup, wordsMarkup } from "./facet_parts.js";
import { OWN, ownMarkup, showOwnRanges } from "./own_facets.js";
import { createSubsectors, subsectorsMarkup } from "./subsectors.js";

const TYPING_MS = 250;
/** Words shown before the reader searches for one. */
const MOST_WORDS = 14;

/**
 * @param {FinderContext} context
 * @param {HTMLElement} box
 * @param {Addresses} addresses
 */
export function createFacets(context, box, addresses) {
  const { store, actions, cleanup, titles, options, filters, t } = context;
  const { isChosen, isShort, shorthands, valuesOf, withShort, withToggled } = filters;
  const words = createFacetWords(context);
  /** @param {Filter} filter */
  const change = (filter) => actions.change({ filter });
  const current = () => store.state.filter;
  /**
   * Count of each value, by facet; what Python has not answered yet is unknown.
   * @param {string} key
   * @param {number} index
   */
  const countOf = (key, index) => store.state.found?.facets[key]?.[index] ?? null;

  box.setAttribute("aria-label", t("筛选"));
  fill(box, frameMarkup());
  const input = (/** @type {string} */ selector) => /** @type {HTMLInputElement} */ (one(box, selector));
  const search = input("[type=search]");
  const wordSearch = input("[data-word-search]");
  const shortSwitches = /** @type {HTMLInputElement[]} */ (all(box, "[data-short]"));
  const later = input("[data-switch=later]");
  /** @param {HTMLElement} field */
  const countBeside = (field) => one(/** @type {HTMLElement} */ (field.parentElement), "b");
  const button = (/** @type {string} */ selector) => /** @type {HTMLButtonElement} */ (one(box, selector));
  const subsectorFold = /** @type {HTMLDetailsElement} */ (one(box, "[data-fold=subsector]"));
  const subsectors = createSubsectors(context, subsectorFold);
  const wordFold = /** @type {HTMLDetailsElement} */ (one(box, "[data-fold=word]"));
  const wordList = one(box, "[data-word-list]");
  // one tab stop a group: the arrow keys lead from choice to choice
  for (const bar of all(box, "[role=toolbar]")) roveFocus(all(bar, "[data-facet]"));

  function frameMarkup() {
    /** @param {string} key */
    const pills = (key) => options[key].map(({ id, label }) => pillMarkup(key, id, label));
    /** @param {string} key @param {Markup} content */
    const group = (key, content) =>
      html`<section class="lm-facet" data-group="${key}">
        <h2>${titles[key]}</h2>
        ${toolbarMarkup(titles[key], content)}
      </section>`;
    /** @param {string} key @param {Markup} content */
    const fold = (key, content) => foldMarkup(key, titles[key], content);
    /** @param {string} key */
    const folded = (key) => fold(key, toolbarMarkup(titles[key], html`${pills(key)}`));
    return html`<div class="lm-facets-body">
        <div class="lm-search">
          <input type="search" maxlength="${context.book.address.longest("filter", "q")}" aria-label="${t("搜索园区")}" placeholder="${t("名称、地址、行业词或拼音")}" />
        </div>
        <div class="lm-chosen" role="group" aria-label="${t("已选条件")}" hidden></div>
        <section class="lm-facet">
          <h2>${titles.industry}</h2>
          <div class="lm-tier-pills" role="toolbar" aria-label="${titles.industry}">${context.book.tiers.map(tierMarkup)}</div>
        </section>
        <div class="lm-folds">${fold("subsector", subsectorsMarkup(t))}</div>
        ${group("level", html`${pills("level")}`)} ${group("kind", html`${pills("kind")}`)}
        <div class="lm-switches">
          ${Object.entries(shorthands).map(
            ([key, { label }]) =>
              html`<label><input type="checkbox" role="switch" data-short="${key}" /><span>${label}</span><b></b></label>`,
          )}
          <label><input type="checkbox" role="switch" data-switch="later" /><span>${t("含 {year} 年以后", { year: context.book.year })}</span><b></b></label>
        </div>
        <div class="lm-folds">
          ${folded("unit")} ${fold("word", wordsMarkup(titles.word, t))} ${fold("area", rangeMarkup("area", t, "0.01"))}
          ${fold("year", rangeMarkup("year", t, "1"))} ${folded("precision")} ${folded("confidence")}
          ${folded("grade")} ${ownMarkup(context)}
        </div>
      </div>
      <div class="lm-facets-foot">
        <button type="button" class="lm-more" data-do="more" aria-expanded="false">${t("更多筛选")}</button>
        <button type="button" data-do="clear">${t("清除筛选")}</button>
        <button type="button" class="primary" data-do="export">${t("导出结果")}</button>
      </div>
      <p class="lm-hidden" role="status"></p>`;
  }

  /** @param {{ id: string, label: string }} told */
  function tierMarkup({ id, label }) {
    const members = options.industry.filter(({ tier }) => tier === id);
    return html`<div class="lm-tier-row" role="group" aria-label="${label}">
      <span>${label}</span>
      <div class="lm-pills">${members.map((row) => pillMarkup("industry", row.id, row.label, { tiled: true }))}</div>
    </div>`;
  }

  /** @type {Record<string, string>} traditional characters, once they are there */
  let variants = {};
  const learnVariants = () =>
    loadJson(addresses.variants ?? "").then(
      (told) => {
        variants = told;
        if (wordSearch.value) showCounts();
      },
      (error) => console.error("finder:", error),
    );

  /** The most frequent words under the filter, or those that the reader is looking for; chosen ones first. */
  function showWords() {
    const chosen = new Set(valuesOf(current(), "word"));
    const wanted = folded(wordSearch.value.trim(), variants);
    const rows = options.word.map((row, index) => ({ ...row, n: countOf("word", index) ?? 0 }));
    const matching = rows.filter(
      ({ id, label, typed }) => chosen.has(id) || folded(`${id} ${label} ${typed}`, {}).includes(wanted),
    );
    matching.sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)) || b.n - a.n);
    const shown = wanted ? matching : matching.slice(0, Math.max(MOST_WORDS, chosen.size));
    const active = /** @type {Document | ShadowRoot} */ (box.getRootNode()).activeElement;
    const held = active && wordList.contains(active) ? near(active, "[data-facet]")?.dataset.value : null;
    fill(
      wordList,
      html`${shown.map(({ id, label }) => pillMarkup("word", id, label, { lang: context.book.lang }))}
      ${shown.length === 0 && html`<p class="lm-no-word">${t("没有这样的行业词")}</p>`}
      ${!wanted && matching.length > shown.length && html`<p class="lm-no-word">${t("共 {n} 个行业词，输入文字或拼音首字母查找", { n: rows.length })}</p>`}`,
    );
    markPressed();
    const pills = all(wordList, "[data-facet]");
    roveFocus(pills);
    const again = held ? pills.find((pill) => pill.dataset.value === held) : null;
    if (!again) return;
    setTabStop(pills, again);
    again.focus({ preventScroll: true });
  }

  function showCounts() {
    const { found } = store.state;
    if (wordFold.open) showWords();
    if (subsectors.isOpen()) {
      subsectors.show();
      markPressed();
    }
    for (const [key, rows] of Object.entries(options)) {
      const index = new Map(rows.map(({ id }, place) => [id, place]));
      for (const pill of all(box, `[data-facet="${key}"]`)) {
        const value = pill.dataset.value ?? "";
        const count = countOf(key, index.get(value) ?? -1);
        const told = count === null ? "" : String(count);
        const number = one(pill, "b");
        if (number.textContent === told && pill.hasAttribute("aria-label")) continue;
        number.textContent = told;
        pill.classList.toggle("zero", count === 0);
        const name = words.labelOf(key, value);
        pill.setAttribute("aria-label", count === null ? name : t("{name}，{n} 处", { name, n: count }));
      }
    }
    if (!found) return;
    for (const field of shortSwitches) countBeside(field).textContent = String(found.short[field.dataset.short ?? ""]);
    countBeside(later).textContent = textOf(current(), "later") ? String(found.later) : `+${found.later}`;
    one(box, "[role=status]").textContent = t("符合条件的园区 {n} 处", { n: found.total });
    for (const key of ["area", "year"]) showRange(key, found.ranges[key]);
    const exporting = button("[data-do=export]");
    exporting.disabled = found.total === 0;
    exporting.title = exporting.disabled ? t("没有符合条件的园区可导出") : "";
  }

  /** What the ends of a range may be, and how many parks say nothing of it. @param {string} key @param {Ends} told */
  function showRange(key, { least, greatest, unknown }) {
    const fold = one(box, `[data-fold="${key}"]`);
    const [low, high] = all(fold, "input");
    low.placeholder = least === null ? "" : String(least);
    high.placeholder = greatest === null ? "" : String(greatest);
    one(fold, ".lm-range-note").textContent = t("另有 {n} 处未公开，设了范围便不列出", { n: unknown });
  }

  function markPressed() {
    const filter = current();
    for (const pill of all(box, "[data-facet]")) {
      const { facet = "", value = "" } = pill.dataset;
      const pressed = String(isChosen(filter, facet, value));
      if (pill.getAttribute("aria-pressed") !== pressed) pill.setAttribute("aria-pressed", pressed);
    }
  }

  function showFilter() {
    const filter = current();
    subsectors.follow();
    markPressed();
    // the reader may be typing on: what was reported comes back trimmed
    if (!composing && search.value.trim() !== textOf(filter, "q")) search.value = textOf(filter, "q");
    for (const key of ["area", "year"]) {
      const { low, high } = rangeOf(filter, key);
      const [first, last] = all(one(box, `[data-fold="${key}"]`), "input");
      first.value = low;
      last.value = high;
    }
    showOwnRanges(context, box, filter);
    for (const fold of all(box, "[data-fold]")) {
      one(fold, "em").textContent = words.summary(filter, fold.dataset.fold ?? "") || t("不限");
    }
    for (const field of shortSwitches) field.checked = isShort(filter, field.dataset.short ?? "");
    later.checked = textOf(filter, "later") === "1";
    button("[data-do=clear]").disabled = filter.length === 0;
    const chosen = words.chosen(filter);
    const line = one(box, ".lm-chosen");
    line.hidden = chosen.length === 0;
    fill(
      line,
      html`${chosen.map(
        ({ key, value, text }) =>
          html`<button type="button" data-drop="${key}" data-value="${value}" aria-label="${t("去掉条件：{text}", { text })}">
            ${text}<i aria-hidden="true">×</i>
          </button>`,
      )}`,
    );
  }

  /** @param {string} key @param {string} value empty: the whole facet */
  const drop = (key, value) => change(value ? withToggled(current(), key, value) : withText(current(), key, ""));

  let typing = 0;
  let composing = false;
  cleanup.add(() => clearTimeout(typing));
  const seek = () => {
    clearTimeout(typing);
    change(withText(current(), "q", search.value.trim()));
  };
  search.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(typing);
  });
  search.addEventListener("compositionend", () => (composing = false));
  onTyped(search, () => {
    clearTimeout(typing);
    typing = setTimeout(seek, TYPING_MS);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) seek();
  });
  for (const late of [wordFold, subsectorFold]) late.addEventListener("toggle", showCounts);
  onTyped(wordSearch, showCounts);
  wordSearch.addEventListener("focus", learnVariants, { once: true });

  /** What opens at the foot of the column comes into view in it, its own heading foremost. @param {HTMLElement} fold */
  function bringIntoView(fold) {
    const column = one(box, ".lm-facets-body");
    const [shown, opened] = [column.getBoundingClientRect(), fold.getBoundingClientRect()];
    const below = Math.min(opened.bottom - shown.bottom, opened.top - shown.top);
    if (below > 0) column.scrollTop += below;
  }
  for (const fold of all(box, "details"))
    fold.addEventListener("toggle", () => {
      const byItself = "followed" in fold.dataset;
      delete fold.dataset.followed;
      if (!byItself && /** @type {HTMLDetailsElement} */ (fold).open) bringIntoView(fold);
    });
  box.addEventListener("click", ({ target }) => {
    const { facet, value = "" } = near(target, "[data-facet]")?.dataset ?? {};
    if (facet) change(withToggled(current(), facet, value));
    const dropped = near(target, "[data-drop]");
    if (dropped) {
      drop(dropped.dataset.drop ?? "", dropped.dataset.value ?? "");
      search.focus({ preventScroll: true });
    }
    const order = near(target, "[data-do]")?.dataset.do;
    if (order === "clear") change([]);
    else if (order === "export") actions.askFor("export");
    else if (order === "more") {
      const open = box.classList.toggle("open");
      one(box, "[data-do=more]").setAttribute("aria-expanded", String(open));
    }
  });
  box.addEventListener("change", ({ target }) => {
    const short = near(target, "[data-short]")?.dataset.short;
    if (short) change(withShort(current(), short, /** @type {HTMLInputElement} */ (target).checked));
    if (target === later) change(withText(current(), "later", later.checked ? "1" : ""));
    const range = near(target, "[data-range]")?.dataset.range;
    if (!range) return;
    const ends = all(one(box, `[data-range="${range}"]`), "input").map(({ value }) => value);
    const [low, high] = ends.every(Boolean) ? ends.sort((a, b) => Number(a) - Number(b)) : ends;
    const own = range.startsWith(OWN) && range.slice(OWN.length);
    change(own ? withOwnRange(current(), own, low, high) : withRange(current(), range, low, high));
  });

  store.subscribe(["filter"], showFilter);
  store.subscribe(["found"], showCounts);
  showCounts();
  showFilter();
}
