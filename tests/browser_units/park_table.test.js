/** The columns of the finder's table are those that Python tells, no more and no fewer. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { parkColumns } from "#browser/finder/park_table.js";
import { cellText, sorted, tabSeparated } from "#browser/table/twin_rows.js";

const told = (id, form, digits = 0) => ({ id, label: id.toUpperCase(), form, digits, unknown: `no ${id}` });
const result = {
  columns: [told("name", "text"), told("area", "number", 2), told("since", "year")],
  of: { p1: ["甲", 1234.5, 2010], p2: ["乙", null, 1998] },
};
const columns = parkColumns({ result });
const [one, other] = [{ id: "p1" }, { id: "p2" }];

test("a column has the heading and the form that it was told with", () => {
  assert.deepEqual(
    columns.map(({ id, label, number, plain }) => [id, label, number, plain]),
    [
      ["name", "NAME", false, false],
      ["area", "AREA", true, false],
      ["since", "SINCE", true, true],
    ],
  );
});

test("a cell is the park's, and what is not known is said in the column's words", () => {
  const texts = (park) => columns.map((column) => cellText(column, park));
  assert.deepEqual(texts(one).slice(0, 2), ["甲", "1,234.50"]);
  assert.deepEqual(texts(other).slice(0, 2), ["乙", "no area"]);
  assert.deepEqual(texts({ id: "p9" }), ["no name", "no area", "no since"]);
});

test("numbers sort as numbers, unknown ones last, and are copied without thousands", () => {
  const [, area, since] = columns;
  assert.deepEqual(sorted([other, one], area, "ascending", "zh"), [one, other]);
  assert.deepEqual(sorted([one, other], since, "ascending", "zh"), [other, one]);
  assert.equal(tabSeparated(columns, [one]), "NAME\tAREA\tSINCE\r\n甲\t1234.50\t2010");
});
