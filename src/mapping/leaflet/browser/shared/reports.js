/**
 * What a part of the page reports to Python: one thing after the other. A report that comes while a run is under way could take
 * the place of the one before, so the next goes once Python has heard the last; what has changed meanwhile goes with it.
 */

const PATIENCE_MS = 8000;
/** After so long, a report that nobody has heard of was lost. */

/**
 * @template {object} R
 * @param {(report: R & {n: number}) => void} send
 * @param {() => R | null} next what there is to report now; null: nothing
 * @param {() => number} now
 * @param {number} first reports are numbered on from here: Python may remember those of an earlier mount
 */
export function createReports(send, next, now = Date.now, first = now()) {
  let sent = first;
  let heard = first;
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

/**
 * Words to Python, by their names and each with the last value given, one report after the other. What nobody has heard
 * in time is said again.
 *
 * @param {(report: {n: number, said: [string, unknown][]}) => void} send
 * @param {() => number} [now]
 */
export function createSpeaker(send, now) {
  /** @type {Map<string, unknown>} */
  let waiting = new Map();
  /** @type {Map<string, unknown>} under way, as far as anybody knows */
  let flying = new Map();
  let last = 0;
  const reports = createReports(
    (/** @type {{n: number, said: [string, unknown][]}} */ report) => {
      last = report.n;
      send(report);
    },
    () => {
      if (!waiting.size) return null;
      const again = [...flying].filter(([name]) => !waiting.has(name));
      flying = new Map([...again, ...waiting]);
      waiting = new Map();
      return { said: [...flying] };
    },
    now,
  );
  return {
    /** @param {string} name @param {unknown} value */
    say(name, value) {
      waiting.delete(name);
      waiting.set(name, value);
      reports.push();
    },
    /** @param {number} n the last report that Python has heard of */
    hear(n) {
      if (n >= last) flying = new Map();
      reports.hear(n);
    },
  };
}
