/**
 * What the page reports to Python: one thing after the other. A report that comes while a run is under way could take
 * the place of the one before, so the next goes once Python has heard the last; what has changed meanwhile goes with it.
 */

const PATIENCE_MS = 8000;
/** After so long, a report that nobody has heard of was lost. */

/**
 * @template {object} R
 * @param {(report: R & {n: number}) => void} send
 * @param {() => R | null} next what there is to report now; null: nothing
 * @param {() => number} now
 */
export function createReports(send, next, now = Date.now) {
  let sent = 0;
  let heard = 0;
  let at = 0;

  function push() {
    if (sent > heard && now() - at < PATIENCE_MS) return;
    const report = next();
    if (!report) return;
    sent += 1;
    at = now();
    send({ ...report, n: sent });
  }
  return {
    push,
    /** @param {number} n the last report that Python has heard of */
    hear(n) {
      heard = Math.max(heard, Math.min(n, sent));
      push();
    },
    /** Python has begun anew and knows nothing. */
    forget() {
      heard = sent;
    },
  };
}
