/**
 * The card beside the map answers the question of the moment: the unit chosen, else the district, else the
 * industry of the layer, else the city. It changes with the map, in the same frame; Python has made the texts
 * beforehand, all but the district's, whose values change with the layer.
 */

import { loadJson, loadText } from "../shared/assets.js";
import { afterPaint, all, el, fill, html, near, one, trusted } from "../shared/dom.js";
import { districtCard } from "./district_card.js";
import { followPresses } from "./presses.js";

const ARROW = html`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
  <path d="M2 8h11M9 3.5 13.5 8 9 12.5" fill="none" stroke="currentColor" stroke-width="1.8" />
</svg>`;

/** @typedef {{kind: "unit" | "group" | "district" | "subsector" | "industry" | "city", id: string}} Subject */

/**
 * The text that Python has made for a subject; that of a sub-sector comes with its layer, a district has none.
 * @type {Record<Subject["kind"], (cards: Cards, id: string) => string | undefined>}
 */
const MADE = {
  unit: ({ units }, id) => units[id],
  group: ({ groups }, id) => groups[id],
  district: () => undefined,
  subsector: () => undefined,
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
  if (state.group) return { kind: "group", id: state.group };
  if (book.geography(state) === "district" && state.district) return { kind: "district", id: state.district };
  const { id, card, tile: industry } = book.layer(state.layer);
  if (card) return { kind: "subsector", id };
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
    mode.leads && !mode.leads.unitMap
      ? html`<button type="button" data-card="leave">${t("返回全市地图")}</button>`
      : html`<button type="button" data-card="back">${t("返回全市")}</button>
          <button type="button" data-card="open" class="primary">${t("打开区级地图")}${ARROW}</button>`,
  );
  const announced = el("p", { class: "lm-hidden", "aria-live": "polite" });
  box.setAttribute("aria-label", t("信息卡"));
  box.setAttribute("aria-busy", "true");
  box.replaceChildren(body, foot, announced);
  /** @type {Cards | null} made by Python; null until they are there */
  let made = null;
  /** Ends with what could not be fetched: the next thing asked for asks for it again. */
  let failed = false;
  let ask = () => {};
  let drawn = "";
  /** Kept, because asking the card itself would lay it out before its time. */
  let scrolled = false;
  body.addEventListener("scroll", () => (scrolled = true), { passive: true });

  /** @param {Subject} subject */
  const nameOf = ({ kind, id }) =>
    ({
      unit: () => book.unitName(id),
      group: () => book.sharedList(id)?.label ?? "",
      district: () => book.district(id)?.name ?? "",
      subsector: () => book.layer(id).label,
      industry: () => book.industries[id].name,
      city: () => t("全市一览"),
    })[kind]();

  /** @param {Subject} subject @param {State} state */
  function markupOf({ kind, id }, state) {
    const district = kind === "district" && book.district(id);
    if (district) return districtCard(context, district, state);
    const own = kind === "subsector" ? book.layer(id).card : made && MADE[kind](made, id);
    return made && trusted(own ?? made.city);
  }

  /** What the layer says of each unit that a card names. @param {State} state */
  function fillValues(state) {
    for (const node of all(body, "[data-said-of]")) {
      node.textContent = book.entry(state.layer, node.dataset.saidOf ?? "").text;
    }
    for (const node of all(body, "[data-layer-name]")) node.textContent = book.layer(state.layer).label;
  }

  /** @param {State} state */
  function build(state) {
    if (failed) ask();
    const subject = subjectOf(context, state);
    const key = `${subject.kind} ${subject.id}`;
    foot.hidden = !(mode.leads && (state[mode.subject] || subject.kind === "group"));
    for (const button of all(foot, "[data-card=open]")) button.hidden = subject.kind === "group";
    const changed = key !== drawn;
    if (!changed && subject.kind === "group") fillValues(state);
    if (!changed && subject.kind !== "district") return;
    const markup = markupOf(subject, state);
    if (!markup) return;
    fill(body, markup);
    for (const part of all(body, "details[data-wide]")) {
      part.toggleAttribute("open", !context.root.classList.contains("lm-narrow"));
    }
    box.removeAttribute("aria-busy");
    fillValues(state);
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
    if (pressed === "leave") actions.openMap(null);
    if (pressed !== "back") return;
    actions.change({ selected: null, group: null });
    // the button is gone, the keyboard stays here
    body.focus({ preventScroll: true });
  });

  followPresses(context, body);

  /** @param {unknown} error */
  function fail(error) {
    console.error("live map:", error);
    failed = true;
    box.removeAttribute("aria-busy");
    if (drawn) return;
    fill(
      body,
      html`<div class="lm-failure" role="alert">
        <p>${t("信息卡未能载入。")}</p>
        <button type="button">${t("重新载入")}</button>
      </div>`,
    );
    one(body, "button").addEventListener("click", ask);
  }

  store.subscribe(["selected", "group", "focus", "geo", "district"], build);
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
      ask = () => {
        failed = false;
        Promise.all([loadJson(addresses.cards), loadText(addresses.cardsCss)]).then(([cards, css]) => {
          // meanwhile the element may have been built anew
          if (!body.isConnected) return;
          box.prepend(el("style", {}, css));
          made = cards;
          build(store.state);
        }, fail);
      };
      ask();
    },
  };
}
