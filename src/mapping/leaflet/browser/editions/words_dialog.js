/** What a draft is called, from when it is to be in force, and who is to issue it: asked at the start, and changed later. */

import { el, html, one } from "../shared/dom.js";
import { ask, choice, field, line } from "./dialog.js";

/**
 * @param {Translate} t
 * @param {EditionWords} words
 * @param {{name: string, from: string, issuer: string}} told
 */
function fields(t, words, told) {
  const name = field(told.name, { maxlength: words.longest, required: true });
  const from = field(told.from, { type: "date", required: true, min: "2000-01-01", max: "2099-12-31" });
  const issuer = field(told.issuer, { maxlength: words.longest });
  return {
    nodes: [line(t("推演稿名称"), name), line(t("起用日期"), from), line(t("拟发布者（可不填）"), issuer)],
    value: () => ({ name: name.value.trim(), from: from.value, issuer: issuer.value.trim() }),
    /** Why it cannot be used, or nothing. */
    fault() {
      if (!name.value.trim()) return [t("请写明推演稿的名称。"), name];
      if (!from.value) return [t("请写明起用日期。"), from];
      return null;
    },
  };
}

/**
 * @param {Translate} t
 * @param {EditionWords} words
 * @param {EditionDraft} draft
 * @param {(value: {name: string, from: string, issuer: string}) => void} take
 */
export function askForWords(t, words, draft, take) {
  const form = fields(t, words, draft);
  const asked = ask(t, {
    title: t("名称与日期"),
    main: t("确定"),
    body: form.nodes,
    does() {
      const fault = form.fault();
      if (fault) {
        asked.fault(/** @type {string} */ (fault[0]));
        return false;
      }
      take(form.value());
    },
  });
}

/**
 * The start of a draft: from an edition in force, or from a file.
 * @param {Translate} t
 * @param {EditionWords} words
 * @param {{start: (value: object) => void, open: () => void}} does
 */
export function createStart(t, words, does) {
  const newest = words.editions[words.editions.length - 1];
  const base = choice(
    words.editions.map(({ id, name }) => /** @type {[string, string]} */ ([id, name])),
    newest.id,
  );
  const year = Math.max(new Date().getFullYear(), Number(newest.from.slice(0, 4))) + 1;
  const form = fields(t, words, { name: t("{year} 版（推演）", { year }), from: `${year}-01-01`, issuer: "" });
  const node = el(
    "form",
    { class: "ed-start", novalidate: true },
    html`<div>
        <h2>${t("从现行版开始")}</h2>
        <p>${t("先照抄一版，再逐个单元增删、排序、归类；地图和各项计数随改随变。原有数据不会被改动。")}</p>
        <div class="ed-start-lines"></div>
        <p class="ed-dialog-fault" role="alert"></p>
        <button type="submit" class="ed-main">${t("开始推演")}</button>
      </div>
      <div>
        <h2>${t("打开推演稿文件")}</h2>
        <p>${t("推演稿是一个可读的 JSON 文件，由本页“存为文件”得到，可交给同事接着改。")}</p>
        <button type="button" data-do="open">${t("打开文件…")}</button>
      </div>`,
  );
  one(node, ".ed-start-lines").append(line(t("起点"), base), ...form.nodes);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    const fault = form.fault();
    one(node, ".ed-dialog-fault").textContent = /** @type {string} */ (fault?.[0] ?? "");
    if (!fault) does.start({ base: base.value, ...form.value() });
  });
  one(node, "[data-do=open]").addEventListener("click", does.open);
  return node;
}
