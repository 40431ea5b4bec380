/** What keys do in the grid: arrows lead from term to term and from list to list, with Alt they take the term along. */

/** @typedef {{kind: "focus" | "move", row: number, at: number} | {kind: "remove" | "ask"} | null} Doing */

/**
 * Where a key leads from a term. Pure.
 * @param {{key: string, altKey: boolean, shiftKey: boolean}} event
 * @param {number} row of the term
 * @param {number} at its place in its list
 * @param {number[]} counts terms of each list
 * @returns {Doing}
 */
export function doing({ key, altKey, shiftKey }, row, at, counts) {
  if (key === "Delete" || key === "Backspace") return { kind: "remove" };
  if (key === "Enter" || key === " ") return { kind: "ask" };
  const kind = altKey || shiftKey ? "move" : "focus";
  const last = counts[row] - 1;
  /** @param {number} to */
  const along = (to) => (to < 0 || to > last || to === at ? null : /** @type {Doing} */ ({ kind, row, at: to }));
  if (key === "ArrowLeft") return along(at - 1);
  if (key === "ArrowRight") return along(at + 1);
  if (key === "Home") return along(0);
  if (key === "End") return along(last);
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const step = key === "ArrowUp" ? -1 : 1;
  let to = row + step;
  // a term may go to an empty list; the focus has nothing to stand on there
  while (kind === "focus" && counts[to] === 0) to += step;
  if (to < 0 || to >= counts.length) return null;
  return { kind, row: to, at: Math.min(at, kind === "move" ? counts[to] : counts[to] - 1) };
}
