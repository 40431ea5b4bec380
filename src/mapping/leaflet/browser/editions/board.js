/**
 * The grid of a planned edition: its lists with their terms, changed by mouse, keys and fields. Every change is seen at
 * once; Python is told of it, follows in the same order, and sends the draft as it is by then.
 */

import { loadJson } from "../shared/assets.js";
import { createCleanup, el, near, putInOrder } from "../shared/dom.js";
import { createReports } from "../shared/reports.js";
import { setTabStop } from "../shared/roving.js";
import { tileSymbols } from "../shared/tiles.js";
import { workspaceKept } from "../shared/workspace_kept.js";
import { createAdding } from "./adding.js";
import { ask } from "./dialog.js";
import { createDrag } from "./drag.js";
import { dressed } from "./dressed.js";
import { openFile, saveFile } from "./file.js";
import { doing } from "./keys.js";
import { followed, listOf, placeOf } from "./lists.js";
import { createOrders } from "./orders.js";
import { createRow } from "./row.js";
import { askAboutSharing } from "./sharing_dialog.js";
import { askAboutTerm, askForTerm } from "./term_dialog.js";
import { createToolbar } from "./toolbar.js";
import { askForWords, createStart } from "./words_dialog.js";

/** @param {HTMLElement} parent @param {Component<EditionData>} component */
export async function mountBoard(parent, component) {
  const { words, t } = await dressed(component.data.assets);
  return createBoard(parent, component, words, t);
}

/**
 * @param {HTMLElement} parent
 * @param {Component<EditionData>} component
 * @param {EditionWords} words
 * @param {Translate} t
 */
