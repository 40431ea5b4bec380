/** The table's content: rows, columns, order, and the text for the clipboard. Pure. */

import { percent } from "../shared/descriptions.js";
import { thousands } from "../shared/numbers.js";

const PERSONS_PER_UNIT = 10_000;

/**
 * Units in the book's order; the scenic area last. It is shown only by layers that count it.
 * @param {Book} book
 * @returns {Row[]}
 */
export function rowsOf(book) {
  const units = book.units.map((told) => ({ id: told.id, isUnit: true, told }));
  return book.scenic ? [...units, { id: book.scenic_id, isUnit: false, told: book.scenic }] : units;
}

/**
 * Districts in the book's order, for layers whose values are theirs.
 * @param {Book} book
 * @returns {Row[]}
 */
export function districtRowsOf(book) {
  return book.districts.map(({ id, name, area_km2, parts }) => {
    return { id, isUnit: false, isDistrict: true, told: { name, group_label: "", area_km2, parts_of: parts } };
  });
}

/** @param {Layer} layer of the book @param {Row} row */
export const isCounted = (layer, row) => {
  if (layer.geography === "district" || row.isDistrict) return layer.geography === "district" && row.id in layer.of;
  return row.isUnit || row.id in layer.of;
};

/**
 * What the map shows of a unit: for a quantity the number itself, so that it sorts as one.
 * @param {Book} book
 * @param {Layer} layer
 * @returns {Column<Row>}
 */
function layerColumn(book, layer) {
  const told = (/** @type {Row} */ { id }) => book.entry(layer.id, id);
  return {
    id: "layer",
    label: layer.column ?? layer.label,
    number: Boolean(layer.quantity),
    digits: layer.digits ?? 0,
    value: layer.quantity ? (row) => told(row).raw ?? null : (row) => told(row).text,
    unknown: (row) => told(row).text,
  };
}

/**
 * @param {Book} book
 * @param {Layer} layer of the book
 * @param {Translate} t
 * @returns {Column<Row>[]}
 */
export function columnsOf(book, layer, t) {
  const columns = layer.geography === "district" ? districtColumns(book, layer, t) : unitColumns(book, layer, t);
  return columns.map((column) => ({ digits: 0, unknown: () => t("未公开"), ...column }));
}

/** @typedef {Omit<Column<Row>, "digits" | "unknown"> & Partial<Column<Row>>} OneColumn */

/** @param {Book} book @param {Layer} layer @param {Translate} t @returns {OneColumn[]} */
function districtColumns(book, layer, t) {
  const parts = (/** @type {Row} */ { told }) =>
    told.parts_of?.map(({ unit, share }) => `${book.unit(unit)?.tiny ?? unit} ${percent(share)}`) ?? [];
  return [
    { id: "name", label: t("行政区"), value: ({ told }) => told.name },
    layerColumn(book, layer),
    { id: "parts", label: t("由哪些布局单元组成"), value: (row) => parts(row).join(t("、")) },
    { id: "area", label: t("面积 km²（按边界量得）"), number: true, value: ({ told }) => told.area_km2 ?? null },
  ];
}

/** @param {Book} book @param {Layer} layer @param {Translate} t @returns {OneColumn[]} */
function unitColumns(book, layer, t) {
  const terms = (/** @type {Row} */ { told }) =>
    told.terms?.map(([term, , mark]) => (mark ? t("{term}（{mark}）", { term, mark }) : term)) ?? [];
  // a statistical unit has no designation: that is not the same as an unknown one
  const ofUnits = (/** @type {Row} */ { isUnit }) => (isUnit ? t("无数据") : t("不适用"));
  const people = (/** @type {Row} */ { told: { population } }) => population && population / PERSONS_PER_UNIT;
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
    { id: "count", label: t("产业（项）"), number: true, value: (row) => terms(row).length || null, unknown: ofUnits },
    { id: "area", label: t("面积 km²（按边界量得）"), number: true, value: ({ told }) => told.area_km2 ?? null },
    { id: "people", label: t("2020 人口（万人）"), number: true, digits: 1, value: (row) => people(row) ?? null },
    { id: "parks", label: t("园区（处）"), number: true, value: ({ told }) => told.parks ?? null, unknown: ofUnits },
  ];
}

/** @template R @param {Column<R>} column @param {R} row */
export function cellText(column, row) {
  const value = column.value(row);
  if (value === null) return column.unknown(row);
  return typeof value === "number" ? thousands(value, column.digits) : value;
}

/**
 * Rows by the values of a column; unknown ones last in either direction.
 * @template R
 * @param {R[]} rows in their own order
 * @param {Column<R>} column
 * @param {Direction} direction
 * @param {Lang} lang
 * @returns {R[]}
 */
export function sorted(rows, column, direction, lang) {
  const sign = direction === "ascending" ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b), lang === "en" ? "en" : "zh-CN");
  });
}

/**
 * Tab-separated text for a spreadsheet: numbers without commas, as many decimals as are shown.
 * @template R
 * @param {Column<R>[]} columns
 * @param {R[]} rows
 */
export function tabSeparated(columns, rows) {
  const plain = (/** @type {Column<R>} */ column, /** @type {R} */ row) => {
    const value = column.value(row);
    return typeof value === "number" ? value.toFixed(column.digits) : cellText(column, row);
  };
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map((column) => plain(column, row)))];
  return lines.map((cells) => cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\r\n");
}
