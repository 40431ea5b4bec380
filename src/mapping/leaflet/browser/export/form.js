/** The settings of a sheet as a form: what is offered depends on the format. */

import { all, el, html, one } from "../shared/dom.js";
import { paperOf } from "./kept.js";

/** @param {ExportTexts} t @returns {[string, string, string][]} format, name, what it is good for */
const formatsOf = (t) => [
  ["pptx", "PPTX", t("可编辑，放进汇报")],
  ["pdf", "PDF", t("打印、传阅")],
  ["png", "PNG", t("贴进文档、网页")],
  ["svg", "SVG", t("矢量，设计软件")],
  ["html", "HTML", t("离线交互地图")],
  ["gpkg", "GeoPackage", t("QGIS、ArcGIS")],
  ["geojson", "GeoJSON", t("网络地图、程序")],
];
/** Formats without a paper, and those that are data besides: words around a map are nothing to them. */
const PAPERLESS = new Set(["html", "gpkg", "geojson"]);
const OF_DATA = new Set(["gpkg", "geojson"]);

/** @param {ExportTexts} t @returns {[string, string][]} */
const papersOf = (t) => [
  ["a4", t("A4 横向")],
  ["a4-portrait", t("A4 纵向")],
  ["a3", t("A3 横向")],
  ["a3-portrait", t("A3 纵向")],
  ["16:9", t("16:9 幻灯片")],
];

/**
 * What a file is, where its preview cannot show that.
 *
 * @param {ExportTexts} t @param {ExportSettings} settings @param {ExportData["template"]} template
 */
export function beyondPreview(t, { format }, template) {
  if (format === "html") return t("文件是可以缩放、点选的地图，没有纸张；这里只预览内容。");
  if (OF_DATA.has(format)) return t("文件是图层数据，每个要素带数值、分级、颜色与来源；这里只预览内容。");
  if (format === "pptx" && template?.layouts.length)
    return t("按模板的版式排版；模板的底色、标志和字体请以下载的文件为准。");
  return "";
}

/** @param {string} name @param {string} label @param {string} [holder] */
const line = (name, label, holder = "") =>
  html`<label class="xp-line"><span>${label}</span><input type="text" name="${name}" maxlength="200" autocomplete="off" placeholder="${holder}" /></label>`;

/** @param {string} name @param {string} label */
const tick = (name, label) =>
  html`<label class="xp-tick"><input type="checkbox" name="${name}" /><span>${label}</span></label>`;

/** @param {string} name @param {string} label @param {[string, string][]} options */
const select = (name, label, options) =>
  html`<label class="xp-line"><span>${label}</span><select name="${name}">${options.map(
    ([value, text]) => html`<option value="${value}">${text}</option>`,
  )}</select></label>`;

/**
 * @param {ExportTexts} t
 * @param {ExportData} data
 */
function markup(t, { formats, page }) {
  const offered = formatsOf(t).filter(([format]) => formats.includes(format));
  return html`<fieldset class="xp-formats"><legend>${t("格式")}</legend>${offered.map(
    ([format, name, good]) =>
      html`<label><input type="radio" name="format" value="${format}" /><b>${name}</b><small>${good}</small></label>`,
  )}</fieldset>
    <div class="xp-two">${select("paper", t("纸张"), papersOf(t))}
      ${
        page.sheet === "map"
          ? ""
          : select("alone", t("内容"), [
              ["", t("整页")],
              ["1", t("只要地图")],
            ])
      }</div>
    <fieldset data-for="png"><legend>PNG</legend>
      ${select("dpi", t("清晰度"), [
        ["150", "150 dpi"],
        ["300", "300 dpi"],
      ])} ${tick("transparent", t("透明背景"))}</fieldset>
    <fieldset data-for="svg"><legend>SVG</legend>${tick("outlines", t("文字转为轮廓（不需要字体）"))}</fieldset>
    <fieldset data-for="pptx"><legend>${t("单位模板")}</legend>
      <label class="xp-button xp-file"><input type="file" name="template" accept=".pptx,.potx" /><span>${t("选择模板（.pptx、.potx）")}</span></label>
      <p class="xp-template" role="status"></p>
      <div class="xp-two" data-template hidden>${select("layout", t("套用版式"), [])} ${tick("keep_slides", t("保留模板自带的幻灯片"))}
        <button type="button" class="xp-drop">${t("不用模板")}</button></div></fieldset>
    <fieldset class="xp-words"><legend>${t("文字")}</legend>
      ${line("title", t("标题"), page.title)} ${line("subtitle", t("副标题"))}
      <div class="xp-two">${line("issuer", t("编制单位"))} ${line("date", t("日期"))}</div>
      <div class="xp-two">${line("review", t("审图号"))} ${line("footnote", t("脚注"))}</div></fieldset>
    <fieldset class="xp-furniture"><legend>${t("地图上的")}</legend>
      ${tick("north", t("指北针"))} ${tick("scale", t("比例尺"))} ${tick("legend", t("图例"))} ${tick("inset", t("放大图"))}</fieldset>`;
}