function createBoard(parent, component, words, t) {
  const cleanup = createCleanup();
  let current = component;
  const orders = createOrders();
  /** @type {EditionList[]} the lists as they are seen */
  let lists = [];
  let [said, saved] = [component.data.told?.n ?? 0, component.data.saved?.n ?? 0];
  /** @type {Map<string, {row: ReturnType<typeof createRow>, adding: ReturnType<typeof createAdding>}>} */
  const rows = new Map();

  const toolbar = createToolbar(t, {
    undo: () => void give("undo"),
    redo: () => void give("redo"),
    words: () =>
      draft() && askForWords(t, words, /** @type {EditionDraft} */ (draft()), (value) => give("words", value)),
    open,
    save: () => void give("save"),
    discard: () =>
      void ask(t, {
        title: t("放弃推演稿"),
        told: t("没有存为文件的改动会丢失，不能撤销。"),
        main: t("放弃"),
        body: [],
        does: () => void give("discard"),
      }),
  });
  const start = createStart(t, words, { start: (value) => give("start", value), open });
  const list = el("ol", { class: "ed-rows" });
  const keys = el(
    "p",
    { id: "ed-keys", class: "ed-keys" },
    t(
      "拖动用词可改次序或移到别的单元。键盘：方向键选用词，Alt 或 Shift + 方向键移动，Enter 归类，Delete 移除，Ctrl + Z 撤销。",
    ),
  );
  const box = el("section", { class: "ed-board", "aria-label": t("推演稿"), "data-testid": "editions" }, [
    el("div", { class: "ed-symbols" }, tileSymbols(words.tiles)),
    toolbar.node,
    start,
    list,
    keys,
  ]);
  parent.append(box);

  const reports = createReports(
    (report) => current.setTriggerValue("report", report),
    () => {
      const told = orders.untold();
      return told && { orders: told };
    },
  );
  const draft = () => current.data.draft;

  /** @param {string} name @param {any} [value] */
  function give(name, value = null) {
    const n = orders.give(name, value);
    lists = followed(lists, name, value);
    show();
    reports.push();
    return n;
  }
  function open() {
    openFile(
      words.most,
      (file) => {
        toolbar.say(t("正在读“{file}”…", { file: file.name }));
        give("open", file);
      },
      (problem, file) =>
        toolbar.say(
          problem === "large"
            ? t("“{file}”超过 {most} MB，不是推演稿文件。", { file, most: Math.round(words.most / 2 ** 20) })
            : t("读不了“{file}”，请再选一次。", { file }),
          true,
        ),
    );
  }
  const vocabulary = () => loadJson(current.data.assets.vocabulary);

  /** @param {string} term */
  const called = (term) => words.labels[term] ?? term;
  /** @param {string} unit */
  const labelOf = (unit) => draft()?.newUnits.find(({ id }) => id === unit)?.label ?? words.units[unit]?.label ?? unit;
  /** @param {EditionList} of */
  const nameOf = (of) => (of.units.length > 1 && of.name) || of.units.map(labelOf).join(t("、"));
  /** Each list by its first unit, as the orders name it. @returns {[string, string][]} */
  const places = () => lists.map((of) => [of.units[0], nameOf(of)]);
  const byId = (/** @type {string} */ id) => lists.find((of) => of.id === id);

  /** @param {string} unit @param {string} term */
  function focusOn(unit, term) {
    const id = listOf(lists, unit)?.id;
    rows
      .get(id ?? "")
      ?.row.chip(term)
      ?.focus();
  }
  /** @param {string} unit @param {string} term @param {string} to @param {number} at */
  function move(unit, term, to, at) {
    const target = listOf(lists, to);
    if (!target) return;
    if (!target.units.includes(unit) && placeOf(target.terms, term) >= 0) {
      toolbar.say(t("{name}的清单里已有“{term}”", { name: nameOf(target), term: called(term) }), true);
      focusOn(unit, term);
      return;
    }
    const others = target.terms.filter((one) => one.term !== term).length;
    give("move", { unit, term, to, at: Math.min(at, others) });
    focusOn(to, term);
    const now = listOf(lists, to);
    if (!now) return;
    const [n, count] = [placeOf(now.terms, term) + 1, now.terms.length];
    toolbar.say(t("“{term}”现在是{name}第 {n} 项，共 {count} 项", { term: called(term), name: nameOf(now), n, count }));
  }
  /** @param {string} unit @param {string} term */
  function remove(unit, term) {
    const before = listOf(lists, unit);
    if (!before) return;
    const at = placeOf(before.terms, term);
    give("remove", { unit, term });
    toolbar.say(t("已从{name}移除“{term}”", { name: nameOf(before), term: called(term) }));
    const left = listOf(lists, unit)?.terms ?? [];
    if (left.length) focusOn(unit, left[Math.min(at, left.length - 1)].term);
    else rows.get(before.id)?.adding.focus();
  }
  /** @param {string} unit @param {EditionTerm} term */
  function add(unit, term) {
    const target = listOf(lists, unit);
    if (!target) return;
    give("add", { unit, term });
    toolbar.say(t("已把“{term}”列入{name}", { term: called(term.term), name: nameOf(target) }));
  }
  /** @param {EditionList} of @param {EditionTerm} term */
  async function askTerm(of, term) {
    const unit = of.units[0];
    const source = offersOf(of)
      .flatMap(({ offers }) => offers)
      .find(({ statement }) => statement === term.statement);
    askAboutTerm(
      t,
      words,
      await vocabulary(),
      term,
      {
        here: unit,
        places: places(),
        at: placeOf(of.terms, term.term),
        count: of.terms.length,
        source: source ? t("取自{date} {document}", { date: source.date ?? "", document: source.document }) : null,
      },
      {
        map(value) {
          give("map", { term: term.term, ...value });
          toolbar.say(t("已改“{term}”的归类", { term: called(term.term) }));
          focusOn(unit, term.term);
        },
        move: (to, at) => move(unit, term.term, to, at),
        remove: () => remove(unit, term.term),
      },
    );
  }
  /** @param {EditionList} of */
  function offersOf(of) {
    return of.units.map((unit) => ({
      unit,
      label: labelOf(unit),
      offers: draft()?.newUnits.find(({ id }) => id === unit)?.offers ?? words.offers[unit] ?? [],
    }));
  }

  /** @param {EditionList} of */
  function rowOf(of) {
    const known = rows.get(of.id);
    if (known) return known;
    const row = createRow(of.id, t, words);
    const unit = () => byId(of.id)?.units[0] ?? "";
    const adding = createAdding(of.id, t, words, vocabulary, {
      has: (term) => placeOf(byId(of.id)?.terms ?? [], term) >= 0,
      add: (term) => add(unit(), term),
      ask: async (typed) => askForTerm(t, words, await vocabulary(), typed, (term) => add(unit(), term)),
    });
    row.adding.append(adding.node);
    rows.set(of.id, { row, adding });
    return { row, adding };
  }
  function show() {
    const now = draft();
    start.hidden = now !== null;
    list.hidden = keys.hidden = now === null;
    toolbar.node.classList.toggle("ed-none", now === null);
    if (!now) return;
    const isNew = new Set(now.newUnits.map(({ id }) => id));
    toolbar.update(now, now.canUndo || orders.waiting().length > 0);
    for (const id of rows.keys()) if (!byId(id)) rows.delete(id);
    const shown = lists.map((of) => {
      const { row, adding } = rowOf(of);
      const name = nameOf(of);
      const members = of.units.length > 1 ? of.units.map(labelOf).join(t("、")) : "";
      const told = {
        name,
        members,
        isNew: of.units.length === 1 && isNew.has(of.units[0]),
        was: now.was[of.units[0]] ?? [],
      };
      row.update(of, told, offersOf(of));
      adding.called(name);
      row.node.classList.toggle(
        "ed-chosen",
        of.units.some((unit) => unit === current.data.unit),
      );
      return row.node;
    });
    putInOrder(list, shown);
    const all = lists.flatMap((of) => rows.get(of.id)?.row.chips() ?? []);
    setTabStop(
      all,
      all.find((one) => one === document.activeElement) ?? all.find((one) => one.tabIndex === 0) ?? all[0],
    );
  }

  /** Where the reader goes once Python has followed: another page is another session, and knows what this one has left. */
  let leaving = "";
  cleanup.listen(toolbar.node, "click", (event) => {
    const link = near(event.target, "a");
    if (!link || !orders.waiting().length) return;
    event.preventDefault();
    leaving = /** @type {HTMLAnchorElement} */ (link).href;
  });
  cleanup.listen(list, "click", async ({ target }) => {
    const of = byId(near(target, ".ed-row")?.dataset.list ?? "");
    if (!of) return;
    const unit = of.units[0];
    const term = near(target, ".ed-term")?.dataset.term;
    const button = near(target, "button");
    const known = of.terms.find((one) => one.term === term);
    if (known && near(target, ".ed-x")) return remove(unit, known.term);
    if (known && near(target, ".ed-chip")) return askTerm(of, known);
    const order = button?.dataset.do;
    if (order === "share") {
      const units = lists.flatMap((one) => one.units.map((id) => /** @type {[string, string]} */ ([id, labelOf(id)])));
      askAboutSharing(t, words, of, units, {
        own: (id) => give("own", { unit: id }),
        share: (value) => give("share", value),
      });
    } else if (order === "offers") {
      rows.get(of.id)?.row.unfold();
      show();
    } else if (order === "drop") give("drop", { unit });
    else if (order === "back") {
      const back = near(target, "[data-back]")?.dataset.back ?? "";
      const was = draft()?.was[unit] ?? [];
      const at = was.findIndex(([one]) => one === back);
      give("add", { unit, term: { term: back, industry: was[at]?.[1] ?? null, subsectors: [] }, at });
      toolbar.say(t("已放回“{term}”", { term: called(back) }));
      focusOn(unit, back);
    } else if (order === "offer") {
      const offer = offersOf(of)
        .flatMap(({ offers }) => offers)
        .find(({ statement }) => statement === button?.dataset.statement);
      if (offer)
        add(unit, {
          term: offer.term,
          industry: offer.industry,
          subsectors: offer.subsectors,
          statement: offer.statement,
        });
    }
  });
  cleanup.listen(list, "focusin", ({ target }) => {
    const chip = near(target, ".ed-chip");
    if (chip)
      setTabStop(
        lists.flatMap((of) => rows.get(of.id)?.row.chips() ?? []),
        chip,
      );
  });
  cleanup.listen(list, "keydown", (event) => {
    const chip = near(event.target, ".ed-chip");
    if (!chip || event.ctrlKey || event.metaKey) return;
    const row = lists.findIndex(({ id }) => id === near(chip, ".ed-row")?.dataset.list);
    const term = near(chip, ".ed-term")?.dataset.term ?? "";
    if (row < 0) return;
    const what = doing(
      event,
      row,
      placeOf(lists[row].terms, term),
      lists.map(({ terms }) => terms.length),
    );
    // Alt and an arrow would leave the page
    if (what || (event.altKey && event.key.startsWith("Arrow"))) event.preventDefault();
    if (!what) return;
    const unit = lists[row].units[0];
    if (what.kind === "remove") remove(unit, term);
    else if (what.kind === "ask") askTerm(lists[row], lists[row].terms[placeOf(lists[row].terms, term)]);
    else if (what.kind === "move") move(unit, term, lists[what.row].units[0], what.at);
    else if (what.kind === "focus") focusOn(lists[what.row].units[0], lists[what.row].terms[what.at].term);
  });
  cleanup.listen(document, "keydown", (event) => {
    const writes = near(event.target, "input, textarea, select, [contenteditable], dialog");
    if (!(event.ctrlKey || event.metaKey) || event.altKey || writes || !draft()) return;
    const key = event.key.toLowerCase();
    const order = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : null;
    if (!order) return;
    event.preventDefault();
    give(order);
  });
  createDrag(
    list,
    (term, from, to, place) => {
      const [source, target] = [byId(from.dataset.list ?? ""), byId(to.dataset.list ?? "")];
      if (!source || !target) return;
      if (source === target && placeOf(source.terms, term) === place) return focusOn(source.units[0], term);
      move(source.units[0], term, target.units[0], place);
    },
    cleanup,
  );
  take();

  /** Take over what Python says, with what it has not followed yet on top. */
  function take() {
    const { data } = current;
    orders.hear(data.done);
    if (data.workspace !== null) workspaceKept.write(data.workspace);
    lists = orders.waiting().reduce((now, [, name, value]) => followed(now, name, value), data.draft?.lists ?? []);
    if (data.told && data.told.n > said) {
      said = data.told.n;
      toolbar.say(data.told.text, data.told.fault);
    }
    if (data.saved && data.saved.n > saved) {
      saved = data.saved.n;
      saveFile(data.saved);
    }
    show();
    if (leaving && !orders.waiting().length) location.assign(leaving);
  }
  return {
    /** @param {Component<EditionData>} next */
    update(next) {
      const { visit } = current.data;
      current = next;
      if (visit !== next.data.visit) {
        orders.forget();
        reports.forget();
      }
      take();
      reports.hear(next.data.heard);
    },
    destroy() {
      cleanup.run();
      box.remove();
    },
  };
}
