/**
 * A part of a page as the server's templates wrote it, whose buttons (`data-press`) report what was pressed. Tabs in it
 * open at once.
 *
 * One element, however many buttons: as elements of Streamlit they would take the browser many times as long to draw.
 */

import { el, fill, near, trusted } from "../shared/dom.js";
import { roveWithin, setTabStop } from "../shared/roving.js";

/**
 * @param {HTMLElement} parent
 * @param {Component<{html: string}>} component
 */
export function mountPressable(parent, component) {
  const box = el("div");
  parent.append(box);
  let current = component;
  let shown = "";

  /** @returns {HTMLElement[]} */
  const tabs = () => [...box.querySelectorAll("[role=tab]")].filter((one) => one instanceof HTMLElement);
  roveWithin(box, tabs);

  /** @param {HTMLElement} opened */
  function open(opened) {
    for (const tab of tabs()) {
      tab.setAttribute("aria-selected", String(tab === opened));
      box.querySelector(`#${tab.getAttribute("aria-controls")}`)?.toggleAttribute("hidden", tab !== opened);
    }
    setTabStop(tabs(), opened);
  }

  box.addEventListener("click", (event) => {
    const button = near(event.target, "[data-press]");
    if (!button) return;
    if (button.getAttribute("role") === "tab") open(button);
    current.setTriggerValue("press", button.dataset.press);
  });

  /** The button that has the keyboard's focus, by what it reports. */
  function focused() {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement && box.contains(activeElement)
      ? activeElement.dataset.press
      : undefined;
  }

  /** The folds that stand open, by their headings. @returns {Set<string | undefined>} */
  const unfolded = () => new Set([...box.querySelectorAll("details[open] > summary")].map((one) => one.textContent));

  return {
    /** @param {Component<{html: string}>} next */
    update(next) {
      current = next;
      if (next.data.html === shown) return;
      shown = next.data.html;
      const pressed = focused();
      const before = unfolded();
      fill(box, trusted(shown));
      for (const fold of box.querySelectorAll("details"))
        fold.open = before.has(fold.querySelector("summary")?.textContent);
      const again = pressed && [...box.querySelectorAll("button")].find(({ dataset }) => dataset.press === pressed);
      if (again) again.focus({ preventScroll: true });
    },
    destroy() {
      box.remove();
    },
  };
}
