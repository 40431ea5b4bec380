/**
 * Parks that share a point stand as one marker. A press opens it to its members, to choose from by pointer or
 * keyboard; nothing is moved from its place.
 */

import { el, fill, html } from "../shared/dom.js";
import { roveFocus } from "../shared/roving.js";

const GAP = 8;
const MARGIN = 8;

/**
 * @param {object} context
 * @param {any} map
 */
export function createStacks({ stage, store, actions, cleanup, t }, map) {
  const box = el("div", { class: "lm-stack", role: "dialog", hidden: true, "data-testid": "stack" });
  stage.append(box);
  let opener = null;

  function close({ giveBack = false } = {}) {
    if (box.hidden) return;
    box.hidden = true;
    opener?.setAttribute("aria-expanded", "false");
    if (giveBack) opener?.focus({ preventScroll: true });
  }

  /** Beside the marker, inside the window. */
  function place(marker) {
    const [frame, at] = [stage.getBoundingClientRect(), marker.getBoundingClientRect()];
    const { offsetWidth: width, offsetHeight: height } = box;
    const right = at.right - frame.left + GAP;
    const left = at.left - frame.left - GAP - width;
    const x = right + width + MARGIN > frame.width && left >= MARGIN ? left : right;
    const y = at.top - frame.top + (at.height - height) / 2;
    box.style.left = `${Math.max(MARGIN, Math.min(x, frame.width - width - MARGIN))}px`;
    box.style.top = `${Math.max(MARGIN, Math.min(y, frame.height - height - MARGIN))}px`;
  }

  function open(parks, marker) {
    opener = marker;
    marker.setAttribute("aria-expanded", "true");
    const title = t("同址 {n} 处", { n: parks.length });
    box.setAttribute("aria-label", title);
    const member = ({ id, name, level }) =>
      html`<li>
        <button type="button" data-member="${id}" aria-pressed="${String(id === store.state.park)}">
          <b>${name}</b>${level && html`<small>${level}</small>`}
        </button>
      </li>`;
    fill(
      box,
      html`<p>${title}</p>
        <ul>
          ${parks.map(member)}
        </ul>`,
    );
    box.hidden = false;
    place(marker);
    const members = [...box.querySelectorAll("[data-member]")];
    roveFocus(members);
    members[0].focus({ preventScroll: true });
  }

  box.addEventListener("click", (event) => {
    const id = event.target.closest("[data-member]")?.dataset.member;
    if (!id) return;
    close({ giveBack: true });
    if (id !== store.state.park) actions.change({ park: id });
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close({ giveBack: true });
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) close();
  });
  cleanup.listen(stage, "pointerdown", ({ target }) => !box.contains(target) && target !== opener && close());
  map.on("movestart zoomstart", () => close());
  store.subscribe(["parks"], () => close());
  return { open, isOpen: () => !box.hidden, close };
}
