/** The token under which a session has left what the reader has taken in: the tab keeps it for the next session. */

const KEY = "wuhan-map-workspace";

/** Where the browser keeps nothing, a reload begins without it. */
export const workspaceKept = {
  read() {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  /** @param {string} token */
  write(token) {
    try {
      if (token) sessionStorage.setItem(KEY, token);
      else sessionStorage.removeItem(KEY);
    } catch {
      // nothing is kept
    }
  },
};
