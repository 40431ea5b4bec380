/** The title of a page keeps a short value at its end on one line, as Python writes it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { withValue } from "#browser/element/headline.js";

for (const [finding, parts] of [
  ["现代金融列为首位的单元最多（6 个，共用一份清单）", ["现代金融列为首位的单元最多", "（6 个，共用一份清单）"]],
  ["Optics Valley has most (24)", ["Optics Valley has most ", "(24)"]],
  ["东湖高新区（东湖）最多", ["东湖高新区（东湖）最多", ""]],
  [`最多（${"长".repeat(30)}）`, [`最多（${"长".repeat(30)}）`, ""]],
  ["五个单元重合", ["五个单元重合", ""]],
]) {
  test(`the value at the end of “${finding}”`, () => assert.deepEqual(withValue(finding), parts));
}
