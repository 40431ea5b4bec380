/**
 * How the forms of a label look. Which forms there are, and what they say, comes from Python: a rung of a ladder names
 * its parts, and here each becomes markup, in the sizes and line breaks that a screen allows. Pure apart from that.
 */

import { html } from "../shared/dom.js";
import { tile } from "../shared/tiles.js";

/** From this zoom each unit of a shared list carries its own label, before that the list carries one. */
export const SPLIT_ZOOM = 10.6;
/** From this zoom there is room for the large tiles. */
const LARGE_TILE_ZOOM = 10.4;
/** Longer rows are also tried in two lines. */
const LONG_ROW = 4;
/** Wordings of at least this many characters are also tried in two lines. */
const LONG_TERM = 8;

const LATIN = /^[\x20-\x7e]+$/;

/** @param {Content} text @param {string} [kind] */
const name = (text, kind = "") => html`<b class="lm-name ${kind}">${text}</b>`;
/** @param {string} text */
const quietName = (text) => [[name(text, "quiet")]];

/** @param {(string | null)[]} tiles @param {number} size */
function row(tiles, size) {
  return html`<span class="lm-row">${tiles.map((id) => tile(id, size))}</span>`;
}

/**
 * The variants of a tile row: one line, and two when it is long.
 * @param {(string | null)[]} tiles
 * @param {number} size
 */
function rows(tiles, size) {
  if (tiles.length <= LONG_ROW) return [row(tiles, size)];
  const half = Math.ceil(tiles.length / 2);
  return [row(tiles, size), html`${row(tiles.slice(0, half), size)}${row(tiles.slice(half), size)}`];
}

/** @param {Content} head @param {Markup[]} tails */
const join = (head, tails) => tails.map((tail) => html`${head}${tail}`);

/**
 * A long wording in two lines, broken at a joint when there is one near the middle; Latin text between words only.
 * @param {string} text
 */
function twoLines(text) {
  if (text.length < LONG_TERM) return null;
  if (LATIN.test(text)) return twoLatinLines(text);
  const middle = Math.ceil(text.length / 2);
  const joints = [...text.matchAll(/[和与、]/g)].map((match) => match.index + 1);
  const near = joints.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const at = near !== undefined && Math.abs(near - middle) <= 2 ? near : middle;
  return html`<span>${text.slice(0, at)}<br />${text.slice(at)}</span>`;
}

/** @param {string} text */
function twoLatinLines(text) {
  const middle = Math.ceil(text.length / 2);
  const gaps = [...text.matchAll(/[ -]/g)].map((match) => match.index + 1);
  if (text.length < 2 * LONG_TERM || gaps.length === 0) return null;
  const at = gaps.reduce((best, gap) => (Math.abs(gap - middle) < Math.abs(best - middle) ? gap : best));
  return html`<span>${text.slice(0, at)}<br />${text.slice(at)}</span>`;
}

/** A name, and the same in two lines where it is long and Latin. @param {string} text @param {string} kind */
function names(text, kind) {
  const folded = LATIN.test(text) ? twoLatinLines(text) : null;
  return [name(text, kind), ...(folded ? [name(folded, kind)] : [])];
}

/** A line of text under a name. @param {Content} content */
const line = (content) => html`<span class="lm-term">${content}</span>`;

/**
 * A name over its tiles; the richest form is also tried with large ones.
 * @param {Content[]} heads
 * @param {LabelContent} says
 * @param {Rung} rung
 * @param {LabelOptions} options
 * @returns {Forms}
 */
function tileForms(heads, { tiles }, rung, options) {
  /** @param {number} size */
  const over = (size) => heads.flatMap((head) => join(head, rows(tiles, size)));
  const small = over(16);
  if (rung.name === "tiny" || (options.compact && options.names)) return [small];
  return [over(options.zoom >= LARGE_TILE_ZOOM ? 24 : 20), small];
}

/**
 * A name over the tile and the wording of one industry, in one line or more; 首位 where the policy names it first.
 * @param {Content} head
 * @param {LabelContent} says
 * @param {Rung} rung
 * @returns {Forms}
 */
