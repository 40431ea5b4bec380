/** The buttons of the list's rows that put a park on the shortlist. From a row, the next tab stop is its own. */

import { afterPaint, all, near } from "../shared/dom.js";
import { setTabStop } from "../shared/roving.js";

/**
 * @param {FinderContext} context
 * @param {Shortlist} shortlist
 */
export function createRowPicks({ store, panel }, shortlist) {
  const picks = () => all(panel, "[data-short]");

  function mark() {
    const { short } = store.state;
    for (const pick of picks()) pick.setAttribute("aria-pressed", String(short.includes(pick.dataset.short ?? "")));
  }

  panel.addEventListener("click", ({ target }) => {
    const park = near(target, "[data-short]")?.dataset.short;
    if (park) shortlist.toggle(park);
  });
  panel.addEventListener("focusin", ({ target }) => {
    const row = near(target, "[data-row]");
    const pick = row?.closest("li")?.querySelector("[data-short]");
    if (pick) setTabStop(picks(), /** @type {HTMLElement} */ (pick));
  });

  store.subscribe(["parks"], afterPaint(mark));
  store.subscribe(["short"], mark);
  mark();
}
