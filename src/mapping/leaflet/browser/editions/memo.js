/** The summary for the covering memo: a text, and a button that puts it on the clipboard. */

import { copyText } from "../shared/clipboard.js";
import { el, one } from "../shared/dom.js";

/** @typedef {{text: string, head: string, copy: string, copied: string, refused: string}} MemoData */

/** @param {HTMLElement} parent @param {Component<MemoData>} component */
export function mountMemo(parent, component) {
  let { data } = component;
  const button = el("button", { type: "button" }, data.copy);
  const status = el("span", { role: "status" });
  const text = el("p", { class: "ed-memo-text", "data-testid": "edition-memo" });
  const box = el("section", { class: "ed-memo" }, [el("h2", {}, data.head), text, el("div", {}, [button, status])]);
  parent.append(box);
  button.addEventListener("click", async () => {
    status.textContent = (await copyText(data.text)) ? data.copied : data.refused;
  });
  function show() {
    one(box, "h2").textContent = data.head;
    button.textContent = data.copy;
    if (text.textContent === data.text) return;
    text.textContent = data.text;
    status.textContent = "";
  }
  show();
  return {
    /** @param {Component<MemoData>} next */
    update(next) {
      data = next.data;
      show();
    },
    destroy: () => box.remove(),
  };
}
