/** The reader's shortlist under the map: up to five parks, side by side when there are two or more. */

import { all, el, fill, html, near, one } from "../shared/dom.js";
import { comparison, printShortlist } from "./shortlist_paper.js";

/**
 * @param {FinderContext} context
 * @param {HTMLElement} box
 */
export function createShortlist(context, box) {
  const { book, store, actions, compared, t } = context;
  const most = book.address.most("short");
  let open = store.state.short.length > 1;
  box.setAttribute("aria-label", t("备选与对比"));
  const body = el("div");
  const status = el("p", { class: "lm-short-said", role: "status" });
  box.replaceChildren(body, status);

  /** @param {State} state */
  const known = (state) => state.short.filter((id) => book.park(id));

  const nameOf = (/** @type {string} */ id) => book.park(id)?.name ?? id;

  /** @param {string} id */
  function chip(id) {
    const name = nameOf(id);
    return html`<li>
      <button type="button" data-show="${id}" aria-pressed="${String(id === store.state.park)}">${name}</button
      ><button type="button" data-remove="${id}" aria-label="${t("移出备选：{name}", { name })}">×</button>
    </li>`;
  }

  /** @param {string[]} ids */
  function tableMarkup(ids) {
    const heads = ids.map((id) => html`<button type="button" data-show="${id}">${nameOf(id)}</button>`);
    return html`<div class="lm-compare" role="region" aria-label="${t("园区对比表")}" tabindex="0" data-testid="compare">
      ${comparison(compared, ids, heads)}
    </div>`;
  }

  /** @param {State} state */
  function build(state) {
    const ids = known(state);
    box.hidden = ids.length === 0;
    const comparable = ids.length > 1;
    fill(
      body,
      html`<header>
          <h2>${t("备选园区")}<b>${ids.length}/${most}</b></h2>
          <ul>
            ${ids.map(chip)}
          </ul>
          <button type="button" data-do="compare" aria-expanded="${String(open && comparable)}" disabled>
            ${open && comparable ? t("收起对比") : t("并排对比")}
          </button>
          <button type="button" data-do="export">${t("导出备选")}</button>
          <button type="button" data-do="print">${t("打印备选")}</button>
          <button type="button" data-do="empty">${t("清空备选")}</button>
        </header>
        ${!comparable && html`<p>${t("再加入一处即可并排对比；在园区卡片或下方结果表中加入。")}</p>`}
        ${comparable && open && tableMarkup(ids)}`,
    );
    one(body, "[data-do=compare]").toggleAttribute("disabled", !comparable);
  }

  /** @param {State} state */
  function mark(state) {
    for (const node of all(body, "header [data-show]")) {
      node.setAttribute("aria-pressed", String(node.dataset.show === state.park));
    }
  }

  /** @param {string} text */
  function say(text) {
    status.textContent = text;
    box.hidden = known(store.state).length === 0 && !text;
  }

  /** Put a park on the list or take it off; a sixth one is refused in words. @param {string} id */
  function toggle(id) {
    const { short } = store.state;
    const name = nameOf(id);
    if (short.includes(id)) {
      actions.change({ short: short.filter((other) => other !== id) });
      say(t("已移出备选：{name}", { name }));
      return true;
    }
    if (short.length >= most) {
      say(t("备选最多 {most} 处，请先移出一处再加入“{name}”。", { most, name }));
      box.scrollIntoView({ block: "nearest" });
      return false;
    }
    if (short.length === 1) open = true;
    actions.change({ short: [...short, id] });
    say(t("已加入备选：{name}", { name }));
    return true;
  }

  box.addEventListener("click", ({ target }) => {
    const { show, remove, do: order } = near(target, "button")?.dataset ?? {};
    if (show) actions.change({ park: show });
    else if (remove) {
      toggle(remove);
      (all(body, "[data-show]")[0] ?? box).focus({ preventScroll: true });
    } else if (order === "empty") actions.change({ short: [] });
    else if (order === "export") actions.askFor("export_short");
    else if (order === "print") printShortlist(context, known(store.state));
    else if (order === "compare") {
      open = !open;
      build(store.state);
      one(body, "[data-do=compare]").focus({ preventScroll: true });
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open || !near(event.target, ".lm-compare")) return;
    event.stopPropagation();
    open = false;
    build(store.state);
    one(body, "[data-do=compare]").focus({ preventScroll: true });
  });

  store.subscribe(["short"], build);
  store.subscribe(["park"], mark);
  build(store.state);
  return { toggle };
}
