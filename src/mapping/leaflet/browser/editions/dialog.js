/** A question over the page: a form in a window of its own. Escape and a press beside it leave everything as it was. */

import { el, html, one } from "../shared/dom.js";

/**
 * @param {Translate} t
 * @param {{title: string, told?: string, main: string, body: Node[], does: () => boolean | void, plain?: boolean}} asked
 *   `does` answers the main button; where it returns false, the window stays open
 */
export function ask(t, { title, told, main, body, does, plain = false }) {
  const node = /** @type {HTMLDialogElement} */ (
    el(
      "dialog",
      { class: "ed-dialog", "aria-labelledby": "ed-dialog-title" },
      html`<form novalidate>
        <h2 id="ed-dialog-title">${title}</h2>
        ${told && html`<p class="ed-dialog-told">${told}</p>`}
        <div class="ed-dialog-body"></div>
        <p class="ed-dialog-fault" role="alert"></p>
        <div class="ed-dialog-foot">
          <button type="button" data-do="leave">${plain ? t("关闭") : t("取消")}</button>
          ${!plain && html`<button type="submit" class="ed-main">${main}</button>`}
        </div>
      </form>`,
    )
  );
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  one(node, ".ed-dialog-body").append(...body);
  one(node, "[data-do=leave]").addEventListener("click", () => node.close());
  one(node, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (does() !== false) node.close();
  });
  node.addEventListener("click", ({ target }) => target === node && node.close());
  node.addEventListener("close", () => {
    const lost =
      !document.activeElement || document.activeElement === document.body || node.contains(document.activeElement);
    node.remove();
    if (lost && before?.isConnected) before.focus();
  });
  document.body.append(node);
  node.showModal();
  return {
    node,
    close: () => node.close(),
    /** @param {string} text why it cannot be done */
    fault(text) {
      one(node, ".ed-dialog-fault").textContent = text;
    },
  };
}

let fields = 0;

/**
 * A line of a form: its label above its control.
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [hint]
 */
export function line(label, control, hint) {
  fields += 1;
  control.id = `ed-field-${fields}`;
  if (hint) control.setAttribute("aria-describedby", `${control.id}-hint`);
  return el("div", { class: "ed-line" }, [
    el("label", { for: control.id }, label),
    control,
    ...(hint ? [el("small", { id: `${control.id}-hint` }, hint)] : []),
  ]);
}

/**
 * @param {[value: string, label: string][]} options
 * @param {string} chosen
 */
export function choice(options, chosen) {
  return /** @type {HTMLSelectElement} */ (
    el(
      "select",
      {},
      html`${options.map(([value, label]) => html`<option value="${value}" ${value === chosen && "selected"}>${label}</option>`)}`,
    )
  );
}

/** @param {string} value @param {Record<string, unknown>} [attributes] */
export function field(value, attributes = {}) {
  const node = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off", ...attributes }));
  node.value = value;
  return node;
}
