/**
 * What the reader has taken in belongs to a session of the server, and a reload begins a new one. So the tab keeps the
 * token under which the last one has left it, and tells a session that knows of nothing. Another tab, and another
 * browser, has another token or none.
 */

const KEY = "wuhan-map-workspace";

/** Where the browser keeps nothing, a reload begins without it. */
const kept = {
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

/**
 * @param {(token: string) => void} report
 * @returns {(told: {workspace?: string | null, visit: string}) => void} takes what Python tells of the session
 */
export function followWorkspace(report) {
  let asked = "";
  return ({ workspace, visit }) => {
    if (workspace !== null && workspace !== undefined) return kept.write(workspace);
    const token = kept.read();
    if (!token || asked === visit) return;
    asked = visit;
    report(token);
  };
}
