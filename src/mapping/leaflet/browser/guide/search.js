/**
 * The list below the field of the search: a combobox with groups. The field keeps the focus; arrows move the active
 * option, Enter chooses it, Escape closes the list and then empties the field.
 */

import { all, el, fill, html, near } from "../shared/dom.js";
import { createTranslator } from "../shared/translator.js";
import { onTyped } from "../shared/typing.js";
import { createMatcher } from "./matcher.js";

/** Entries shown of a group before it is opened. */
const MOST = 8;
const LIST = "page-search-list";

/**
 * @param {SearchField} field
 * @param {GuideIndex} index
 */
export function createSearch({ box, input, later, choose, close }, index) {
  const t = createTranslator(index.messages);
  const labels = new Map(index.kinds);
  const { find } = createMatcher(index.entries, [...labels.keys()], index.variants);
  const list = el("div", { id: LIST, role: "listbox", class: "page-search-list", hidden: true });
  list.setAttribute("aria-label", t("查找结果"));
  const status = el("p", { class: "page-search-status", role: "status" });
  box.append(list, status);
  /** @type {Set<string>} kinds of which all is shown */
  const opened = new Set();
  let shown = "";

  const options = () => all(list, "[role=option]");
  const active = () => options().find((option) => option.getAttribute("aria-selected") === "true");

  /** @param {HTMLElement | undefined} option */
  function activate(option) {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} open */
  function open(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) activate(undefined);
  }

  /** @param {GuideEntry} entry @param {string} id */
  const optionMarkup = ({ kind, id: of, label, note, tile }, id) =>
    html`<div role="option" id="${id}" aria-selected="false" data-kind="${kind}" data-id="${of}">
      ${tile && html`<img src="app/static/tiles/${tile}.svg" width="20" height="20" alt="" />`}<span>${label}</span
      >${note && html`<small>${note}</small>`}
    </div>`;

  /** @param {{kind: string, entries: GuideEntry[]}} group */
  function groupMarkup({ kind, entries }) {
    const some = opened.has(kind) ? entries : entries.slice(0, MOST);
    const more =
      some.length < entries.length &&
      html`<div role="option" id="${LIST}-${kind}-all" aria-selected="false" class="more" data-all="${kind}">
        ${t("全部 {n} 个", { n: entries.length })}
      </div>`;
    const heading = `${LIST}-${kind}`;
    return html`<div role="group" aria-labelledby="${heading}">
      <b id="${heading}" role="presentation">${labels.get(kind)}</b>
      ${some.map((entry, place) => optionMarkup(entry, `${heading}-${place}`))}${more}
    </div>`;
  }

  /** @param {string} text */
  const nothingMarkup = (text) =>
    html`<p role="presentation">${t("没有叫「{text}」的单元、园区、产业、图层或页面。", { text })}</p>
      <div role="option" id="${LIST}-match" aria-selected="false" data-kind="match" data-id="${text}">
        ${t("在「产业选址」里匹配「{text}」", { text })}
      </div>
      <div role="option" id="${LIST}-finder" aria-selected="false" data-kind="finder" data-id="${text}">
        ${t("在「园区查找」里搜索「{text}」", { text })}
      </div>`;

  function show() {
    const text = input.value.trim();
    if (text !== shown) opened.clear();
    shown = text;
    const groups = text ? find(text, { later: later() }) : [];
    const total = groups.reduce((sum, { entries }) => sum + entries.length, 0);
    fill(list, total > 0 ? html`${groups.map(groupMarkup)}` : text ? nothingMarkup(text) : html``);
    open(text !== "");
    activate(total > 0 ? options()[0] : undefined);
    status.textContent = text ? t("{n} 个结果", { n: total }) : "";
  }

  /** @param {HTMLElement | undefined} option */
  function take(option) {
    if (!option) return;
    const { all: kind, kind: of, id } = option.dataset;
    if (kind) {
      const at = options().indexOf(option);
      opened.add(kind);
      show();
      activate(options()[at]);
      return;
    }
    input.value = "";
    show();
    close();
    choose(of ?? "", id ?? "");
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const reach = options();
    const chosen = active();
    const at = chosen ? reach.indexOf(chosen) : -1;
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = at < 0 ? (step > 0 ? 0 : reach.length - 1) : (at + step + reach.length) % reach.length;
    event.preventDefault();
    if (list.hidden) show();
    else activate(reach[next]);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    // the keys of an input method are its own, Enter above all
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event);
    else if (event.key === "Enter") take(list.hidden ? undefined : active());
    else if (event.key === "Escape") {
      event.stopPropagation();
      if (!list.hidden) open(false);
      else if (input.value) {
        input.value = "";
        show();
      } else close();
    }
  }

  input.setAttribute("aria-controls", LIST);
  onTyped(input, show);
  input.addEventListener("keydown", press);
  input.addEventListener("focus", () => input.value.trim() && list.hidden && show());
  input.addEventListener("blur", () => open(false));
  // a press on the list must not take the focus from the field
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => take(near(event.target, "[role=option]") ?? undefined));
  list.addEventListener("pointermove", (event) => {
    const option = near(event.target, "[role=option]");
    if (option && option !== active()) activate(option);
  });
  show();
}
