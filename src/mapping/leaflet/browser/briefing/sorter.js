/**
 * The pages of the briefing in their order, as a sorter of slides: dragged or moved by keys and buttons, named, copied,
 * removed and brought back. All of it answers at once; Python is told afterwards and sends the pictures.
 */

import {
  changeBriefing,
  isKept,
  MOST_PAGES,
  newId,
  readBriefing,
  replacing,
  watchBriefing,
} from "../shared/briefing_kept.js";
import { briefingOf, requestOf } from "../shared/briefing_request.js";
import { createCleanup, el, near, putInOrder } from "../shared/dom.js";
import { createReports } from "../shared/reports.js";
import { nextControl, setTabStop } from "../shared/roving.js";
import { createCard } from "./card.js";
import { createDrag } from "./drag.js";
import { createEmpty } from "./empty.js";
import { openFile, saveBriefing } from "./opened.js";
import { changed, drawnFrom, duplicated, inserted, moved, paperOf, placeOf, removed, restored } from "./pages.js";
import { createPictures } from "./pictures.js";
import { dressed } from "./style.js";
import { createToolbar } from "./toolbar.js";

/**
 * @param {HTMLElement} parent
 * @param {Component<BriefingData>} component
 */
export async function mountSorter(parent, component) {
  const { words, t } = await dressed(component.data.assets);
  return createSorter(parent, component, words, t);
}

/**
 * @param {HTMLElement} parent
 * @param {Component<BriefingData>} component
 * @param {BriefingWords} words
 * @param {Translate} t
 */
