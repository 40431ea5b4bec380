/** An office's own template: what is handed over, what the browser keeps of it, and what the reader is told. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { createTemplate } from "#browser/export/template.js";

const KEY = "wuhan-map-export-template";
const MOST = 1000;
/** @type {Map<string, string>} */
const store = new Map();
globalThis.localStorage = /** @type {any} */ ({
  getItem: (key) => store.get(key) ?? null,
  setItem: (key, text) => store.set(key, text),
  removeItem: (key) => store.delete(key),
});
globalThis.FileReader = /** @type {any} */ (
  class {
    readAsDataURL({ text }) {
      if (text === null) {
        this.onerror();
        return;
      }
      this.result = `data:,${text}`;
      this.onload();
    }
  }
);

const t = (text, fields = {}) => text.replace(/\{(\w+)\}/g, (_, name) => String(fields[name]));
const chosen = (name, text, size = 10) => /** @type {any} */ ({ files: [{ name, size, text }], value: name });
const kept = () => JSON.parse(store.get(KEY) ?? "null")?.name ?? null;

/** A template of the office, and Python's part of it. */
function office() {
  const handed = [];
  const own = createTemplate(
    t,
    MOST,
    (template) => handed.push(template),
    () => {},
  );
  let known = null;
  return {
    own,
    handed,
    said: () => own.said(known),
    /** @param {string | null} error */
    answer(error) {
      const { at, name } = handed.at(-1);
      known = error
        ? { ...(known ?? { name: "", layouts: [] }), at, error }
        : { at, name, layouts: ["仅标题"], error: null };
      own.hear(known);
    },
  };
}

beforeEach(() => store.clear());

test("a template is kept once it has proved of use, and given again at the next visit", async () => {
  const first = office();
  const input = chosen("局.pptx", "AAAA");
  await first.own.choose(input);
  assert.equal(kept(), null);
  assert.equal(input.value, "", "the same file may be chosen again");
  first.answer(null);
  assert.equal(kept(), "局.pptx");
  assert.deepEqual(first.said(), { text: "局.pptx，这个浏览器会记住它。", wrong: false });
  const next = office();
  next.own.begin(null);
  assert.equal(next.handed[0].content, "AAAA");
});

test("one that is of no use is told, is not kept, and leaves the one before in its place", async () => {
  const { own, answer, said } = office();
  await own.choose(chosen("局.pptx", "AAAA"));
  answer(null);
  await own.choose(chosen("坏.pptx", "BBBB"));
  answer("没有采用“坏.pptx”。");
  assert.equal(kept(), "局.pptx");
  assert.deepEqual(said(), { text: "没有采用“坏.pptx”。 现在用的仍是“局.pptx”。", wrong: true });
});

test("one that the browser has kept and that is of no use any more is not given again", () => {
  store.set(KEY, JSON.stringify({ name: "旧.pptx", content: "CCCC" }));
  const { own, answer } = office();
  own.begin(null);
  answer("没有采用“旧.pptx”。");
  assert.equal(kept(), null);
});

test("one that is too large, or cannot be read, is never handed over", async () => {
  const { own, handed, said } = office();
  await own.choose(chosen("大.pptx", "AAAA", MOST + 1));
  assert.match(said().text, /“大\.pptx”大于/);
  await own.choose(chosen("没.pptx", null));
  assert.match(said().text, /读不了“没\.pptx”/);
  assert.deepEqual(handed, []);
});

test("a template is let go for good", async () => {
  const { own, answer, handed } = office();
  await own.choose(chosen("局.pptx", "AAAA"));
  answer(null);
  own.drop();
  assert.equal(handed.at(-1), null);
  assert.equal(kept(), null);
  assert.deepEqual(own.said(null), { text: "", wrong: false });
});
