/**
 * 「加入简报」: one press puts what the page shows into the briefing. Python answers with the page as it stands by then,
 * and what came of it is said beside the button. How many pages there are is counted once the browser is idle.
 */

import {
  addToBriefing,
  changeBriefing,
  isKept,
  readBriefing,
  replacing,
  watchBriefing,
} from "../shared/briefing_kept.js";
import { createCleanup, el, html, near, one, whenIdle } from "../shared/dom.js";

const ICON = html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  <path d="M2.5 3.5h11v9h-11zM8 5.5v5M5.5 8h5" fill="none" stroke="currentColor" stroke-width="1.5" />
</svg>`;

/**
 * @param {HeadBriefing} first
 * @param {(stamp: number) => void} ask
 * @param {() => void} go opens the page of the briefing within the session
 */
export function createBriefingButton(first, ask, go) {
  const cleanup = createCleanup();
  const node = el(
    "div",
    { class: "page-briefing" },
    html`<button type="button" class="page-export page-again" hidden></button
      ><button type="button" class="page-export page-add">${ICON}<span>${first.label}</span></button>
      <div class="page-added"><p role="status"></p><a hidden></a><button type="button" hidden>×</button></div>`,
  );
  const [again, add, status, link, close] = [
    one(node, ".page-again"),
    one(node, ".page-add"),
    one(node, "[role=status]"),
    one(node, "a"),
    one(node, ".page-added button"),
  ];
  let { again: againLabel } = first;
  let waiting = 0;
  /** @type {string | null} */
  let toReplace = null;

  function count() {
    const { pages } = readBriefing();
    const place = pages.findIndex(({ id }) => id === replacing.id());
    again.hidden = place < 0;
    again.textContent = againLabel.replace("{n}", String(place + 1));
    one(add, "span").dataset.count = pages.length ? String(pages.length) : "";
  }
  /** @param {string} text @param {HeadAnswer} [answer] */
  function say(text, answer) {
    status.textContent = text;
    node.classList.toggle("said", Boolean(text));
    link.hidden = !answer?.link;
    close.hidden = !text;
    if (!answer?.link) return;
    link.textContent = answer.open;
    link.setAttribute("href", answer.link);
    close.setAttribute("aria-label", answer.close);
  }
  /** @param {string | null} id the page to put back, or null for a new one */
  function press(id) {
    toReplace = id;
    waiting = Date.now();
    ask(waiting);
  }
  /** @param {HeadAnswer} answer */
  function take(answer) {
    const { page, name } = answer;
    if (!page) return say(answer.told);
    const before = readBriefing().pages;
    const place = toReplace === null ? -1 : before.findIndex(({ id }) => id === toReplace);
    if (place >= 0) {
      changeBriefing(({ settings, pages }) => ({
        settings,
        pages: pages.map((one) => (one.id === toReplace ? { ...one, name, spec: withWords(page, one.spec) } : one)),
      }));
      replacing.end();
      count();
      return say(answer.replaced.replace("{n}", String(place + 1)), answer);
    }
    const { pages, full } = addToBriefing(page, name);
    if (full) return say(answer.full.replace("{n}", String(pages)), answer);
    say((isKept() ? answer.added : answer.lent).replace("{n}", String(pages)), answer);
  }

  add.addEventListener("click", () => press(null));
  again.addEventListener("click", () => press(replacing.id()));
  node.addEventListener("click", (event) => {
    if (near(event.target, ".page-added button")) {
      say("");
      add.focus();
    } else if (near(event.target, "a") && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      go();
    }
  });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && near(event.target, ".page-added")) {
      say("");
      add.focus();
    }
  });
  whenIdle(() => {
    count();
    watchBriefing(count, cleanup);
  }, cleanup);
  return {
    node,
    /** @param {HeadBriefing} next */
    update({ again: label, answer }) {
      againLabel = label;
      if (!answer || answer.pressed !== waiting) return;
      waiting = 0;
      take(answer);
    },
    destroy: cleanup.run,
  };
}

/** A page that is put back keeps the words that the reader has given it. @param {PageRequest} page @param {PageRequest} before */
function withWords(page, { title, subtitle }) {
  return { ...page, ...(title && { title }), ...(subtitle && { subtitle }) };
}
