/**
 * The live map: one element that stays alive while Python runs again and again.
 *
 * `mount` builds it once; `update` takes what Python sends afterwards and changes only what differs.
 * A click changes the map at once and is reported to Python afterwards (see sync.js).
 */

import { el } from "../shared/dom.js";
import { modeOf } from "../shared/modes.js";
import { assemble } from "./assembly.js";
import { createShell } from "./shell.js";

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
const identity = (data) => JSON.stringify([data.assets, data.mode, data.layers ?? null, data.firms ?? false]);

/**
 * @param {HTMLElement | ShadowRoot} parent
 * @param {Component<MapData>} component
 */
export async function mount(parent, component) {
  const shell = createShell(parent, modeOf(component.data));
  let current = component;
  /** @type {Session | null} */
  let session = null;
  let seen = "";
  let built = "";
  let gone = false;

  // Stamped, because Streamlit calls Python only for a state that differs from the last one: the same
  // unit may be chosen again after Python has cleared it.
  /** @type {Tell} */
  const tell = (key, value) => current.setStateValue(key, { value: value ?? null, at: Date.now() });

  /** @param {MapData} data */
  async function build(data) {
    built = identity(data);
    session?.destroy();
    session = null;
    try {
      const made = await assemble(shell, data, modeOf(data), tell);
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
   * Take over what Python has decided.
   * @param {Session} session
   * @param {MapData} data
   */
  function apply({ show, take }, data) {
    show({
      ...take(data),
      parks: data.parks ?? null,
      later: data.later ?? false,
      extra: data.extra ?? [],
      found: data.found ?? null,
      also: data.also ?? null,
      heat: data.heat ?? null,
      inside: data.inside ?? null,
      ...(data.designations ? { designations: data.designations } : {}),
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
