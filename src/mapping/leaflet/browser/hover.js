/** The card that follows the pointer (never a finger) or stands by the unit that has the keyboard focus. */

import { el, fill, html } from "./dom.js";
import { tile } from "./tiles.js";

const DISTANCE = 16;
const MARGIN = 8;

/** Where the card goes: right below the point, flipped at the frame's edges. */
export function cardPlace(point, card, frame) {
  const flip = (at, size, limit) =>
    at + DISTANCE + size > limit - MARGIN ? at - DISTANCE - size : at + DISTANCE;
  return {
    x: Math.max(MARGIN, flip(point.x, card.width, frame.width)),
    y: Math.max(MARGIN, flip(point.y, card.height, frame.height)),
  };
}

/**
 * @param {object} context
 */
export function createHover(context) {
  const { book, store, t, root, stage, unitOfPath } = context;
  const card = el("div", { class: "lm-hover", "aria-hidden": "true" });
  root.append(card);
  let shown = null;

  function unitCard(id) {
    const layer = book.layer(store.state.layer);
    const unit = book.unit(id);
    const dim = (industry) => layer.tile && layer.tile !== industry && "dim";
    const terms = unit?.terms.map(
      ([term, industry]) => html`<li class="${dim(industry)}">${tile(industry, 16)}${term}</li>`,
    );
    const list = book.sharedListOf(id);
    return html`<b>${book.unitName(id)}</b>
      <div class="lm-hover-value"><span>${layer.label}</span><em>${book.entry(layer.id, id).text}</em></div>
      ${
        terms &&
        html`<ol>
          ${terms}
        </ol>`
      }
      ${list && html`<small>${t("{name}共用此清单", { name: list.label })}</small>`}`;
  }

  function parkCard(ids) {
    const lines = ids.split(" ").map((id) => {
      const park = book.park(id);
      const facts = [
        park.level ?? t("级别未公开"),
        park.area_km2 === null ? null : `${park.area_km2} km²`,
        t("位置：{precision}", { precision: park.precision_label }),
      ];
      return html`<b>${park.name}</b><small>${facts.filter(Boolean).join(" · ")}</small>`;
    });
    return html`<div class="lm-hover-parks">${lines}</div>`;
  }

  function hide() {
    shown = null;
    card.classList.remove("on");
  }

  function show(key, markup, clientPoint) {
    if (key !== shown) fill(card, markup());
    shown = key;
    card.classList.add("on");
    const frame = root.getBoundingClientRect();
    const point = { x: clientPoint.x - frame.left, y: clientPoint.y - frame.top };
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const { x, y } = cardPlace(point, size, frame);
    card.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** What lies under an event: a park marker, or the unit of a fill. */
  function subject(target) {
    const parks = target.closest?.("[data-park]")?.dataset.park;
    if (parks) return { key: `park ${parks}`, markup: () => parkCard(parks), parks };
    const unit = unitOfPath.get(target);
    return unit ? { key: `unit ${unit} ${store.state.layer}`, markup: () => unitCard(unit) } : null;
  }

  const hot = (parks) => store.set({ hot: parks ? parks.split(" ")[0] : null });

  stage.addEventListener("pointermove", (event) => {
    const found = event.pointerType === "mouse" && event.buttons === 0 ? subject(event.target) : null;
    hot(found?.parks);
    if (found) show(found.key, found.markup, { x: event.clientX, y: event.clientY });
    else hide();
  });
  stage.addEventListener("pointerleave", () => {
    hot(null);
    hide();
  });
  stage.addEventListener("focusin", (event) => {
    const found = event.target.matches(":focus-visible") ? subject(event.target) : null;
    hot(found?.parks);
    if (!found) return;
    const box = event.target.getBoundingClientRect();
    show(found.key, found.markup, { x: box.left + box.width / 2, y: box.top + box.height / 2 });
  });
  stage.addEventListener("focusout", () => {
    hot(null);
    hide();
  });
  store.subscribe(["layer", "focus", "overlays"], hide);
  return { hide };
}
