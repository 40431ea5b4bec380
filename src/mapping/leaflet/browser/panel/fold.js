/** The panel by its room: where the layers would be cut off, what lies over the map folds behind a line of its own. */

import { el } from "../shared/dom.js";
import { followSize } from "../shared/resize.js";

/** Px of the layers that may lie out of sight, a line of them at most: for so little nothing is folded. */
const SLACK = 48;
/** Px below the layer that is drawn. */
const ROOM_BELOW = 12;

/** @param {Context} context its panel is filled by now */
export function foldWhereShort({ panel, root, store, cleanup, t }) {
  const list = panel.querySelector(".lm-switch");
  const overlays = panel.querySelector(".lm-overlays");
  if (!list || !overlays) return;
  const button = el(
    "button",
    { type: "button", class: "lm-fold", "aria-expanded": "true", hidden: true },
    t("叠加内容与指标"),
  );
  overlays.before(button);
  // who reads a second measure has its chooser at hand
  let asked = Boolean(store.state.over);

  /** @param {boolean} open */
  const set = (open) => button.setAttribute("aria-expanded", String(open));
  button.addEventListener("click", () => {
    asked = button.getAttribute("aria-expanded") === "false";
    set(asked);
  });

  const measure = () => {
    button.hidden = true;
    set(true);
    panel.removeAttribute("data-close");
    const over = list.scrollHeight - list.clientHeight;
    // on phones the layers are a sheet, and all else has the page
    const beside = !root.classList.contains("lm-narrow");
    const short = beside && over > SLACK;
    button.hidden = !short;
    set(!short || asked);
    panel.toggleAttribute("data-close", beside && !short && over > 0);
    // the layer that is drawn may lie below what is in sight
    const chosen = list.querySelector('[aria-checked="true"]')?.getBoundingClientRect();
    const below = chosen ? chosen.bottom - list.getBoundingClientRect().bottom : 0;
    if (below > 0) list.scrollTop += below + ROOM_BELOW;
  };
  // by the window alone: a layer with a longer legend takes no control away from under the reader's hand
  cleanup.add(followSize([panel], measure));
}
