/** The matrix itself: a table, moved through by the arrow keys like a grid, one tab stop. */

import { all, el, fill, html, near, one } from "../shared/dom.js";

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * What a screen reader says of a cell: a colour and a bare number would tell it nothing.
 * @param {Similarity} similarity
 * @param {Pair} pair
 * @param {By} by
 */
function cellLabel(similarity, pair, by) {
  const { t } = similarity;
  const shared = {
    terms: () => pair.shared_terms,
    industries: () => pair.shared_industries.map((id) => similarity.industries[id]),
    subsectors: () => pair.named,
  }[by]();
  const label = t("{a} 与 {b}：相似度 {value}，{relation}", {
    a: similarity.unit(pair.a).label,
    b: similarity.unit(pair.b).label,
    value: pair[by].text,
    relation: similarity.relationLabel(similarity.relationBy(pair, by)),
  });
  return shared.length > 0 ? t("{label}，共有：{items}", { label, items: shared.join(t("、")) }) : label;
}

/** Classes of the lines between groups. @param {Similarity} similarity @param {number} row @param {number} column */
function edges(similarity, row, column) {
  /** @type {number[]} */
  const ends = [];
  let at = 0;
  for (const { size } of similarity.groups) {
    at += size;
    ends.push(at);
  }
  const isEdge = (/** @type {number} */ index) => ends.includes(index + 1) && index + 1 < similarity.ids.length;
  return [isEdge(column) && "ov-edge-right", isEdge(row) && "ov-edge-below"].filter(Boolean).join(" ");
}

/**
 * The name of a run of units that share a list; it begins in the run's first cell.
 * @param {Similarity} similarity
 * @param {number} row
 * @param {number} column
 */
function blockMarkup(similarity, row, column) {
  const block = similarity.blocks.find(({ start }) => start === row && start === column);
  if (!block) return false;
  return html`<b class="ov-block" style="--size:${block.size}" aria-hidden="true">
    <span>${similarity.t("文件共用清单")}</span>
  </b>`;
}

/** @param {Similarity} similarity @param {number} row @param {number} column @param {By} by */
function cellMarkup(similarity, row, column, by) {
  const [a, b] = [similarity.ids[row], similarity.ids[column]];
  // as seen from the row, whichever way the pair is kept
  const pair = { ...similarity.pair(a, b), a, b };
  // where a list is shared every value is 1: the number would tell nothing
  const told = pair.relation !== "decree" || pair[by].value < 1;
  return html`<td
    role="gridcell"
    tabindex="-1"
    class="ov-${pair.relation} ${edges(similarity, row, column)}"
    data-a="${a}"
    data-b="${b}"
    data-row="${row}"
    data-column="${column}"
    data-step="${pair[by].step}"
    aria-label="${cellLabel(similarity, pair, by)}"
  ><span>${told && pair[by].text}</span>${blockMarkup(similarity, row, column)}</td>`;
}

/** @param {Similarity} similarity @param {By} by */
function tableMarkup(similarity, by) {
  /** @param {MatrixUnit} told @param {string} scope @param {string} classes */
  const head = ({ id, tiny, name }, scope, classes) =>
    html`<th scope="${scope}" data-head="${id}" title="${name}" class="${classes}"><span>${tiny}</span></th>`;
  const rows = similarity.units.map(
    (unit, row) =>
      html`<tr>
        ${head(unit, "row", edges(similarity, row, -1))}
        ${similarity.ids.map((_, column) => cellMarkup(similarity, row, column, by))}
      </tr>`,
  );
  return html`<thead>
      <tr>
        <th scope="col" class="ov-corner"><span class="ov-hidden">${similarity.t("布局单元")}</span></th>
        ${similarity.units.map((unit, column) => head(unit, "col", edges(similarity, -1, column)))}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>`;
}

/**
 * @param {Similarity} similarity
 * @param {Store<MatrixState>} store
 * @param {(unit: string, other: string | null) => void} choose
 * @returns {HTMLElement} the table in its own scroll box
 */
