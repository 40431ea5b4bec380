/**
 * The dialog 导出: at the left the page as it will be, at the right the settings. It is the browser's own dialog, which
 * keeps the focus inside, gives it back, and closes by Escape.
 */

import { el, html, one } from "../shared/dom.js";
import { save } from "../shared/handing.js";
import { createAtlas } from "./atlas.js";
import { beyondPreview, createForm } from "./form.js";
import { asAsked, keepSettings, keptSettings } from "./kept.js";
import { createTemplate } from "./template.js";

/** Typing rests so long before it is drawn. */
const REST_MS = 150;

/**
 * @param {ExportTexts} t
 * @param {ExportData} first
 * @param {ExportSay} say
 * @param {() => void} copy puts the page as a picture on the clipboard
 */
export function openDialog(t, first, say, copy) {
  let data = first;
  const settings = keptSettings(first.formats);
  const node = /** @type {HTMLDialogElement} */ (
    el(
      "dialog",
      { class: "page-export-dialog", "aria-labelledby": "xp-title" },
      html`<header><h2 id="xp-title">${t("导出")}</h2><button type="button" class="xp-close" aria-label="${t("关闭")}">×</button></header>
      <div class="xp-body"><section class="xp-preview" aria-label="${t("预览")}"><div class="xp-page"><img alt="" hidden /><p class="xp-wait">${t("正在准备预览…")}</p></div>
        <p class="xp-beyond"></p><p class="xp-told" role="status"></p></section><div class="xp-settings"></div></div>
      <footer><div class="xp-outcome"><div class="xp-progress" hidden><progress></progress><span role="status"></span></div><ul class="notices" role="alert" hidden></ul></div>
        <button type="button" class="xp-button xp-stop" hidden>${t("取消")}</button>
        <button type="button" class="xp-button xp-copy">${t("复制图片")}</button>
        <button type="button" class="xp-button xp-main">${t("下载")}</button></footer>`,
    )
  );
  const [image, wait, told, beyond] = ["img", ".xp-wait", ".xp-told", ".xp-beyond"].map((part) => one(node, part));
  const [main, copying] = /** @type {HTMLButtonElement[]} */ ([".xp-main", ".xp-copy"].map((part) => one(node, part)));
  const [stop, progress, notices] = [".xp-stop", ".xp-progress", ".notices"].map((part) => one(node, part));
  /** Marks of what was asked for last, and of what was shown or saved. */
  let wanted = 0;
  let seen = 0;
  let making = 0;
  let resting = 0;

  function ask() {
    wanted = Date.now();
    node.toggleAttribute("data-busy", true);
    say("wanted", { at: wanted, settings: asAsked(settings) });
  }
  /** @param {boolean} atOnce */
  function changed(atOnce) {
    keepSettings(settings);
    clearTimeout(resting);
    if (atOnce) ask();
    else resting = setTimeout(ask, REST_MS);
  }
  /** @param {Partial<ExportSettings> & {sheets?: string[]}} [more] */
  function make(more = {}) {
    making = Date.now();
    notices.hidden = true;
    say("make", { at: making, settings: { ...asAsked(settings), ...more } });
    showProgress({ at: making, sheet: 0, sheets: 0, name: "", ahead: 0 });
  }
  const template = createTemplate(
    t,
    first.most,
    (chosen) => say("template", chosen),
    () => form.showTemplate(data.template, template.said(data.template)),
  );
  const form = createForm(t, first, settings, { changed, template });
  const atlas = createAtlas(t, first, (sheets, format) => make({ sheets, format }));
  one(node, ".xp-settings").append(form.node, atlas.node);

  /** @param {ExportData["making"]} now */
  function showProgress(now) {
    const isMaking = now !== null;
    progress.hidden = stop.hidden = !isMaking;
    main.disabled = atlas.button.disabled = copying.disabled = isMaking;
    if (!now) return;
    const bar = /** @type {HTMLProgressElement} */ (one(progress, "progress"));
    if (now.sheets > 1) bar.value = (now.sheet - 1) / now.sheets;
    else bar.removeAttribute("value");
    const words = one(progress, "span");
    if (now.ahead > 0) words.textContent = t("前面还有 {n} 份文件", { n: now.ahead });
    else if (now.sheets > 1)
      words.textContent = t("第 {n} / {of} 幅 {name}", { n: now.sheet, of: now.sheets, name: now.name });
    else words.textContent = t("正在生成…");
  }
  /** @param {ExportMade} made */
  function showOutcome({ url, name, error, told: said }) {
    const lines = error ? [error] : said;
    notices.replaceChildren(...lines.map((text) => el("li", {}, text)));
    notices.hidden = lines.length === 0;
    if (url && name) save(url, name);
    // the button was disabled meanwhile, and the focus with it: it goes on where it was
    if (node.open && !node.contains(document.activeElement)) main.focus();
  }
  /** @param {ExportMade} made */
  function showPreview({ url, error, told: said }) {
    if (url) {
      image.setAttribute("src", url);
      image.setAttribute("alt", t("这一页的预览"));
    }
    image.hidden = !url;
    wait.textContent = error ?? "";
    wait.hidden = !error;
    told.textContent = said.join("");
    beyond.textContent = beyondPreview(t, settings, data.template);
  }
  /** @param {ExportData} next */
  function update(next) {
    const isNewTemplate = JSON.stringify(next.template) !== JSON.stringify(data.template);
    data = next;
    const { preview, file, looking } = data;
    if (preview && preview.at !== seen) {
      seen = preview.at;
      showPreview(preview);
    }
    node.toggleAttribute("data-busy", seen < wanted);
    if (file && file.at === making) {
      making = 0;
      showProgress(null);
      showOutcome(file);
    } else if (making && data.making?.at === making) showProgress(data.making);
    template.hear(data.template);
    form.showTemplate(data.template, template.said(data.template));
    if (isNewTemplate) ask();
    if (looking !== null || data.making) say("more", Date.now());
  }
  function close() {
    clearTimeout(resting);
    node.remove();
    say("closed", Date.now());
  }
  main.addEventListener("click", () => make());
  stop.addEventListener("click", () => {
    making = 0;
    showProgress(null);
    main.focus();
    say("stop", Date.now());
  });
  copying.addEventListener("click", copy);
  one(node, ".xp-close").addEventListener("click", () => node.close());
  node.addEventListener("click", (event) => event.target === node && node.close());
  node.addEventListener("close", close);
  document.body.append(node);
  node.showModal();
  main.focus();
  template.begin(first.template);
  ask();
  return { node, settings, update };
}
