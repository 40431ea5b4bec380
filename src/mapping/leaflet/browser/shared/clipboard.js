/** Putting text on the clipboard. */

import { html } from "./dom.js";

export const COPY_ICON = html`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
  <path d="M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3" fill="none" stroke="currentColor" stroke-width="1.3" />
</svg>`;

/** The old way, for pages that were not opened over a secure connection. @param {string} text */
function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.cssText = "position:fixed;top:0;opacity:0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser has allowed it
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}