/**
 * @param {ExportTexts} t
 * @param {ExportData} data
 * @param {ExportSettings} settings changed in place
 * @param {{changed: (atOnce: boolean) => void, template: {choose: (input: HTMLInputElement) => void, drop: () => void}}} told
 */
export function createForm(t, data, settings, { changed, template }) {
  const node = el("form", { class: "xp-form", "aria-label": t("设置") }, markup(t, data));
  /** @type {Record<string, any>} */
  const values = settings;

  /** @returns {(HTMLInputElement | HTMLSelectElement)[]} */
  const fields = () => /** @type {any} */ (all(node, "[name]"));
  function fit() {
    for (const box of all(node, "[data-for]")) box.hidden = box.dataset.for !== settings.format;
    const paper = /** @type {HTMLSelectElement} */ (one(node, "[name=paper]"));
    paper.value = paperOf(settings);
    one(node, ".xp-words").hidden = OF_DATA.has(settings.format);
    for (const name of [".xp-furniture", ".xp-two"]) one(node, name).hidden = PAPERLESS.has(settings.format);
  }
  function show() {
    for (const field of fields()) {
      const value = values[field.name];
      if (field.type === "file") continue;
      if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
      else if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value;
      else field.value = field.name === "alone" ? (value ? "1" : "") : String(value);
    }
    fit();
  }
  /** @param {HTMLInputElement | HTMLSelectElement} field */
  function take(field) {
    const { name, type, value } = field;
    if (type === "checkbox") values[name] = /** @type {HTMLInputElement} */ (field).checked;
    else if (name === "dpi") values[name] = Number(value);
    else if (name === "alone") values[name] = value === "1";
    else values[name] = value;
    fit();
    changed(type !== "text");
  }
  node.addEventListener("submit", (event) => event.preventDefault());
  node.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "file") template.choose(target);
    else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) take(target);
  });
  one(node, ".xp-drop").addEventListener("click", () => {
    template.drop();
    one(node, "[name=template]").focus();
  });
  show();

  /** @param {ExportData["template"]} known @param {{text: string, wrong: boolean}} said */
  function showTemplate(known, { text, wrong }) {
    const line = one(node, ".xp-template");
    line.textContent = text;
    line.classList.toggle("wrong", wrong);
    const box = one(node, "[data-template]");
    box.hidden = !known?.layouts.length;
    const layouts = /** @type {HTMLSelectElement} */ (one(node, "[name=layout]"));
    const names = known?.layouts ?? [];
    if ([...layouts.options].map(({ value }) => value).join("\n") === ["", ...names].join("\n")) return;
    const options = [["", t("自动选择")], ...names.map((name) => [name, name])];
    layouts.replaceChildren(...options.map(([value, text]) => el("option", { value }, text)));
    if (!names.includes(settings.layout)) settings.layout = "";
    layouts.value = settings.layout;
  }
  return { node, showTemplate };
}
