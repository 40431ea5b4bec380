/** Markup that escapes, and cleaning up after an element. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { createCleanup, html, trusted, whenIdle } from "#browser/shared/dom.js";

test("markup escapes whatever it is given", () => {
  const name = "<script>\"'&";
  const markup = String(html`<b title="${name}">${name}</b>${[html`<i>${1}</i>`]}${false}${null}`);
  assert.equal(markup, '<b title="&#60;script&#62;&#34;&#39;&#38;">&#60;script&#62;&#34;&#39;&#38;</b><i>1</i>');
});

test("markup made here passes through, text in lists does not", () => {
  assert.equal(String(html`${trusted("<b>")}${["<b>", 0]}`), "<b>&#60;b&#62;0");
});

test("callbacks of an element run once, the last first", () => {
  const cleanup = createCleanup();
  const done = [];
  for (const name of ["first", "last"]) cleanup.add(() => done.push(name));
  cleanup.run();
  cleanup.run();
  assert.deepEqual(done, ["last", "first"]);
});

test("what is registered after the element has left is cleaned up at once", () => {
  const cleanup = createCleanup();
  const heard = new EventTarget();
  const done = [];
  cleanup.listen(heard, "resize", () => done.push("heard before"));
  heard.dispatchEvent(new Event("resize"));
  cleanup.run();
  cleanup.add(() => done.push("late"));
  cleanup.listen(heard, "resize", () => done.push("heard after"));
  heard.dispatchEvent(new Event("resize"));
  assert.deepEqual(done, ["heard before", "late"]);
});

for (const engine of ["with idle callbacks", "without"]) {
  test(`nothing waits for a pause once the element has left: a browser ${engine}`, () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    if (engine !== "without") {
      globalThis.requestIdleCallback = (run) => setTimeout(run, 1);
      globalThis.cancelIdleCallback = clearTimeout;
    }
    try {
      const [stays, leaves, left] = [createCleanup(), createCleanup(), createCleanup()];
      const done = [];
      left.run();
      whenIdle(() => done.push("stays"), stays);
      whenIdle(() => done.push("leaves"), leaves);
      whenIdle(() => done.push("left"), left);
      leaves.run();
      mock.timers.runAll();
      assert.deepEqual(done, ["stays"]);
    } finally {
      delete globalThis.requestIdleCallback;
      delete globalThis.cancelIdleCallback;
      mock.timers.reset();
    }
  });
}
