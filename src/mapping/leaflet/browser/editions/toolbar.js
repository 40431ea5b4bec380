/** The line above the grid: what the draft is called, what was done last, undo and redo, its file. */

import { el, html, near, one } from "../shared/dom.js";
import { REDO, UNDO } from "./icons.js";

/** @param {Translate} t @param {Record<string, () => void>} does by the name of a button */
export function createToolbar(t, does) {
  const node = el(
    "div",
    { class: "ed-toolbar" },
    html`<div class="ed-title">
        <h2></h2>
        <p class="ed-facts"></p>
      </div>
      <div class="ed-tools" role="group" aria-label="${t("推演稿")}">
        <button type="button" data-do="undo" title="Ctrl+Z">${UNDO}<span>${t("撤销")}</span></button>
        <button type="button" data-do="redo" title="Ctrl+Y">${REDO}<span>${t("重做")}</span></button>
        <button type="button" data-do="words">${t("名称与日期…")}</button>
        <button type="button" data-do="open">${t("打开文件…")}</button>
        <button type="button" data-do="save">${t("存为文件")}</button>
        <button type="button" data-do="discard">${t("放弃")}</button>
        <a class="ed-everywhere">${t("在全站按此稿查看")}</a>
      </div>
      <p class="ed-status" role="status"></p>`,
  );
  node.addEventListener("click", ({ target }) => does[near(target, "button")?.dataset.do ?? ""]?.());
  const status = one(node, ".ed-status");
  return {
    node,
    /** @param {string} text @param {boolean} [fault] */
    say(text, fault = false) {
      status.textContent = text;
      status.classList.toggle("ed-fault", fault);
    },
    /** @param {EditionDraft} draft @param {boolean} canUndo */
    update(draft, canUndo) {
      one(node, "h2").textContent = draft.name;
      const facts = [t("底本：{base}", { base: draft.baseName }), t("{day} 起用", { day: draft.from }), draft.issuer];
      one(node, ".ed-facts").textContent = facts.filter(Boolean).join(" · ");
      one(node, "[data-do=undo]").toggleAttribute("disabled", !canUndo);
      one(node, "[data-do=redo]").toggleAttribute("disabled", !draft.canRedo);
      one(node, ".ed-everywhere").setAttribute("href", draft.link);
    },
  };
}
