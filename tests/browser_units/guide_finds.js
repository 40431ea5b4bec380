/** What the browser's search finds in an index, for the laws of tests/unit/ui/test_guide_index.py: one call as JSON. */

import { readFileSync } from "node:fs";
import { createMatcher } from "#browser/guide/matcher.js";

const { index, asked } = JSON.parse(readFileSync(0, "utf8"));
const { find } = createMatcher(
  index.entries,
  index.kinds.map(([kind]) => kind),
  index.variants,
);
const told = asked.map((text) =>
  find(text, { later: true }).map(({ kind, entries }) => [kind, entries.map(({ id }) => id)]),
);
console.log(JSON.stringify(told));
