/** When no park answers: which filter to drop, and how many there would be without it. */

import { html, near } from "../shared/dom.js";
import { createFacetWords } from "../shared/facet_words.js";
import { withText } from "../shared/filter.js";

/** @param {FinderContext} context */
export function noHit(context) {
  const { book, store, titles, t } = context;
  const words = createFacetWords(context);
  const ways = store.state.found?.without ?? [];
  if (ways.length === 0) {
    return html`<p>${t("单独去掉任何一个条件都还是没有，请清除筛选后重来。")}</p>`;
  }
  /** @param {string} key */
  const label = (key) => {
    if (key === "later") return t("含 {year} 年以后", { year: book.year });
    const chosen = words.chosen(store.state.filter).filter((line) => line.key === key);
    if (key === "q") return t("去掉搜索文字{value}", { value: chosen[0].text });
    const values = chosen.map(({ text }) => text).join(t("、"));
    return t("去掉“{name}：{value}”", { name: titles[key], value: values });
  };
  return html`<p>${t("可以放宽一个条件：")}</p>
    <div class="lm-no-hit">
      ${ways.map(
        ([key, n]) => html`<button type="button" data-without="${key}">${label(key)} → ${t("{n} 处", { n })}</button>`,
      )}
    </div>`;
}

/** Drop the filter that was pressed. @param {Context} context @param {Event} event */
export function dropFrom({ store, actions }, { target }) {
  const key = near(target, "[data-without]")?.dataset.without;
  if (key) actions.change({ filter: withText(store.state.filter, key, key === "later" ? "1" : "") });
}
