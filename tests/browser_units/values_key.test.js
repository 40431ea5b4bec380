/** What no label says stands in a key. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { membersWithValues, settle } from "#browser/map/values_key.js";

test("labels are placed anew until the key has a row for each that they leave out", () => {
  const shown = [];
  const silent = [["b"], ["c"], []];
  assert.deepEqual(
    settle(
      ["a"],
      (rows) => shown.push(rows.join("")),
      () => silent.shift() ?? [],
    ),
    ["a", "b", "c"],
  );
  assert.deepEqual(shown, ["a", "ab", "abc"]);
});

test("where every label says its value the key stays empty and labels are placed once", () => {
  let placed = 0;
  const rows = settle(
    [],
    () => {},
    () => {
      placed += 1;
      return [];
    },
  );
  assert.deepEqual([rows, placed], [[], 1]);
});

test("a key that never comes to rest shows the last of its rows all the same", () => {
  let next = 0;
  const shown = [];
  const rows = settle(
    [],
    (ids) => shown.push(ids),
    () => [`unit ${next++}`],
  );
  assert.deepEqual(shown.at(-1), rows);
});

/** A book with one list of two, whose label points elsewhere or speaks for both. */
const bookOf = (ladder) => ({
  shared_lists: [{ id: "list", members: ["east", "west"] }],
  listLabel: () => ({ ladder, tiles: [] }),
  label: (_, id) => ({ ladder: id === "east" ? "value" : "quiet", tiles: [] }),
});

test("units named as one have rows of their own where their values differ", () => {
  assert.deepEqual(membersWithValues(bookOf("name"), "density"), ["east"]);
  assert.deepEqual(membersWithValues(bookOf("value"), "density"), []);
});
