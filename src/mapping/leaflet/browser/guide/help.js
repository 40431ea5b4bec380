/** The help: a dialog of the browser's own, which keeps the focus inside and closes by Escape. Texts are Python's. */

import { el, html, one, trusted } from "../shared/dom.js";

/** @param {HelpTexts} told */
export function openHelp({ label, close, help }) {
  const dialog = /** @type {HTMLDialogElement} */ (
    el(
      "dialog",
      { class: "page-help-dialog", "aria-labelledby": "page-help-title" },
      html`<header><h2 id="page-help-title">${label}</h2
        ><button type="button" aria-label="${close}">×</button></header>
        ${trusted(help)}`,
    )
  );
  one(dialog, "button").addEventListener("click", () => dialog.close());
  // a press beside it, on what lies behind
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
