/** Which units share a list: one of its own for a unit, or one list for several under a name. */

import { el, html, one } from "../shared/dom.js";
import { ask, field, line } from "./dialog.js";

const NUMERALS = "零一二三四五六七八九十";

/**
 * The name of a list, with the number of its units where it says the number they were.
 * @param {string} name @param {number} before @param {number} now
 */
export function countedName(name, before, now) {
  const [was, is] = [NUMERALS[before], NUMERALS[now]];
  return was && is ? name.replace(new RegExp(`${was}(?=个|区|单元)`), is) : name;
}

/**
 * @param {Translate} t
 * @param {EditionWords} words
 * @param {EditionList} list
 * @param {[unit: string, label: string][]} units all of the draft, in the order of its lists
 * @param {{own: (unit: string) => void, share: (value: {units: string[], name: string}) => void}} does
 */
export function askAboutSharing(t, words, list, units, does) {
  const name = field(list.name ?? "", { maxlength: words.longest, placeholder: t("如：中心城区六区") });
  const box = el(
    "fieldset",
    {},
    html`<legend>${t("共用这份清单的单元")}</legend>
      <div class="ed-units">
        ${units.map(
          ([id, label]) =>
            html`<label><input type="checkbox" value="${id}" ${list.units.includes(id) && "checked"} />${label}</label>`,
        )}
      </div>`,
  );
  const named = line(t("共用清单的名称"), name);
  const chosen = () =>
    /** @type {HTMLInputElement[]} */ ([...box.querySelectorAll("input:checked")]).map(({ value }) => value);
  let proposed = list.name ?? "";
  const follow = () => {
    const count = chosen().length;
    named.hidden = count < 2;
    // a name that says how many they are is proposed with their number, unless somebody wrote another
    const next = countedName(list.name ?? "", list.units.length, count);
    if (count < 2 || name.value !== proposed) return;
    proposed = next;
    name.value = next;
  };
  box.addEventListener("change", follow);
  follow();
  const asked = ask(t, {
    title: t("清单归属"),
    told: t("勾选的单元共用这份清单；取消勾选的单元各得一份同样的清单，可以单独修改。"),
    main: t("确定"),
    body: [box, named],
    does() {
      const now = chosen();
      const left = list.units.filter((unit) => !now.includes(unit));
      if (!now.length) {
        asked.fault(t("至少留一个单元。"));
        return false;
      }
      if (now.length > 1 && !name.value.trim()) {
        asked.fault(t("请写明共用清单的名称。"));
        name.focus();
        return false;
      }
      const first = list.units.filter((unit) => now.includes(unit));
      // the list of the first unit is the one that all get
      const ordered = [
        ...(first.length ? first : list.units.slice(0, 1)),
        ...now.filter((unit) => !first.includes(unit)),
      ];
      for (const unit of left) does.own(unit);
      const same = now.length === list.units.length && left.length === 0;
      if (now.length > 1 && !(same && name.value.trim() === list.name)) {
        does.share({ units: ordered.filter((unit) => now.includes(unit)), name: name.value.trim() });
      }
    },
  });
  one(box, "input").focus();
}
