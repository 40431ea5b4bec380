/** What stands below the matrix: the pair under the pointer, else the one chosen, else the most alike of all. */

import { el, fill, html, near } from "../shared/dom.js";

/**
 * The tile of an industry; in the page's own tree, so it is an image like all others there.
 * @param {Similarity} similarity
 * @param {string | null} id
 */
const tile = ({ tiles }, id) =>
  html`<img class="tile" src="app/static/tiles/${tiles[id ?? "cross"]}.svg" width="18" height="18" alt="">`;

/** @param {Similarity} similarity @param {string} id @param {string | null} industry @param {string[]} shared */
function wordsMarkup(similarity, id, industry, shared) {
  return similarity.wordsOf(id, industry).map(
    ({ text, rank, mark }) =>
      html`<span class="ov-word ${shared.includes(text) && "same"}">
          <i class="${rank === 1 && "first"}">${rank}</i>${text}${mark && html`<small>${mark}</small>`}
        </span>`,
  );
}

/**
 * An industry of both units, in the words of each.
 * @param {Similarity} similarity
 * @param {Pair} pair
 * @param {string} industry
 */
function sharedRow(similarity, pair, industry) {
  return html`<tr class="both">
    <th scope="row"><span>${tile(similarity, industry)}${similarity.industries[industry]}</span></th>
    <td>${wordsMarkup(similarity, pair.a, industry, pair.shared_terms)}</td>
    <td>${wordsMarkup(similarity, pair.b, industry, pair.shared_terms)}</td>
  </tr>`;
}

/**
 * What is said of an industry that a unit has by doubtful pairings alone.
 * @param {Similarity} similarity
 * @param {string} id
 * @param {string} industry
 */
function doubtMarkup(similarity, id, industry) {
  const words = similarity.wordsOf(id, industry);
  return words.every(({ mark }) => mark) && html`<small>${words[0]?.mark}</small>`;
}

/**
 * What one unit has beside the shared; a term that belongs to none of the industries stands in its own words.
 * @param {Similarity} similarity
 * @param {string} id
 * @param {Pair} pair
 */
function ownMarkup(similarity, id, { shared_industries: shared, shared_terms: words }) {
  const industries = similarity.unit(id).industries.filter((key) => !shared.includes(key));
  const cross = similarity.wordsOf(id, null);
  if (industries.length + cross.length === 0) return html`<span class="ov-none">${similarity.t("没有")}</span>`;
  return html`<ul>
    ${industries.map((key) => html`<li>${tile(similarity, key)}${similarity.industries[key]}${doubtMarkup(similarity, id, key)}</li>`)}
    ${cross.map(
      ({ text }) =>
        html`<li>${tile(similarity, null)}<span class="ov-word bare ${words.includes(text) && "same"}">${text}</span></li>`,
    )}
  </ul>`;
}

/** @param {Similarity} similarity @param {Pair} pair */
function ownRow(similarity, pair) {
  return html`<tr class="own">
    <th scope="row">${similarity.t("此外")}</th>
    <td>${ownMarkup(similarity, pair.a, pair)}</td>
    <td>${ownMarkup(similarity, pair.b, pair)}</td>
  </tr>`;
}

/** How many of how many: what the index is made of; no sum of weights. @param {Similarity} similarity @param {Pair} pair @param {By} by */
function share(similarity, { a, b }, by) {
  if (by === "subsectors") return "";
  /** @param {string} id */
  const keysOf = (id) =>
    by === "industries" ? similarity.unit(id).industries : similarity.unit(id).terms.map(({ text }) => text);
  const either = new Set([...keysOf(a), ...keysOf(b)]);
  const common = keysOf(a).filter((key) => keysOf(b).includes(key));
  return `${new Set(common).size} / ${either.size}`;
}

/** @param {Similarity} similarity @param {Pair} pair @param {By} by @param {string} label */
function figureMarkup(similarity, pair, by, label) {
  return html`<div>
    <dt>${label}</dt>
    <dd>${pair[by].text}<small>${share(similarity, pair, by)}</small></dd>
  </div>`;
}

/** Covered sub-sectors that are named; of a wide term there are many. */
const MOST_COVERED = 5;

