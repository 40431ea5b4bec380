/** The pages of a briefing in order: pure answers, each a new list, told by a page's own name and never by its place. */

/** @param {BriefingPage[]} pages @param {string} id */
export const placeOf = (pages, id) => pages.findIndex((page) => page.id === id);

/**
 * @param {BriefingPage[]} pages
 * @param {string} id
 * @param {number} to its place afterwards, from 0; beyond either end, the end
 */
export function moved(pages, id, to) {
  const from = placeOf(pages, id);
  if (from < 0) return pages;
  const rest = pages.filter((page) => page.id !== id);
  return inserted(rest, pages[from], to);
}

/** @param {BriefingPage[]} pages @param {BriefingPage} page @param {number} at */
export function inserted(pages, page, at) {
  const place = Math.max(0, Math.min(at, pages.length));
  return [...pages.slice(0, place), page, ...pages.slice(place)];
}

/** @param {BriefingPage[]} pages @param {string} id @param {string} copyId */
export function duplicated(pages, id, copyId) {
  const at = placeOf(pages, id);
  return at < 0 ? pages : inserted(pages, { ...pages[at], id: copyId }, at + 1);
}

/** @param {BriefingPage[]} pages @param {string} id */
export const removed = (pages, id) => pages.filter((page) => page.id !== id);

/** @param {BriefingPage[]} pages @param {string} id @param {Partial<PageRequest>} patch */
export const changed = (pages, id, patch) =>
  pages.map((page) => (page.id === id ? { ...page, spec: whole({ ...page.spec, ...patch }) } : page));

/** @param {PageRequest} spec */
function whole(spec) {
  return /** @type {PageRequest} */ (Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== "")));
}

/**
 * What was there before, and what has been added since.
 * @param {BriefingPage[]} before
 * @param {BriefingPage[]} now
 * @param {BriefingPage[]} put what had taken its place
 */
export function restored(before, now, put) {
  const known = new Set([...before, ...put].map(({ id }) => id));
  return [...before, ...now.filter(({ id }) => !known.has(id))];
}

/**
 * What a page's picture depends on: equal texts, equal pictures. A sheet of the whole document shows all of it.
 * @param {Briefing} briefing
 * @param {BriefingPage} page
 */
export function drawnFrom({ settings, pages }, page) {
  const { title, subtitle, dpi, transparent, outlines, ...onEveryPage } = settings;
  const whole = page.spec.sheet === "cover" || page.spec.sheet === "contents";
  if (!whole) return JSON.stringify([onEveryPage, page.spec]);
  return JSON.stringify([title, subtitle, onEveryPage, page.id, pages.map(({ spec }) => spec)]);
}

/** The paper of a briefing: what a request means by none, or for a new one that of slides. @param {Briefing} briefing */
export const paperOf = ({ settings, pages }) => String(settings.paper ?? (pages.length ? "a4" : "16:9"));

/** @param {BriefingPage[]} pages @param {string} lang */
export const inLanguage = (pages, lang) =>
  pages.map((page) => ({ ...page, spec: { ...page.spec, lang: /** @type {Lang} */ (lang) } }));

/** The language of all pages; none where they differ. @param {BriefingPage[]} pages */
export function langOf(pages) {
  const langs = new Set(pages.map(({ spec }) => spec.lang ?? "zh"));
  return langs.size === 1 ? String([...langs][0]) : "";
}
