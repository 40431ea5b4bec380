/**
 * The layers of firms in the switcher, where the session sees a list of them: how many there are, in all and of each
 * industry, and how concentrated each is. Their maps come from Python when they are chosen.
 */

import { html } from "../shared/dom.js";

/**
 * Every layer of firms that is offered: id and label.
 * @param {Pick<Book, "industries" | "lang">} book
 * @param {Translate} t
 * @returns {[id: string, label: string][]}
 */
export function firmLayers({ industries, lang }, t) {
  const named = Object.entries(industries).map(([id, { name, short }]) => ({ id, name: lang === "en" ? short : name }));
  return [
    ["firms", t("企业")],
    ...named.map(({ id, name }) => /** @type {[string, string]} */ ([`firms:${id}`, t("企业：{name}", { name })])),
    ...named.map(({ id, name }) => /** @type {[string, string]} */ ([`lq:${id}`, t("集中度：{name}", { name })])),
  ];
}

/** The group of them, folded. @param {Book} book @param {Translate} t */
export function firmGroup(book, t) {
  const layers = firmLayers(book, t);
  return html`<details data-testid="firm-layers">
    <summary>${t("企业")}<em>${t("{n} 项", { n: layers.length })}</em></summary>
    <div class="lm-lines">
      ${layers.map(([id, label]) => html`<button type="button" role="radio" class="lm-option" data-layer-option="${id}" aria-checked="false">${label}</button>`)}
    </div>
  </details>`;
}