/**
 * The sub-sectors that both units take in: what both name first, then what only a wider term covers.
 * @param {Similarity} similarity
 * @param {Pair} pair
 */
function subsectorRow({ t }, { named, covered }) {
  const more = covered.length > MOST_COVERED;
  const items = covered.slice(0, MOST_COVERED).join(t("、"));
  const list = more ? t("{items} 等 {n} 个", { items, n: covered.length }) : items;
  return html`<tr class="own">
    <th scope="row">${t("细分领域")}</th>
    <td colspan="2">
      ${named.length > 0 && html`<p>${t("都有对应用词：{items}", { items: named.join(t("、")) })}</p>`}
      ${covered.length > 0 && html`<p>${t("宽泛用词涵盖：{items}", { items: list })}</p>`}
    </td>
  </tr>`;
}

/** @param {Similarity} similarity @param {string} a @param {string} b @param {By} by */
function pairMarkup(similarity, a, b, by) {
  const { t } = similarity;
  // seen from the unit that was pressed, whichever way the pair is kept
  const pair = { ...similarity.pair(a, b), a, b };
  const [first, second] = [similarity.unit(a), similarity.unit(b)];
  /** @type {[By, string][]} */
  const bases = [
    ["industries", t("965 产业")],
    ["terms", t("文件用词")],
    ["subsectors", t("细分领域")],
  ];
  const relation = similarity.relationBy(pair, by);
  // a pair with neither industry nor term in common has nothing finer, at most two wide terms that touch
  const finer = ["coincidence", "finer"].includes(relation) && pair.named.length + pair.covered.length > 0;
  const told = bases.filter(([basis]) => basis !== "subsectors" || finer || by === "subsectors");
  // what the matrix compares by comes first
  const figures = [...told.filter(([basis]) => basis === by), ...told.filter(([basis]) => basis !== by)].map(
    ([basis, label]) => figureMarkup(similarity, pair, basis, label),
  );
  const chip = html`<span class="chip ov-chip-${relation}">${similarity.relationLabel(relation)}</span>`;
  return html`<h3>${first.label}<i>×</i>${second.label}${chip}</h3>
    <dl>
      ${figures}
    </dl>
    ${
      pair.relation === "decree" &&
      html`<p class="ov-note">${t("文件对这些单元列举同一份清单，相同是文件所定，不算重合。")}</p>`
    }
    <table class="ov-pair">
      <thead>
        <tr>
          <th scope="col">${t("965 产业")}</th>
          <th scope="col">${first.tiny}</th>
          <th scope="col">${second.tiny}</th>
        </tr>
      </thead>
      <tbody>
        ${pair.shared_industries.map((industry) => sharedRow(similarity, pair, industry))}${finer && subsectorRow(similarity, pair)}${ownRow(similarity, pair)}
      </tbody>
    </table>`;
}

/**
 * The unit most like another by what the matrix compares, those aside that share its list.
 * @param {Similarity} similarity
 * @param {string} id
 * @param {By} by
 */
function nearest(similarity, id, by) {
  const other = by === "industries" ? "terms" : "industries";
  return similarity.ids
    .map((unit) => ({ ...similarity.pair(id, unit), a: id, b: unit }))
    .filter((pair) => ["coincidence", "finer"].includes(similarity.relationBy(pair, by)) && pair[by].value > 0)
    .sort((x, y) => y[by].value - x[by].value || y[other].value - x[other].value)[0];
}

/**
 * @param {Similarity} similarity
 * @param {string} id
 * @param {string} label
 * @param {string[]} industries
 * @param {Content} none
 */
function industriesRow(similarity, id, label, industries, none) {
  const items = industries.map(
    (key) => html`<li>${tile(similarity, key)}${similarity.industries[key]}${doubtMarkup(similarity, id, key)}</li>`,
  );
  return listRow(label, items, none);
}

/** @param {string} label @param {string[]} terms @param {Content} none */
function termsRow(label, terms, none) {
  const items = terms.map((term) => html`<li><span class="ov-word bare">${term}</span></li>`);
  return listRow(label, items, none);
}

