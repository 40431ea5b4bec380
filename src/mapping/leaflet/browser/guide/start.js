/**
 * The short start: a line at the foot of the window, over the head of the table and never over the map. Each reader's
 * steps open above it when asked for.
 */

import { all, el, html, near, one, trusted } from "../shared/dom.js";

/**
 * @param {HelpTexts} told
 * @param {() => void} dismissed
 * @returns {HTMLElement}
 */
export function createStart({ start }, dismissed) {
  const box = el(
    "aside",
    { class: "page-start", "aria-label": start.label, "data-testid": "start" },
    html`${start.readers.map(
      ({ title, steps }, place) => html`<div id="page-start-${place}" class="page-start-steps" hidden>
        <b>${title}</b>${trusted(steps)}
      </div>`,
    )}
      <div class="page-start-line"><b>${start.label}</b>${start.readers.map(
        ({ title }, place) =>
          html`<button type="button" aria-expanded="false" aria-controls="page-start-${place}">${title}</button>`,
      )}<button type="button" class="close" aria-label="${start.dismiss}" title="${start.dismiss}">×</button></div>`,
  );
  const buttons = all(box, "[aria-controls]");

  /** @param {HTMLElement | null} wanted */
  function open(wanted) {
    for (const button of buttons) {
      const on = button === wanted && button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(on));
      one(box, `#${button.getAttribute("aria-controls")}`).hidden = !on;
    }
  }
  box.addEventListener("click", ({ target }) => {
    if (near(target, ".close")) {
      box.remove();
      dismissed();
    } else if (near(target, "[aria-controls]")) open(near(target, "[aria-controls]"));
  });
  box.addEventListener("keydown", (event) => event.key === "Escape" && open(null));
  return box;
}
