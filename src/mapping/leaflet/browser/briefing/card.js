/** One page of the briefing: its picture, its words, and what can be done with it. */

import { all, el, html, one } from "../shared/dom.js";

/** @param {string} d */
const icon = (d) =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${d}" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round" /></svg>`;

const BACK = icon("M13 8H3.5M7 4 3 8l4 4");
const FORTH = icon("M3 8h9.5M9 4l4 4-4 4");
const COPY = icon("M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6");
const OPEN = icon("M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5");
const REMOVE = icon("M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5 5 13h6l.5-8.5M6.8 7v3.5M9.2 7v3.5");

/** Sheets of the document itself, which have no view of their own and no words but the document's. */
const OF_THE_DOCUMENT = new Set(["cover", "contents"]);

/**
 * @param {string} id
 * @param {Translate} t
 * @param {number} longest characters of a line
 */
export function createCard(id, t, longest) {
  const node = el(
    "li",
    { class: "bf-page", "data-page": id },
    html`<button type="button" class="bf-picture" aria-describedby="bf-keys"><span class="bf-paper"></span></button>
      <div class="bf-words">
        <span class="bf-number" aria-hidden="true"></span>
        <div class="bf-lines">
          <input class="bf-title" data-line="title" maxlength="${longest}" autocomplete="off" />
          <input class="bf-subtitle" data-line="subtitle" maxlength="${longest}" autocomplete="off" />
          <p class="bf-name"></p>
        </div>
      </div>
      <div class="bf-does">
        <button type="button" data-do="back">${BACK}</button>
        <button type="button" data-do="forth">${FORTH}</button>
        <a class="bf-open">${OPEN}<span>${t("打开")}</span></a>
        <button type="button" data-do="copy">${COPY}</button>
        <button type="button" data-do="remove">${REMOVE}</button>
      </div>`,
  );
  const paper = one(node, ".bf-paper");
  const picture = one(node, ".bf-picture");
  const open = one(node, "a");
  let shown = "";

  /** @param {string} selector @param {string} label */
  function name(selector, label) {
    const control = one(node, selector);
    control.setAttribute("aria-label", label);
    control.setAttribute("title", label);
  }
  /** @param {BriefingPicture | undefined} made */
  function show(made) {
    const look = JSON.stringify([made?.url, made?.fault, made?.sheets]);
    if (look === shown || (!made && shown)) return;
    shown = made ? look : "";
    const many = made && made.sheets > 1 && html`<span class="bf-sheets">${t("共 {n} 页", { n: made.sheets })}</span>`;
    const waits = html`<span class="bf-waits">${t("正在绘制…")}</span>`;
    const fault = html`<span class="bf-fault">${made?.fault}</span>`;
    paper.innerHTML =
      html`${made?.url ? html`<img alt="" src="${made.url}" draggable="false" />` : made ? fault : waits}${many}`.text;
  }
  /**
   * @param {BriefingPage} page
   * @param {number} at from 0
   * @param {number} count
   * @param {BriefingPicture | undefined} made as far as its picture is known
   * @param {boolean} fresh whether that is the picture of what the page is now
   */
  function update(page, at, count, made, fresh) {
    const n = at + 1;
    const called = page.spec.title || made?.name || page.name || t("未命名");
    const own = !OF_THE_DOCUMENT.has(page.spec.sheet ?? "map");
    one(node, ".bf-number").textContent = String(n);
    one(node, ".bf-name").textContent = own ? "" : called;
    for (const line of /** @type {HTMLInputElement[]} */ (all(node, "input"))) {
      const key = line.dataset.line ?? "";
      line.hidden = !own;
      if (line !== document.activeElement) line.value = String(page.spec[key] ?? "");
      line.placeholder = key === "title" ? made?.name || page.name || t("标题") : t("副标题");
      line.setAttribute("aria-label", key === "title" ? t("第 {n} 页的标题", { n }) : t("第 {n} 页的副标题", { n }));
    }
    const fault = made?.fault;
    const label = t("第 {n} 页：{name}", { n, name: called });
    name(".bf-picture", fault ? t("第 {n} 页有问题：{why}", { n, why: fault }) : label);
    name("[data-do=back]", t("第 {n} 页前移", { n }));
    name("[data-do=forth]", t("第 {n} 页后移", { n }));
    name("[data-do=copy]", t("复制第 {n} 页", { n }));
    name("[data-do=remove]", t("移除第 {n} 页", { n }));
    name("a", t("打开第 {n} 页的视图：修改后可替换", { n }));
    one(node, "[data-do=back]").toggleAttribute("disabled", at === 0);
    one(node, "[data-do=forth]").toggleAttribute("disabled", n === count);
    if (made?.link) open.setAttribute("href", made.link);
    open.hidden = !made?.link;
    node.classList.toggle("bf-stale", Boolean(made) && !fresh);
    show(made);
  }
  return { node, picture, update, called: () => picture.getAttribute("aria-label") ?? "" };
}
