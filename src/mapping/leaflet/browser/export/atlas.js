/** The whole atlas: which parts, in which format, in one press. */

import { all, el, html, one } from "../shared/dom.js";

/**
 * @param {ExportTexts} t
 * @param {ExportData} data
 * @param {(sheets: string[], format: string) => void} make
 */
export function createAtlas(t, { page, formats }, make) {
  const offered = ["pdf", "pptx", "zip"].filter((format) => formats.includes(format));
  const node = el(
    "details",
    { class: "xp-atlas" },
    html`<summary>${t("整本图集")}</summary>
      <p>${t("同一套图例和上面的纸张、单位、日期；一次生成全部所选图幅。")}</p>
      <fieldset><legend>${t("图幅")}</legend>${page.parts.map(
        ({ key, label }) =>
          html`<label class="xp-tick"><input type="checkbox" value="${key}" checked /><span>${label}</span></label>`,
      )}</fieldset>
      <div class="xp-row"><label class="xp-line"><span>${t("格式")}</span><select>${offered.map(
        (format) =>
          html`<option value="${format}">${format === "zip" ? t("ZIP（每页一张 PNG）") : format.toUpperCase()}</option>`,
      )}</select></label><button type="button" class="xp-button">${t("下载图集")}</button></div>`,
  );
  const boxes = () => /** @type {HTMLInputElement[]} */ (all(node, "input"));
  const button = /** @type {HTMLButtonElement} */ (one(node, "button"));
  const chosen = () => boxes().flatMap(({ checked, value }) => (checked ? [value] : []));
  node.addEventListener("input", () => (button.disabled = chosen().length === 0));
  button.addEventListener("click", () => make(chosen(), /** @type {HTMLSelectElement} */ (one(node, "select")).value));
  return { node, button };
}
