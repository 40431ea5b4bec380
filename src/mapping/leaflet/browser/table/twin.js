/** The table under the map: the same values as the map; a row chosen is a unit chosen, and the reverse. */

import { COPY_ICON, copyText } from "../shared/clipboard.js";
import { afterPaint, all, el, fill, html, near, one } from "../shared/dom.js";
import { nextControl, setTabStop } from "../shared/roving.js";
import { fadeWhereItGoesOn } from "../shared/scroll_hint.js";
import { cellText, columnsOf, districtRowsOf, isCounted, rowsOf, sorted, tabSeparated } from "./twin_rows.js";

const SAID_FOR_MS = 2500;
/** A pointer that has moved this far between press and release was marking text. */
const DRAG_PX = 4;
const VERTICAL_KEYS = new Set(["ArrowUp", "ArrowDown", "Home", "End"]);

/** From the order of the book to rising, to falling, and back. */
/** @type {Record<Direction, Direction>} */
const NEXT_DIRECTION = { none: "ascending", ascending: "descending", descending: "none" };

/** @param {Translate} t */
function frameMarkup(t) {
  return html`<header>
      <h2 id="lm-twin-title">${t("对照表")}</h2>
      <p></p>
      <span role="status"></span>
      <button type="button">${COPY_ICON}${t("复制表格")}</button>
    </header>
    <div class="lm-twin-scroll">
      <table role="grid" aria-labelledby="lm-twin-title">
        <thead></thead>
        <tbody></tbody>
      </table>
    </div>`;
}

/**
 * @param {Context} context
 * @param {HTMLElement} box
 */
export function createTwin(context, box) {
  const { book, store, actions, cleanup, t } = context;
  const everyRow = [...rowsOf(book), ...districtRowsOf(book)];
  let columns = columnsOf(book, book.layer(store.state.layer), t);
  /** @type {Order} */
  let order = { column: null, direction: "none" };
  fill(box, frameMarkup(t));
  const [head, body] = [one(box, "thead"), one(box, "tbody")];
  cleanup.add(fadeWhereItGoesOn(one(box, ".lm-twin-scroll")));
  /** @param {Row} row */
  const createRow = (row) => el("tr", { "data-row": row.id, tabindex: (row.isUnit || row.isDistrict) && -1 });
  const nodes = new Map(everyRow.map((row) => [row.id, createRow(row)]));

  const selectable = () => all(body, "tr[tabindex]");

  /** Rows as they stand: those that the layer counts, in the reader's order. */
  function shownRows() {
    const rows = everyRow.filter((row) => isCounted(book.layer(store.state.layer), row));
    const column = columns.find(({ id }) => id === order.column);
    return column ? sorted(rows, column, order.direction, book.lang) : rows;
  }

  /** @param {Column<Row>} column @param {Row} row */
  function cellMarkup(column, row) {
    const classes = [column.number && "number", column.value(row) === null && "unknown", column.id];
    const text = cellText(column, row);
    const name = classes.filter(Boolean).join(" ");
    if (column.id === "name") return html`<th scope="row" class="${name}">${text}</th>`;
    return html`<td class="${name}">${text}</td>`;
  }

  function buildHead() {
    const cells = columns.map(({ id, label, number }) => {
      const sort = id === order.column ? order.direction : "none";
      return html`<th scope="col" class="${number && "number"}" aria-sort="${sort}">
        <button type="button" data-sort="${id}">${label}</button>
      </th>`;
    });
    fill(head, html`<tr>${cells}</tr>`);
  }

  /** A row that is in its place already is not moved: it would lose the keyboard's focus. */
  function arrange() {
    const wanted = shownRows().flatMap(({ id }) => nodes.get(id) ?? []);
    for (const [place, node] of wanted.entries()) {
      if (body.children[place] !== node) body.insertBefore(node, body.children[place] ?? null);
    }
    while (body.children.length > wanted.length) body.lastElementChild?.remove();
  }

  /** A layer changes one column; rows stay the same elements. @param {State} state */
  function showLayer(state) {
    const layer = book.layer(state.layer);
    columns = columnsOf(book, layer, t);
    one(box, "header p").textContent = t("与地图同值 · 当前图层：{layer} · 点表头排序，选行即选图", {
      layer: layer.label,
    });
    buildHead();
    for (const row of everyRow) {
      const node = nodes.get(row.id);
      if (node) fill(node, html`${columns.map((column) => cellMarkup(column, row))}`);
    }
    arrange();
    markSelected(state);
  }

  /** A row chosen is a unit chosen, or a district where these are drawn. @param {string} id */
  const press = (id) => (book.district(id) ? actions.pressDistrict(id) : actions.pressUnit(id));

  /** @param {State} state */
  function markSelected(state) {
    const chosen = book.ofDistricts(state.layer) ? [state.district ?? ""] : book.chosenUnits(state);
    for (const [id, node] of nodes) {
      if (node.hasAttribute("tabindex")) node.setAttribute("aria-selected", String(chosen.includes(id)));
    }
    setTabStop(selectable(), nodes.get(chosen[0] ?? "") ?? selectable()[0]);
  }

  /** @param {string} column */
  function sortBy(column) {
    const direction = NEXT_DIRECTION[column === order.column ? order.direction : "none"];
    order = { column: direction === "none" ? null : column, direction };
    buildHead();
    arrange();
    one(head, `[data-sort="${column}"]`).focus();
  }

  let quiet = 0;
  async function copy() {
    const done = await copyText(tabSeparated(columns, shownRows()));
    const status = one(box, "[role=status]");
    status.textContent = done ? t("已复制，可粘贴到表格软件") : t("浏览器不允许复制，请选中表格后复制");
    clearTimeout(quiet);
    quiet = setTimeout(() => (status.textContent = ""), SAID_FOR_MS);
  }
  cleanup.add(() => clearTimeout(quiet));

  head.addEventListener("click", (event) => {
    const column = near(event.target, "[data-sort]")?.dataset.sort;
    if (column) sortBy(column);
  });
  one(box, "header button").addEventListener("click", copy);
  let pressedAt = { x: 0, y: 0 };
  body.addEventListener("pointerdown", ({ clientX, clientY }) => (pressedAt = { x: clientX, y: clientY }));
  body.addEventListener("click", (event) => {
    const row = near(event.target, "tr[tabindex]");
    // a text that was marked with the mouse is no choice
    const drawn = Math.hypot(event.clientX - pressedAt.x, event.clientY - pressedAt.y);
    if (row?.dataset.row && (event.detail === 0 || drawn < DRAG_PX)) press(row.dataset.row);
  });
  body.addEventListener("keydown", (event) => {
    const row = near(event.target, "tr[tabindex]");
    if (!row) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(row.dataset.row ?? "");
    } else if (VERTICAL_KEYS.has(event.key)) {
      event.preventDefault();
      const next = nextControl(event.key, row, selectable());
      if (!next) return;
      setTabStop(selectable(), next);
      next.focus();
    }
  });

  store.subscribe(
    ["layer", "extra"],
    afterPaint(() => showLayer(store.state)),
  );
  store.subscribe(["selected", "group", "district"], markSelected);
  showLayer(store.state);
  markSelected(store.state);
}
