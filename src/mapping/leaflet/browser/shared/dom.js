/** Building markup. Everything interpolated is escaped unless it is markup made here itself. */

/** Markup that is known to be safe because `html` or `trusted` made it. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/**
 * Escape a value for use in HTML text or in a quoted attribute.
 * @param {unknown} value null and undefined become the empty string
 * @returns {string}
 */
export function escapeHtml(value) {
  return String(value ?? "").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** @param {unknown} value @returns {string} */
function render(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(render).join("");
  if (value === false || value === null || value === undefined) return "";
  return escapeHtml(value);
}

/**
 * Template tag: values are escaped, markup made by this tag passes through, arrays are joined,
 * false, null and undefined leave nothing.
 * @param {TemplateStringsArray} strings
 * @param {unknown[]} values
 * @returns {Markup}
 */
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

/**
 * Mark text as markup. Only for drawings that ship with the program (tiles) and for what Python's templates have
 * escaped (cards), never for table text.
 * @param {string} text
 */
export function trusted(text) {
  return new Markup(text);
}

/**
 * Create an element.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] attribute values; false and null leave the attribute out
 * @param {Markup | Node[] | string} [content] markup, child nodes, or plain text
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, content = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  if (content instanceof Markup) node.innerHTML = content.text;
  else node.append(...(Array.isArray(content) ? content : [content]));
  return node;
}

/**
 * Replace an element's content by markup.
 * @param {Element} node
 * @param {Markup} markup
 */
export function fill(node, markup) {
  node.innerHTML = markup.text;
}

/**
 * Give a box these children in this order. Those that stand right stay untouched: taken out and put back, they would be
 * laid out again.
 * @param {Element} box
 * @param {Element[]} children
 */
export function putInOrder(box, children) {
  const wanted = new Set(children);
  for (const child of [...box.children]) if (!wanted.has(child)) child.remove();
  let next = box.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else box.insertBefore(child, next);
  }
}

/**
 * The element that a box is known to hold.
 * @template {keyof HTMLElementTagNameMap} K
 * @overload
 * @param {ParentNode} box
 * @param {K} selector
 * @returns {HTMLElementTagNameMap[K]}
 */
/**
 * @overload
 * @param {ParentNode} box
 * @param {string} selector
 * @returns {HTMLElement}
 */
/**
 * @param {ParentNode} box
 * @param {string} selector
 */
export function one(box, selector) {
  const found = box.querySelector(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
}

/**
 * All elements in a box for a selector, in their order.
 * @template {keyof HTMLElementTagNameMap} K
 * @overload
 * @param {ParentNode} box
 * @param {K} selector
 * @returns {HTMLElementTagNameMap[K][]}
 */
/**
 * @overload
 * @param {ParentNode} box
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
/**
 * @param {ParentNode} box
 * @param {string} selector
 */
export function all(box, selector) {
  return [...box.querySelectorAll(selector)];
}

/**
 * What an event has met: the nearest element around its target for a selector.
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const near = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

/**
 * Run callbacks when the element leaves: every part of the map registers its clean-up here. What is registered once it
 * has left, as by a file that came late, is cleaned up at once.
 */
export function createCleanup() {
  /** @type {(() => void)[]} */
  const callbacks = [];
  let left = false;
  /** @param {() => void} callback */
  function add(callback) {
    if (left) callback();
    else callbacks.push(callback);
  }
  return {
    add,
    /**
     * @param {EventTarget} target
     * @param {string} type
     * @param {(event: any) => unknown} handler what comes depends on the type
     * @param {AddEventListenerOptions} [options]
     */
    listen(target, type, handler, options) {
      target.addEventListener(type, handler, options);
      add(() => target.removeEventListener(type, handler, options));
    },
    run() {
      left = true;
      for (const callback of callbacks.splice(0).reverse()) callback();
    },
  };
}

/**
 * A function that runs once the next frame is on screen, however often it is called until then: for what
 * may follow the map by a frame, so that the map itself need not wait for it.
 * @param {() => void} run
 */
export function afterPaint(run) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        asked = false;
        run();
      }),
    );
  };
}

/** Safari's engine has no idle callbacks: there a pause has to do, long enough for the frames that are under way. */
const PAUSE_MS = 200;

/**
 * Run something when the browser has nothing else to do, unless the element has left by then.
 * @param {() => void} run
 * @param {Cleanup} cleanup
 */
export function whenIdle(run, cleanup) {
  if ("requestIdleCallback" in globalThis) {
    const asked = requestIdleCallback(run, { timeout: 5000 });
    cleanup.add(() => cancelIdleCallback(asked));
  } else {
    const asked = setTimeout(run, PAUSE_MS);
    cleanup.add(() => clearTimeout(asked));
  }
}
