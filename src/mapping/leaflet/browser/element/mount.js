/**
 * The live map: one element that stays alive while Python runs again and again.
 *
 * `mount` builds it once; `update` takes what Python sends afterwards and changes only what differs.
 * A click changes the map at once and is reported to Python afterwards (see sync.js).
 */

import { el } from "../shared/dom.js";
import { modeOf } from "../shared/modes.js";
import { createSync, SHARED_KEYS } from "../shared/sync.js";
import { assemble } from "./assembly.js";
import { createShell } from "./shell.js";

/** What is reported without being a state of the map: Python goes to another page. */
const EVENTS = ["open", "export"];

/** @param {HTMLElement} frame @param {any} error an AssetError, or whatever else was thrown */
function showFailure(frame, error) {
  console.error("live map:", error);
  frame.removeAttribute("aria-busy");
  const file = error.file ? `（${error.file}）` : "";
  frame.replaceChildren(
    el(
      "p",
      { class: "lm-failure", role: "alert", style: "margin:24px" },
      `地图未能载入${file}，请检查服务后刷新页面。`,
    ),
  );
}

/** Files, mode and the layers on offer: when they differ, the element is built anew. @param {MapData} data */
const identity = (data) => JSON.stringify([data.assets, data.mode, data.layers ?? null]);

/**
 * @param {HTMLElement | ShadowRoot} parent
 * @param {Component<MapData>} component
 */
export async function mount(parent, component) {
  const shell = createShell(parent, modeOf(component.data));
  let current = component;
  /** @type {Session | null} */
  let session = null;
  let sync = createSync(component.data);
  let seen = "";
  let built = "";
  let gone = false;

  /** @type {Tell} */
  const expect = (key, value) => sync.expected(key, value);
  /** @type {Tell} */
  const report = (key, value) => {
    if (SHARED_KEYS.includes(key)) expect(key, value);
    else if (!EVENTS.includes(key)) return;
    // Stamped, because Streamlit calls Python only for a state that differs from the last one: the same
    // unit may be chosen again after Python has cleared it.
    current.setStateValue(key, { value: value ?? null, at: Date.now() });
  };

  /** @param {MapData} data */
  async function build(data) {
    built = identity(data);
    session?.destroy();
    session = null;
    sync = createSync(data);
    try {
      const made = await assemble(shell, data, modeOf(data), report, expect);
      // meanwhile another build may have begun, or the element may have left
      if (built !== identity(data) || gone) made.destroy();
      else {
        session = made;
        apply(session, current.data);
      }
    } catch (error) {
      showFailure(shell.frame, error);
    }
  }

  /** @param {Component<MapData>} next */
  async function update(next) {
    current = next;
    const text = JSON.stringify(next.data);
    if (text === seen) return;
    seen = text;
    if (identity(next.data) !== built) await build(next.data);
    else if (session) apply(session, next.data);
  }

  /**
   * Take over what Python has decided. Some values cannot be unset.
   * @param {Session} session
   * @param {MapData} data
   */
  function apply({ state, show }, data) {
    const unheard = sync.unheard(data);
    /** @type {Patch & Record<string, unknown>} */
    const patch = sync.receive(data);
    for (const key of unheard) {
      delete patch[key];
      report(key, state[/** @type {keyof State} */ (key)]);
    }
    for (const key of ["layer", "overlays", "focus", "geo"]) if (patch[key] === null) delete patch[key];
    show({
      ...patch,
      parks: data.parks ?? null,
      extra: data.extra ?? [],
      found: data.found ?? null,
      also: data.also ?? null,
    });
  }

  await update(component);
  return {
    update,
    destroy() {
      gone = true;
      session?.destroy();
      shell.box.remove();
    },
  };
}
