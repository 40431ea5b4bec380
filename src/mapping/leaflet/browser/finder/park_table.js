/** The finder's result as a table: the same parks as list and map, to sort and to copy. */

import { COPY_ICON, copyText } from "../shared/clipboard.js";
import { afterPaint, all, fill, html, near, one } from "../shared/dom.js";
import { setTabStop } from "../shared/roving.js";
import { fadeWhereItGoesOn } from "../shared/scroll_hint.js";
import { cellText, sorted, tabSeparated } from "../table/twin_rows.js";

const SAID_FOR_MS = 2500;
/** Rows and controls that an arrow key moves by. */
/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
/** @type {Record<Direction, Direction>} from the order of the list to rising, to falling, and back */
const NEXT_DIRECTION = { none: "ascending", ascending: "descending", descending: "none" };

/**
 * Columns of the table, as Python tells them.
 * @param {FinderContext} context
 * @returns {Column<Park>[]}
 */
export const parkColumns = ({ result }) =>
  result.columns.map(({ id, label, form, digits, unknown }, place) => ({
    id,
    label,
    number: form === "number" || form === "year",
    plain: form === "year",
    digits,
    value: (park) => result.of[park.id]?.[place] ?? null,
    unknown: () => unknown,
  }));

/** A year is a number to sort by, but has no thousands. @param {Column<Park>} column @param {Park} park */
const shown = (column, park) =>
  column.plain && column.value(park) !== null ? String(column.value(park)) : cellText(column, park);

/**
 * @param {FinderContext} context
 * @param {HTMLElement} box
 * @param {Shortlist} shortlist
 */
export function createParkTable(context, box, shortlist) {
  const { book, store, actions, cleanup, t } = context;
  const columns = parkColumns(context);
  /** @type {Order} */
  let order = { column: null, direction: "none" };
  fill(
    box,
    html`<header>
        <h2 id="lm-twin-title">${t("结果表")}</h2>
        <p></p>
        <span role="status"></span>
        <button type="button" data-do="copy">${COPY_ICON}${t("复制表格")}</button>
      </header>
      <div class="lm-twin-scroll" tabindex="0" role="region" aria-labelledby="lm-twin-title">
        <table>
          <thead></thead>
          <tbody></tbody>
        </table>
      </div>`,
  );
  const [head, body] = [one(box, "thead"), one(box, "tbody")];
  cleanup.add(fadeWhereItGoesOn(one(box, ".lm-twin-scroll")));
  const status = one(box, "[role=status]");

  function parks() {
    const found = (store.state.parks ?? []).flatMap((id) => book.park(id) ?? []);
    const column = columns.find(({ id }) => id === order.column);
    return column ? sorted(found, column, order.direction, book.lang) : found;
  }

  /** @param {Park} park */
  function rowMarkup(park) {
    const cells = columns.map((column) => {
      const content = shown(column, park);
      const kind = [column.id, column.number && "number", column.value(park) === null && "unknown"]
        .filter(Boolean)
        .join(" ");
      if (column.id !== "name") return html`<td class="${kind}">${content}</td>`;
      return html`<th scope="row" class="name">
        <button type="button" data-show="${park.id}">${content}</button>
      </th>`;
    });
    return html`<tr data-row="${park.id}">
      <td class="pick">
        <input
          type="checkbox"
          data-pick="${park.id}"
          aria-label="${t("加入备选：{name}", { name: park.name })}"
        />
      </td>
      ${cells}
    </tr>`;
  }

  function build() {
    const heads = columns.map(({ id, label, number }) => {
      const sort = id === order.column ? order.direction : "none";
      return html`<th scope="col" class="${number && "number"}" aria-sort="${sort}">
        <button type="button" data-sort="${id}">${label}</button>
      </th>`;
    });
    fill(head, html`<tr><th scope="col" class="pick">${t("备选")}</th>${heads}</tr>`);
    const found = parks();
    fill(body, html`${found.map(rowMarkup)}`);
    setTabStop(controls(), all(body, "[data-show]")[0]);
    one(box, "header p").textContent = t("{n} 处，与列表和地图同步 · 点表头排序，选行即选图", {
      n: found.length,
    });
    mark();
  }

  function mark() {
    const { park, short } = store.state;
    for (const row of body.rows) {
      row.toggleAttribute("data-chosen", row.dataset.row === park);
      one(row, "[data-show]").setAttribute("aria-pressed", String(row.dataset.row === park));
      one(row, "input").checked = short.includes(row.dataset.row ?? "");
    }
  }

  /** One tab stop for all rows: the arrow keys lead up and down, and between the pick and the name of a row. */
  const controls = () => all(body, "[data-pick], [data-show]");

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const from = near(event.target, "[data-pick], [data-show]");
    const row = from?.closest("tr");
    const step = STEPS[event.key];
    if (!from || !row || !step) return;
    event.preventDefault();
    const side = Number(from.matches("[data-show]")) + step[1];
    const next = body.rows[row.sectionRowIndex + step[0]];
    const wanted = next && all(next, "[data-pick], [data-show]")[side];
    if (!wanted) return;
    setTabStop(controls(), wanted);
    wanted.focus();
  }

  let quiet = 0;
  cleanup.add(() => clearTimeout(quiet));
  async function copy() {
    const done = await copyText(tabSeparated(columns, parks()));
    status.textContent = done ? t("已复制，可粘贴到表格软件") : t("浏览器不允许复制，请选中表格后复制");
    clearTimeout(quiet);
    quiet = setTimeout(() => (status.textContent = ""), SAID_FOR_MS);
  }

  /** @param {string} column */
  function sortBy(column) {
    const direction = NEXT_DIRECTION[column === order.column ? order.direction : "none"];
    order = { column: direction === "none" ? null : column, direction };
    build();
    one(head, `[data-sort="${column}"]`).focus();
  }

  box.addEventListener("click", ({ target }) => {
    const { sort, show, do: asked } = near(target, "button")?.dataset ?? {};
    if (sort) sortBy(sort);
    else if (show) actions.pressPark(show);
    else if (asked === "copy") copy();
  });
  body.addEventListener("keydown", walk);
  box.addEventListener("change", ({ target }) => {
    const park = near(target, "[data-pick]")?.dataset.pick;
    if (!park) return;
    shortlist.toggle(park);
    mark();
  });

  store.subscribe(["parks"], afterPaint(build));
  store.subscribe(["park", "short"], mark);
  build();
}
