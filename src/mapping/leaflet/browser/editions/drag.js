/** Moving a term by dragging it, within its list or to another: a bar shows where it would go, Escape lets it stay. */

import { all, el, near, one } from "../shared/dom.js";
import { placeAt, rollAt, scrollerOf } from "../shared/dragged.js";

const THRESHOLD_PX = 5;

/**
 * @param {HTMLElement} rows
 * @param {(term: string, from: HTMLElement, to: HTMLElement, place: number) => void} drop rows, and the place afterwards
 * @param {Cleanup} cleanup
 */
export function createDrag(rows, drop, cleanup) {
  const bar = el("li", { class: "ed-bar", "aria-hidden": "true", role: "presentation" });
  /** @type {{chip: HTMLElement, row: HTMLElement, x: number, y: number, top: number, scroller: Element, under: boolean, to: HTMLElement | null, place: number} | null} */
  let drag = null;
  let [pointerX, pointerY] = [0, 0];
  let dropped = false;

  /** @param {PointerEvent} event */
  function begin(event) {
    dropped = false;
    const chip = near(event.target, ".ed-chip") && near(event.target, ".ed-term");
    const row = near(event.target, ".ed-row");
    if (!chip || !row || event.button !== 0 || event.pointerType === "touch") return;
    const scroller = scrollerOf(rows);
    [pointerX, pointerY] = [event.clientX, event.clientY];
    drag = {
      chip,
      row,
      x: pointerX,
      y: pointerY,
      top: scroller.scrollTop,
      scroller,
      under: false,
      to: null,
      place: -1,
    };
  }
  function follow() {
    if (!drag?.under) return;
    const { chip, x, y, top, scroller } = drag;
    chip.style.transform = `translate(${pointerX - x}px, ${pointerY - y + scroller.scrollTop - top}px)`;
    const row = all(rows, ".ed-row").find((one) => {
      const box = one.getBoundingClientRect();
      return pointerY >= box.top && pointerY < box.bottom;
    });
    drag.to = row ?? null;
    bar.remove();
    if (!row) return;
    const list = one(row, ".ed-terms");
    const others = all(list, ".ed-term").filter((other) => other !== chip);
    drag.place = placeAt(
      others.map((other) => other.getBoundingClientRect()),
      pointerX,
      pointerY,
    );
    const [next, last] = [others[drag.place], others[drag.place - 1]];
    const [at, box] = [(next ?? last ?? list).getBoundingClientRect(), list.getBoundingClientRect()];
    bar.style.left = `${(next || !last ? at.left - 4 : at.right + 1) - box.left}px`;
    bar.style.top = `${at.top - box.top}px`;
    bar.style.height = `${Math.max(28, next || last ? at.height : 28)}px`;
    list.append(bar);
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
      rows.setPointerCapture(event.pointerId);
      drag.chip.classList.add("ed-dragged");
      requestAnimationFrame(roll);
    }
    follow();
  }
  /** @param {boolean} done */
  function end(done) {
    if (!drag) return;
    const { chip, row, under, to, place } = drag;
    drag = null;
    if (!under) return;
    dropped = true;
    chip.classList.remove("ed-dragged");
    chip.style.transform = "";
    bar.remove();
    if (done && to && place >= 0) drop(chip.dataset.term ?? "", row, to, place);
  }
  cleanup.listen(rows, "pointerdown", begin);
  cleanup.listen(rows, "pointermove", move);
  cleanup.listen(rows, "pointerup", () => end(true));
  cleanup.listen(rows, "pointercancel", () => end(false));
  cleanup.listen(rows, "dragstart", (event) => event.preventDefault());
  // the press that ends a drag is no click on the term
  cleanup.listen(
    rows,
    "click",
    (event) => {
      if (!dropped) return;
      dropped = false;
      event.stopPropagation();
      event.preventDefault();
    },
    { capture: true },
  );
  cleanup.listen(
    document,
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !drag?.under) return;
      event.stopPropagation();
      end(false);
    },
    { capture: true },
  );
}