/** @param {string} label @param {Content[]} items @param {Content} none */
function listRow(label, items, none) {
  return html`<div class="ov-row">
    <dt>${label}</dt>
    <dd>${items.length > 0 ? html`<ul>${items}</ul>` : none}</dd>
  </div>`;
}

/** What a unit shares and what it has alone. @param {Similarity} similarity @param {MatrixUnit} unit @param {By} by */
function unitRows(similarity, unit, by) {
  const { t } = similarity;
  if (by === "terms") {
    const alone = unit.shared ? t("只有共用清单的单元用") : t("只有本单元用");
    return html`${termsRow(t("其他单元也用"), unit.elsewhere_terms, t("没有"))}
    ${termsRow(alone, unit.only_terms, t("没有：每个用词都有其他单元使用"))}`;
  }
  if (by === "subsectors") {
    const alone = unit.shared ? t("只有共用清单的单元有对应用词") : t("只有本单元有对应用词");
    return html`${termsRow(t("其他单元也对应或涵盖"), unit.elsewhere_subsectors, t("没有"))}
    ${termsRow(alone, unit.only_subsectors, t("没有：对应的每个细分领域都有其他单元对应或涵盖"))}`;
  }
  const alone = unit.shared ? t("只有共用清单的单元列") : t("只有本单元列");
  return html`${industriesRow(similarity, unit.id, t("其他单元也列"), unit.elsewhere, t("没有"))}
  ${industriesRow(similarity, unit.id, alone, unit.only, t("没有：每个 965 产业都有其他单元列入"))}`;
}

/** @param {Similarity} similarity @param {string} id @param {By} by */
function unitMarkup(similarity, id, by) {
  const { t } = similarity;
  const unit = similarity.unit(id);
  const close = nearest(similarity, id, by);
  return html`<h3>${unit.name}</h3>
    <dl class="ov-rows">
      ${unitRows(similarity, unit, by)}
    </dl>
    ${
      close &&
      html`<p class="ov-close">
        ${t("最相近：")}<button type="button" data-a="${id}" data-b="${close.b}">
          ${similarity.unit(close.b).label} <b>${close[by].text}</b>
        </button>
      </p>`
    }`;
}

/** @param {Similarity} similarity @param {By} by */
function closestMarkup(similarity, by) {
  const { t } = similarity;
  const rows = similarity.closest[by].map(
    ({ a, b, labels, text, step }) =>
      html`<li>
        <button type="button" data-a="${a}" data-b="${b}">
          <i data-step="${step}"></i><span>${labels[0]} × ${labels[1]}</span><b>${text}</b>
        </button>
      </li>`,
  );
  const title = {
    industries: t("965 产业最相近的单元"),
    terms: t("用词最相近的单元"),
    subsectors: t("细分领域最相近的单元"),
  }[by];
  return html`<h3>${title}<small>${t("共用清单的单元作一家")}</small></h3>
    ${rows.length > 0 ? html`<ol class="ov-closest">${rows}</ol>` : html`<p class="ov-note">${t("没有重合")}</p>`}
    <p class="ov-note ov-how">${t("悬停或用方向键看任意一对；按下后固定，并在图上显示。")}</p>`;
}

/** @param {Similarity} similarity @param {MatrixState} state */
function markup(similarity, { by, unit, with: other, hot }) {
  const [a, b] = hot ? hot.split(" ") : [unit, other ?? unit];
  if (!a) return closestMarkup(similarity, by);
  return !b || a === b ? unitMarkup(similarity, a, by) : pairMarkup(similarity, a, b, by);
}

/**
 * @param {Similarity} similarity
 * @param {Store<MatrixState>} store
 * @param {(unit: string, other: string | null) => void} choose
 */
export function createPairPanel(similarity, store, choose) {
  const node = el("section", { class: "ov-panel", "data-testid": "pair", tabindex: "0" });
  node.setAttribute("aria-label", similarity.t("所选的一对"));
  /** @param {MatrixState} state */
  const draw = (state) => fill(node, markup(similarity, state));
  node.addEventListener("click", ({ target }) => {
    const { a, b } = near(target, "button[data-a]")?.dataset ?? {};
    if (a && b) choose(a, b);
  });
  store.subscribe(["by", "unit", "with", "hot"], draw);
  draw(store.state);
  return node;
}
