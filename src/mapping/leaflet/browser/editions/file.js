/** The file of a draft: opened as text that Python reads, and saved as Python has written it. */

import { el } from "../shared/dom.js";

/**
 * Let the reader choose a file.
 * @param {number} most bytes
 * @param {(file: {name: string, text: string}) => void} take
 * @param {(problem: "large" | "unread", name: string) => void} refuse
 */
export function openFile(most, take, refuse) {
  const input = /** @type {HTMLInputElement} */ (
    el("input", { type: "file", accept: ".json,application/json", class: "ed-file", hidden: true })
  );
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    input.remove();
    if (!file) return;
    if (file.size > most) return refuse("large", file.name);
    try {
      take({ name: file.name, text: await file.text() });
    } catch {
      refuse("unread", file.name);
    }
  });
  // kept in the document while the system's window is open: some browsers lose the choice otherwise
  document.querySelector(".ed-file")?.remove();
  document.body.append(input);
  input.click();
}

/** @param {{name: string, text: string}} file */
export function saveFile({ name, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
