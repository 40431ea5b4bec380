/** What a text finds among all that can be found, and in which order. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createMatcher } from "#browser/guide/matcher.js";

const entry = (kind, id, names, more = {}) => ({ kind, id, label: names[0][0], note: "", names, besides: [], ...more });
const ENTRIES = [
  entry("unit", "caidian", [["蔡甸区", "cai dian qu"], ["Caidian"], ["420114"]]),
  entry("unit", "hongshan", [["洪山区", "hong shan qu"]]),
  entry("park", "p1", [["蔡甸经济开发区", "cai dian jing ji kai fa qu"]]),
  entry("park", "p2", [["普洛斯武汉蔡甸物流园", "pu luo si wu han cai dian wu liu yuan"]]),
  entry("park", "p3", [["左岭产业园（北区）", "zuo ling chan ye yuan bei qu"], ["Zuoling Industrial Park"]]),
  entry("park", "p4", [["新蔡甸港", "xin cai dian gang"]], { later: true }),
  entry("layer", "target:a", [["工业投资", "gong ye tou zi"]], { besides: [["目标", "mu biao"]] }),
  entry("page", "finder", [["园区查找", "yuan qu cha zhao"], ["Park finder"]]),
];
const VARIANTS = { 經: "经", 濟: "济", 區: "区", 園: "园", 產: "产", 業: "业" };
const { find } = createMatcher(ENTRIES, ["unit", "layer", "park", "page"], VARIANTS);
const ids = (text, later = false) => find(text, { later }).flatMap(({ entries }) => entries.map(({ id }) => id));

test("characters, full pinyin, initials, English words and codes find the same", () => {
  for (const text of ["蔡甸", "caidian", "cai dian", "cd", "CAIDIAN", "420114", "ｃａｉｄｉａｎ"]) {
    assert.equal(ids(text)[0], "caidian", text);
  }
  assert.deepEqual(ids("industrial park"), ["p3"]);
  assert.deepEqual(ids("finder"), ["finder"]);
});

test("the whole name goes before its beginning, that before initials, these before what stands inside", () => {
  const one = (id, name, reading) => entry("park", id, [[name, reading]]);
  const parks = [
    one("inside", "大河里园", "da he li yuan"),
    one("initials", "花莲", "hua lian"),
    one("prefix", "河里港", "he li gang"),
    one("exact", "河里", "he li"),
  ];
  const order = (text) =>
    createMatcher(parks, ["park"], {})
      .find(text, { later: false })[0]
      .entries.map(({ id }) => id);
  assert.deepEqual(order("heli"), ["exact", "prefix", "inside"]);
  assert.deepEqual(order("hl"), ["initials", "exact", "prefix", "inside"]);
});

test("the nearest group stands first", () => {
  assert.deepEqual(
    find("园区查找", { later: false }).map(({ kind }) => kind),
    ["page"],
  );
  assert.deepEqual(
    find("caidian", { later: false }).map(({ kind }) => kind),
    ["unit", "park"],
  );
});

test("what came after the edition is found only where it is shown", () => {
  assert.ok(!ids("蔡甸").includes("p4"));
  assert.ok(ids("蔡甸", true).includes("p4"));
});

test("brackets, blanks and marks mean nothing; several words must all be there", () => {
  assert.deepEqual(ids("左岭产业园北区"), ["p3"]);
  assert.deepEqual(ids("物流 蔡甸"), ["p2"]);
  assert.deepEqual(ids("物流 洪山"), []);
  assert.deepEqual(ids(" 左岭·（产）"), ["p3"]);
});

test("traditional characters find what simplified ones find, in either of the two", () => {
  for (const text of ["蔡甸經濟開发區", "经濟開發区", "左嶺產業園"]) assert.deepEqual(ids(text), [], text);
  assert.deepEqual(ids("蔡甸經濟"), ["p1"]);
  assert.deepEqual(ids("左岭產業園（北區）"), ["p3"]);
  assert.equal(ids("蔡甸區")[0], "caidian");
});

test("a word that leads to an entry besides its names finds it", () => {
  assert.deepEqual(ids("目标"), ["target:a"]);
});

test("a word of an industry finds its sub-sector by its beginning, as written, and behind what is called so", () => {
  const laser = entry("subsector", "laser", [["激光", "ji guang"]], { words: ["打标机", "laser marking"] });
  const marks = entry("park", "p", [["打标园", "da biao yuan"]]);
  const told = (text) => createMatcher([laser, marks], ["subsector", "park"], {}).find(text, { later: false });
  const kinds = (text) => told(text).map(({ kind }) => kind);
  assert.deepEqual(kinds("打标"), ["park", "subsector"]);
  assert.deepEqual(kinds("laser m"), ["subsector"]);
  for (const text of ["标机", "dbj", "marking", "l"]) assert.ok(!kinds(text).includes("subsector"), text);
});

test("one letter finds beginnings alone, and marks alone find nothing", () => {
  assert.ok(ids("c").includes("caidian"));
  assert.ok(!ids("c").includes("p2"));
  assert.deepEqual(ids("·—"), []);
  assert.deepEqual(ids(""), []);
});
