/**
 * The field of the search, in the head of every page, and the keys that lead to it. What finds and what is found is
 * fetched when a reader first comes to the field: the first map waits for none of it.
 */

import { loadJson } from "../shared/assets.js";
import { el, html, one } from "../shared/dom.js";
import { found } from "../shared/found_link.js";
import { loadGuide } from "./help_button.js";

const LENS = html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  <path d="M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4 14 14" fill="none" stroke="currentColor" stroke-width="1.6" />
</svg>`;
const WRITTEN_IN =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="file"]), textarea, select, [contenteditable], [role="textbox"]';

/** A sign that only Macs need, and have in their own fonts. */
const COMMAND_K = "\u2318K";
const onAMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** @param {KeyboardEvent} event whether it was meant for a field, also one in the shadow of an element */
function isTyping(event) {
  const [target] = event.composedPath();
  return event.isComposing || (target instanceof Element && target.matches(WRITTEN_IN));
}

/** Whether a key leads to the search. @param {KeyboardEvent} event */
function asksForSearch(event) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (isTyping(event) || altKey || document.querySelector('dialog[open], [role="dialog"][aria-modal="true"]'))
    return false;
  return ctrlKey || metaKey ? key.toLowerCase() === "k" : key === "/";
}

/**
 * @param {GuideData} first
 * @param {(name: string, value: unknown) => void} report
 */
export function createSearchField(first, report) {
  let data = first;
  const input = /** @type {HTMLInputElement} */ (
    el("input", {
      ...{ type: "text", role: "combobox", autocomplete: "off", autocapitalize: "off", spellcheck: "false" },
      ...{ maxlength: 100, enterkeyhint: "search", placeholder: data.hint },
      ...{ "aria-label": data.search, "aria-autocomplete": "list", "aria-expanded": "false" },
      "aria-keyshortcuts": "Control+K Meta+K /",
    })
  );
  const box = el(
    "div",
    { class: "page-search", role: "search", "data-testid": "search" },
    html`<button type="button" class="page-search-open" aria-label="${data.search}" title="${data.search}">${LENS}</button>
      <div class="page-search-field">${LENS}<kbd>${onAMac() ? COMMAND_K : "Ctrl K"}</kbd
        ><button type="button" class="page-search-close" aria-label="${data.close}">×</button></div>
      <p class="page-search-wait" role="status"></p>`,
  );
  const field = one(box, ".page-search-field");
  one(field, "svg").after(input);
  const wait = one(box, ".page-search-wait");
  /** @type {Promise<void> | null} */
  let loading = null;
  /** @type {(() => void) | null} goes on once Python has made the index */
  let made = null;

  async function load() {
    if (!data.assets.index) {
      report("search", true);
      await new Promise((resolve) => (made = () => resolve(undefined)));
    }
    const [{ createSearch }, told] = await Promise.all([loadGuide(data.assets), loadJson(data.assets.index ?? "")]);
    createSearch({ box, input, later: () => data.later, choose, close }, told);
  }
  async function ready() {
    loading ??= load();
    wait.textContent = data.waiting;
    try {
      await loading;
      wait.textContent = "";
    } catch (error) {
      console.error("search:", error);
      loading = null;
      wait.textContent = data.failed;
    }
  }

  /** @param {string} kind @param {string} id */
  function choose(kind, id) {
    if (!found.show(kind, id)) report("chosen", { kind, id });
  }
  function open() {
    box.classList.add("open");
    input.focus();
    input.select();
  }
  function close() {
    box.classList.remove("open");
    input.blur();
  }
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    // pressed again in the field itself, the keys take the old text for the new one to replace
    const again = event.target === input && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (!again && !asksForSearch(event)) return;
    event.preventDefault();
    open();
  }

  one(box, ".page-search-open").addEventListener("click", open);
  one(box, ".page-search-close").addEventListener("click", close);
  input.addEventListener("focus", ready);
  document.addEventListener("keydown", onKey);
  return {
    node: box,
    /** @param {GuideData} next */
    update(next) {
      data = next;
      if (data.assets.index) made?.();
    },
    destroy: () => document.removeEventListener("keydown", onKey),
  };
}
