/** What labels say, from rich to poor. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { districtForms, districtNameForms, insetForms, sharedForms, unitForms } from "#browser/map/label_forms.js";
import { entry, layer, row, t } from "./small_book.js";

const UNIT = { label: "东西湖（临空港）", tiny: "东西湖" };
const options = (more = {}) => ({ zoom: 9, names: true, tiles: true, compact: false, inset: false, t, ...more });

/** Forms as text: tiles as their industry in brackets, lines apart by a stroke. */
const told = (forms) =>
  forms.map((variants) =>
    variants.map((markup) =>
      String(markup)
        .replace(/<svg[\s\S]*?#lm-tile-(\w+)[\s\S]*?<\/svg>/g, "[$1]")
        .replace(/<br \/>|<\/span><span class="lm-row">/g, "|")
        .replace(/<[^>]*>/g, "")
        .trim(),
    ),
  );
const tiled = (tiles) => told(unitForms(UNIT, layer("lead"), entry("a", "", { tiles }), row("a"), options()));

test("a unit with tiles gives up its size, its long name, and its tiles at last", () => {
  assert.deepEqual(tiled(["auto", "health"]), [
    ["东西湖（临空港）[auto][health]"],
    ["东西湖（临空港）[auto][health]"],
    ["东西湖[auto][health]"],
    ["东西湖（临空港）"],
    ["东西湖"],
  ]);
});

test("a long row of tiles may take two lines", () => {
  assert.deepEqual(tiled(["a", "b", "c", "d", "e"])[0], [
    "东西湖（临空港）[a][b][c][d][e]",
    "东西湖（临空港）[a][b][c]|[d][e]",
  ]);
});

test("room for markers is left where parks are shown", () => {
  const forms = (compact) =>
    unitForms(UNIT, layer("lead"), entry("a", "", { tiles: ["auto"] }), row("a"), options({ compact }));
  assert.equal(forms(false).length, forms(true).length + 1);
});

test("names that are switched off leave tiles alone, and nothing where there are none", () => {
  const forms = (tiles) =>
    told(unitForms(UNIT, layer("lead"), entry("a", "", { tiles }), row("a"), options({ names: false })));
  assert.deepEqual(forms(["auto"]), [["[auto]"], ["[auto]"]]);
  assert.deepEqual(forms([]), []);
});

test("a figure goes with the name, and a unit that is not designated is named quietly", () => {
  const forms = (kind) =>
    told(unitForms(UNIT, layer("count", { form: "value" }), entry("a", "5 项"), row("a", kind), options()));
  assert.deepEqual(forms("value"), [["东西湖（临空港）5 项"], ["东西湖5 项"], ["东西湖（临空港）"], ["东西湖"]]);
  assert.deepEqual(forms("not_designated"), [["东西湖"]]);
});

const term = (kind, text) =>
  told(unitForms(UNIT, layer("industry", { form: "term", tile: "auto" }), entry("a", text), row("a", kind), options()));

test("the wording of an industry says where the policy names it first", () => {
  assert.equal(term("first", "汽车")[0][0], "东西湖（临空港）[auto]汽车首位");
  assert.equal(term("listed", "汽车")[0][0], "东西湖（临空港）[auto]汽车");
  assert.deepEqual(term("not_listed", ""), [["东西湖"]]);
});

test("a long wording is broken at a joint near its middle, Latin text between words", () => {
  assert.ok(term("listed", "新能源和智能网联汽车")[0].some((form) => form.includes("新能源和|智能网联汽车")));
  assert.ok(term("listed", "aerospace and satellites")[0].some((form) => form.includes("aerospace |and satellites")));
  assert.ok(!term("listed", "汽车和零部件")[0].some((form) => form.includes("|")));
});

const LIST = { label: "中心六区", tiny: "六区" };

test("units of a shared list that agree carry one label, others lead to the inset", () => {
  const forms = (texts, inset = true) =>
    told(
      sharedForms(
        LIST,
        layer("count", { form: "value" }),
        texts.map((text) => entry("a", text)),
        texts.map(() => row("a")),
        options({ inset }),
      ),
    );
  assert.deepEqual(forms(["5 项", "5 项"])[0], ["中心六区5 项"]);
  assert.deepEqual(forms(["5 项", "6 项"]), [["中心六区见放大图"], ["中心六区"], ["六区"]]);
  assert.deepEqual(forms(["5 项", "6 项"], false), [["中心六区"], ["六区"]]);
});

test("the inset names units, and gives figures where the layer has figures", () => {
  assert.deepEqual(told(insetForms(UNIT, layer("count", { form: "value" }), entry("a", "5 项"), row("a"), true)), [
    ["东西湖5 项"],
    ["东西湖"],
  ]);
  assert.deepEqual(told(insetForms(UNIT, layer("lead"), entry("a", "汽车"), row("a"), true)), [["东西湖"]]);
  const quiet = insetForms(UNIT, layer("lead"), entry("a", "汽车"), row("a"), false);
  assert.match(String(quiet[0][0]), /quiet/);
});

test("a unit's own map names it with its tiles, and its neighbours quietly", () => {
  const unit = { ...UNIT, terms: [["汽车", "auto"]] };
  assert.deepEqual(told(districtForms(unit, true, options())).at(-1), ["东西湖（临空港）"]);
  assert.match(told(districtForms(unit, true, options()))[0][0], /\[auto\]/);
  assert.deepEqual(told(districtForms(unit, false, options())), [["东西湖"]]);
  assert.deepEqual(districtForms(unit, false, options({ names: false })), []);
  assert.deepEqual(told(districtNameForms("洪山")), [["洪山"], ["洪山"]]);
});
