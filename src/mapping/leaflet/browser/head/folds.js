/**
 * What is folded up on a page opens on paper, and for whoever follows a link to something in it. Browsers do the latter
 * by themselves only of late.
 */

import { all, near } from "../shared/dom.js";

/** Folds whose content belongs on paper. */
const FOR_PAPER = "details[data-paper]:not([open])";

/** Open all folds around a part of the page. @param {Element | null} place */
export function unfold(place) {
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
}

/** @returns {() => void} stops it */
export function followFolds() {
  /** @type {HTMLElement[]} */
  let opened = [];
  function open() {
    if (opened.length > 0) return;
    opened = all(document, FOR_PAPER);
    for (const fold of opened) fold.toggleAttribute("open", true);
  }
  function close() {
    for (const fold of opened.splice(0)) fold.removeAttribute("open");
  }
  /** @param {Event} event */
  function follow({ target }) {
    const hash = near(target, 'a[href^="#"]')?.getAttribute("href");
    if (hash) unfold(document.getElementById(hash.slice(1)));
  }
  const paper = matchMedia("print");
  const turn = () => (paper.matches ? open() : close());
  addEventListener("beforeprint", open);
  addEventListener("afterprint", close);
  paper.addEventListener("change", turn);
  // ahead of the browser, which goes to what has a place
  document.addEventListener("click", follow, { capture: true });
  return () => {
    removeEventListener("beforeprint", open);
    removeEventListener("afterprint", close);
    paper.removeEventListener("change", turn);
    document.removeEventListener("click", follow, { capture: true });
  };
}
