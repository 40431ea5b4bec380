/** The element's parts and the room each takes: the map in its frame, the card beside it, the table below. */

import { el } from "../shared/dom.js";

/**
 * What holds before any style sheet has arrived, so that nothing jumps when it does. A frame of 640 px still
 * has panel and map side by side; where the card would leave it less, the card goes below.
 */
const LAYOUT = `
:host { display: block; container: shell / inline-size; }
.lm-shell {
  --frame-height: var(--map-height, max(560px, calc(100dvh - 172px)));
  display: grid; grid-template-columns: minmax(0, 1fr) var(--card-width); gap: 14px; align-items: start;
}
.lm-shell-city { --card-width: 376px; }
.lm-shell-unit { --card-width: 360px; }
.lm-shell-theme { grid-template-columns: minmax(0, 1fr); }
.lm-shell-finder { grid-template-columns: 264px minmax(0, 1fr); }
.lm, .lm-card, .lm-facets {
  box-sizing: border-box; height: var(--frame-height);
  border: 1px solid; border-color: var(--hair); border-radius: 8px; background: var(--surface);
}
.lm[aria-busy] { background: var(--outside); }
.lm-drawings { position: absolute; }
.lm-short { grid-column: 1 / -1; min-width: 0; }
/* a page that has something beside the map says how much, and the table reaches below that as well */
.lm-twin { grid-column: 1 / -1; min-width: 0; min-height: 563px; margin-left: calc(0px - var(--beside-map, 0px)); }
@container shell (max-width: 1030px) {
  .lm-shell { grid-template-columns: minmax(0, 1fr); }
  .lm-card, .lm-facets { height: auto; }
  .lm-card[aria-busy] { min-height: 480px; }
}
`;

/**
 * @param {HTMLElement | ShadowRoot} parent
 * @param {Mode} mode
 */
export function createShell(parent, mode) {
  const frame = el("div", { class: "lm", "data-testid": "live-map", "aria-busy": "true" });
  const card = el("aside", { class: "lm-card", "data-testid": "card" });
  const twin = el("section", { class: "lm-twin", "data-testid": "twin" });
  const sheet = el("style", {}, LAYOUT);
  const symbols = el("div", { class: "lm-drawings" });
  const facets = el("aside", { class: "lm-facets", "data-testid": "facets" });
  const shortlist = el("section", { class: "lm-short", "data-testid": "shortlist", hidden: true });
  const parts = { frame, card, twin, facets, shortlist };
  const box = el("div");
  /** @type {Mode | null} */
  let shown = null;

  /** @param {Mode} wanted */
  function show(wanted) {
    if (wanted === shown) return;
    shown = wanted;
    box.className = `lm-shell lm-shell-${wanted.shell.name}`;
    box.replaceChildren(sheet, symbols, ...wanted.shell.parts.map((part) => parts[part]));
  }
  show(mode);
  parent.append(box);
  return {
    ...{ box, ...parts },
    /**
     * Styles and drawings that all parts share.
     * @param {Mode} wanted
     * @param {string} css
     * @param {Markup} tiles
     */
    dress(wanted, css, tiles) {
      show(wanted);
      sheet.textContent = LAYOUT + css;
      symbols.innerHTML = tiles.text;
    },
  };
}
