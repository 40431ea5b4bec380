/** The field that adds a term to a list: a combobox over the plan's terms, the words of the thesaurus, and any new word. */

import { all, el, fill, html, near } from "../shared/dom.js";
import { tile } from "../shared/tiles.js";
import { onTyped } from "../shared/typing.js";
import { found, knows } from "./vocabulary.js";

/**
 * @param {string} id
 * @param {Translate} t
 * @param {EditionWords} words
 * @param {() => Promise<EditionVocabulary>} load
 * @param {{has: (term: string) => boolean, add: (term: EditionTerm) => void, ask: (typed: string) => void}} does
 */
export function createAdding(id, t, words, load, does) {
  const list = el("div", { id: `ed-options-${id}`, role: "listbox", class: "ed-options", hidden: true });
  list.setAttribute("aria-label", t("可列入的用词"));
  const input = /** @type {HTMLInputElement} */ (
    el("input", {
      type: "text",
      role: "combobox",
      class: "ed-adding",
      autocomplete: "off",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-autocomplete": "list",
      maxlength: words.longest,
      placeholder: t("＋ 添加用词"),
    })
  );
  const node = el("div", { class: "ed-adding-box" }, [input, list]);
  /** @type {EditionVocabulary | null} */
  let vocabulary = null;

  const options = () => all(list, "[role=option]");
  const active = () => options().find((one) => one.getAttribute("aria-selected") === "true");
  /** @param {HTMLElement | undefined} option */
  function activate(option) {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
  /** @param {boolean} opened */
  function open(opened) {
    list.hidden = !opened;
    input.setAttribute("aria-expanded", String(opened));
    if (!opened) activate(undefined);
  }
  function show() {
    const typed = input.value.trim();
    if (!vocabulary || !typed) return open(false);
    const hits = found(vocabulary.words, typed, does.has);
    const industry = new Map(words.industries.map(({ id: key, name }) => [key, name]));
    const isNew = !knows(vocabulary.words, typed);
    fill(
      list,
      html`${hits.map(
        ([word, of, , given], at) =>
          html`<div role="option" id="${list.id}-${at}" aria-selected="false" data-word="${word}">
              ${tile(of, 16)}<span>${word}</span><small>${given ? `${t("文件用词")} · ` : ""}${(of && industry.get(of)) || t("跨领域")}</small>
            </div>`,
      )}${
        isNew &&
        html`<div role="option" id="${list.id}-new" aria-selected="false" data-new="">
          <b aria-hidden="true">＋</b><span>${t("新用词“{typed}”…", { typed })}</span>
        </div>`
      }${!isNew && !hits.length && html`<p>${t("清单里已有“{typed}”", { typed })}</p>`}`,
    );
    open(true);
    activate(options()[0]);
  }
  /** @param {HTMLElement | undefined} option */
  function take(option) {
    if (!option || !vocabulary) return;
    const typed = input.value;
    input.value = "";
    open(false);
    if (option.dataset.word === undefined) return does.ask(typed);
    const entry = vocabulary.words.find(([word]) => word === option.dataset.word);
    if (entry) does.add({ term: entry[0], industry: entry[1], subsectors: entry[3] ? [] : entry[2] });
  }
  async function offer() {
    vocabulary = await load();
    show();
  }
  input.addEventListener("focus", offer, { once: true });
  onTyped(input, show);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const reach = options();
    const chosen = active();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return show();
      const at = chosen ? reach.indexOf(chosen) : -1;
      activate(reach[(at + (event.key === "ArrowDown" ? 1 : -1) + reach.length) % reach.length]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (list.hidden) offer();
      else take(chosen);
    } else if (event.key === "Escape" && (input.value || !list.hidden)) {
      event.stopPropagation();
      input.value = "";
      open(false);
    }
  });
  // a press on the list must not take the focus from the field
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => take(near(target, "[role=option]") ?? undefined));
  return {
    node,
    focus: () => input.focus(),
    /** @param {string} name of the list */
    called(name) {
      input.setAttribute("aria-label", t("{name}：添加用词", { name }));
    },
  };
}
