/**
 * The card beside the map answers the question of the moment: the unit chosen, else the district, else the
 * industry of the layer, else the city. It changes with the map, in the same frame; Python has made the texts
 * beforehand, all but the district's, whose values change with the layer.
 */

import { loadJson, loadText } from "../shared/assets.js";
import { afterPaint, el, fill, html, near, trusted } from "../shared/dom.js";
import { districtCard } from "./district_card.js";

const ARROW = html`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
  <path d="M2 8h11M9 3.5 13.5 8 9 12.5" fill="none" stroke="currentColor" stroke-width="1.8" />
</svg>`;

/** @typedef {{kind: "unit" | "district" | "industry" | "city", id: string}} Subject */

/**
 * The text that Python has made for a subject; there is none for a district.
 * @type {Record<Subject["kind"], (cards: Cards, id: string) => string | undefined>}
 */
const MADE = {
  unit: ({ units }, id) => units[id],
  district: () => undefined,
  industry: ({ industries }, id) => industries[id],
  city: ({ city }) => city,
};

/**
 * What a state asks about.
 * @param {Context} context
 * @param {State} state
 * @returns {Subject}
 */
export function subjectOf({ book, mode }, state) {
  const unit = state[mode.subject];
  if (unit) return { kind: "unit", id: unit };
  if (state.geo === "district" && state.district) return { kind: "district", id: state.district };
  const industry = book.layer(state.layer).tile;
  return industry ? { kind: "industry", id: industry } : { kind: "city", id: "city" };
}

/**
 * @param {Context} context
 * @param {HTMLElement} box
 */
export function createCard(context, box) {
  const { book, mode, store, actions, t } = context;
  const body = el("div", { class: "lm-card-body", tabindex: 0 });
  const foot = el(
    "div",
    { class: "lm-card-foot", hidden: true },
    mode.leads === "city"
      ? html`<button type="button" data-card="city">${t("返回全市地图")}</button>`
      : html`<button type="button" data-card="back">${t("返回全市")}</button>
          <button type="button" data-card="open" class="primary">${t("打开区级地图")}${ARROW}</button>`,
  );
  const announced = el("p", { class: "lm-hidden", "aria-live": "polite" });
  box.setAttribute("aria-label", t("信息卡"));
  box.setAttribute("aria-busy", "true");
  box.replaceChildren(body, foot, announced);
  /** @type {Cards | null} made by Python; null until they are there */
  let made = null;
  let drawn = "";
  /** Kept, because asking the card itself would lay it out before its time. */
  let scrolled = false;
  body.addEventListener("scroll", () => (scrolled = true), { passive: true });

  /** @param {Subject} subject */
  const nameOf = ({ kind, id }) =>
    ({
      unit: () => book.unitName(id),
      district: () => book.district(id)?.name ?? "",
      industry: () => book.industries[id].name,
      city: () => t("全市一览"),
    })[kind]();

  /** @param {Subject} subject @param {State} state */
  function markupOf({ kind, id }, state) {
    const district = kind === "district" && book.district(id);
    if (district) return districtCard(context, district, state);
    return made && trusted(MADE[kind](made, id) ?? made.city);
  }

  /** @param {State} state */
  function build(state) {
    const subject = subjectOf(context, state);
    const key = `${subject.kind} ${subject.id}`;
    foot.hidden = !(mode.leads && state[mode.subject]);
    const changed = key !== drawn;
    if (!changed && subject.kind !== "district") return;
    const markup = markupOf(subject, state);
    if (!markup) return;
    fill(body, markup);
    box.removeAttribute("aria-busy");
    if (!changed) return;
    if (scrolled) body.scrollTop = 0;
    scrolled = false;
    // not the first one: that is the page itself, which the reader has only just opened
    if (drawn) announced.textContent = nameOf(subject);
    drawn = key;
  }

  foot.addEventListener("click", (event) => {
    const pressed = near(event.target, "[data-card]")?.dataset.card;
    if (pressed === "open") actions.openMap(store.state.selected);
    if (pressed === "city") actions.openMap(null);
    if (pressed !== "back") return;
    actions.change({ selected: null });
    // the button is gone, the keyboard stays here
    body.focus({ preventScroll: true });
  });

  /** @param {unknown} error */
  function fail(error) {
    console.error("live map:", error);
    box.removeAttribute("aria-busy");
    if (!drawn) fill(body, html`<p class="lm-failure" role="alert">${t("信息卡未能载入，请刷新页面。")}</p>`);
  }

  store.subscribe(["selected", "focus", "geo", "district"], build);
  store.subscribe(
    ["layer", "over"],
    afterPaint(() => build(store.state)),
  );
  build(store.state);
  return {
    /**
     * Fetch what Python has made; called when the map is drawn, which must not wait for it.
     * @param {{cards: string, cardsCss: string}} addresses
     */
    load(addresses) {
      return Promise.all([loadJson(addresses.cards), loadText(addresses.cardsCss)]).then(([cards, css]) => {
        // meanwhile the element may have been built anew
        if (!body.isConnected) return;
        box.prepend(el("style", {}, css));
        made = cards;
        build(store.state);
      }, fail);
    },
  };
}
