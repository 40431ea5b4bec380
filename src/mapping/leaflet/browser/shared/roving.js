/** One tab stop for a group of controls; the arrow keys move inside it. */

/** @type {Record<string, number>} */
const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The control an arrow key, Home or End leads to.
 * @template {HTMLElement} T
 * @param {string} key
 * @param {T} current
 * @param {T[]} controls those that can be reached now
 * @returns {T | null}
 */
export function nextControl(key, current, controls) {
  if (controls.length === 0) return null;
  if (key === "Home") return controls[0];
  if (key === "End") return controls[controls.length - 1];
  if (!(key in STEP)) return null;
  const at = controls.indexOf(current);
  return controls[(at + STEP[key] + controls.length) % controls.length];
}

/**
 * @param {HTMLElement[]} controls
 * @param {HTMLElement | undefined} current the one that takes the tab stop
 */
export function setTabStop(controls, current) {
  for (const control of controls) control.tabIndex = control === current ? 0 : -1;
}

/**
 * Let arrow keys move the focus between controls.
 * @param {HTMLElement[]} controls
 */
export function roveFocus(controls) {
  setTabStop(controls, controls[0]);
  for (const control of controls) {
    control.addEventListener("keydown", (event) => {
      const next = nextControl(event.key, control, controls);
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      setTabStop(controls, next);
      next.focus();
    });
  }
}

/**
 * The same for a box whose controls come and go.
 * @param {HTMLElement} box
 * @param {() => HTMLElement[]} controls those of the moment
 */
export function roveWithin(box, controls) {
  box.addEventListener("keydown", (event) => {
    const current = controls().find((control) => control === event.target);
    const next = current && nextControl(event.key, current, controls());
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setTabStop(controls(), next);
    next.focus();
  });
}
