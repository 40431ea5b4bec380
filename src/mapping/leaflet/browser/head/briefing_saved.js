/** On pages that save a workspace as a file, Python is told of the briefing, and puts one back that was in such a file. */

import { changeBriefing, MOST_PAGES, newId, readBriefing } from "../shared/briefing_kept.js";
import { beside, briefingOf, requestOf } from "../shared/briefing_request.js";

/** The last that was put back, whichever page's head was told of it. */
let put = "";

/**
 * @param {(text: string) => void} report
 * @returns {(told: HeadData) => void} takes what Python tells
 */
export function followSavedBriefing(report) {
  let heard = "";
  return ({ keeping, visit }) => {
    if (!keeping) return;
    const { put: wanted } = keeping;
    if (wanted && wanted.n !== put) {
      put = wanted.n;
      changeBriefing((now) => beside(now, briefingOf(wanted.request, newId), MOST_PAGES));
    }
    const briefing = readBriefing();
    const text = JSON.stringify(requestOf(briefing));
    const known = `${visit} ${text}`;
    if (heard === known || (heard === "" && briefing.pages.length === 0)) return;
    heard = known;
    report(text);
  };
}
