/** The table's content: rows, columns, order, and the text for the clipboard. Pure. */

import { thousands } from "../shared/numbers.js";

const PERSONS_PER_UNIT = 10_000;
const SCENIC = "scenic";

/**
 * @typedef {object} Row
 * @property {string} id unit id, or "scenic"
 * @property {boolean} isUnit only a layout unit can be chosen
 * @property {object} told its entry of the book
 */
/**
 * @typedef {object} Column
 * @property {string} id
 * @property {string} label
 * @property {boolean} [number] stands at the right and sorts by size
 * @property {number} [digits] decimals of a number
 * @property {(row: Row) => string | number | null} value null = unknown
 * @property {(row: Row) => string} [unknown] what stands where there is no value
 */

/**
 * Units in the book's order; the scenic area last. It is shown only by layers that count it.
 * @param {object} book
 * @returns {Row[]}
 */
export function rowsOf(book) {
  const units = book.units.map((told) => ({ id: told.id, isUnit: true, told }));
  return book.scenic ? [...units, { id: SCENIC, isUnit: false, told: book.scenic }] : units;
}

/** @param {object} layer of the book @param {Row} row */
export const isCounted = (layer, row) => row.isUnit || row.id in layer.of;

/** What the map shows of a unit: for a quantity the number itself, so that it sorts as one. */
function layerColumn(book, layer) {
  const value = layer.quantity
    ? ({ id }) => book.entry(layer.id, id).raw ?? null
    : ({ id }) => book.entry(layer.id, id).text;
  const number = Boolean(layer.quantity);
  const unknown = ({ id }) => book.entry(layer.id, id).text;
  return { id: "layer", label: layer.label, number, digits: layer.digits ?? 0, value, unknown };
}

/**
 * @param {object} book
 * @param {object} layer of the book
 * @param {(text: string, fields?: object) => string} t
 * @returns {Column[]}
 */
export function columnsOf(book, layer, t) {
  const terms = ({ told }) => told.terms?.map(([term]) => term) ?? [];
  // a statistical unit has no designation: that is not the same as an unknown one
  const ofUnits = ({ isUnit }) => (isUnit ? t("无数据") : t("不适用"));
  const people = ({ told }) => (told.population ?? null) && told.population / PERSONS_PER_UNIT;
  return [
    { id: "name", label: t("布局单元"), value: ({ told }) => told.name },
    { id: "group", label: t("类别"), value: ({ told }) => told.group_label },
    layerColumn(book, layer),
    {
      id: "terms",
      label: t("主导产业（文件顺序）"),
      value: (row) => terms(row).join(t("、")) || null,
      unknown: ofUnits,
    },
    { id: "count", label: t("项数"), number: true, value: (row) => terms(row).length || null, unknown: ofUnits },
    { id: "area", label: t("面积 km²（量算）"), number: true, value: ({ told }) => told.area_km2 ?? null },
    { id: "people", label: t("2020 人口（万）"), number: true, digits: 1, value: people },
    { id: "parks", label: t("园区"), number: true, value: ({ told }) => told.parks ?? null, unknown: ofUnits },
  ].map((column) => ({ digits: 0, unknown: () => t("未公开"), ...column }));
}

/** @param {Column} column @param {Row} row */
export function cellText(column, row) {
  const value = column.value(row);
  if (value === null) return column.unknown(row);
  return column.number ? thousands(value, column.digits) : value;
}

/**
 * Rows by the values of a column; unknown ones last in either direction.
 * @param {Row[]} rows in their own order
 * @param {Column} column
 * @param {"ascending" | "descending"} direction
 * @param {string} lang
 * @returns {Row[]}
 */
export function sorted(rows, column, direction, lang) {
  const sign = direction === "ascending" ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (column.number ? a - b : a.localeCompare(b, lang === "en" ? "en" : "zh-CN"));
  });
}

/**
 * Tab-separated text for a spreadsheet: numbers without commas, as many decimals as are shown.
 * @param {Column[]} columns
 * @param {Row[]} rows
 */
export function tabSeparated(columns, rows) {
  const plain = (column, row) => {
    const value = column.value(row);
    return column.number && value !== null ? value.toFixed(column.digits) : cellText(column, row);
  };
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map((column) => plain(column, row)))];
  return lines.map((cells) => cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\r\n");
}
