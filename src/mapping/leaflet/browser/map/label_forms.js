/** What a label says: for each unit a list of forms from rich to poor. Pure apart from the markup. */

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

/** @param {string} text @param {string} [kind] */
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
 * Names and tile rows.
 * @param {Named} unit
 * @param {(string | null)[]} tiles
 * @param {LabelOptions & { quiet?: boolean }} options
 */
function tileForms({ label, tiny }, tiles, options) {
  const names = options.names ? [[name(label)], [name(tiny, "small")]] : [];
  if (!options.tiles || tiles.length === 0) return options.quiet ? quietName(tiny) : names;
  const large = options.zoom >= LARGE_TILE_ZOOM ? 24 : 20;
  if (!options.names) return [rows(tiles, large), rows(tiles, 16)];
  return [
    ...(options.compact ? [] : [join(name(label), rows(tiles, large))]),
    join(name(label), rows(tiles, 16)),
    join(name(tiny, "small"), rows(tiles, 16)),
    ...names,
  ];
}

/**
 * A long wording in two lines, broken at a joint when there is one near the middle; Latin text between words only.
 * @param {string} text
 */
function twoLines(text) {
  if (text.length < LONG_TERM) return null;
  const middle = Math.ceil(text.length / 2);
  if (/^[\x20-\x7e]+$/.test(text)) return twoLatinLines(text, middle);
  const joints = [...text.matchAll(/[和与、]/g)].map((match) => match.index + 1);
  const near = joints.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const at = near !== undefined && Math.abs(near - middle) <= 2 ? near : middle;
  return html`<span>${text.slice(0, at)}<br />${text.slice(at)}</span>`;
}

/** @param {string} text @param {number} middle */
function twoLatinLines(text, middle) {
  const gaps = [...text.matchAll(/[ -]/g)].map((match) => match.index + 1);
  if (text.length < 2 * LONG_TERM || gaps.length === 0) return null;
  const at = gaps.reduce((best, gap) => (Math.abs(gap - middle) < Math.abs(best - middle) ? gap : best));
  return html`<span>${text.slice(0, at)}<br />${text.slice(at)}</span>`;
}

/**
 * Name and wording of one industry; 首位 where the policy names it first.
 * @param {Named} unit
 * @param {Entry} entry
 * @param {LegendRow} bin
 * @param {LabelOptions & { tile: string | null }} options
 */
function termForms({ label, tiny }, entry, bin, options) {
  if (bin.kind !== "first" && bin.kind !== "listed") return options.names ? quietName(tiny) : [];
  const icon = tile(options.tile, 16);
  const chip = bin.kind === "first" ? html`<i class="lm-chip">${options.t("首位")}</i>` : "";
  const text = entry.short || entry.text;
  const folded = twoLines(text);
  /** @param {Content} content */
  const term = (content) => html`<span class="lm-term">${icon}${content}</span>`;
  /** @param {string} text @param {string} [kind] */
  const title = (text, kind) => (options.names ? name(text, kind) : "");
  /** @param {Content} head @param {Content} content */
  const headed = (head, content) => html`<span class="lm-title">${head}${chip}</span>${term(content)}`;
  return [
    [
      html`${title(label)}${term(html`${text}${chip}`)}`,
      headed(title(label), text),
      ...(folded ? [headed(title(label), folded), headed(title(tiny, "small"), folded)] : []),
    ],
    [html`${title(tiny, "small")}${term(chip)}`],
    options.names ? [name(tiny, "small")] : [icon],
  ];
}

/** Name and figure. @param {Named} unit @param {Entry} entry @param {LegendRow} bin @param {LabelOptions} options */
function valueForms({ label, tiny }, entry, bin, options) {
  if (!options.names) return [];
  if (bin.kind === "not_designated") return quietName(tiny);
  const value = html`<span class="lm-term">${entry.short || entry.text}</span>`;
  return [[html`${name(label)}${value}`], [html`${name(tiny, "small")}${value}`], [name(label)], [name(tiny, "small")]];
}

/**
 * Forms of a unit on the main map.
 * @param {Named} unit
 * @param {Layer} layer
 * @param {Entry} entry what the layer says of it
 * @param {LegendRow} bin its legend row
 * @param {LabelOptions} options
 * @returns {Forms}
 */
export function unitForms(unit, layer, entry, bin, options) {
  if (layer.form === "term") return termForms(unit, entry, bin, { ...options, tile: layer.tile });
  if (layer.form === "value") return valueForms(unit, entry, bin, options);
  return tileForms(unit, entry.tiles ?? [], {
    ...options,
    quiet: bin.kind === "not_designated" && options.names,
  });
}

/**
 * Forms in the inset: names only, and figures where the layer has figures.
 * @param {Named} unit
 * @param {Layer} layer
 * @param {Entry} entry
 * @param {LegendRow} bin
 * @param {boolean} isCentral
 */
export function insetForms(unit, layer, entry, bin, isCentral) {
  if (layer.form === "value" && bin.kind !== "not_designated") {
    return [
      [html`${name(unit.tiny, "small")}<span class="lm-term">${entry.short || entry.text}</span>`],
      [name(unit.tiny, "small")],
    ];
  }
  const listed =
    layer.form === "term" ? bin.kind === "first" || bin.kind === "listed" : isCentral && bin.kind !== "not_designated";
  return listed ? [[name(unit.tiny, "small")]] : quietName(unit.tiny);
}

/**
 * One label for the units of a shared list, whose values may differ.
 * @param {SharedList} list
 * @param {Layer} layer
 * @param {Entry[]} entries
 * @param {LegendRow[]} bins
 * @param {LabelOptions} options
 */
export function sharedForms(list, layer, entries, bins, options) {
  const agree = entries.every((entry) => entry.text === entries[0].text);
  if (agree) return unitForms(list, layer, entries[0], bins[0], options);
  if (!options.names) return [];
  const hint = html`<span class="lm-term">${options.t("见放大图")}</span>`;
  const names = [[name(list.label)], [name(list.tiny, "small")]];
  return options.inset ? [[html`${name(list.label)}${hint}`], ...names] : names;
}

/**
 * Forms on the district map: the focus unit large with its tiles, the others quiet.
 * @param {Unit} unit
 * @param {boolean} isFocus
 * @param {LabelOptions} options
 * @returns {Forms}
 */
export function districtForms(unit, isFocus, options) {
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
