/**
 * What can be pressed in a card: an industry opens its layer, a unit or the units of a shared list are chosen, a sentence
 * is copied. Cards say what each is about (`data-go-layer`, `data-go-unit`, `data-go-group`, `data-copy`).
 */

import { copyText } from "../shared/clipboard.js";
import { all, near, one } from "../shared/dom.js";

const SAID_FOR_MS = 2500;

/**
 * Where a key leads in rows of controls: up and down in the column, left and right in the row.
 * @template T
 * @param {T[][]} rows
 * @param {T} current
 * @param {string} key
 * @returns {T | null} null where the key means nothing here
 */
export function stepInRows(rows, current, key) {
  const row = rows.findIndex((cells) => cells.includes(current));
  if (row < 0) return null;
  const column = rows[row].indexOf(current);
  /** @type {Record<string, () => T>} */
  const steps = {
    ArrowUp: () => rows[Math.max(0, row - 1)][column],
    ArrowDown: () => rows[Math.min(rows.length - 1, row + 1)][column],
    ArrowLeft: () => rows[row][Math.max(0, column - 1)],
    ArrowRight: () => rows[row][Math.min(rows[row].length - 1, column + 1)],
    Home: () => rows[row][0],
    End: () => rows[row][rows[row].length - 1],
  };
  return steps[key]?.() ?? null;
}

/**
 * @param {Context} context
 * @param {HTMLElement} body
 */
export function followPresses({ actions, cleanup, t }, body) {
  let quiet = 0;
  cleanup.add(() => clearTimeout(quiet));

  /** @param {HTMLElement} button */
  async function copy(button) {
    const said = button.textContent;
    const done = await copyText(one(body, "[data-briefing]").textContent.trim());
    button.textContent = done ? t("已复制") : t("浏览器不允许复制，请选中文字后复制");
    clearTimeout(quiet);
    quiet = setTimeout(() => (button.textContent = said), SAID_FOR_MS);
  }

  /** @param {DOMStringMap} about */
  function go({ goLayer, goUnit, goGroup }) {
    if (goLayer) actions.setLayer(goLayer);
    else if (goUnit) actions.change({ selected: goUnit, group: null, district: null });
    else if (goGroup) actions.change({ selected: null, group: goGroup, district: null });
    // another card takes the place of what was pressed: the keyboard stays here
    body.focus({ preventScroll: true });
  }

  body.addEventListener("click", (event) => {
    const button = near(event.target, "button");
    if (!button) return;
    if ("copy" in button.dataset) copy(button);
    else if (Object.keys(button.dataset).some((name) => name.startsWith("go"))) go(button.dataset);
  });
  body.addEventListener("keydown", (event) => {
    const current = near(event.target, ".spread button");
    if (!current) return;
    const rows = all(body, ".spread li").map((row) => all(row, "button"));
    const next = stepInRows(rows, current, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    current.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