function termForms(head, { mark, detail, chip }, { parts }) {
  const icon = tile(mark, 16);
  const tag = chip ? html`<i class="lm-chip">${chip}</i>` : "";
  if (!parts.includes("detail") || !detail) return [[html`${head}${line(html`${icon}${tag}`)}`]];
  /** @param {Content} text */
  const headed = (text) => html`<span class="lm-title">${head}${tag}</span>${line(html`${icon}${text}`)}`;
  const folded = twoLines(detail);
  return [[html`${head}${line(html`${icon}${detail}${tag}`)}`, headed(detail), ...(folded ? [headed(folded)] : [])]];
}

/** How a name is set. @param {Rung} rung */
const kindOf = ({ quiet, name: wording }) => (quiet ? "quiet" : wording === "tiny" ? "small" : "");

/**
 * The forms of one rung; none where nothing of it is shown.
 * @param {Named} named
 * @param {LabelContent} says
 * @param {Rung} rung
 * @param {LabelOptions} options
 * @returns {Forms}
 */
function rungForms(named, says, rung, options) {
  const { parts } = rung;
  const kind = kindOf(rung);
  const heads = options.names ? names(named[rung.name], kind) : [];
  const head = heads[0] ?? "";
  if (parts.includes("tiles") && options.tiles && says.tiles.length > 0) {
    return tileForms(options.names ? heads : [head], says, rung, options);
  }
  if (parts.includes("mark")) return termForms(head, says, rung);
  if (!head) return [];
  if (parts.includes("detail") && says.detail) return [heads.map((one) => html`${one}${line(says.detail)}`)];
  if (parts.includes("hint") && options.inset && says.hint) return [[html`${head}${line(says.hint)}`]];
  return [heads];
}

/**
 * Forms of a label, from rich to poor.
 * @param {Named} named
 * @param {LabelContent} says
 * @param {Rung[]} rungs of its ladder
 * @param {LabelOptions} options
 * @returns {Forms}
 */
export function labelForms(named, says, rungs, options) {
  const forms = rungs.flatMap((rung) => rungForms(named, says, rung, options));
  // without names the tile alone is the poorest form
  if (!options.names && rungs.some(({ parts }) => parts.includes("mark"))) forms.push([tile(says.mark, 16)]);
  const byText = new Map(forms.map((variants) => [variants.map(String).join(), variants]));
  return [...byText.values()];
}

/**
 * How many of a label's forms say more than its name.
 * @param {Named} named
 * @param {LabelContent} says
 * @param {Rung[]} rungs of its ladder
 * @param {Forms} forms of the label
 */
export function saying(named, says, rungs, forms) {
  if (says.tiles.length === 0 && !says.mark && !says.detail) return 0;
  // where the short name is the long one, it is still set in two sizes
  const alone = rungs.filter(({ parts }) => parts.length === 0);
  const bare = new Set(alone.map((rung) => `${named[rung.name]} ${kindOf(rung)}`));
  return Math.max(0, forms.length - bare.size);
}

/**
 * Forms on the map of one unit: the focus unit large with its tiles, the others quiet.
 * @param {Unit} unit
 * @param {boolean} isFocus
 * @param {LabelOptions} options
 * @returns {Forms}
 */
export function unitMapForms(unit, isFocus, options) {
  if (!isFocus) return options.names ? quietName(unit.tiny) : [];
  const tiles = unit.terms.map(([, industry]) => industry);
  const title = options.names ? name(unit.label, "title") : html``;
  if (!options.tiles) return options.names ? [[title]] : [];
  return [join(title, rows(tiles, 28)), join(title, rows(tiles, 20)), [title]];
}

/** Forms of an administrative district. @param {string} text */
export const districtNameForms = (text) => [[name(text)], [name(text, "small")]];

/** @param {string} text */
export const riverName = (text) => [[html`<i class="lm-water river">${text}</i>`]];
/** @param {string} text */
export const lakeName = (text) => [[html`<i class="lm-water">${text}</i>`]];
/** @param {string} text */
export const cityName = (text) => [[html`<span class="lm-city">${text}</span>`]];
export const quiet = quietName;
