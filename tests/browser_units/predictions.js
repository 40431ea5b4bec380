/**
 * The browser's answers, for the test that compares them with Python's (tests/unit/ui/test_finder_prediction.py): a call
 * a line as JSON, its result a line.
 */

import { createInterface } from "node:readline";
import { createPrediction, landOf } from "#browser/finder/prediction.js";

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
};

for await (const line of createInterface({ input: process.stdin })) {
  const { call, told } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(CALLS[call](told))}\n`);
}
