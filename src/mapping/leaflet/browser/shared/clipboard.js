/** Putting text on the clipboard. */

/** The old way, for pages that were not opened over a secure connection. */
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
