/** Files between the reader and the page: one that was chosen, as text fit for JSON, and one that is saved. */

import { el } from "./dom.js";

/** @param {File} file @returns {Promise<string>} its content in base64 */
export const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** @param {string} url @param {string} name */
export function save(url, name) {
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}
