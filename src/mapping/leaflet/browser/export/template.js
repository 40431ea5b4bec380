/**
 * An office's own template, in the dialog and on the page of the briefing: chosen, handed over, kept by the browser once
 * Python has found it of use, and let go. One that is of no use leaves the one before in its place.
 */

import { base64 } from "../shared/handing.js";
import { keepTemplate, keptTemplate } from "./kept.js";

const MEGABYTE = 2 ** 20;

/**
 * @param {Translate} t
 * @param {number} most bytes of a file that Python takes
 * @param {(template: {at: number, name: string, content: string} | null) => void} hand
 * @param {() => void} show where something is to be said, or no more
 */
export function createTemplate(t, most, hand, show) {
  /** @type {{at: number, name: string, content: string} | null} */
  let waiting = null;
  let fault = "";
  let note = "";

  /** @param {{name: string, content: string}} template */
  function give({ name, content }) {
    waiting = { at: Date.now(), name, content };
    fault = "";
    note = t("正在读“{file}”…", { file: name });
    hand(waiting);
    show();
  }
  /** @param {string} text */
  function refuse(text) {
    fault = text;
    show();
  }
  return {
    /** @param {HTMLInputElement} input */
    async choose(input) {
      const file = input.files?.[0];
      if (!file) return;
      const { name, size } = file;
      try {
        // what is too large for it would end the connection
        if (size > most)
          refuse(
            t("“{file}”大于 {most} MB，没有采用；请删去模板里的大图。", {
              file: name,
              most: Math.round(most / MEGABYTE),
            }),
          );
        else give({ name, content: await base64(file) });
      } catch {
        refuse(t("读不了“{file}”，请再选一次。", { file: name }));
      }
      input.value = ""; // so that it can be chosen again
    },
    /** What the browser has kept is handed over where Python has none. @param {ExportData["template"]} known */
    begin(known) {
      const remembered = keptTemplate();
      if (remembered && !known) give(remembered);
    },
    drop() {
      keepTemplate(null);
      waiting = null;
      fault = note = "";
      hand(null);
      show();
    },
    /** @param {ExportData["template"]} known what Python tells of the one in use, and of the last that was handed over */
    hear(known) {
      if (!waiting || known?.at !== waiting.at) return;
      const { name } = waiting;
      note = "";
      if (known.error) {
        // what was kept and is of no use any more would be refused with every visit
        if (keptTemplate()?.content === waiting.content) keepTemplate(null);
      } else {
        note = keepTemplate(waiting)
          ? t("{name}，这个浏览器会记住它。", { name })
          : t("{name}，这个浏览器存不下它；下次请重新选择。", { name });
      }
      waiting = null;
    },
    /** @param {ExportData["template"]} known @returns {{text: string, wrong: boolean}} */
    said(known) {
      const wrong = fault || (waiting ? "" : (known?.error ?? ""));
      const inUse = wrong && known?.name ? t("现在用的仍是“{name}”。", { name: known.name }) : note || known?.name;
      return { text: [wrong, inUse].filter(Boolean).join(" "), wrong: Boolean(wrong) };
    },
  };
}
