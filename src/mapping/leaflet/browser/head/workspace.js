/**
 * What the reader has taken in belongs to a session of the server, and a reload begins a new one. So the tab keeps the
 * token under which the last one has left it, and tells a session that knows of nothing. Another tab, and another
 * browser, has another token or none.
 */

import { workspaceKept } from "../shared/workspace_kept.js";

/**
 * @param {(token: string) => void} report
 * @returns {(told: {workspace?: string | null, visit: string}) => void} takes what Python tells of the session
 */
export function followWorkspace(report) {
  let asked = "";
  return ({ workspace, visit }) => {
    if (workspace !== null && workspace !== undefined) return workspaceKept.write(workspace);
    const token = workspaceKept.read();
    if (!token || asked === visit) return;
    asked = visit;
    report(token);
  };
}
