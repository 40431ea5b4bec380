/** The line above the pages: how many there are, what was done last and its undoing, files, cover and contents. */

import { el, html, near, one } from "../shared/dom.js";

/**
 * @param {Translate} t
 * @param {string[]} sheets that may be added
 * @param {Record<string, () => void>} does by the name of a button
 */
export function createToolbar(t, sheets, does) {
  const labels = /** @type {Record<string, string>} */ ({ cover: t("封面"), contents: t("目录") });
  const node = el(
    "div",
    { class: "bf-toolbar" },
    html`<p class="bf-count"></p>
      <div class="bf-said">
        <p role="status"></p>
        <button type="button" data-do="undo" hidden>${t("撤销")}</button>
      </div>
      <p class="bf-lent" role="status"></p>
      <div class="bf-tools" role="group" aria-label="${t("简报")}">
        ${sheets.map((sheet) => html`<button type="button" data-do="${sheet}" aria-pressed="false">${labels[sheet]}</button>`)}
        <button type="button" data-do="open">${t("打开文件…")}</button>
        <button type="button" data-do="save">${t("存为文件")}</button>
        <button type="button" data-do="empty">${t("清空")}</button>
      </div>`,
  );
  const status = one(node, "[role=status]");
  const undo = one(node, "[data-do=undo]");
  node.addEventListener("click", ({ target }) => does[near(target, "button")?.dataset.do ?? ""]?.());
  return {
    node,
    /** @param {string} text @param {boolean} [undoable] */
    say(text, undoable = false) {
      status.textContent = text;
      undo.hidden = !undoable;
    },
    focusUndo: () => undo.focus(),
    /** @param {Briefing} briefing @param {string} paper @param {boolean} kept whether it outlives the page */
    update({ pages }, paper, kept) {
      const lent = kept ? "" : t("浏览器没有存下这份简报（不许保存，或已存满）：刷新后会丢失，请存为文件。");
      if (one(node, ".bf-lent").textContent !== lent) one(node, ".bf-lent").textContent = lent;
      one(node, ".bf-count").textContent = pages.length ? t("{n} 页 · {paper}", { n: pages.length, paper }) : "";
      one(node, "[data-do=save]").toggleAttribute("disabled", pages.length === 0);
      one(node, "[data-do=empty]").toggleAttribute("disabled", pages.length === 0);
      for (const sheet of sheets) {
        const on = pages.some(({ spec }) => spec.sheet === sheet);
        one(node, `[data-do=${sheet}]`).setAttribute("aria-pressed", String(on));
      }
    },
  };
}
