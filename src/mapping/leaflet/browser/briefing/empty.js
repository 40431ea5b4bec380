/** A briefing without pages says how it is filled. */

import { el, html } from "../shared/dom.js";

/** @param {Translate} t @param {string} atlas address of the map of the city */
export function createEmpty(t, atlas) {
  return el(
    "div",
    { class: "bf-empty" },
    html`<svg viewBox="0 0 96 60" width="144" height="90" aria-hidden="true">
        <g fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round">
          <rect x="18" y="6" width="46" height="30" rx="1.5" opacity=".4" />
          <rect x="25" y="12" width="46" height="30" rx="1.5" opacity=".7" />
          <rect x="32" y="18" width="46" height="30" rx="1.5" class="bf-front" />
          <path d="M55 26v14M48 33h14" />
        </g>
      </svg>
      <h2>${t("简报还没有页面")}</h2>
      <p>${t("在任何一页按右上角的“加入简报”，当时看到的图就成为这里的一页；再在这里排次序、写标题、选纸张，一次导出。")}</p>
      <p><a class="bf-first" href="${atlas}">${t("去全市产业地图选图")}</a></p>
      <p class="bf-or">${t("也可以用上方的“打开文件…”打开存过的简报。")}</p>`,
  );
}
