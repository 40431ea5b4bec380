/** Layers whose values are those of districts: which view is drawn, what is said, which rows the table has. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createActions } from "#browser/shared/actions.js";
import { createDescriptions } from "#browser/shared/descriptions.js";
import { modeOf } from "#browser/shared/modes.js";
import { createStore } from "#browser/shared/store.js";
import { cellText, columnsOf, districtRowsOf, isCounted, rowsOf } from "#browser/table/twin_rows.js";
import { bookOf, entry, layer, published, t } from "./small_book.js";

const POWER = layer("indicator:power", {
  ...{ label: "用电", column: "用电（度）", form: "value", quantity: true, geography: "district" },
  of: { 1: entry("a", "7 度", { raw: 7 }) },
});
const layers = { layers: [...published.layers, POWER] };
const book = bookOf(layers);
const state = (more) => ({ layer: "lead", geo: "unit", over: "count", district: null, ...more });

test("values of districts are drawn in the administrative view, and the reader's own view is kept", () => {
  assert.equal(book.geography(state({ layer: POWER.id })), "district");
  assert.equal(book.geography(state({})), "unit");
  assert.equal(book.geography(state({ geo: "district" })), "district");
  assert.equal(bookOf(layers, modeOf({ mode: "theme" })).geography(state({ layer: POWER.id })), "unit");
});

test("no circle of a unit stands among districts, and no unit has a district's value", () => {
  assert.equal(book.secondLayer(state({ layer: POWER.id })), null);
  assert.equal(book.secondLayer(state({}))?.id, "count");
  assert.equal(book.entry(POWER.id, "east").text, "按行政区统计");
  assert.equal(book.entry(POWER.id, "1").text, "7 度");
});

test("a district is read with its own value, else with its parts", () => {
  const { district } = createDescriptions(book, t);
  const [one] = book.districts;
  assert.equal(district(state({ layer: POWER.id }), one), "一区，用电：7 度");
  assert.match(district(state({ over: null }), one), /由 2 个布局单元组成/);
});

test("who leaves the districts by a layer leaves the one that was chosen", () => {
  const reported = [];
  const store = createStore(state({ layer: POWER.id, district: "1" }));
  const actions = createActions(store, book, modeOf({}), (key, value) => reported.push([key, value]));
  actions.setLayer("lead");
  assert.deepEqual(reported, [
    ["layer", "lead"],
    ["district", null],
  ]);
  const staying = createStore(state({ layer: POWER.id, district: "1", geo: "district" }));
  createActions(staying, book, modeOf({}), () => {}).setLayer("lead");
  assert.equal(staying.state.district, "1");
});

test("the table has districts where these have the values, and nothing else", () => {
  const rows = [...rowsOf(book), ...districtRowsOf(book)];
  const shown = (id) => rows.filter((row) => isCounted(book.layer(id), row)).map(({ id: row }) => row);
  assert.deepEqual(shown(POWER.id), ["1"]);
  assert.deepEqual(shown("lead"), ["east", "west"]);
  const columns = columnsOf(book, book.layer(POWER.id), t);
  assert.deepEqual(
    columns.map((column) => cellText(column, districtRowsOf(book)[0])),
    ["一区", "7", "东 75.0%、西 25.0%", "10"],
  );
});
