/** The table's content: order, texts, and what goes onto the clipboard. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { cellText, columnsOf, isCounted, rowsOf, sorted, tabSeparated } from "#browser/table/twin_rows.js";
import { bookOf, t } from "./small_book.js";

const scenic = { name: "东湖", group_label: "景区", area_km2: 62, population: null };
const book = bookOf({ scenic });
const ids = (rows) => rows.map(({ id }) => id);
const column = (layer, id) => columnsOf(book, book.layer(layer), t).find((one) => one.id === id);
const text = (layer, id, of) =>
  cellText(
    column(layer, id),
    rowsOf(book).find((one) => one.id === of),
  );

test("the scenic area stands last and counts in layers that count it", () => {
  assert.deepEqual(ids(rowsOf(book)), ["east", "west", "scenic"]);
  assert.deepEqual(ids(rowsOf(bookOf())), ["east", "west"]);
  const counted = (layer) => ids(rowsOf(book).filter((one) => isCounted(book.layer(layer), one)));
  assert.deepEqual(counted("lead"), ["east", "west"]);
  assert.deepEqual(counted("count"), ["east", "west", "scenic"]);
});

test("what is unknown says so: not published, no data, not applicable", () => {
  assert.equal(text("lead", "people", "west"), "未公开");
  assert.equal(text("lead", "terms", "west"), "无数据");
  assert.equal(text("lead", "terms", "scenic"), "不适用");
  assert.equal(text("count", "layer", "scenic"), "—");
});

test("figures are written with thousands, people in tens of thousands", () => {
  assert.equal(text("lead", "area", "west"), "1,200");
  assert.equal(text("lead", "people", "east"), "2.0");
  assert.equal(text("count", "layer", "east"), "5");
  assert.equal(text("lead", "layer", "east"), "汽车");
});

test("numbers sort by size, and what is unknown stays last in either direction", () => {
  const order = (id, direction) => ids(sorted(rowsOf(book), column("count", id), direction, "zh"));
  assert.deepEqual(order("area", "ascending"), ["scenic", "east", "west"]);
  assert.deepEqual(order("people", "ascending"), ["east", "west", "scenic"]);
  assert.deepEqual(order("people", "descending"), ["east", "west", "scenic"]);
});

test("texts sort as the language has them", () => {
  const order = (lang) =>
    ids(
      sorted(
        [
          { id: "武", name: "武" },
          { id: "汉", name: "汉" },
        ],
        { value: ({ name }) => name },
        "ascending",
        lang,
      ),
    );
  assert.deepEqual(order("zh"), ["汉", "武"]);
});

test("a cell on the clipboard never breaks its row", () => {
  const unknown = () => "未公开";
  const columns = [
    { label: "名", value: ({ name }) => name, unknown },
    { label: "数", number: true, digits: 1, value: ({ figure }) => figure, unknown },
  ];
  const rows = [
    { name: "甲\t乙\n丙", figure: 12345.67 },
    { name: "丁", figure: null },
  ];
  assert.equal(tabSeparated(columns, rows), "名\t数\r\n甲 乙 丙\t12345.7\r\n丁\t未公开");
});
