/** The layer panel: all layers in groups, one radio group for the keyboard. The search of the head finds them, too. */

import { all, el, html, near, one } from "../shared/dom.js";
import { nextControl, setTabStop } from "../shared/roving.js";
import { tile } from "../shared/tiles.js";
import { firmGroup } from "./firm_layers.js";

/**
 * @param {Context} context
 * @param {HTMLElement} panel
 * @param {Layer[]} layers those to choose from
 */
export function createSwitcher(context, panel, layers) {
  const { book, store, actions, t } = context;
  const box = el(
    "div",
    { class: "lm-switch" },
    html`<div role="radiogroup" aria-label="${t("图层")}">
      ${book.layer_groups.map((group) => groupMarkup(book, group, layers, t))} ${context.firms && firmGroup(book, t)}
    </div>`,
  );
  panel.prepend(box);
  const group = one(box, "[role=radiogroup]");
  const options = all(box, "[data-layer-option]");
  const folded = all(box, "details");

  const reachable = () => options.filter((option) => !option.closest("details:not([open])"));

  function updateTabStop() {
    const controls = reachable();
    setTabStop(options, controls.find((option) => option.getAttribute("aria-checked") === "true") ?? controls[0]);
  }

  /** English names are longer than the line. @param {Layer} layer */
  const tileName = (layer) => (book.lang === "en" && book.industries[layer.tile ?? ""]?.short) || layer.label;

  /**
   * The heading of the tile grid names the tile in question: tiles have no text of their own.
   * @param {string | null | undefined} layerId
   */
  function nameTile(layerId) {
    const heading = box.querySelector("[data-tile-name]");
    if (!heading) return;
    const layer = book.layer(layerId ?? store.state.layer);
    heading.textContent = layer.tile ? tileName(layer) : t("浅色：文件未指定");
  }

  /** @param {State} state */
  function mark(state) {
    const { id, group: of, tile: industry } = book.layer(state.layer);
    // a sub-sector is a part of its industry
    const chosen = of === "subsector" ? `industry:${industry}` : id;
    for (const option of options) {
      const checked = option.dataset.layerOption === chosen;
      option.setAttribute("aria-checked", String(checked));
      if (checked) option.closest("details")?.setAttribute("open", "");
    }
    nameTile(state.layer);
    updateTabStop();
  }

  group.addEventListener("click", (event) => {
    const option = near(event.target, "[data-layer-option]");
    if (option) actions.setLayer(option.dataset.layerOption);
  });
  group.addEventListener("keydown", (event) => {
    const option = near(event.target, "[data-layer-option]");
    const next = option && nextControl(event.key, option, reachable());
    if (!next) return;
    event.preventDefault();
    next.focus();
    actions.setLayer(next.dataset.layerOption, { keepSheet: true });
  });
  /** @param {Event} event */
  const named = (event) => near(event.target, ".lm-tile-option")?.dataset.layerOption;
  group.addEventListener("pointerover", (event) => nameTile(named(event)));
  group.addEventListener("pointerleave", () => nameTile(null));
  for (const details of folded) details.addEventListener("toggle", updateTabStop);

  store.subscribe(["layer"], mark);
  mark(store.state);
}

/** @param {Book} book @param {LayerGroup} group @param {Layer[]} layers @param {Translate} t */
function groupMarkup(book, group, layers, t) {
  const own = layers.filter((layer) => layer.group === group.id);
  if (own.length === 0) return "";
  if (group.form === "tiles") return tileGroup(book, group, own, t);
  if (group.form === "folded") {
    const count = t("{n} 项", { n: own.length });
    return html`<details>
      <summary>${group.label}<em>${count}</em></summary>
      <div class="lm-lines">${own.map((layer) => textOption(layer))}</div>
    </details>`;
  }
  const columns = own.length === 2 || own.length === 4 ? 2 : 3;
  return html`<div class="lm-group">
    <h2>${group.label}</h2>
    <div class="lm-buttons of${columns}">${own.map((layer) => textOption(layer))}</div>
  </div>`;
}

/** @param {Book} book @param {LayerGroup} group @param {Layer[]} layers @param {Translate} t */
function tileGroup(book, group, layers, t) {
  const tiers = book.tiers.map((tier) => {
    const own = layers.filter((layer) => layer.tier === tier.id);
    return html`<div class="lm-tier">
      <span>${tier.label} ${tier.count}</span>
      <div>${own.map((layer) => tileOption(layer, t))}</div>
    </div>`;
  });
  return html`<div class="lm-group">
    <h2><span>${group.label}</span><em data-tile-name></em></h2>
    <div class="lm-tiers">${tiers}</div>
  </div>`;
}

/** @param {Layer} layer */
function textOption(layer) {
  return html`<button
    type="button"
    role="radio"
    class="lm-option"
    data-layer-option="${layer.id}"
    aria-checked="false"
  >
    ${layer.label}
  </button>`;
}

/** @param {Layer} layer @param {Translate} t */
function tileOption(layer, t) {
  const status = layer.listed > 0 ? t("{n} 个单元", { n: layer.listed }) : t("文件未指定");
  const text = t("{layer}，{status}", { layer: layer.label, status });
  return html`<button
    type="button"
    role="radio"
    class="lm-option lm-tile-option ${layer.listed === 0 && "zero"}"
    data-layer-option="${layer.id}"
    aria-checked="false"
    aria-label="${text}"
    title="${text}"
  >
    ${tile(layer.tile, 24)}
  </button>`;
}
