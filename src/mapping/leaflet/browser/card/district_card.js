/** The card of an administrative district: its value if it has one, what it is made of, what the layer says of each part. */

import { percent } from "../shared/descriptions.js";
import { html } from "../shared/dom.js";
import { thousands } from "../shared/numbers.js";
import { swatch } from "../shared/swatch.js";

/** Areas below this carry a decimal: a sliver must not read as nothing. */
const SMALL_KM2 = 10;

/** @param {number} km2 */
const area = (km2) => thousands(km2, km2 < SMALL_KM2 ? 1 : 0);

/** @param {string} label @param {Content} value @param {Content} unit */
function fact(label, value, unit) {
  return html`<div><dt>${label}</dt><dd>${value}<small>${unit}</small></dd></div>`;
}

/**
 * @param {Context} context
 * @param {District} district of the book
 * @param {State} state
 */
export function districtCard({ book, t }, district, state) {
  const drawn = book.layer(state.layer);
  const own = book.ofDistricts(drawn.id);
  const layers = own ? [] : book.layersOf(state);
  const rows = district.parts.map((part) => {
    const values = layers.map(({ id, label }) =>
      t("{layer}：{value}", { layer: label, value: book.entry(id, part.unit).text }),
    );
    const share = t("{area} km²，占该单元 {share}", { area: area(part.area_km2), share: percent(part.of_unit) });
    return html`<li data-part="${part.unit}">
      ${own ? html`<i></i>` : swatch(book.bin(state.layer, part.unit))}
      <b>${book.unit(part.unit)?.label ?? part.unit}</b><b>${percent(part.share)}</b>
      <p>${[...values, share].map((text) => html`<small>${text}</small>`)}</p>
    </li>`;
  });
  return html`<section class="card" aria-label="${district.name}">
    <div class="card-top">
      <span class="chip group-central">${t("行政区")}</span>
      <h2>${district.name}</h2>
      <dl class="facts three">
        ${fact(t("代码"), district.id, "")} ${fact(t("面积 km²"), thousands(district.area_km2), t("按边界量得"))}
        ${fact(t("单元数"), district.parts.length, t("个"))}
      </dl>
    </div>
    ${
      own &&
      html`<h3 class="section"><span>${drawn.label}</span><small>${drawn.caption}</small></h3>
        <p class="note" data-value>${swatch(book.bin(drawn.id, district.id))} <b>${book.entry(drawn.id, district.id).text}</b></p>`
    }
    <h3 class="section"><span>${t("由哪些布局单元组成")}</span><small>${t("占行政区面积")}</small></h3>
    <ul class="shares">
      ${rows}
    </ul>
    <p class="note">
      ${
        own
          ? t("这个数按行政区统计，不按面积分摊到布局单元；图例按行政区计数。")
          : t(
              "文件按布局单元指定产业，不按行政区。图上每一块取其所属布局单元的值，不为行政区推算数值；图例仍按布局单元计数。",
            )
      }
    </p>
  </section>`;
}
