/**
 * The page as a picture on the clipboard. A browser takes a picture only while a press is fresh, and ours is still to be
 * made: so the clipboard is given a promise of it. Where the page may not write there, the picture is offered as a file.
 */

import { el } from "./dom.js";

const HANDED = "wuhan-map-picture";

/** @typedef {{ url?: string, name?: string, error?: string }} Picture */
/** @typedef {{ copying: string, copied: string, insecure: string, refused: string, save: string, close: string }} Words */

/** Whoever has had the picture made hands it over; the modules come in several files. @param {Picture} picture */
export const handPicture = (picture) => document.dispatchEvent(new CustomEvent(HANDED, { detail: picture }));

const canCopy = () => isSecureContext && Boolean(navigator.clipboard?.write) && "ClipboardItem" in globalThis;

/** @returns {Promise<Picture>} */
const handed = () =>
  new Promise((resolve) => {
    document.addEventListener(HANDED, (event) => resolve(/** @type {CustomEvent} */ (event).detail), { once: true });
  });

/** @param {Picture} picture */
async function contentOf({ url, error }) {
  if (!url) throw new Error(error);
  const response = await fetch(url);
  return response.blob();
}

/** A note over the page, or over the dialog that is open. @param {Words} words */
function createNote({ close }) {
  document.querySelector(".page-picture")?.remove();
  const text = el("span", { role: "status" });
  const button = el("button", { type: "button", "aria-label": close }, "×");
  const node = el("div", { class: "page-picture", "data-testid": "picture-note" }, [text, button]);
  button.addEventListener("click", () => node.remove());
  (document.querySelector("dialog[open]") ?? document.body).append(node);
  /** @param {string} said @param {HTMLElement} [link] */
  const say = (said, link) => {
    text.textContent = said;
    if (link) button.before(link);
  };
  return { node, say };
}

/**
 * To be called while the press is fresh.
 * @param {() => void} ask has the picture made, which is then handed over
 * @param {Words} words
 */
export async function copyPicture(ask, words) {
  const note = createNote(words);
  note.say(words.copying);
  const picture = handed();
  const content = picture.then(contentOf);
  content.catch(() => {}); // told below
  const isSecure = canCopy();
  const copied = isSecure
    ? navigator.clipboard.write([new ClipboardItem({ "image/png": content })]).then(
        () => true,
        () => false,
      )
    : Promise.resolve(false);
  ask();
  const { url, name, error } = await picture;
  if (!url) note.say(error ?? words.refused);
  else if (await copied) note.say(words.copied);
  else
    note.say(
      isSecure ? words.refused : words.insecure,
      el("a", { href: url, download: name ?? "map.png" }, words.save),
    );
}
