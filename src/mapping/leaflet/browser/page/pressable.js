/**
 * A part of a page as the server's templates wrote it, whose buttons (`data-press`) report what was pressed, and whose
 * lists to choose from and fields (`data-choose`) what was chosen or written: `name=value`. Tabs in it open at once.
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

  box.addEventListener("change", ({ target }) => {
    if (!isField(target) || !target.dataset.choose) return;
    current.setTriggerValue("press", `${target.dataset.choose}=${target.value}`);
  });

  /** What has the keyboard's focus, by what it reports. */
  function focused() {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement && box.contains(activeElement) ? reports(activeElement) : undefined;
  }

  /** What stands in the field that has the focus. */
  function written() {
    const { activeElement } = document;
    return activeElement instanceof HTMLInputElement && box.contains(activeElement) ? activeElement.value : undefined;
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
      const typed = written();
      const before = box.hasChildNodes() ? unfolded() : null;
      fill(box, trusted(shown));
      // at first as the template has them, then as the reader has left them
      for (const fold of box.querySelectorAll("details"))
        if (before) fold.open = before.has(fold.querySelector("summary")?.textContent);
      const again =
        pressed && [...box.querySelectorAll("button, select, input")].find((one) => reports(one) === pressed);
      if (!(again instanceof HTMLElement)) return;
      again.focus({ preventScroll: true });
      // what is being written while an answer comes is not lost
      if (again instanceof HTMLInputElement && typed !== undefined) again.value = typed;
    },
    destroy() {
      box.remove();
    },
  };
}

/** A list to choose from, or a field. @param {EventTarget | null} one @returns {one is HTMLSelectElement | HTMLInputElement} */
function isField(one) {
  return one instanceof HTMLSelectElement || one instanceof HTMLInputElement;
}

/** What a button, a list to choose from or a field reports, without what is chosen. @param {Element} one */
function reports(one) {
  if (!(one instanceof HTMLElement)) return undefined;
  return one.dataset.press ?? one.dataset.choose;
}
