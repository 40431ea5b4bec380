/** The briefing in the browser: the order of its pages, what a picture depends on, and two tabs with one of them. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import {
  changed,
  drawnFrom,
  duplicated,
  inLanguage,
  inserted,
  langOf,
  moved,
  removed,
  restored,
} from "#browser/briefing/pages.js";
import { beside, briefingOf, requestOf } from "#browser/shared/briefing_request.js";
import { placeAt } from "#browser/shared/dragged.js";
import { createReports, createSpeaker } from "#browser/shared/reports.js";
import { chance } from "./chance.js";

const pagesOf = (ids) => [...ids].map((id) => ({ id, name: id, spec: { layer: id } }));
const order = (pages) => pages.map(({ id }) => id).join("");

test("a page goes where it is moved, and no further than the ends", () => {
  const pages = pagesOf("abcd");
  assert.equal(order(moved(pages, "a", 2)), "bcad");
  assert.equal(order(moved(pages, "d", 0)), "dabc");
  assert.equal(order(moved(pages, "b", 99)), "acdb");
  assert.equal(order(moved(pages, "b", -1)), "bacd");
  assert.equal(order(moved(pages, "z", 1)), "abcd");
});

test("any sequence of moves keeps the pages, each once and as it was", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const next = chance(seed);
    const before = pagesOf("abcdefghij".slice(0, 1 + Math.floor(next() * 10)));
    let pages = before;
    for (let step = 0; step < 30; step += 1) {
      const { id } = before[Math.floor(next() * before.length)];
      const to = Math.floor(next() * 14) - 2;
      pages = moved(pages, id, to);
      assert.equal(pages[Math.max(0, Math.min(to, pages.length - 1))].id, id);
    }
    const byId = (a, b) => a.id.localeCompare(b.id);
    assert.deepEqual([...pages].sort(byId), before);
  }
});

test("a copy stands behind its page under a name of its own, and goes alone", () => {
  const copied = duplicated(pagesOf("ab"), "a", "x");
  assert.equal(order(copied), "axb");
  assert.deepEqual(copied[1].spec, copied[0].spec);
  assert.equal(order(removed(copied, "x")), "ab");
});

test("what was removed comes back to its place, beside what came meanwhile", () => {
  const [, b] = pagesOf("abc");
  assert.equal(order(inserted(pagesOf("acn"), b, 1)), "abcn");
  assert.equal(order(restored(pagesOf("abc"), pagesOf("n"), [])), "abcn");
  assert.equal(order(restored(pagesOf("abc"), pagesOf("xyn"), pagesOf("xy"))), "abcn");
});

test("an empty title is none, and a request is a briefing again", () => {
  const briefing = { settings: { title: "题" }, pages: changed(pagesOf("ab"), "a", { title: "甲", subtitle: "" }) };
  assert.deepEqual(requestOf(briefing), { title: "题", pages: [{ layer: "a", title: "甲" }, { layer: "b" }] });
  assert.deepEqual(changed(briefing.pages, "a", { title: "" })[0].spec, { layer: "a" });
  let n = 0;
  assert.deepEqual(requestOf(briefingOf(requestOf(briefing), () => `n${n++}`)), requestOf(briefing));
});

test("a picture depends on its page and the paper; that of a cover on the whole", () => {
  const briefing = {
    settings: { paper: "a4", title: "题" },
    pages: [...pagesOf("ab"), { id: "c", name: "", spec: { sheet: "cover" } }],
  };
  const [a, , c] = briefing.pages;
  const from = (change, page) => drawnFrom({ ...briefing, ...change }, page) === drawnFrom(briefing, page);
  const retitled = { settings: { paper: "a4", title: "别的" } };
  const turned = { pages: [...briefing.pages].reverse() };
  assert.deepEqual([from(retitled, a), from(turned, a), from({ settings: { paper: "a3" } }, a)], [true, true, false]);
  assert.deepEqual([from(retitled, c), from(turned, c)], [false, false]);
});

test("a page is dropped before the first one that lies behind the pointer", () => {
  const rect = (column, row) => ({
    left: column * 100,
    right: column * 100 + 90,
    top: row * 100,
    bottom: row * 100 + 90,
  });
  const rects = [rect(0, 0), rect(1, 0), rect(0, 1)];
  const at = (x, y) => placeAt(rects, x, y);
  assert.deepEqual([at(10, 10), at(60, 10), at(180, 10), at(20, 150), at(80, 150), at(500, 500)], [0, 1, 2, 2, 3, 3]);
});

test("reports go one after the other, and what was never heard of is said again", () => {
  let [clock, value] = [0, "a"];
  const sent = [];
  const reports = createReports(
    (report) => sent.push(report),
    () => (value ? { kept: value } : null),
    () => clock,
    0,
  );
  reports.push();
  value = "b";
  reports.push();
  assert.deepEqual(sent, [{ kept: "a", n: 1 }]);
  reports.hear(1);
  assert.deepEqual(sent.at(-1), { kept: "b", n: 2 });
  value = "c";
  clock = 60_000;
  reports.push();
  assert.deepEqual(sent.at(-1), { kept: "c", n: 3 });
  reports.forget();
  value = null;
  reports.push();
  assert.equal(sent.length, 3);
});

test("words to Python wait until the report before is heard, and what nobody has heard is said again", () => {
  const sent = [];
  let clock = 1000;
  const speaker = createSpeaker(
    (report) => sent.push(report),
    () => clock,
  );
  speaker.say("wanted", 1);
  speaker.say("make", "a");
  speaker.say("wanted", 2);
  speaker.say("more", 1);
  assert.deepEqual(
    sent.map(({ said }) => said),
    [[["wanted", 1]]],
  );
  speaker.hear(sent[0].n);
  assert.deepEqual(sent[1].said, [
    ["make", "a"],
    ["wanted", 2],
    ["more", 1],
  ]);
  clock += 60_000;
  speaker.say("wanted", 3);
  assert.deepEqual(sent[2].said, [
    ["make", "a"],
    ["more", 1],
    ["wanted", 3],
  ]);
  speaker.hear(sent[2].n);
  speaker.say("stop", 1);
  assert.deepEqual(sent[3].said, [["stop", 1]]);
});

// Two tabs of one browser: modules of their own over one store, as two documents have them.
let stored;
let listeners;
const tab = async (name) => {
  const { changeBriefing, readBriefing, isKept } = await import(`#browser/shared/briefing_kept.js?${name}`).catch(
    () => import("#browser/shared/briefing_kept.js"),
  );
  return { changeBriefing, readBriefing, isKept };
};
beforeEach(() => {
  stored = new Map();
  listeners = [];
  globalThis.localStorage = {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, text) => stored.set(key, text),
  };
  globalThis.window = { dispatchEvent: (event) => listeners.push(event.type) };
});

test("two tabs keep each other's pages, since each reads anew before it writes", async () => {
  const [one, other] = [await tab("one"), await tab("other")];
  const add =
    (id) =>
    ({ settings, pages }) => ({ settings, pages: [...pages, ...pagesOf(id)] });
  one.changeBriefing(add("a"));
  other.changeBriefing(add("b"));
  one.changeBriefing(({ settings, pages }) => ({
    settings: { ...settings, title: "题" },
    pages: moved(pages, "b", 0),
  }));
  assert.equal(order(other.readBriefing().pages), "ba");
  assert.equal(other.readBriefing().settings.title, "题");
  assert.equal(listeners.length, 3);
});

test("what stands there and is no briefing is an empty one", async () => {
  const { readBriefing } = await tab("one");
  for (const text of ["", "{", "[]", "null", '{"pages": 1}', '{"pages": [null, 1, {"id": "a"}]}']) {
    stored.set("wuhan-map-briefing", text);
    assert.deepEqual(readBriefing(), { settings: {}, pages: [] }, text);
  }
});

test("a browser that keeps nothing has the briefing for as long as the page", async () => {
  const { changeBriefing, readBriefing, isKept } = await tab("one");
  const refuse = () => {
    throw new Error("denied");
  };
  globalThis.localStorage = { getItem: refuse, setItem: refuse };
  changeBriefing(() => ({ settings: {}, pages: pagesOf("a") }));
  assert.equal(order(readBriefing().pages), "a");
  assert.equal(isKept(), false);
});

test("pages are turned into one language together, and a briefing of both is in none", () => {
  const [a, b] = pagesOf("ab");
  const mixed = [a, { ...b, spec: { ...b.spec, lang: "en" } }];
  assert.equal(langOf(mixed), "");
  assert.equal(langOf(inLanguage(mixed, "en")), "en");
  assert.equal(langOf([a]), "zh");
});

test("a briefing that is put beside another loses none of its pages and doubles none", () => {
  const mine = { settings: { title: "我的" }, pages: pagesOf("ab") };
  const saved = { settings: { title: "存下的" }, pages: pagesOf("bc") };
  const both = beside(mine, saved, 9);
  assert.equal(order(both.pages), "abc");
  assert.equal(both.settings.title, "我的");
  assert.deepEqual(beside({ settings: {}, pages: [] }, saved, 9), saved);
  assert.equal(beside(mine, saved, 2).pages.length, 2);
});
