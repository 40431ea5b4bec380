/** The words, the paper and the furniture of all pages of the briefing, and the files that are made of them. */

import { changeBriefing, readBriefing, watchBriefing } from "../shared/briefing_kept.js";
import { all, createCleanup, el, html, one } from "../shared/dom.js";
import { createSpeaker } from "../shared/reports.js";
import { createFiles } from "./files.js";
import { inLanguage, langOf, paperOf } from "./pages.js";
import { dressed } from "./style.js";

const PAUSE_MS = 500;

/**
 * @param {HTMLElement} parent
 * @param {Component<BriefingFiles>} component
 */
export async function mountSettings(parent, component) {
  const { words, t } = await dressed(component.data.assets);
  const cleanup = createCleanup();
  const lines = [
    ["title", t("简报标题")],
    ["subtitle", t("副标题")],
    ["issuer", t("编制单位")],
    ["date", t("日期")],
    ["review_number", t("审图号")],
    ["footnote", t("脚注")],
  ];
  const switches = [
    ["north", t("指北针")],
    ["scale", t("比例尺")],
    ["legend", t("图例")],
    ["inset", t("中心城区放大图")],
  ];
  const box = el(
    "form",
    { class: "bf-settings", "aria-label": t("全部页面的设置") },
    html`<fieldset>
        <legend>${t("纸张")}</legend>
        <div class="bf-papers" role="radiogroup" aria-label="${t("纸张")}">
          ${Object.entries(words.papers).map(
            ([name, { width, height, label }]) =>
              html`<label><input type="radio" name="bf-paper" value="${name}" /><span class="bf-shape" aria-hidden="true" style="aspect-ratio: ${width} / ${height}; ${width > height ? "width" : "height"}: 26px"></span><span>${label}</span></label>`,
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>${t("文字")}</legend>
        <label class="bf-line"
          ><span>${t("页面语言")}</span
          ><select name="lang">
            <option value="">${t("各页原样")}</option>
            ${Object.entries(words.languages).map(([key, name]) => html`<option value="${key}" lang="${key}">${name}</option>`)}
          </select></label
        >
        ${lines.map(
          ([name, label]) =>
            html`<label class="bf-line"><span>${label}</span><input name="${name}" maxlength="${words.longest}" autocomplete="off" /></label>`,
        )}
      </fieldset>
      <fieldset>
        <legend>${t("图面要素")}</legend>
        <div class="bf-switches">
          ${switches.map(([name, label]) => html`<label><input type="checkbox" name="${name}" /><span>${label}</span></label>`)}
        </div>
      </fieldset>`,
  );
  let current = component;
  const speaker = createSpeaker((report) => current.setTriggerValue("said", report));
  const files = createFiles(t, words.kinds, words.template, (name, value) => speaker.say(name, value));
  parent.append(box, files.node);
  const inputs = /** @type {HTMLInputElement[]} */ (all(box, "input"));

  const lang = one(box, "select");

  function show() {
    const { settings } = readBriefing();
    files.ready();
    lang.value = langOf(readBriefing().pages);
    for (const input of inputs) {
      if (input.type === "radio") input.checked = input.value === paperOf(readBriefing());
      else if (input.type === "checkbox") input.checked = settings[input.name] !== false;
      else if (input !== document.activeElement || pending === 0) input.value = String(settings[input.name] ?? "");
    }
  }
  /** @param {string} wanted a language for all pages, or none in particular */
  function turnTo(wanted) {
    if (wanted) changeBriefing(({ settings, pages }) => ({ settings, pages: inLanguage(pages, wanted) }));
  }
  /** What is as it is by default is not said. @param {string} name @param {unknown} value @param {unknown} plain */
  function set(name, value, plain) {
    changeBriefing(({ settings, pages }) => {
      const { [name]: _, ...others } = settings;
      return { settings: value === plain ? others : { ...others, [name]: value }, pages };
    });
  }
  let pending = 0;
  /** @param {HTMLInputElement} input */
  function take(input) {
    clearTimeout(pending);
    pending = 0;
    if (input.type === "radio") set("paper", input.value, "");
    else if (input.type === "checkbox") set(input.name, input.checked, true);
    else set(input.name, input.value.trim(), "");
  }
  cleanup.listen(box, "submit", (event) => event.preventDefault());
  cleanup.listen(box, "change", ({ target }) => {
    if (target === lang) turnTo(lang.value);
    else take(target);
  });
  cleanup.listen(box, "input", ({ target }) => {
    if (target.type !== "text") return;
    clearTimeout(pending);
    pending = Number(setTimeout(() => take(target), PAUSE_MS));
  });
  cleanup.add(() => clearTimeout(pending));
  watchBriefing(show, cleanup);
  show();
  files.begin(component.data.template);
  return {
    /** @param {Component<BriefingFiles>} next */
    update(next) {
      const { visit } = current.data;
      current = next;
      speaker.hear(next.data.heard);
      if (visit !== next.data.visit) files.begin(next.data.template);
      files.update(next.data);
    },
    destroy() {
      cleanup.run();
      box.remove();
      files.node.remove();
    },
  };
}
