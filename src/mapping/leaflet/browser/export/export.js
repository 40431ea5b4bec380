/**
 * The export, an element without a look of its own: it opens the dialog, or has the page made as a picture, and speaks
 * with Python for both. Its file is fetched when a reader first asks for one of them.
 */

import { loadJson, loadText } from "../shared/assets.js";
import { el } from "../shared/dom.js";
import { copyPicture, handPicture } from "../shared/picture.js";
import { createSpeaker } from "../shared/reports.js";
import { createTranslator } from "../shared/translator.js";
import { openDialog } from "./dialog.js";
import { asAsked, keptSettings } from "./kept.js";

/** @param {ExportData["assets"]} assets */
async function loadWords({ css, words }) {
  const [styles, messages] = await Promise.all([loadText(css), loadJson(words)]);
  if (!document.querySelector("style[data-export]")) {
    document.head.append(el("style", { "data-export": true }, styles));
  }
  return createTranslator(messages);
}

/**
 * @param {HTMLElement} _parent
 * @param {Component<ExportData>} component
 */
export async function mountExport(_parent, component) {
  const t = await loadWords(component.data.assets);
  let current = component;
  /** @type {ReturnType<typeof openDialog> | null} */
  let dialog = null;
  let picture = 0;
  let wants = "";
  const speaker = createSpeaker((report) => current.setTriggerValue("said", report));

  /** @type {ExportSay} */
  function say(name, value) {
    // what was wanted stays known: an answer already on its way would open the dialog again
    if (name === "closed") dialog = null;
    // and it is what is closed, not what a reader may have asked for since
    speaker.say(name, name === "closed" ? wants : value);
    if (name !== "make" || !picture) return;
    picture = 0;
    handPicture({ error: t("改为生成文件了，图片没有复制。") });
  }
  function makePicture() {
    picture = Date.now();
    const settings = dialog?.settings ?? keptSettings(["png"]);
    const asked = { ...asAsked(settings), format: "png", transparent: false, dpi: 150, first: true };
    speaker.say("make", { at: picture, settings: asked });
  }
  /** @param {Component<ExportData>} next */
  function update(next) {
    current = next;
    const { data } = next;
    speaker.hear(data.heard);
    if (data.wants && data.wants !== wants) {
      wants = data.wants;
      if (wants.startsWith("panel"))
        dialog ??= openDialog(t, data, say, () => copyPicture(makePicture, current.data.words));
      else makePicture();
      return;
    }
    if (picture && data.file?.at === picture) {
      picture = 0;
      handPicture(data.file);
      if (!dialog) say("closed", Date.now());
    } else if (picture && data.making && !dialog) say("more", Date.now());
    dialog?.update(data);
  }
  return {
    update,
    destroy() {
      dialog?.node.close();
    },
  };
}
