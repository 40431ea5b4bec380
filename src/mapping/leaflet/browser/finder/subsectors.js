/**
 * The finder's choice of sub-sectors: under each industry those that have parks, the most frequent first; what cuts
 * across the industries stands under a heading of its own. Beside industries that are chosen the others are left out.
 */

import { all, fill, html, near, one } from "../shared/dom.js";
import { roveFocus, setTabStop } from "../shared/roving.js";
import { tile } from "../shared/tiles.js";
import { pillMarkup, toolbarMarkup } from "./facet_parts.js";

const FACET = "subsector";
const TILE_PX = 18;
/** Branch of what belongs to no industry. */
const CROSS = "cross";

/** @typedef {{ id: string, label: string, n: number, chosen: boolean }} Leaf */
/** @typedef {{ id: string, label: string, open: boolean, leaves: Leaf[] }} Branch */

/**
 * The branches to show: those with a choice that finds parks, or that is made already.
 * @param {Options} options
 * @param {number[] | undefined} counts parks of each sub-sector, in the order of the choices; unknown before an answer
 * @param {{ industries: string[], subsectors: string[] }} chosen
 * @param {string} cross what is said of those of no industry
 * @returns {Branch[]}
 */
export function branchesOf(options, counts, { industries, subsectors }, cross) {
  const leaves = options[FACET].map(({ id, label, industry }, place) => ({
    ...{ id, label, n: counts?.[place] ?? 0, chosen: subsectors.includes(id) },
    industry: industry ?? CROSS,
  }));
  const shown = leaves.filter(({ n, chosen }) => n > 0 || chosen).sort((a, b) => b.n - a.n);
  return [...options.industry, { id: CROSS, label: cross }]
    .map(({ id, label }) => {
      const own = shown.filter(({ industry }) => industry === id);
      return { id, label, open: industries.includes(id) || own.some(({ chosen }) => chosen), leaves: own };
    })
    .filter(({ id, open, leaves: own }) => own.length > 0 && (open || id === CROSS || industries.length === 0));
}

/** @param {Translate} t */
export const subsectorsMarkup = (t) =>
  html`<div data-subsectors></div>
    <p class="lm-range-note">${t("按园区行业词首先所指的细分领域归入；规划的用词（如「金融服务」）对应几个，便归入几个，卡片和文件注明「用词较宽」")}</p>`;

/**
 * @param {FinderContext} context
 * @param {HTMLDetailsElement} fold
 */
export function createSubsectors({ store, options, filters, book, t }, fold) {
  const list = one(fold, "[data-subsectors]");
  /** @type {Map<string, boolean>} branches that the reader has opened or closed */
  const pressed = new Map();
  /** @type {string[]} */
  let industries = [];

  /** @param {Branch} branch */
  function branchMarkup({ id, label, open, leaves }) {
    const n = leaves.length;
    return html`<details data-branch="${id}" ${(pressed.get(id) ?? open) && "open"}>
      <summary>
        ${tile(id === CROSS ? null : id, TILE_PX)}<span>${label}</span
        ><em>${n === 1 ? t("1 个细分") : t("{n} 个细分", { n })}</em>
      </summary>
      ${toolbarMarkup(
        label,
        html`${leaves.map((leaf) => pillMarkup(FACET, leaf.id, leaf.label, { lang: book.lang }))}`,
      )}
    </details>`;
  }

  function show() {
    const { filter, found } = store.state;
    const chosen = { industries, subsectors: filters.valuesOf(filter, FACET) };
    const branches = branchesOf(options, found?.facets[FACET], chosen, t("跨领域"));
    const active = /** @type {Document | ShadowRoot} */ (fold.getRootNode()).activeElement;
    const held = active && list.contains(active) ? near(active, "[data-value], summary") : null;
    const { value } = held?.dataset ?? {};
    const branch = near(held, "[data-branch]")?.dataset.branch;
    fill(
      list,
      branches.length
        ? html`${branches.map(branchMarkup)}`
        : html`<p class="lm-no-word">${t("当前条件下的园区没有写到细分领域的用词")}</p>`,
    );
    for (const bar of all(list, "[role=toolbar]")) roveFocus(all(bar, "[data-facet]"));
    if (!held) return;
    const again = all(list, value ? "[data-facet]" : "summary").find((control) =>
      value ? control.dataset.value === value : near(control, "[data-branch]")?.dataset.branch === branch,
    );
    if (again && value) setTabStop(all(/** @type {HTMLElement} */ (again.parentElement), "[data-facet]"), again);
    again?.focus({ preventScroll: true });
  }

  // the press itself opens or closes: what is kept is how it will be
  list.addEventListener("click", ({ target }) => {
    const branch = /** @type {HTMLDetailsElement | null} */ (near(target, "summary")?.parentElement ?? null);
    if (branch) pressed.set(branch.dataset.branch ?? "", !branch.open);
  });

  return {
    /** Whether anybody sees the list. */
    isOpen: () => fold.open,
    show,
    /** Choosing an industry opens what it is made of; nothing moves for it but what stands below. */
    follow() {
      const now = filters.valuesOf(store.state.filter, "industry");
      const further = now.filter((id) => !industries.includes(id));
      for (const id of [...further, ...industries.filter((one) => !now.includes(one))]) pressed.delete(id);
      industries = now;
      if (further.length === 0 || fold.open) return;
      fold.dataset.followed = "";
      fold.open = true;
    },
  };
}
