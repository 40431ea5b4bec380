/** The one label of units that share a list: a press on it chooses all of them. */

import { all } from "../shared/dom.js";

/** @param {Context} context @param {View} view */
export function createCallouts({ book, store, actions, t }, view) {
  const press = (/** @type {string} */ id) => {
    // the click at the end of a drag chooses nothing
    const dragging = /** @type {import("leaflet").Handler & { moved: () => boolean }} */ (view.map.dragging);
    if (!dragging.moved()) actions.pressGroup(id);
  };
  const callouts = () => all(view.labelBox, "[data-group]");

  /** @param {State} state */
  function mark(state) {
    for (const node of callouts()) node.setAttribute("aria-pressed", String(node.dataset.group === state.group));
  }
  store.subscribe(["group"], mark);

  return {
    /** @param {HTMLElement} node a label that has just been made @param {string} id what it names */
    dress(node, id) {
      const list = book.sharedList(id);
      if (!list) return;
      const name = t("{name}：{n} 个布局单元共用一份清单，一并选中", { name: list.label, n: list.members.length });
      for (const [key, value] of Object.entries({ role: "button", tabindex: "0", "aria-label": name })) {
        node.setAttribute(key, value);
      }
      node.dataset.group = id;
      node.setAttribute("aria-pressed", String(store.state.group === id));
      node.addEventListener("click", () => press(id));
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        actions.pressGroup(id);
      });
    },
    /** The list whose label has the keyboard's focus: labels are made anew whenever the map moves. */
    focused: () => callouts().find((node) => node.matches(":focus"))?.dataset.group,
    /** @param {string | undefined} id */
    focusAgain(id) {
      if (id)
        callouts()
          .find((node) => node.dataset.group === id)
          ?.focus({ preventScroll: true });
    },
  };
}
