/** The shortlist on paper: the comparison alone on an A4 sheet across, by the browser's own printing. */

import { el, fill, html } from "../shared/dom.js";

/** While it is there nothing else of the page is printed; on screen it is never seen. */
const STYLE = `
@media screen { .lm-paper { display: none; } }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  html, body { height: auto !important; overflow: visible !important; }
  body > :not(.lm-paper) { display: none !important; }
  .lm-paper { font-size: 9pt; line-height: 1.4; }
  .lm-paper :is(h1, p) { margin: 0 0 2mm; padding: 0; }
  .lm-paper h1 { font-size: 16pt; line-height: 1.3; }
  .lm-paper table { width: 100%; margin: 3mm 0; border-collapse: collapse; table-layout: fixed; }
  .lm-paper :is(th, td) {
    padding: 1.2mm 2mm; border: 0.2mm solid; text-align: left; vertical-align: top; overflow-wrap: anywhere;
  }
  .lm-paper th { font-weight: 700; }
  .lm-paper thead { display: table-header-group; }
  .lm-paper tr { break-inside: avoid; }
  .lm-paper thead th:first-child { width: 24mm; }
  .lm-paper small { font-size: 8pt; }
}`;

/** @param {Date} day in the reader's own calendar */
const written = (day) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/**
 * Parks side by side: a column a park, a row a fact; headings of rows and texts are Python's.
 * @param {FinderContext["compared"]} compared
 * @param {string[]} ids
 * @param {unknown[]} heads what stands above each column
 */
export function comparison(compared, ids, heads) {
  const rows = compared.columns.map(({ label, unknown }, place) => {
    const cells = ids.map((id) => compared.of[id]?.[place] ?? null);
    return html`<tr>
      <th scope="row">${label}</th>
      ${cells.map((text) => html`<td class="${text === null && "unknown"}">${text ?? unknown}</td>`)}
    </tr>`;
  });
  return html`<table style="--parks: ${ids.length}">
    <thead>
      <tr>
        <th></th>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/**
 * Print parks side by side: a column a park, in the order of the shortlist, a row a fact.
 * @param {FinderContext} context
 * @param {string[]} ids
 */
export function printShortlist({ book, compared, t }, ids) {
  const title = t("备选园区");
  const heads = ids.map((id, place) => `${place + 1} ${book.park(id)?.name ?? id}`);
  const paper = el("section", { class: "lm-paper", lang: book.lang });
  fill(
    paper,
    html`<h1>${title}</h1>
      <p>${t("{n} 处 · {year} 版 · {date} 打印", { n: ids.length, year: book.year, date: written(new Date()) })}</p>
      ${comparison(compared, ids, heads)}
      <p>
        <small
          >${t("数据整理自公开资料，不是法定名录；点位精度有限，不能用于测绘、规划许可或权属认定。")}
          ${t("“未公开”表示公开资料里没有查到，不等于没有。")}</small
        >
      </p>`,
  );
  paper.append(el("style", {}, STYLE));
  document.body.append(paper);
  const named = document.title;
  document.title = title; // what the browser calls the file
  const clear = () => {
    paper.remove();
    document.title = named;
  };
  window.addEventListener("afterprint", clear, { once: true });
  window.print();
}
