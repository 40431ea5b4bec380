/** What a term is mapped to: one of the 965 industries or none (跨领域), and the sub-sectors that it names. */

import { el, html } from "../shared/dom.js";
import { choice, line } from "./dialog.js";

/**
 * @param {Translate} t
 * @param {EditionWords} words
 * @param {EditionVocabulary} vocabulary
 * @param {{industry: string | null, subsectors: string[]}} mapped
 * @param {boolean} given whether the plan's own tables tell the sub-sectors
 */
export function createTermForm(t, words, vocabulary, mapped, given) {
  const industry = choice(
    [
      ["", t("跨领域（不归入 20 个产业）")],
      ...words.industries.map(({ id, name, tier }) => /** @type {[string, string]} */ ([id, `${name} · ${tier}`])),
    ],
    mapped.industry ?? "",
  );
  const list = el("div", { class: "ed-subsectors" });
  const box = el("fieldset", {}, [el("legend", {}, t("细分领域（可不选）")), list]);
  const chosen = new Set(mapped.subsectors);

  function offer() {
    const of = vocabulary.subsectors.filter(([id, , own]) => chosen.has(id) || own === (industry.value || null));
    list.innerHTML = html`${of.map(
      ([id, name]) =>
        html`<label><input type="checkbox" value="${id}" ${chosen.has(id) && "checked"} />${name}</label>`,
    )}`.text;
  }
  list.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
  });
  industry.addEventListener("change", () => {
    chosen.clear();
    offer();
  });
  offer();
  const note = el("p", { class: "ed-note" }, t("这是文件用词：细分领域以用词表为准。"));
  return {
    nodes: [line(t("归入 965 产业"), industry), given ? note : box],
    value: () => ({ industry: industry.value || null, subsectors: given ? [] : [...chosen] }),
  };
}
