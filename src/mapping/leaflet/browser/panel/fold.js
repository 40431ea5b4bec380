/** The panel by its room: where the layers would be cut off, what lies over the map folds behind a line of its own. */

import { el } from "../shared/dom.js";

/** @param {Context} context its panel is filled by now */
export function foldWhereShort({ panel, root, cleanup, t }) {
  const list = panel.querySelector(".lm-switch");
  const legend = panel.querySelector(".lm-legend");
  const overlays = panel.querySelector(".lm-overlays");
  if (!list || !legend || !overlays) return;
  const button = el(
    "button",
    { type: "button", class: "lm-fold", "aria-expanded": "true", hidden: true },
    t("叠加内容与指标"),
  );
  overlays.before(button);
  let asked = false;

  /** @param {boolean} open */
  const set = (open) => button.setAttribute("aria-expanded", String(open));
  button.addEventListener("click", () => {
    asked = button.getAttribute("aria-expanded") === "false";
    set(asked);
  });

  const measure = () => {
    button.hidden = true;
    set(true);
    // on phones the layers are a sheet, and all else has the page
    const short = !root.classList.contains("lm-narrow") && list.scrollHeight > list.clientHeight + 1;
    button.hidden = !short;
    set(!short || asked);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(panel);
  observer.observe(legend);
  cleanup.add(() => observer.disconnect());
}
