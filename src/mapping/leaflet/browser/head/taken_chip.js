/** 「含导入数据」: a chip in the head while the pages show lists of the reader's own; a press tells which, and lets go. */

import { el, html, near } from "../shared/dom.js";

/** @param {TakenList} list @param {HeadTaken} told */
const row = ({ id, name, told: said }, { remove }) =>
  html`<li>
    <span><b>${name}</b><small>${said}</small></span>
    <button type="button" data-remove="${id}">${remove}</button>
  </li>`;

/**
 * @param {HeadTaken} told
 * @param {(id: string) => void} remove
 * @param {() => void} go opens the page on which lists are taken in
 */
export function createTakenChip(told, remove, go) {
  const { label, draft, lists, note, all, way, close } = told;
  const node = el("div", { class: "page-taken", "data-testid": "taken" });
  if (draft) node.append(el("span", { class: "page-draft", "data-testid": "draft" }, draft));
  if (!label) return { node };
  const chip = el(
    "button",
    { type: "button", class: "page-taken-chip", "aria-expanded": "false" },
    html`${label}<i>${lists.length}</i>`,
  );
  const panel = el(
    "div",
    { class: "page-taken-panel", role: "group", "aria-label": label, hidden: true },
    html`<ul>${lists.map((list) => row(list, told))}</ul>
      <p>${note}</p>
      <div><button type="button" data-remove="*">${all}</button><a href="import">${way}</a
        ><button type="button" data-close>${close}</button></div>`,
  );
  node.append(chip, panel);

  /** @param {boolean} open */
  function show(open) {
    panel.hidden = !open;
    chip.setAttribute("aria-expanded", String(open));
  }
  chip.addEventListener("click", () => show(Boolean(panel.hidden)));
  node.addEventListener("click", (event) => {
    const id = near(event.target, "[data-remove]")?.dataset.remove;
    if (id) remove(id);
    else if (near(event.target, "[data-close]")) {
      show(false);
      chip.focus();
    } else if (near(event.target, "a") && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      go();
    }
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    chip.focus();
  });
  return { node };
}
