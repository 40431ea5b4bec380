/** Pairs of units in the matrix of similarity. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { openSimilarity } from "#browser/matrix/similarity.js";
import { t } from "./small_book.js";

const figure = (value) => ({ text: value.toFixed(2), step: 1, value });
const unit = (id) => ({ id, label: id.toUpperCase(), terms: [{ text: `${id} one`, rank: 1, industry: "auto" }] });
const similarity = openSimilarity(
  {
    steps: [0.5],
    units: [unit("a"), unit("b"), unit("c")],
    pairs: [
      { a: "a", b: "b", relation: "decree", terms: figure(1), industries: figure(1) },
      { a: "a", b: "c", relation: "none", terms: figure(0), industries: figure(0) },
      { a: "b", b: "c", relation: "coincidence", terms: figure(0.25), industries: figure(0.5) },
    ],
  },
  t,
);

test("a pair is found whichever of the two is named first", () => {
  assert.equal(similarity.pair("c", "b"), similarity.pair("b", "c"));
  assert.equal(similarity.pair("c", "b").terms.value, 0.25);
});

test("a unit is like itself, though that does not travel", () => {
  const { relation, terms, shared_terms: shared } = similarity.pair("b", "b");
  assert.equal(terms.step, 2); // the darkest tint
  assert.deepEqual([relation, terms.value, shared], ["self", 1, []]);
  assert.equal(similarity.relationLabel(relation), "同一单元");
});

test("a unit that was not published is an error that names it", () => {
  assert.throws(() => similarity.unit("gone"), /gone/);
  assert.throws(() => similarity.pair("a", "gone"), /gone/);
});

test("the words of a unit for an industry are its own", () => {
  assert.deepEqual(
    similarity.wordsOf("a", "auto").map(({ text }) => text),
    ["a one"],
  );
  assert.deepEqual(similarity.wordsOf("a", null), []);
});

test("units without a common word or industry can be alike by sub-sectors alone, and are called so there", () => {
  const pair = { relation: "none", subsectors: figure(0.1) };
  assert.equal(similarity.relationLabel(similarity.relationBy(pair, "subsectors")), "只有细分领域相近");
  assert.equal(similarity.relationBy(pair, "terms"), "none");
  assert.equal(similarity.relationBy({ ...pair, subsectors: figure(0) }, "subsectors"), "none");
});

test("the whole matrix leaves as a square that a spreadsheet takes", () => {
  const lines = similarity.asText("industries").split("\n");
  assert.deepEqual(lines, ["相似度（按 965 产业）\tA\tB\tC", "A\t1\t1\t0", "B\t1\t1\t0.5", "C\t0\t0.5\t1"]);
});
