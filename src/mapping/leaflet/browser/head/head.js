/**
 * The controls of the page head: choices as radio groups, and the export. They stand in the page itself, under its
 * style sheet. What is chosen shows at once; the geography is the map's to change, everything else Python's.
 *
 * They are on every page, so they also watch the connection: once it is back, Python runs again.
 */

import { COPY_ICON } from "../shared/clipboard.js";
import { el, html, near } from "../shared/dom.js";
import { geography } from "../shared/geography_link.js";
import { copyPicture } from "../shared/picture.js";
import { roveFocus, setTabStop } from "../shared/roving.js";
import { createBriefingButton } from "./briefing_button.js";
import { followSavedBriefing } from "./briefing_saved.js";
import { watchConnection } from "./connection.js";
import { followFolds } from "./folds.js";
import { createHelpButton } from "./help_button.js";
import { keepOneEntry, runIsOver } from "./one_entry.js";
import { createSearchField } from "./search_field.js";
import { createTakenChip } from "./taken_chip.js";
import { followWorkspace } from "./workspace.js";

const EXPORT_ICON = html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  <path d="M8 2v8M4.5 6.8 8 10.3l3.5-3.5M2.5 11.5v2h11v-2" fill="none" stroke="currentColor" stroke-width="1.5" />
</svg>`;

/**
 * @param {Group} group
 * @param {(value: string) => void} choose
 */
function createChoice({ name, label, options }, choose) {
  const radios = options.map((option) =>
    el("button", { type: "button", role: "radio", lang: option.lang, "data-value": option.value }, option.label),
  );
  const node = el(
    "div",
    { role: "radiogroup", "aria-label": label, class: "page-choice", "data-choice": name },
    radios,
  );
  roveFocus(radios);
  let shown = "";

  /** @param {string} value */
  function show(value) {
    shown = value;
    for (const radio of radios) radio.setAttribute("aria-checked", String(radio.dataset.value === value));
    setTabStop(radios, radios.find((radio) => radio.dataset.value === value) ?? radios[0]);
  }
  node.addEventListener("click", (event) => {
    const value = near(event.target, "[role=radio]")?.dataset.value;
    if (!value || value === shown) return;
    show(value);
    choose(value);
  });
  return { node, show };
}

const BRIEFING = { kind: "page", id: "briefing" };
const IMPORT = { kind: "page", id: "import" };

/** @param {ExportWords} words @param {() => void} open @param {() => void} picture */
function createExport(words, open, picture) {
  const button = el(
    "button",
    { type: "button", class: "page-export", "aria-haspopup": "dialog" },
    html`${EXPORT_ICON}<span>${words.label}</span>`,
  );
  const copy = el(
    "button",
    { type: "button", class: "page-export", "aria-label": words.copy, title: words.copy, "data-copy-picture": true },
    COPY_ICON,
  );
  button.addEventListener("click", open);
  copy.addEventListener("click", () => copyPicture(picture, words));
  return el("div", { class: "page-exports" }, [button, copy]);
}

/** What is drawn anew when it differs: everything but the values. @param {HeadData} data */
const shapeOf = ({ groups, export: words, guide: { search }, briefing, own, taken }) =>
  JSON.stringify([groups.map(({ value: _, ...group }) => group), words?.label, search, briefing?.label, own, taken]);

/**
 * @param {HTMLElement} parent
 * @param {Component<HeadData>} component
 */
export function mountHead(parent, component) {
  const box = el("div", { class: "page-tools" });
  parent.append(box);
  let current = component;
  let shape = "";
  /** @type {ReturnType<typeof createSearchField> | null} */
  let search = null;
  /** @type {ReturnType<typeof createHelpButton> | null} */
  let help = null;
  /** @type {ReturnType<typeof createBriefingButton> | null} */
  let added = null;
  /** @type {Map<string, {show: (value: string) => void}>} */
  const choices = new Map();

  // Stamped, as the map's reports are: the same value may be chosen again after Python has changed it.
  /** @param {string} name @param {unknown} value */
  const report = (name, value) => current.setStateValue(name, { value, at: Date.now() });

  const takeWorkspace = followWorkspace((token) => report("workspace", token));
  const takeSavedBriefing = followSavedBriefing((text) => report("saved", text));
  const addToBriefing = (/** @type {number} */ stamp) => report("briefing", stamp);

  /** @param {Group} group @param {string} value */
  function choose({ name, ofMap }, value) {
    if (!ofMap || !geography.choose(/** @type {Geography} */ (value))) report(name, value);
  }
  /** @param {HeadData} data */
  function build({ groups, export: words, guide, briefing, taken }) {
    choices.clear();
    search?.destroy();
    search = createSearchField(guide, report);
    help?.destroy();
    help = createHelpButton(guide);
    const nodes = groups.map((group) => {
      const choice = createChoice(group, (value) => choose(group, value));
      choices.set(group.name, choice);
      return choice.node;
    });
    added?.destroy();
    added = briefing && createBriefingButton(briefing, addToBriefing, () => report("chosen", BRIEFING));
    if (added) nodes.push(added.node);
    if (taken) {
      const remove = (/** @type {string} */ id) => report("remove", id);
      nodes.unshift(createTakenChip(taken, remove, () => report("chosen", IMPORT)).node);
    }
    if (words) {
      const ask = (/** @type {string} */ what) => current.setTriggerValue(what, Date.now());
      nodes.push(
        createExport(
          words,
          () => ask("export"),
          () => ask("picture"),
        ),
      );
    }
    box.replaceChildren(el("div", { class: "page-guide" }, [search.node, help.node]), ...nodes);
  }
  function showAll() {
    for (const { name, value, ofMap } of current.data.groups) {
      choices.get(name)?.show((ofMap && geography.shown()) || value);
    }
  }
  /**
   * The page has outlived the session: what that one kept is gone, and only the page knows that it was there.
   * @param {HeadData} data
   * @param {HeadData} now
   */
  function missWhatIsGone({ visit, kept }, now) {
    if (visit !== now.visit && kept && !now.kept) report("missing", kept);
  }
  /** @param {Component<HeadData>} next */
  function update(next) {
    const before = current.data;
    current = next;
    runIsOver();
    missWhatIsGone(before, next.data);
    takeWorkspace(next.data);
    takeSavedBriefing(next.data);
    const wanted = shapeOf(next.data);
    if (wanted !== shape) build(next.data);
    shape = wanted;
    search?.update(next.data.guide);
    if (next.data.briefing) added?.update(next.data.briefing);
    showAll();
  }

  const notice = el("p", { class: "page-offline", role: "status" });
  const stopWatching = watchConnection({
    lost() {
      notice.textContent = current.data.offline;
      parent.append(notice);
    },
    back() {
      notice.remove();
      report("resumed", null);
    },
  });
  const stopFolds = followFolds();
  keepOneEntry();
  update(component);
  const offersGeography = component.data.groups.some(({ ofMap }) => ofMap);
  const leave = offersGeography ? geography.watch(showAll) : () => {};
  return {
    update,
    destroy() {
      leave();
      search?.destroy();
      help?.destroy();
      added?.destroy();
      stopWatching();
      stopFolds();
      notice.remove();
      box.remove();
    },
  };
}
