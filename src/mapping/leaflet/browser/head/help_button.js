/**
 * The "?" in the head of every page, and on the first visit of the city's page the short start. Both are fetched: by the
 * press, or once the map has been drawn and the browser has nothing else to do.
 */

import { loadJson, loadText } from "../shared/assets.js";
import { createCleanup, el, whenIdle } from "../shared/dom.js";
import { found } from "../shared/found_link.js";

const DISMISSED = "wuhan-map-start-dismissed";

/** A browser may keep nothing; then the start is shown on every visit. */
function isDismissed() {
  try {
    return localStorage.getItem(DISMISSED) !== null;
  } catch {
    return false;
  }
}

function dismiss() {
  try {
    localStorage.setItem(DISMISSED, "1");
  } catch {
    // nothing is kept
  }
}

/** The list, the help and the start are one file with one style. @param {GuideData["assets"]} assets */
export async function loadGuide({ guide, css }) {
  const [modules, styles] = await Promise.all([import(new URL(guide, document.baseURI).href), loadText(css)]);
  if (!document.querySelector("style[data-guide]")) {
    document.head.append(el("style", { "data-guide": true }, styles));
  }
  return modules;
}

/** @param {GuideData} data */
export function createHelpButton({ assets, help, start }) {
  const cleanup = createCleanup();
  const load = () => Promise.all([loadGuide(assets), loadJson(assets.help)]);
  const button = el("button", { type: "button", class: "page-help", "aria-label": help, title: help }, "?");
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", async () => {
    try {
      const [{ openHelp }, told] = await load();
      openHelp(told);
    } catch (error) {
      console.error("help:", error);
    }
  });

  async function showStart() {
    const [{ createStart }, told] = await load();
    const box = createStart(told, dismiss);
    document.body.append(box);
    cleanup.add(() => box.remove());
  }
  if (start && !isDismissed()) {
    cleanup.add(found.whenDrawn(() => whenIdle(() => showStart().catch(() => {}), cleanup)));
  }
  return { node: button, destroy: cleanup.run };
}
