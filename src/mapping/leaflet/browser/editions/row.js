/** One row of the grid: a list, the units that have it, its terms in order, and what was said of them later. */

import { all, el, fill, html, one, putInOrder } from "../shared/dom.js";
import { tile } from "../shared/tiles.js";
import { REMOVE } from "./icons.js";
import { against, placeOf } from "./lists.js";

/**
 * @param {string} id
 * @param {Translate} t
 * @param {EditionWords} words
 */
export function createRow(id, t, words) {
  const node = el(
    "li",
    { class: "ed-row", "data-list": id },
    html`<div class="ed-of">
        <h3></h3>
        <p class="ed-members"></p>
        <div class="ed-does">
          <button type="button" data-do="share"></button>
          <button type="button" data-do="offers" aria-expanded="false"></button>
          <button type="button" data-do="drop" hidden>${t("取消此单元")}</button>
        </div>
      </div>
      <div class="ed-what">
        <ol class="ed-terms"></ol>
        <div class="ed-offers" hidden></div>
      </div>`,
  );
  const terms = one(node, ".ed-terms");
  const add = el("li", { class: "ed-add" });
  /** @type {Map<string, HTMLElement>} */
  const chips = new Map();
  let opened = false;
  /** @param {string} term */
  const called = (term) => words.labels[term] ?? term;

  /** @param {EditionTerm} term @param {"added" | "mapped" | null} mark @param {number} at @param {number} count @param {string} of */
  function chipOf(term, mark, at, count, of) {
    const known = chips.get(term.term);
    const node = known ?? el("li", { class: "ed-term", "data-term": term.term });
    chips.set(term.term, node);
    const industry = words.industries.find((one) => one.id === term.industry)?.name ?? t("跨领域");
    const marks = { added: t("新增"), mapped: t("改归类") };
    const label = [
      t("{of}第 {n} 项，共 {count} 项：{term}", { of, n: at + 1, count, term: called(term.term) }),
      industry,
      ...(mark ? [marks[mark]] : []),
    ].join(t("，"));
    const look = JSON.stringify([label, term.industry, mark]);
    if (node.dataset.look === look) return node;
    node.dataset.look = look;
    node.className = `ed-term${mark ? ` ed-${mark}` : ""}`;
    if (!known) {
      fill(
        node,
        html`<button type="button" class="ed-chip" tabindex="-1" aria-describedby="ed-keys"></button
          ><button type="button" class="ed-x" tabindex="-1">${REMOVE}</button>`,
      );
    }
    const chip = one(node, ".ed-chip");
    chip.setAttribute("aria-label", label);
    chip.title = `${industry}${mark ? ` · ${marks[mark]}` : ""}`;
    fill(
      chip,
      html`${tile(term.industry, 16)}<span>${called(term.term)}</span>${mark && html`<small aria-hidden="true">${mark === "added" ? t("新") : t("改")}</small>`}`,
    );
    const remove = one(node, ".ed-x");
    remove.setAttribute("aria-label", t("移除“{term}”", { term: called(term.term) }));
    remove.title = t("移除");
    return node;
  }

  /** @param {[string, string | null][]} gone */
  function goneChips(gone) {
    return gone.map(([term, industry]) => {
      const key = `- ${term}`;
      const node =
        chips.get(key) ??
        el(
          "li",
          { class: "ed-gone", "data-back": term },
          html`<button type="button" data-do="back" aria-label="${t("已移除“{term}”，放回", { term: called(term) })}" title="${t("放回")}">
            ${tile(industry, 16)}<del>${called(term)}</del>
          </button>`,
        );
      chips.set(key, node);
      return node;
    });
  }

  /** @param {{unit: string, label: string, offers: EditionOffer[]}[]} offered @param {EditionList} list */
  function showOffers(offered, list) {
    const box = one(node, ".ed-offers");
    const button = one(node, "[data-do=offers]");
    const count = offered.reduce((sum, { offers }) => sum + offers.length, 0);
    button.hidden = count === 0;
    button.textContent = t("后来的表述 {n}", { n: count });
    button.setAttribute("aria-expanded", String(opened && count > 0));
    box.hidden = !opened || count === 0;
    if (box.hidden) return;
    const pressed = box.contains(document.activeElement)
      ? /** @type {HTMLElement} */ (document.activeElement).dataset.statement
      : undefined;
    /** @type {Map<string, {head: string, unit: string, offers: EditionOffer[]}>} by document */
    const documents = new Map();
    for (const { unit, label, offers } of offered) {
      for (const offer of offers) {
        const head = [offer.date ?? t("日期未写明"), offer.document].join(" ");
        const key = `${unit} ${head}`;
        const said = documents.get(key) ?? {
          head: list.units.length > 1 ? `${label} · ${head}` : head,
          unit,
          offers: [],
        };
        said.offers.push(offer);
        documents.set(key, said);
      }
    }
    fill(
      box,
      html`${[...documents.values()].map(
        ({ head, offers }) =>
          html`<div class="ed-said">
            <p>${head}</p>
            <div>
              ${offers.map((offer) => {
                const there = placeOf(list.terms, offer.term) >= 0;
                return html`<button
                  type="button"
                  data-do="offer"
                  data-statement="${offer.statement}"
                  ${there && "disabled"}
                  aria-label="${there ? t("“{term}”已在清单里", { term: called(offer.term) }) : t("列入“{term}”（{head}）", { term: called(offer.term), head })}"
                >
                  ${tile(offer.industry, 16)}<span>${called(offer.term)}</span>${there ? html`<small>${t("已列入")}</small>` : html`<b aria-hidden="true">＋</b>`}
                </button>`;
              })}
            </div>
          </div>`,
      )}`,
    );
    if (pressed === undefined) return;
    // what was pressed is taken now: the keyboard goes on with the next that is not
    const buttons = /** @type {HTMLButtonElement[]} */ (all(box, "[data-do=offer]"));
    const at = buttons.findIndex(({ dataset }) => dataset.statement === pressed);
    const open = [...buttons.slice(at), ...buttons.slice(0, at).reverse()].find(({ disabled }) => !disabled);
    (open ?? button).focus({ preventScroll: true });
  }

  return {
    node,
    /** Places the field for new terms goes to. */
    adding: add,
    /** @returns {HTMLElement[]} */
    chips: () => all(terms, ".ed-chip"),
    /** @param {string} term */
    chip: (term) => chips.get(term)?.querySelector("button") ?? null,
    /** @param {boolean} [open] */
    unfold(open = !opened) {
      opened = open;
    },
    /**
     * @param {EditionList} list
     * @param {{name: string, members: string, isNew: boolean, was: [string, string | null][]}} of
     * @param {{unit: string, label: string, offers: EditionOffer[]}[]} offered
     */
    update(list, { name, members, isNew, was }, offered) {
      const head = one(node, "h3");
      const shared = list.units.length > 1;
      fill(
        head,
        html`${name}${shared && html` <span class="chip">${t("共用清单")}</span>`}${isNew && html` <span class="chip ed-new">${t("新单元")}</span>`}`,
      );
      one(node, ".ed-members").textContent = members;
      one(node, ".ed-members").hidden = !members;
      const share = one(node, "[data-do=share]");
      share.textContent = shared ? t("改共用单元…") : t("共用清单…");
      share.setAttribute("aria-label", t("{name}：清单归属，{what}", { name, what: share.textContent }));
      share.title = shared ? t("增减共用这份清单的单元") : t("让别的单元也用这份清单");
      one(node, "[data-do=drop]").hidden = !isNew;
      const { mark, gone } = against(list.terms, was);
      for (const key of chips.keys()) {
        const there = key.startsWith("- ") ? gone.some(([term]) => key === `- ${term}`) : placeOf(list.terms, key) >= 0;
        if (!there) chips.delete(key);
      }
      const shown = [
        ...list.terms.map((term, at) => chipOf(term, mark(term), at, list.terms.length, name)),
        ...goneChips(gone),
        add,
      ];
      const held =
        document.activeElement instanceof HTMLElement && terms.contains(document.activeElement)
          ? document.activeElement
          : null;
      putInOrder(terms, shown);
      if (held?.isConnected && held !== document.activeElement) held.focus({ preventScroll: true });
      terms.setAttribute("aria-label", t("{name}的用词，按次序", { name }));
      node.classList.toggle("ed-empty", list.terms.length === 0);
      showOffers(offered, list);
    },
  };
}