export function createTable(similarity, store, choose) {
  const table = el("table", { class: "ov-table", role: "grid", "aria-label": similarity.t("布局单元两两相似度") });
  const box = el("div", { class: "ov-scroll" }, [table]);
  /** @param {number} row @param {number} column */
  const cellAt = (row, column) => one(table, `[data-row="${row}"][data-column="${column}"]`);
  /** @param {EventTarget | null} node */
  const cellOf = (node) => near(node, "td[data-a]");
  /** @param {HTMLElement} cell */
  const press = ({ dataset: { a = "", b = "" } }) => choose(a, a === b ? null : b);

  /** @param {HTMLElement} cell */
  function setStop(cell) {
    for (const other of all(table, 'td[tabindex="0"]')) other.tabIndex = -1;
    cell.tabIndex = 0;
  }

  /** @param {MatrixState} state */
  function mark(state) {
    const { unit, with: other, hot } = state;
    const lit = hot ? hot.split(" ") : [unit, other];
    for (const head of all(table, "[data-head]")) {
      head.classList.toggle("ov-lit", lit.includes(head.dataset.head ?? ""));
    }
    for (const cell of all(table, "td")) {
      const { a, b } = cell.dataset;
      const chosen = unit && ((a === unit && b === (other ?? unit)) || (b === unit && a === (other ?? unit)));
      cell.setAttribute("aria-selected", String(Boolean(chosen)));
    }
  }

  /** @param {MatrixState} state */
  function draw(state) {
    const focused = cellOf(document.activeElement);
    const inside = focused && table.contains(focused) ? { ...focused.dataset } : null;
    fill(table, tableMarkup(similarity, state.by));
    const [first] = state.unit ? all(table, `td[data-a="${state.unit}"][data-b="${state.with ?? state.unit}"]`) : [];
    setStop(inside ? cellAt(Number(inside.row), Number(inside.column)) : (first ?? cellAt(0, 0)));
    mark(state);
  }

  table.addEventListener("click", ({ target }) => {
    const cell = cellOf(target);
    if (!cell) return;
    setStop(cell);
    press(cell);
  });
  table.addEventListener("keydown", (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(cell);
      return;
    }
    const next = nextCell(event, cell, similarity.ids.length - 1);
    if (!next) return;
    event.preventDefault();
    const to = cellAt(...next);
    setStop(to);
    to.focus();
  });
  const warm = (/** @type {Event} */ { target }) => {
    const cell = cellOf(target);
    if (cell) store.set({ hot: `${cell.dataset.a} ${cell.dataset.b}` });
  };
  const cool = () => store.set({ hot: null });
  table.addEventListener("pointerover", (event) => event.pointerType !== "touch" && warm(event));
  table.addEventListener("pointerleave", cool);
  table.addEventListener("focusin", warm);
  table.addEventListener("focusout", cool);

  /** On a phone the pair chosen may lie outside the scroll box. @param {MatrixState} state */
  function bringIn({ unit, with: other }) {
    if (!unit || box.scrollWidth <= box.clientWidth) return;
    const cell = one(table, `td[data-a="${unit}"][data-b="${other ?? unit}"]`);
    box.scrollLeft = cell.offsetLeft - box.clientWidth / 2;
  }

  store.subscribe(["by"], draw);
  store.subscribe(["unit", "with", "hot"], mark);
  draw(store.state);
  // once it has a size
  requestAnimationFrame(() => bringIn(store.state));
  return box;
}

/**
 * Where a key leads: the arrows by one, Home and End to the row's ends, with Ctrl to the corners.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} cell
 * @param {number} last
 * @returns {[number, number] | null}
 */
function nextCell({ key, ctrlKey }, { dataset }, last) {
  const [row, column] = [Number(dataset.row), Number(dataset.column)];
  /** @param {number} value */
  const inside = (value) => Math.max(0, Math.min(last, value));
  if (key === "Home") return [ctrlKey ? 0 : row, 0];
  if (key === "End") return [ctrlKey ? last : row, last];
  if (!(key in MOVES)) return null;
  return [inside(row + MOVES[key][0]), inside(column + MOVES[key][1])];
}
