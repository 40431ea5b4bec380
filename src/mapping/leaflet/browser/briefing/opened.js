/** Files of a briefing: saved under its title, and opened as text that Python reads. */

import { requestOf } from "../shared/briefing_request.js";
import { el } from "../shared/dom.js";

/** @param {Briefing} briefing @param {Translate} t */
export function saveBriefing(briefing, t) {
  const title = String(briefing.settings.title ?? "")
    .replace(/[<>:"/\\|?*\s]+/g, " ")
    .trim();
  const name = [t("简报"), title].filter(Boolean).join("_").slice(0, 80);
  saveAs(`${JSON.stringify(requestOf(briefing), null, 1)}\n`, `${name}.json`);
}

/**
 * Let the reader choose a file.
 * @param {number} most bytes
 * @param {(file: {name: string, text: string}) => void} take
 * @param {(problem: "large" | "unread", name: string) => void} refuse
 */
export function openFile(most, take, refuse) {
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "file", accept: ".json,application/json" }));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > most) return refuse("large", file.name);
    try {
      take({ name: file.name, text: await file.text() });
    } catch {
      refuse("unread", file.name);
    }
  });
  // kept in the document while the system's window is open: some browsers lose the choice otherwise
  input.hidden = true;
  input.className = "bf-file";
  document.querySelector(".bf-file")?.remove();
  document.body.append(input);
  input.click();
}

/** @param {string} text @param {string} name */
function saveAs(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