function createSorter(parent, component, words, t) {
  const cleanup = createCleanup();
  let current = component;
  /** @type {BriefingUndo | null} */
  let undo = null;
  /** @type {{name: string, text: string} | null} */
  let toOpen = null;
  let opening = "";
  let answered = 0;
  /** @type {string | null} */
  let told = null;
  /** @type {Map<string, ReturnType<typeof createCard>>} */
  const cards = new Map();

  const list = el("ol", { class: "bf-pages" });
  const keys = el(
    "p",
    { id: "bf-keys", class: "bf-keys" },
    t("拖动缩略图可改变次序。键盘：方向键选页，Shift + 方向键移动，Delete 移除。"),
  );
  const empty = createEmpty(t, words.atlas);
  const toolbar = createToolbar(t, words.sheets, {
    undo: takeBack,
    open: () => openFile(words.most, take, refuse),
    save: () => saveBriefing(readBriefing(), t),
    empty: clear,
    ...Object.fromEntries(words.sheets.map((sheet) => [sheet, () => toggleSheet(sheet)])),
  });
  const box = el("section", { class: "bf-sorter", "aria-label": t("简报的页面"), "data-testid": "briefing" }, [
    toolbar.node,
    empty,
    list,
    keys,
  ]);
  parent.append(box);

  const pictures = createPictures((id) => {
    const briefing = readBriefing();
    const page = briefing.pages.find((one) => one.id === id);
    return page ? drawnFrom(briefing, page) : null;
  });
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const id = /** @type {HTMLElement} */ (target).dataset.page ?? "";
        if (isIntersecting) pictures.see(id);
        else pictures.pass(id);
      }
      reports.push();
    },
    { rootMargin: "200px" },
  );
  cleanup.add(() => seen.disconnect());

  const reports = createReports(
    (report) => {
      pictures.asked(report.n, report.wanted ?? []);
      current.setTriggerValue("report", report);
    },
    () => {
      const text = JSON.stringify(requestOf(readBriefing()));
      /** @type {BriefingReport} */
      const report = {};
      if (text !== told) report.kept = text;
      const wanted = pictures.wanted();
      // Python knows pages by their place, so what is wanted of it goes with the briefing that it knows
      if (wanted.length) report.wanted = wanted.map((id) => `${placeOf(readBriefing().pages, id)} ${id}`);
      if (toOpen) report.opened = toOpen;
      told = text;
      toOpen = null;
      return Object.keys(report).length ? report : null;
    },
  );

  /** @param {(now: Briefing) => Briefing} change */
  const change = (change) => changeBriefing(change);
  /** @param {(pages: BriefingPage[]) => BriefingPage[]} turn */
  const turn = (turn) => change(({ settings, pages }) => ({ settings, pages: turn(pages) }));

  /** @param {string} text @param {BriefingUndo | null} [how] */
  function say(text, how = null) {
    undo = how;
    toolbar.say(text, how !== null);
  }
  /** @param {string} id */
  const called = (id) => {
    const page = readBriefing().pages.find((one) => one.id === id);
    return page?.spec.title || pictures.of(id)?.name || page?.name || t("未命名");
  };
  function takeBack() {
    if (!undo) return;
    const how = undo;
    change(how);
    say(t("已撤销，共 {n} 页", { n: readBriefing().pages.length }));
    focusOn(readBriefing().pages[0]?.id);
  }
  function clear() {
    const before = readBriefing();
    change(() => ({ settings: {}, pages: [] }));
    say(t("已清空，原有 {n} 页", { n: before.pages.length }), (now) => ({
      settings: before.settings,
      pages: restored(before.pages, now.pages, []),
    }));
    toolbar.focusUndo();
  }
  /** @param {string} id @param {number} to */
  function move(id, to) {
    const { pages } = turn((now) => moved(now, id, to));
    say(t("“{name}”现在是第 {at} 页，共 {n} 页", { name: called(id), at: placeOf(pages, id) + 1, n: pages.length }));
  }
  /** @param {string} id */
  function remove(id) {
    const before = readBriefing().pages;
    const at = placeOf(before, id);
    if (at < 0) return;
    const [page, name] = [before[at], called(id)];
    const { pages } = turn((now) => removed(now, id));
    say(t("已移除第 {n} 页“{name}”", { n: at + 1, name }), ({ settings, pages: now }) => ({
      settings,
      pages: placeOf(now, id) < 0 ? inserted(now, page, at) : now,
    }));
    if (pages.length) focusOn(pages[Math.min(at, pages.length - 1)].id);
    else toolbar.focusUndo();
  }
  /** @param {number} more */
  function isFull(more) {
    const full = readBriefing().pages.length + more > MOST_PAGES;
    if (full) say(t("简报最多 {most} 页，请先移除几页。", { most: MOST_PAGES }));
    return full;
  }
  /** @param {string} id */
  function copy(id) {
    if (isFull(1)) return;
    const copyId = newId();
    const { pages } = turn((now) => duplicated(now, id, copyId));
    say(t("已复制为第 {n} 页", { n: placeOf(pages, copyId) + 1 }));
    focusOn(copyId);
  }
  /** Put the cover or the contents at the front, or take them away. @param {string} sheet */
  function toggleSheet(sheet) {
    const { pages } = readBriefing();
    const there = pages.find(({ spec }) => spec.sheet === sheet);
    if (there) return remove(there.id);
    if (isFull(1)) return;
    const name = sheet === "cover" ? t("封面") : t("目录");
    const at = sheet === "contents" && pages[0]?.spec.sheet === "cover" ? 1 : 0;
    const spec = { sheet, edition: pages[0]?.spec.edition ?? words.edition, lang: pages[0]?.spec.lang ?? words.lang };
    turn((now) => inserted(now, { id: newId(), name, spec }, at));
    say(t("已加入“{name}”，为第 {n} 页", { name, n: at + 1 }));
  }
  /** @param {{name: string, text: string}} file */
  function take(file) {
    [toOpen, opening] = [file, file.name];
    say(t("正在读“{file}”…", { file: file.name }));
    reports.push();
  }
  /** @param {"large" | "unread"} problem @param {string} file */
  function refuse(problem, file) {
    say(
      problem === "large"
        ? t("“{file}”超过 {most} MB，不是简报文件。", { file, most: Math.round(words.most / 2 ** 20) })
        : t("读不了“{file}”，请再选一次。", { file }),
    );
  }
  /** @param {BriefingAnswer | null} answer */
  function answer(answer) {
    if (!answer || answer.n <= answered || !opening) return;
    answered = answer.n;
    const file = opening;
    opening = "";
    if (!answer.request) return say(answer.told ?? "");
    const before = readBriefing();
    const read = briefingOf(answer.request, newId);
    change(() => read);
    say(t("已打开“{file}”，共 {n} 页", { file, n: read.pages.length }), (now) => ({
      settings: before.settings,
      pages: restored(before.pages, now.pages, read.pages),
    }));
  }

  /** @param {string | undefined} id */
  function focusOn(id) {
    const card = id && cards.get(id);
    if (!card) return;
    setTabStop(
      [...cards.values()].map(({ picture }) => picture),
      card.picture,
    );
    card.picture.focus();
  }

  function show() {
    const briefing = readBriefing();
    const { pages } = briefing;
    const paper = words.papers[paperOf(briefing)] ?? words.papers.a4;
    list.style.setProperty("--bf-ratio", `${paper.width} / ${paper.height}`);
    list.classList.toggle("bf-tall", paper.height > paper.width);
    empty.hidden = pages.length > 0;
    keys.hidden = pages.length === 0;
    toolbar.update(briefing, paper.label, isKept());
    for (const [id, { node }] of cards) {
      if (placeOf(pages, id) >= 0) continue;
      seen.unobserve(node);
      pictures.pass(id);
      cards.delete(id);
    }
    for (const [at, page] of pages.entries()) {
      const known = cards.get(page.id);
      const card = known ?? createCard(page.id, t, words.longest);
      if (!known) {
        cards.set(page.id, card);
        seen.observe(card.node);
      }
      card.update(page, at, pages.length, pictures.of(page.id), pictures.isFresh(page.id));
    }
    const shown = pages.map(({ id }) => /** @type {ReturnType<typeof createCard>} */ (cards.get(id)));
    const held =
      document.activeElement instanceof HTMLElement && list.contains(document.activeElement)
        ? document.activeElement
        : null;
    putInOrder(
      list,
      shown.map(({ node }) => node),
    );
    if (held?.isConnected && held !== document.activeElement) held.focus({ preventScroll: true });
    const all = shown.map(({ picture }) => picture);
    setTabStop(
      all,
      all.find((one) => one === document.activeElement) ?? all.find((one) => one.tabIndex === 0) ?? all[0],
    );
    reports.push();
  }

  /** @param {EventTarget | null} target */
  const idOf = (target) => near(target, ".bf-page")?.dataset.page ?? "";

  cleanup.listen(list, "click", ({ target }) => {
    const id = idOf(target);
    const order = near(target, "[data-do]")?.dataset.do;
    const at = placeOf(readBriefing().pages, id);
    if (near(target, ".bf-open")) replacing.begin(id);
    else if (order === "remove") remove(id);
    else if (order === "copy") copy(id);
    else if (order === "back" || order === "forth") {
      move(id, at + (order === "back" ? -1 : 1));
      const button = /** @type {HTMLElement | null} */ (
        cards.get(id)?.node.querySelector(`[data-do=${order}]:not([disabled])`)
      );
      (button ?? cards.get(id)?.picture)?.focus();
    } else if (near(target, ".bf-picture")) focusOn(id);
  });
  cleanup.listen(list, "change", ({ target }) => {
    const line = near(target, "input");
    const key = line?.dataset.line;
    if (!(line instanceof HTMLInputElement) || !key) return;
    turn((pages) => changed(pages, idOf(line), { [key]: line.value.trim() }));
  });
  cleanup.listen(list, "keydown", (event) => {
    const picture = near(event.target, ".bf-picture");
    const id = idOf(event.target);
    const { pages } = readBriefing();
    if (!picture) {
      if (event.key === "Enter" && near(event.target, "input")) /** @type {HTMLElement} */ (event.target).blur();
      return;
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove(id);
      return;
    }
    const all = pages.map((page) => /** @type {ReturnType<typeof createCard>} */ (cards.get(page.id)).picture);
    const next = sideways(event.key, picture, all) ?? nextControl(event.key, picture, all);
    if (!next) return;
    event.preventDefault();
    const to = all.indexOf(next);
    const wraps =
      event.key.startsWith("Arrow") && Math.abs(to - placeOf(pages, id)) === pages.length - 1 && pages.length > 2;
    if (event.shiftKey) {
      if (!wraps) move(id, to);
      focusOn(id);
    } else focusOn(pages[to].id);
  });
  /** Up and down lead to the row above and below. @param {string} key @param {HTMLElement} from @param {HTMLElement[]} all */
  function sideways(key, from, all) {
    if (key !== "ArrowUp" && key !== "ArrowDown") return null;
    const here = from.getBoundingClientRect();
    const rows = all.map((one) => ({ one, rect: one.getBoundingClientRect() }));
    const beyond = rows.filter(({ rect }) => (key === "ArrowUp" ? rect.top < here.top - 4 : rect.top > here.top + 4));
    const row =
      key === "ArrowUp"
        ? Math.max(...beyond.map(({ rect }) => rect.top))
        : Math.min(...beyond.map(({ rect }) => rect.top));
    const inRow = beyond.filter(({ rect }) => Math.abs(rect.top - row) < 4);
    inRow.sort((a, b) => Math.abs(a.rect.left - here.left) - Math.abs(b.rect.left - here.left));
    return inRow[0]?.one ?? from;
  }
  createDrag(
    list,
    () => readBriefing().pages.map(({ id }) => /** @type {ReturnType<typeof createCard>} */ (cards.get(id)).node),
    (card, to) => {
      move(card.dataset.page ?? "", to);
      focusOn(card.dataset.page);
    },
    cleanup,
  );
  replacing.end();
  watchBriefing(show, cleanup);
  show();

  return {
    /** @param {Component<BriefingData>} next */
    update(next) {
      const { visit } = current.data;
      current = next;
      if (visit !== next.data.visit) {
        told = null;
        reports.forget();
      }
      pictures.take(next.data.made);
      answer(next.data.answer);
      reports.hear(next.data.heard);
      show();
    },
    destroy() {
      cleanup.run();
      box.remove();
    },
  };
}
