/**
 * The reader's briefing, as the browser keeps it: one JSON, the same for every tab. Whoever changes it reads it anew
 * first, so that two tabs do not lose each other's pages; whoever shows it watches it.
 */

const KEY = "wuhan-map-briefing";
const CHANGED = "wuhan-briefing";
/** Where the browser keeps nothing, as long as the document lives; the modules come in several files. */
const PLACE = Symbol.for(KEY);
export const MOST_PAGES = 120;

/** @type {Record<symbol, string>} */
const lent = /** @type {any} */ (globalThis);

/** @returns {{text: string | null, kept: boolean}} */
function stored() {
  if (lent[PLACE] !== undefined) return { text: lent[PLACE], kept: false };
  try {
    return { text: localStorage.getItem(KEY), kept: true };
  } catch {
    return { text: null, kept: false };
  }
}

/** What stands there is as good as whoever wrote it: what is no briefing is an empty one. @returns {Briefing} */
export function readBriefing() {
  try {
    const found = JSON.parse(stored().text ?? "{}");
    /** @type {unknown[]} */
    const pages = Array.isArray(found.pages) ? found.pages : [];
    const whole = /** @type {BriefingPage[]} */ (
      pages.filter(
        (page) => typeof page === "object" && page !== null && "id" in page && "spec" in page && Boolean(page.spec),
      )
    );
    return { settings: { ...found.settings }, pages: whole };
  } catch {
    return { settings: {}, pages: [] };
  }
}

/** Whether a briefing outlives the page in this browser. */
export function isKept() {
  return stored().kept;
}

/**
 * Change the briefing as it stands now, whichever tab it comes from.
 * @param {(now: Briefing) => Briefing} change
 * @returns {Briefing}
 */
export function changeBriefing(change) {
  const next = change(readBriefing());
  const text = JSON.stringify(next);
  try {
    localStorage.setItem(KEY, text);
    delete lent[PLACE];
  } catch {
    lent[PLACE] = text;
  }
  window.dispatchEvent(new Event(CHANGED));
  return next;
}

/**
 * @param {() => void} run when this tab or another has changed the briefing
 * @param {Cleanup} cleanup
 */
export function watchBriefing(run, cleanup) {
  cleanup.listen(window, CHANGED, run);
  cleanup.listen(window, "storage", (/** @type {StorageEvent} */ event) => {
    if (event.key === KEY || event.key === null) run();
  });
}

const REPLACED = "wuhan-map-briefing-replaced";

/** The page whose view this tab has opened to change it: any head offers to put it back. */
export const replacing = {
  id() {
    try {
      return sessionStorage.getItem(REPLACED);
    } catch {
      return null;
    }
  },
  /** @param {string} id */
  begin(id) {
    try {
      sessionStorage.setItem(REPLACED, id);
    } catch {
      // then its head offers to add it, and no more
    }
  },
  end() {
    try {
      sessionStorage.removeItem(REPLACED);
    } catch {
      // nothing was kept
    }
  },
};

/** A name for a page, which stays its own wherever it moves. */
export function newId() {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
}

/** What a briefing is made for, unless its reader has chosen another paper. */
const FOR_SLIDES = "16:9";

/**
 * Add a page to the briefing as it stands now.
 * @param {PageRequest} page
 * @param {string} name
 * @returns {{pages: number, full: boolean}} how many pages there are by then, and whether none could be added
 */
export function addToBriefing(page, name) {
  const before = readBriefing().pages;
  if (before.length >= MOST_PAGES) return { pages: before.length, full: true };
  const { pages } = changeBriefing(({ settings, pages: now }) => ({
    settings: now.length ? settings : { paper: FOR_SLIDES, ...settings },
    pages: [...now, { id: newId(), name, spec: page }],
  }));
  return { pages: pages.length, full: false };
}
