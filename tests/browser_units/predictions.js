/**
 * The browser's answers and words, for the tests that compare them with Python's (test_finder_prediction.py and
 * test_finder_words.py in tests/unit/ui): a call a line as JSON, its result a line.
 */

import { createInterface } from "node:readline";
import { createPrediction, landOf } from "#browser/finder/prediction.js";
import { createFacetWords } from "#browser/shared/facet_words.js";
import { openFilter } from "#browser/shared/filter.js";
import { folded } from "#browser/shared/folding.js";
import { createTranslator } from "#browser/shared/translator.js";

let prediction = null;
const CALLS = {
  open({ index, options }) {
    prediction = createPrediction(index, options);
    return null;
  },
  answer: ({ filter, text }) => prediction.answer(filter, text),
  land: ({ layer, classes, units }) =>
    landOf(
      layer,
      classes,
      units.map((unit) => ({ unit })),
    ),
  folded: ({ texts, variants }) => texts.map((text) => folded(text, variants)),
  words({ titles, messages, short, asked }) {
    const context = { titles, options: {}, filters: openFilter(short), t: createTranslator(messages) };
    return asked.map(createFacetWords(context).chosen);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { call, told } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(CALLS[call](told))}\n`);
}
