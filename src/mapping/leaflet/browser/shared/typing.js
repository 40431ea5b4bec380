/** What is typed into a field. An input method (pinyin) writes its own letters first: they are no text of the reader's. */

/**
 * Call back when the reader's text has changed, and only then.
 * @param {HTMLInputElement} field
 * @param {() => void} changed
 */
export function onTyped(field, changed) {
  field.addEventListener("input", (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) changed();
  });
  // what was composed stands in the field now; some browsers send no further input event for it
  field.addEventListener("compositionend", changed);
}
