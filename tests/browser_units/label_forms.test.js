/** How the forms of a label look: a rung of a ladder becomes markup, in the sizes that a screen allows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
	districtForms,
	districtNameForms,
	labelForms,
} from "#browser/map/label_forms.js";

const UNIT = { label: "东西湖（临空港）", tiny: "东西湖" };
const options = (more = {}) => ({
	zoom: 9,
	names: true,
	tiles: true,
	compact: false,
	inset: false,
	...more,
});
const says = (more = {}) => ({ ladder: "any", tiles: [], mark: null, ...more });
const rung = (name, parts = [], quiet = false) => ({ name, parts, quiet });

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
const formsOf = (content, rungs, more = {}) =>
	told(labelForms(UNIT, says(content), rungs, options(more)));

const TILED = [
	rung("label", ["tiles"]),
	rung("tiny", ["tiles"]),
	rung("label"),
	rung("tiny"),
];

test("a unit with tiles gives up their size, its long name, and the tiles at last", () => {
	assert.deepEqual(formsOf({ tiles: ["auto", "health"] }, TILED), [
		["东西湖（临空港）[auto][health]"],
		["东西湖（临空港）[auto][health]"],
		["东西湖[auto][health]"],
		["东西湖（临空港）"],
		["东西湖"],
	]);
});

test("a long row of tiles may take two lines", () => {
	const [first] = formsOf({ tiles: ["a", "b", "c", "d", "e"] }, TILED);
	assert.deepEqual(first, [
		"东西湖（临空港）[a][b][c][d][e]",
		"东西湖（临空港）[a][b][c]|[d][e]",
	]);
});

test("room for markers is left where parks are shown", () => {
	const forms = (compact) => formsOf({ tiles: ["auto"] }, TILED, { compact });
	assert.equal(forms(true).length, forms(false).length - 1);
});

test("names that are switched off leave tiles alone, and nothing where there are none", () => {
	const forms = formsOf({ tiles: ["auto"] }, TILED, { names: false });
	assert.deepEqual(new Set(forms.flat()), new Set(["[auto]"]));
	assert.deepEqual(formsOf({}, TILED, { names: false }), []);
});

test("no form is tried twice", () => {
	assert.deepEqual(formsOf({}, TILED), [["东西湖（临空港）"], ["东西湖"]]);
});

test("a figure stands under the name, and a quiet unit is named quietly", () => {
	const rungs = [
		rung("label", ["detail"]),
		rung("tiny", ["detail"]),
		rung("tiny"),
	];
	assert.deepEqual(formsOf({ detail: "5 项" }, rungs), [
		["东西湖（临空港）5 项"],
		["东西湖5 项"],
		["东西湖"],
	]);
	assert.deepEqual(formsOf({ detail: "5 项" }, rungs, { names: false }), []);
	const [[quiet]] = labelForms(
		UNIT,
		says(),
		[rung("tiny", [], true)],
		options(),
	);
	assert.match(String(quiet), /lm-name quiet/);
});

const term = (detail, more = {}) =>
	formsOf({ mark: "auto", detail, ...more }, [
		rung("label", ["mark", "detail"]),
	]);

test("the wording of an industry stands by its tile, and says where the policy names it first", () => {
	assert.deepEqual(term("汽车")[0], [
		"东西湖（临空港）[auto]汽车",
		"东西湖（临空港）[auto]汽车",
	]);
	assert.deepEqual(term("汽车", { chip: "首位" })[0], [
		"东西湖（临空港）[auto]汽车首位",
		"东西湖（临空港）首位[auto]汽车",
	]);
});

test("a wording without names leaves its tile as the poorest form", () => {
	assert.deepEqual(
		formsOf({ mark: "auto", detail: "汽车" }, [rung("tiny", ["mark"])], {
			names: false,
		}),
		[["[auto]"], ["[auto]"]],
	);
});

test("a long wording is broken at a joint near its middle, Latin text between words", () => {
	assert.ok(
		term("新能源和智能网联汽车")[0].some((form) =>
			form.includes("新能源和|智能网联汽车"),
		),
	);
	assert.ok(
		term("aerospace and satellites")[0].some((form) =>
			form.includes("aerospace |and satellites"),
		),
	);
	assert.ok(!term("汽车和零部件")[0].some((form) => form.includes("|")));
});

test("a shared list whose units differ leads to the inset where there is one", () => {
	const rungs = [rung("label", ["hint"]), rung("tiny")];
	assert.deepEqual(formsOf({ hint: "见放大图" }, rungs, { inset: true }), [
		["东西湖（临空港）见放大图"],
		["东西湖"],
	]);
	assert.deepEqual(formsOf({ hint: "见放大图" }, rungs), [
		["东西湖（临空港）"],
		["东西湖"],
	]);
});

test("a unit's own map names it with its tiles, and its neighbours quietly", () => {
	const unit = { ...UNIT, terms: [["汽车", "auto"]] };
	assert.deepEqual(told(districtForms(unit, true, options())).at(-1), [
		"东西湖（临空港）",
	]);
	assert.match(told(districtForms(unit, true, options()))[0][0], /\[auto\]/);
	assert.deepEqual(told(districtForms(unit, false, options())), [["东西湖"]]);
	assert.deepEqual(districtForms(unit, false, options({ names: false })), []);
	assert.deepEqual(told(districtNameForms("洪山")), [["洪山"], ["洪山"]]);
});
