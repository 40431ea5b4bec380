/** A briefing as a request, as files and the command line have it, and back. */

/** @param {Briefing} briefing */
export function requestOf({ settings, pages }) {
  return { ...settings, pages: pages.map(({ spec }) => spec) };
}

/**
 * The pages of a request, each with a name of its own.
 * @param {{pages: PageRequest[]} & Record<string, unknown>} request
 * @param {() => string} newId
 * @returns {Briefing}
 */
export function briefingOf({ pages, ...settings }, newId) {
  return { settings, pages: pages.map((spec) => ({ id: newId(), name: "", spec })) };
}

/**
 * A briefing beside the one that is there: pages that it has already do not come twice, and its own settings stay.
 * @param {Briefing} now
 * @param {Briefing} more
 * @param {number} most pages
 * @returns {Briefing}
 */
export function beside(now, more, most) {
  if (now.pages.length === 0) return { ...more, pages: more.pages.slice(0, most) };
  const there = new Set(now.pages.map(({ spec }) => JSON.stringify(spec)));
  const fresh = more.pages.filter(({ spec }) => !there.has(JSON.stringify(spec)));
  return { settings: now.settings, pages: [...now.pages, ...fresh].slice(0, most) };
}
