/** Moving a page by dragging its picture: a bar shows where it would go, Escape lets it stay. On touch, buttons do it. */

import { el, near } from "../shared/dom.js";
import { placeAt, rollAt, scrollerOf } from "../shared/dragged.js";

const THRESHOLD_PX = 6;

/**
 * @param {HTMLElement} list
 * @param {() => HTMLElement[]} cards in their order
 * @param {(card: HTMLElement, to: number) => void} drop `to`: its place afterwards
 * @param {Cleanup} cleanup
 */
export function createDrag(list, cards, drop, cleanup) {
  const bar = el("li", { class: "bf-bar", "aria-hidden": "true", role: "presentation" });
  /** @type {{card: HTMLElement, x: number, y: number, top: number, scroller: Element, under: boolean, place: number} | null} */
  let drag = null;
  let [pointerX, pointerY] = [0, 0];

  /** @param {PointerEvent} event */
  function begin(event) {
    const picture = near(event.target, ".bf-picture");
    const card = near(event.target, ".bf-page");
    if (!picture || !card || event.button !== 0 || event.pointerType === "touch") return;
    const scroller = scrollerOf(list);
    drag = { card, x: event.clientX, y: event.clientY, top: scroller.scrollTop, scroller, under: false, place: -1 };
  }
  function follow() {
    if (!drag?.under) return;
    const { card, x, y, top, scroller } = drag;
    const others = cards().filter((other) => other !== card);
    const rects = others.map((other) => other.getBoundingClientRect());
    drag.place = placeAt(rects, pointerX, pointerY);
    card.style.transform = `translate(${pointerX - x}px, ${pointerY - y + scroller.scrollTop - top}px)`;
    const next = rects[drag.place];
    const last = rects[drag.place - 1];
    // at the end of a row the bar stands behind the page before, unless the pointer is in the next row
    const behind = last && (!next || (next.top > last.top && pointerY < next.top));
    const beside = behind ? last : next;
    const box = list.getBoundingClientRect();
    if (!beside) return;
    bar.style.left = `${(behind ? beside.right + 6 : beside.left - 10) - box.left}px`;
    bar.style.top = `${beside.top - box.top}px`;
    bar.style.height = `${beside.bottom - beside.top}px`;
  }
  function roll() {
    if (!drag?.under) return;
    rollAt(pointerY, drag.scroller, follow);
    requestAnimationFrame(roll);
  }
  /** @param {PointerEvent} event */
  function move(event) {
    [pointerX, pointerY] = [event.clientX, event.clientY];
    if (!drag) return;
    if (!drag.under && Math.hypot(pointerX - drag.x, pointerY - drag.y) > THRESHOLD_PX) {
      drag.under = true;
      list.setPointerCapture(event.pointerId);
      drag.card.classList.add("bf-dragged");
      list.append(bar);
      requestAnimationFrame(roll);
    }
    follow();
  }
  /** @param {boolean} dropped */
  function end(dropped) {
    if (!drag) return;
    const { card, under, place } = drag;
    drag = null;
    if (!under) return;
    card.classList.remove("bf-dragged");
    card.style.transform = "";
    bar.remove();
    if (dropped && place >= 0) drop(card, place);
  }
  cleanup.listen(list, "pointerdown", begin);
  cleanup.listen(list, "pointermove", move);
  cleanup.listen(list, "pointerup", () => end(true));
  cleanup.listen(list, "pointercancel", () => end(false));
  cleanup.listen(list, "dragstart", (event) => event.preventDefault());
  cleanup.listen(
    document,
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !drag) return;
      event.stopPropagation();
      end(false);
    },
    { capture: true },
  );
}
