/** The finder's choice of sub-sectors: which branches stand there, in which order. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { branchesOf } from "#browser/finder/subsectors.js";

const OPTIONS = {
  industry: [
    { id: "auto", label: "汽车" },
    { id: "health", label: "大健康" },
  ],
  subsector: [
    { id: "parts", label: "汽车零部件", industry: "auto" },
    { id: "cars", label: "整车制造", industry: "auto" },
    { id: "drugs", label: "创新药", industry: "health" },
    { id: "devices", label: "医疗器械", industry: "health" },
    { id: "furniture", label: "家具", industry: null },
  ],
};
const COUNTS = [1, 3, 2, 0, 1];
const NONE = { industries: [], subsectors: [] };
const shown = (counts, chosen) =>
  branchesOf(OPTIONS, counts, chosen, "跨领域").map(({ id, open, leaves }) => [
    id,
    open,
    leaves.map((leaf) => leaf.id),
  ]);

test("under each industry stand those with parks, the most frequent first; what cuts across comes last", () => {
  assert.deepEqual(shown(COUNTS, NONE), [
    ["auto", false, ["cars", "parts"]],
    ["health", false, ["drugs"]],
    ["cross", false, ["furniture"]],
  ]);
});

test("beside an industry that is chosen the others are left out", () => {
  assert.deepEqual(shown(COUNTS, { industries: ["health"], subsectors: [] }), [
    ["health", true, ["drugs"]],
    ["cross", false, ["furniture"]],
  ]);
});

test("what is chosen stays in reach, even where it finds nothing or its industry is not chosen", () => {
  assert.deepEqual(shown([0, 0, 0, 0, 0], { industries: ["auto"], subsectors: ["devices"] }), [
    ["health", true, ["devices"]],
  ]);
});

test("before an answer nothing is said to have parks", () => {
  assert.deepEqual(shown(undefined, NONE), []);
});
