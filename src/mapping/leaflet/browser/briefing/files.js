/** The briefing as a file: one press for each kind, an office's own template, progress with the sheet's name, cancel. */

import { createTemplate } from "../export/template.js";
import { readBriefing } from "../shared/briefing_kept.js";
import { requestOf } from "../shared/briefing_request.js";
import { el, html, near, one } from "../shared/dom.js";
import { save } from "../shared/handing.js";

/**
 * @param {Translate} t
 * @param {string[]} kinds that are offered, the first what a briefing is made for
 * @param {number} most bytes of a template
 * @param {(name: "make" | "stop" | "template" | "more", value: unknown) => void} say
 */
export function createFiles(t, kinds, most, say) {
  /** @type {Record<string, [string, string]>} */
  const labels = {
    pptx: [t("导出 PPTX"), t("每个图形都可编辑")],
    pdf: ["PDF", t("矢量，可检索")],
    zip_png: [t("PNG 图片"), t("ZIP，每页一张")],
    zip_svg: [t("SVG 图片"), t("ZIP，每页一张")],
  };
  const node = el(
    "section",
    { class: "bf-files", "aria-label": t("导出") },
    html`<h2>${t("导出")}</h2>
      <fieldset>
        <legend>${t("单位模板")}</legend>
        <label class="bf-choose"><input type="file" accept=".pptx,.potx" /><span>${t("选择模板（.pptx、.potx）")}</span></label>
        <p class="bf-template" role="status"></p>
        <div class="bf-layout" hidden>
          <label class="bf-line"><span>${t("套用版式")}</span><select></select></label>
          <label class="bf-tick"><input type="checkbox" name="keep" /><span>${t("保留模板自带的幻灯片")}</span></label>
          <button type="button" data-do="untemplate">${t("不用模板")}</button>
        </div>
      </fieldset>
      <div class="bf-kinds">
        ${kinds.map(
          (kind) =>
            html`<button type="button" data-kind="${kind}"><b>${labels[kind][0]}</b><small>${labels[kind][1]}</small></button>`,
        )}
      </div>
      <div class="bf-progress" hidden>
        <progress></progress><span role="status"></span><button type="button" data-do="stop">${t("取消")}</button>
      </div>
      <ul class="bf-told" role="alert" hidden></ul>`,
  );
  const layouts = /** @type {HTMLSelectElement} */ (one(node, "select"));
  const keep = /** @type {HTMLInputElement} */ (one(node, "[name=keep]"));
  const chosen = /** @type {HTMLInputElement} */ (one(node, "[type=file]"));
  const [progress, told] = [one(node, ".bf-progress"), one(node, ".bf-told")];
  let making = 0;
  let pressed = "";
  /** @type {ExportData["template"]} */
  let inUse = null;
  const own = createTemplate(
    t,
    most,
    (template) => say("template", template),
    () => showTemplate(inUse),
  );

  /** @param {string[]} lines */
  function tell(lines) {
    told.replaceChildren(...lines.map((text) => el("li", {}, text)));
    told.hidden = lines.length === 0;
  }
  function ready() {
    const none = readBriefing().pages.length === 0;
    for (const kind of kinds) one(node, `[data-kind=${kind}]`).toggleAttribute("disabled", none || making > 0);
  }
  /** @param {ExportData["making"]} now */
  function showProgress(now) {
    progress.hidden = now === null;
    ready();
    if (!now) return;
    const bar = /** @type {HTMLProgressElement} */ (one(progress, "progress"));
    if (now.sheets > 0) bar.value = Math.max(0, now.sheet - 1) / now.sheets;
    else bar.removeAttribute("value");
    const name = now.name || readBriefing().pages[now.sheet - 1]?.name || "";
    const words =
      now.sheets > 0 ? t("第 {n} / {of} 页 {name}", { n: now.sheet, of: now.sheets, name }) : t("正在生成…");
    one(progress, "[role=status]").textContent = now.ahead > 0 ? t("前面还有 {n} 份文件", { n: now.ahead }) : words;
  }
  /** @param {string} kind */
  function make(kind) {
    making = Date.now();
    pressed = kind;
    tell([]);
    showProgress({ at: making, sheet: 0, sheets: 0, name: "", ahead: 0 });
    one(progress, "button").focus();
    const request = JSON.stringify(requestOf(readBriefing()));
    say("make", { at: making, kind, request, layout: layouts.value, keep: keep.checked });
  }
  function over() {
    making = 0;
    const held = node.contains(document.activeElement) || document.activeElement === document.body;
    showProgress(null);
    if (held) one(node, `[data-kind=${pressed}]`).focus();
  }
  node.addEventListener("click", ({ target }) => {
    const { kind, do: order } = near(target, "button")?.dataset ?? {};
    if (kind) make(kind);
    else if (order === "stop") {
      over();
      say("stop", Date.now());
    } else if (order === "untemplate") {
      own.drop();
      chosen.focus();
    }
  });
  chosen.addEventListener("change", () => own.choose(chosen));
  /** @param {ExportData["template"]} template */
  function showTemplate(template) {
    inUse = template;
    own.hear(template);
    const { text, wrong } = own.said(template);
    one(node, ".bf-template").textContent = text;
    one(node, ".bf-template").classList.toggle("wrong", wrong);
    const names = template?.layouts ?? [];
    one(node, ".bf-layout").hidden = names.length === 0;
    if ([...layouts.options].map(({ value }) => value).join("\n") === ["", ...names].join("\n")) return;
    layouts.replaceChildren(
      ...[["", t("自动选择")], ...names.map((name) => [name, name])].map(([value, text]) =>
        el("option", { value }, text),
      ),
    );
  }
  return {
    node,
    ready,
    /** A template that the browser has kept is handed over again. */
    begin: own.begin,
    /** @param {Pick<ExportData, "file" | "making" | "template">} data */
    update({ file, making: now, template }) {
      if (making && file && file.at === making) {
        over();
        tell(file.error ? [file.error] : file.told);
        if (file.url && file.name) save(file.url, file.name);
      } else if (making && now?.at === making) showProgress(now);
      showTemplate(template);
      if (now) say("more", Date.now());
    },
  };
}
