/** The windows of one term: what it is mapped to, where it stands, and a new one. */

import { el } from "../shared/dom.js";
import { ask, choice, field, line } from "./dialog.js";
import { createTermForm } from "./term_form.js";
import { knows } from "./vocabulary.js";

/** @param {EditionVocabulary} vocabulary @param {string} term */
const isGiven = (vocabulary, term) => vocabulary.words.some(([word, , , given]) => given && word === term);

/**
 * A word that no table knows: the person says what it is.
 * @param {Translate} t
 * @param {EditionWords} words
 * @param {EditionVocabulary} vocabulary
 * @param {string} typed
 * @param {(term: EditionTerm) => void} take
 */
export function askForTerm(t, words, vocabulary, typed, take) {
  const name = field(typed.trim(), { maxlength: words.longest });
  const form = createTermForm(t, words, vocabulary, { industry: null, subsectors: [] }, false);
  const asked = ask(t, {
    title: t("新用词"),
    told: t("用词表里没有的词，由您归类；推演稿会记下它是新增的。"),
    main: t("列入清单"),
    body: [line(t("用词"), name), ...form.nodes],
    does() {
      const term = name.value.trim();
      if (!term) {
        asked.fault(t("请写明用词。"));
        name.focus();
        return false;
      }
      if (knows(vocabulary.words, term)) {
        const [, industry, subsectors] = vocabulary.words.find(([word]) => word === term) ?? ["", null, []];
        take({ term, industry, subsectors });
      } else take({ term, ...form.value() });
    },
  });
  name.focus();
}

/**
 * @param {Translate} t
 * @param {EditionWords} words
 * @param {EditionVocabulary} vocabulary
 * @param {EditionTerm} term
 * @param {{here: string, places: [unit: string, label: string][], at: number, count: number, source: string | null}} where
 * @param {{map: (value: {industry: string | null, subsectors: string[]}) => void, move: (to: string, at: number) => void, remove: () => void}} does
 */
export function askAboutTerm(t, words, vocabulary, term, { here, places, at, count, source }, does) {
  const given = isGiven(vocabulary, term.term);
  const form = createTermForm(t, words, vocabulary, term, given);
  const to = choice(places, here);
  const order = choice(
    Array.from(
      { length: count },
      (_, place) => /** @type {[string, string]} */ ([String(place), t("第 {n} 项", { n: place + 1 })]),
    ),
    String(at),
  );
  const ordered = line(t("次序"), order);
  to.addEventListener("change", () => {
    ordered.hidden = to.value !== here;
  });
  const remove = el("button", { type: "button", class: "ed-remove" }, t("从清单移除"));
  const asked = ask(t, {
    title: words.labels[term.term] ?? term.term,
    told: source ?? undefined,
    main: t("确定"),
    body: [...form.nodes, el("div", { class: "ed-lines" }, [line(t("所在清单"), to), ordered]), remove],
    does() {
      const value = form.value();
      const same = value.industry === term.industry && value.subsectors.join() === term.subsectors.join();
      if (!same) does.map(value);
      if (to.value !== here) does.move(to.value, Number.MAX_SAFE_INTEGER);
      else if (Number(order.value) !== at) does.move(here, Number(order.value));
    },
  });
  remove.addEventListener("click", () => {
    asked.close();
    does.remove();
  });
}
