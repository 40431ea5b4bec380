/** What labels say, from rich to poor. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { districtNameForms, labelForms, saying, unitMapForms } from "#browser/map/label_forms.js";

const UNIT = { label: "东西湖（临空港）", tiny: "东西湖" };
const options = (more = {}) => ({ zoom: 9, names: true, tiles: true, compact: false, inset: false, ...more });

/** A rung as Python publishes it: the name, a stroke where it is quiet, and what may stand under it. */
const rung = (name, ...parts) => ({ name: name.replace("|", ""), parts, quiet: name.endsWith("|") });
const TILES = [rung("label", "tiles"), rung("tiny", "tiles"), rung("label"), rung("tiny")];
const TERM = [
  rung("label", "mark", "detail", "chip"),
  rung("tiny", "mark", "detail", "chip"),
  rung("tiny", "mark", "chip"),
  rung("tiny"),
];
const VALUE = [rung("label", "detail"), rung("tiny", "detail"), rung("label"), rung("tiny")];
const NAME = [rung("label", "hint"), rung("label"), rung("tiny")];

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
const tiled = (tiles, more) => told(labelForms(UNIT, { tiles }, TILES, options(more)));

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
  assert.equal(tiled(["auto"]).length, tiled(["auto"], { compact: true }).length + 1);
});

test("tiles that are switched off or not there leave the names, each once", () => {
  const names = [["东西湖（临空港）"], ["东西湖"]];
  assert.deepEqual(tiled(["auto"], { tiles: false }), names);
  assert.deepEqual(tiled([]), names);
});

test("names that are switched off leave tiles alone, and nothing where there are none", () => {
  assert.deepEqual(tiled(["auto"], { names: false }), [["[auto]"], ["[auto]"]]);
  assert.deepEqual(tiled([], { names: false }), []);
  const figure = { tiles: [], detail: "5 项" };
  assert.deepEqual(labelForms(UNIT, figure, VALUE, options({ names: false })), []);
  const first = labelForms(
    UNIT,
    { tiles: [], mark: "auto", detail: "汽车", chip: "首位" },
    TERM,
    options({ names: false }),
  );
  assert.deepEqual(told(first).slice(1), [["[auto]首位"], ["[auto]"]]);
});

test("a figure goes with the name, and a quiet rung is a quiet name", () => {
  const figure = { tiles: [], detail: "5 项" };
  assert.deepEqual(told(labelForms(UNIT, figure, VALUE, options())), [
    ["东西湖（临空港）5 项"],
    ["东西湖5 项"],
    ["东西湖（临空港）"],
    ["东西湖"],
  ]);
  const quiet = labelForms(UNIT, { tiles: [] }, [rung("tiny|")], options());
  assert.deepEqual(told(quiet), [["东西湖"]]);
  assert.match(String(quiet[0][0]), /quiet/);
});

const term = (text, chip) => told(labelForms(UNIT, { tiles: [], mark: "auto", detail: text, chip }, TERM, options()));

test("the wording of an industry says where the policy names it first", () => {
  assert.equal(term("汽车", "首位")[0][0], "东西湖（临空港）[auto]汽车首位");
  assert.equal(term("汽车")[0][0], "东西湖（临空港）[auto]汽车");
  assert.deepEqual(term("汽车", "首位").slice(2), [["东西湖[auto]首位"], ["东西湖"]]);
});

test("a long wording is broken at a joint near its middle, Latin text between words", () => {
  assert.ok(term("新能源和智能网联汽车")[0].some((form) => form.includes("新能源和|智能网联汽车")));
  assert.ok(term("aerospace and satellites")[0].some((form) => form.includes("aerospace |and satellites")));
  assert.ok(!term("汽车和零部件")[0].some((form) => form.includes("|")));
});

test("a label that points to the inset does so only while there is one", () => {
  const forms = (inset) => told(labelForms(UNIT, { tiles: [], hint: "见放大图" }, NAME, options({ inset })));
  assert.deepEqual(forms(true), [["东西湖（临空港）见放大图"], ["东西湖（临空港）"], ["东西湖"]]);
  assert.deepEqual(forms(false), [["东西湖（临空港）"], ["东西湖"]]);
});

test("a unit's own map names it with its tiles, and its neighbours quietly", () => {
  const unit = { ...UNIT, terms: [["汽车", "auto"]] };
  assert.deepEqual(told(unitMapForms(unit, true, options())).at(-1), ["东西湖（临空港）"]);
  assert.match(told(unitMapForms(unit, true, options()))[0][0], /\[auto\]/);
  assert.deepEqual(told(unitMapForms(unit, false, options())), [["东西湖"]]);
  assert.deepEqual(unitMapForms(unit, false, options({ names: false })), []);
  assert.deepEqual(told(districtNameForms("洪山")), [["洪山"], ["洪山"]]);
});

test("a long Latin name may take two lines, over its tiles and alone; a Han name may not", () => {
  const unit = { label: "Airport Zone (Dongxihu)", tiny: "Airport Zone" };
  const forms = told(labelForms(unit, { tiles: ["auto"] }, TILES, options()));
  assert.deepEqual(forms[0], ["Airport Zone (Dongxihu)[auto]", "Airport Zone |(Dongxihu)[auto]"]);
  assert.deepEqual(forms.slice(2), [
    ["Airport Zone[auto]"],
    ["Airport Zone (Dongxihu)", "Airport Zone |(Dongxihu)"],
    ["Airport Zone"],
  ]);
  assert.deepEqual(tiled([])[0], ["东西湖（临空港）"]);
});

test("a bare name says nothing more in either of its sizes", () => {
  const unit = { label: "Qingshan", tiny: "Qingshan" };
  const says = { tiles: ["auto"] };
  const forms = labelForms(unit, says, TILES, options());
  const rich = saying(unit, says, TILES, forms);
  assert.ok(told(forms.slice(0, rich)).every(([text]) => text.endsWith("[auto]")));
  assert.deepEqual(told(forms.slice(rich)), [["Qingshan"], ["Qingshan"]]);
});
