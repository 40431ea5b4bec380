/**
 * The title of a page says what its map finds. Python writes it with each run; when a reader takes another layer, it
 * changes here in the frame of the map, so that no title speaks of a map that is gone.
 */

import { el } from "../shared/dom.js";

/** Characters: a longer text in brackets would not fit on a line of a phone. As in ui/render.py. */
const VALUE_AT_MOST = 20;

/**
 * What a map finds in two parts, of which the second stays on one line: the short value in brackets at its end.
 * @param {string} finding
 * @returns {[string, string]} the second is empty where there is no such value
 */
export function withValue(finding) {
  const [, told, value] = /^(.*)([\uff08(][^\uff08(]*[\uff09)])$/s.exec(finding) ?? ["", finding, ""];
  return value.length - 1 > VALUE_AT_MOST ? [finding, ""] : [told, value];
}

/** @param {Context} context */
export function followHeadline({ book, store }) {
  store.subscribe(["layer"], ({ layer }) => {
    const { finding } = book.layer(layer);
    const heading = document.querySelector("[data-headline]");
    if (!finding || !heading) return;
    const [told, value] = withValue(finding);
    heading.replaceChildren(told, ...(value ? [el("span", { class: "value" }, value)] : []));
  });
}
