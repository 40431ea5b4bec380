/**
 * The matrix of similarity: which layout units aim at the same thing.
 *
 * An element of its own beside the map. Hovering, the keyboard and the choice of a pair change it at once, without
 * Python; a pair that was chosen is reported, so that the map can show it and the address can keep it.
 */

import { openAddress } from "../shared/address.js";
import { loadJson } from "../shared/assets.js";
import { COPY_ICON, copyText } from "../shared/clipboard.js";
import { all, createCleanup, el, fill, html, near } from "../shared/dom.js";
import { fadeWhereItGoesOn, fadeWhereItGoesOnBelow } from "../shared/scroll_hint.js";
import { createStore } from "../shared/store.js";
import { createSync } from "../shared/sync.js";
import { createTranslator } from "../shared/translator.js";
import { createPairPanel } from "./panel.js";
import { BASES, openSimilarity } from "./similarity.js";
import { createTable } from "./table.js";

/** @param {Similarity} similarity @param {MatrixState} state */
function switchMarkup(similarity, state) {
  /** @param {By} id @param {string} label */
  const choice = (id, label) =>
    html`<button type="button" data-by="${id}" aria-pressed="${String(state.by === id)}">${label}</button>`;
  return html`${BASES.map((id) => choice(id, similarity.basisLabel(id)))}`;
}

/** @param {Similarity} similarity */
function keyMarkup({ t, steps, blocks }) {
  const limits = ["> 0", ...steps, 1];
  const rows = limits
    .slice(1)
    .map((upper, index) => html`<li><i data-step="${index + 1}"></i>${limits[index]}–${upper}</li>`);
  return html`<li><i class="ov-nought"></i>0</li>
    ${rows}
    ${blocks.length > 0 && html`<li><i class="ov-hatched"></i>${t("文件共用清单，不算重合")}</li>`}`;
}

/** Head of the panel: title, what to compare by, copying. @param {Similarity} similarity @param {Store<MatrixState>} store */
function createHead(similarity, store) {
  const { t } = similarity;
  const group = el("div", { class: "ov-switch", role: "group", "aria-label": t("比较的依据") });
  const copy = el(
    "button",
    { type: "button", class: "ov-copy", "data-testid": "copy-matrix" },
    html`${COPY_ICON}${t("复制表格")}`,
  );
  const said = el("span", { class: "ov-said", role: "status" });
  const node = el("div", { class: "ov-head" }, [el("h2", {}, t("相似度矩阵")), group, copy, said]);
  const draw = () => fill(group, switchMarkup(similarity, store.state));
  draw();
  store.subscribe(["by"], () => {
    for (const button of all(group, "button")) {
      button.setAttribute("aria-pressed", String(button.dataset.by === store.state.by));
    }
  });
  copy.addEventListener("click", async () => {
    const done = await copyText(similarity.asText(store.state.by));
    said.textContent = done ? t("已复制，可粘贴到表格软件") : t("浏览器不允许复制");
  });
  return { node, group };
}

/**
 * Build the matrix in a box.
 * @param {HTMLElement} box
 * @param {PublishedMatrix} published what Python has published for one language
 * @param {MatrixData} data the first message
 * @param {(key: "by" | "pair", value: Partial<MatrixState>) => void} report
 */
function build(box, published, data, report) {
  const similarity = openSimilarity(published, createTranslator(published.messages));
  const { t } = similarity;
  const store = createStore({
    by: data.by ?? "industries",
    unit: data.unit ?? null,
    with: data.with ?? null,
    hot: null,
  });
  const cleanup = createCleanup();
  /** @param {string | null} unit @param {string | null} other */
  const choose = (unit, other) => {
    const same = store.state.unit === unit && store.state.with === other;
    const patch = same ? { unit: null, with: null } : { unit, with: other };
    store.set(patch);
    report("pair", patch);
  };
  const head = createHead(similarity, store);
  head.group.addEventListener("click", ({ target }) => {
    const by = /** @type {By | undefined} */ (near(target, "[data-by]")?.dataset.by);
    if (by && store.set({ by }).length > 0) report("by", { by });
  });
  const table = createTable(similarity, store, choose);
  cleanup.add(fadeWhereItGoesOn(table));
  const key = el("ul", { class: "ov-key" }, keyMarkup(similarity));
  const formula = t("Jaccard 相似度 = 两单元共有的项数 ÷ 两单元合起来的项数（不重复计）；各级含下限，不含上限");
  const finer = t("按细分领域：有对应用词的计 1，涵盖的按贴近程度计，取小者之和 ÷ 取大者之和");
  const note = el("p", { class: "ov-note" }, html`${formula}<br />${finer}`);
  const panel = createPairPanel(similarity, store, choose);
  cleanup.add(fadeWhereItGoesOnBelow(panel));
  box.lang = similarity.lang === "en" ? "en" : "zh-CN";
  box.dataset.testid = "matrix";
  box.replaceChildren(head.node, table, el("div", { class: "ov-under" }, [key, note]), panel);
  cleanup.listen(box, "keydown", (event) => {
    if (event.key === "Escape" && store.state.unit) choose(store.state.unit, store.state.with);
  });
  return { store, cleanup };
}

/**
 * @param {HTMLElement | ShadowRoot} parent
 * @param {Component<MatrixData>} component
 */
export async function mount(parent, component) {
  const box = el("div", { class: "ov" });
  parent.append(box);
  let current = component;
  let loaded = "";
  /** @type {ReturnType<typeof build> | null} */
  let session = null;
  let sync = createSync(component.data, []);
  let gone = false;

  /** @param {"by" | "pair"} key @param {Partial<MatrixState>} value */
  const report = (key, value) => {
    for (const [name, part] of Object.entries(value)) sync.expected(name, part);
    current.setStateValue(key, { value: key === "by" ? value.by : value, at: Date.now() });
  };

  /** @param {MatrixData} data */
  async function load(data) {
    loaded = data.assets.matrix;
    try {
      const published = await loadJson(data.assets.matrix);
      if (loaded !== data.assets.matrix || gone) return;
      session?.cleanup.run();
      sync = createSync(current.data, openAddress(published.address).shared);
      session = build(box, published, current.data, report);
      box.dataset.ready = "true";
    } catch (error) {
      console.error("matrix:", error);
      box.replaceChildren(el("p", { role: "alert" }, "相似度矩阵未能载入，请检查服务后刷新页面。"));
    }
  }

  /** @param {Component<MatrixData>} next */
  async function update(next) {
    current = next;
    if (next.data.assets.matrix !== loaded) await load(next.data);
    else if (session) session.store.set(sync.receive(next.data));
  }

  await update(component);
  return {
    update,
    destroy() {
      gone = true;
      session?.cleanup.run();
      box.remove();
    },
  };
}
