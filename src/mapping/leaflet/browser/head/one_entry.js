/**
 * Going to another page is one entry of the browser's history. Streamlit makes two where the new page's values are
 * written while it is on its way: first they stand behind the old page, then they are pushed again with the new one.
 * "Back" would meet a page that nobody has seen. The first of the two is overwritten by the second.
 */

/**
 * @param {{ pathname: string, search: string }} now the entry that is shown
 * @param {{ pathname: string, search: string }} next what is to be pushed
 * @param {string | null} noted values that were pushed for the same page and that no run has followed yet
 */
export const isOnItsWay = (now, next, noted) =>
  next.pathname !== now.pathname && noted !== null && next.search === noted && now.search === noted;

/** @type {string | null} */
let noted = null;
let watching = false;

/** A run of the page has come to an end: what was pushed before it is an entry of its own. */
export const runIsOver = () => (noted = null);

/** Once a document: the pages come and go, its history stays. */
export function keepOneEntry() {
  if (watching) return;
  watching = true;
  const push = history.pushState;
  history.pushState = function pushOrReplace(state, unused, url) {
    const next = new URL(url ?? location.href, location.href);
    if (isOnItsWay(location, next, noted)) {
      noted = null;
      history.replaceState(state, unused, url);
      return;
    }
    noted = next.pathname === location.pathname ? next.search : null;
    push.call(history, state, unused, url);
  };
}
