/** Panel and stage in the frame, and what all parts of the element share. */

import { NARROW } from "../map/stage.js";
import { createActions } from "../shared/actions.js";
import { openBook } from "../shared/book.js";
import { createDescriptions } from "../shared/descriptions.js";
import { createCleanup, el } from "../shared/dom.js";
import { createStore } from "../shared/store.js";
import { tileSymbols } from "../shared/tiles.js";
import { createTranslator } from "../shared/translator.js";
import { createAgreement } from "./agreement.js";
import { firstState } from "./state.js";

/**
 * The layers to choose from: all, or those that the message offers. One alone is no choice.
 * @param {MapData} data
 * @param {Book} book
 * @param {Mode} mode
 */
function choiceOf({ layers, extra = [] }, book, mode) {
  if (mode.allLayers) return book.layers;
  const offered = [...book.layers, ...extra].filter(({ id }) => layers?.includes(id));
  return offered.length > 1 ? offered : [];
}

/**
 * @param {Shell} shell
 * @param {Files} files
 * @param {MapData} data
 * @param {Mode} mode
 * @param {Tell} tell tells Python
 * @returns {Context}
 */
export function createContext(shell, { L, world, book: published, districts, css }, data, mode, tell) {
  const t = createTranslator(published.messages);
  const book = openBook(published, world, t, mode);
  book.setExtra(data.extra ?? []);
  if (data.designations) book.setDesignations(data.designations);
  const store = createStore(firstState(data, book, mode));
  const agreement = createAgreement(data, store, book, mode, tell);
  const layers = choiceOf(data, book, mode);
  const stage = el("div", { class: "lm-stage" });
  // of several maps on a page each says which it is
  const named = (/** @type {string} */ what) => (data.called ? t("{what}：{name}", { what, name: data.called }) : what);
  const panelLabel = named(mode.aboutParks ? t("园区名录") : t("图层与图例"));
  const panel = el("aside", { class: "lm-panel", "aria-label": panelLabel });
  const root = shell.frame;
  shell.dress(mode, css, tileSymbols(book.tiles));
  root.className = `lm ${mode.styles}`;
  // known before the panel is filled: it decides how much room the map has
  root.classList.toggle("lm-bare", !mode.aboutParks && layers.length === 0);
  root.classList.toggle("lm-narrow", root.clientWidth < NARROW);
  for (const node of [shell.box, root]) node.lang = book.lang === "en" ? "en" : "zh-CN";
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", named(t("武汉市产业地图")));
  root.replaceChildren(panel, stage);
  return {
    firms: mode.allLayers && Boolean(data.firms),
    ...{ L, world, book, mode, layers, t, store, root, stage, panel, districts },
    describe: createDescriptions(book, t),
    agreement,
    actions: createActions(store, book, mode, agreement.report),
    cleanup: createCleanup(),
    subjectOfPath: new WeakMap(),
    insetShown: () => false,
    landDrawn: false,
    left: false,
  };
}
