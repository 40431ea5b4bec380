/**
 * The chooser of sub-sectors, below the tiles: those of the industry that is drawn, else all of them by industry. Which
 * there are comes with the cards, after the first map; a map of one comes from Python when it is chosen.
 */

import { loadJson } from "../shared/assets.js";
import { el, fill, html, one } from "../shared/dom.js";

/**
 * @param {Context} context its panel is filled by now
 * @param {string} address of what Python has made for the cards
 */
export function createSubsectors({ book, panel, store, actions, t }, address) {
  const box = el(
    "label",
    { class: "lm-subsectors" },
    html`<span>${t("细分领域")}</span><select data-testid="subsectors" disabled><option></option></select>`,
  );
  panel.querySelector(".lm-tiers")?.after(box);
  const select = one(box, "select");
  /** @type {SubsectorChoice[]} */
  let choices = [];
  let offered = "";

  /** @param {string} label @param {[id: string, name: string][]} of */
  const group = (label, of) =>
    html`<optgroup label="${label}">${of.map(([id, name]) => html`<option value="subsector:${id}">${name}</option>`)}</optgroup>`;

  /** @param {string | null} industry */
  function offer(industry) {
    const own = choices.find((choice) => choice.industry === industry && industry);
    const groups = own
      ? own.stages.map(([stage, of]) => group(stage, of))
      : choices.map(({ label, stages }) =>
          group(
            label,
            stages.flatMap(([, of]) => of),
          ),
        );
    const first = own
      ? html`<option value="industry:${industry}">${t("整个产业")}</option>`
      : html`<option value="">${t("请选择")}</option>`;
    fill(select, html`${first}${groups}`);
  }

  /** @param {State} state */
  function mark(state) {
    const { id, group: of, tile: industry } = book.layer(state.layer);
    const about = of === "industry" || of === "subsector" ? industry : null;
    if (offered !== String(about)) offer(about);
    offered = String(about);
    select.value = of === "subsector" || about ? id : "";
  }

  select.addEventListener("change", () => {
    if (select.value) actions.setLayer(select.value);
    else mark(store.state);
  });
  loadJson(address).then(
    (/** @type {Cards} */ { subsectors }) => {
      choices = subsectors;
      select.disabled = false;
      store.subscribe(["layer"], mark);
      mark(store.state);
    },
    // the card says so and offers to try again
    () => box.remove(),
  );
}
