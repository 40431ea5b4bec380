/**
 * Phones: the card stands far below the map, so what is pressed there brings it up, as a sheet over the map's lower part.
 * It can be folded to its name, and closed; then the card is below the map again.
 */

import { subjectOf } from "../card/card.js";
import { all, el, html, one } from "../shared/dom.js";

/** Free px between what is chosen and the sheet, and above it. */
const CLEAR = 10;
const TOP = 54;
/** The card that stands there while nothing is chosen. */
const OVERVIEW = "city";

/**
 * @param {Context} context
 * @param {Shell} shell
 * @param {Stage} stage the map with its parts
 */
export function createCardSheet(context, { card, frame }, { view, reach, fit }) {
  const { book, mode, root, store, t } = context;
  if (mode.ofOneUnit) return;
  const grip = el(
    "div",
    { class: "lm-card-grip" },
    html`<button type="button" data-sheet="fold" aria-expanded="true"><i></i><b></b></button>
      <button type="button" data-sheet="shut" aria-label="${t("关闭卡片")}">×</button>`,
  );
  const [fold, shut] = all(grip, "button");
  /** @type {{ wasFitted: boolean } | null} null: the card stands below the map */
  let up = null;
  const seen = () => {
    const { kind, id } = subjectOf(context, store.state);
    return `${kind} ${id}`;
  };
  let shown = seen();

  /** The map moves up by what the sheet hides of the units that are chosen. */
  function keepInView() {
    const units = book.chosenUnits(store.state);
    if (units.length === 0) return;
    const boxes = units.map((id) => view.boundsOf(id));
    const tops = boxes.map((box) => view.toWindow(box.getNorth(), box.getWest())[1]);
    const bottoms = boxes.map((box) => view.toWindow(box.getSouth(), box.getWest())[1]);
    const hidden = Math.max(...bottoms) - (view.size().y - card.offsetHeight - CLEAR);
    const most = Math.max(0, Math.min(...tops) - TOP);
    if (hidden > 0) view.map.panBy([0, Math.min(hidden, Math.max(most, hidden / 2))], { animate: false });
  }

  /** @param {boolean} folded */
  function setFolded(folded) {
    card.classList.toggle("folded", folded);
    fold.setAttribute("aria-expanded", String(!folded));
    reach.leaveRoom(0, folded ? 0 : card.offsetHeight);
    if (!folded) keepInView();
  }

  /** @param {boolean} folded */
  function open(folded) {
    one(fold, "b").textContent = card.querySelector(".card")?.getAttribute("aria-label") ?? t("信息卡");
    if (!up) {
      up = { wasFitted: reach.isFitted() };
      card.prepend(grip);
      context.stage.append(card);
      card.classList.add("lm-card-up");
    }
    setFolded(folded);
    if (!folded) fold.focus({ preventScroll: true });
  }

  function close() {
    if (!up) return;
    const { wasFitted } = up;
    const hadFocus = card.matches(":focus-within");
    up = null;
    grip.remove();
    card.classList.remove("lm-card-up", "folded");
    frame.after(card);
    reach.leaveRoom(0, 0);
    if (wasFitted) fit();
    // the keyboard goes back to what was pressed
    const chosen = book.chosenUnits(store.state)[0];
    const back = chosen && view.node.querySelector(`path[data-unit="${chosen}"]`);
    if (hadFocus) /** @type {HTMLElement | SVGElement} */ (back || view.node).focus({ preventScroll: true });
  }

  function follow() {
    if (seen() === shown) return;
    shown = seen();
    const { kind } = subjectOf(context, store.state);
    if (kind === OVERVIEW || !root.classList.contains("lm-narrow")) close();
    // a layer is looked at on the whole map: its industry is named, and told on request
    else open(kind === "industry");
  }
  store.subscribe(["selected", "group", "district", "geo", "layer"], () => requestAnimationFrame(follow));

  fold.addEventListener("click", () => setFolded(!card.classList.contains("folded")));
  shut.addEventListener("click", close);
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !up) return;
    event.stopPropagation();
    close();
  });
}
