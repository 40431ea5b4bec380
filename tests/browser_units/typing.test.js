import assert from "node:assert/strict";
import { test } from "node:test";
import { onTyped } from "../../src/mapping/leaflet/browser/shared/typing.js";

/** @param {string} type @param {boolean} [isComposing] */
const event = (type, isComposing = false) => Object.assign(new Event(type), { isComposing });

test("letters of an input method are no text; what they became is, once", () => {
  const field = new EventTarget();
  let changes = 0;
  onTyped(/** @type {HTMLInputElement} */ (field), () => changes++);
  field.dispatchEvent(event("input", true));
  field.dispatchEvent(event("input", true));
  assert.equal(changes, 0);
  field.dispatchEvent(event("compositionend"));
  assert.equal(changes, 1);
  field.dispatchEvent(event("input"));
  assert.equal(changes, 2);
});
