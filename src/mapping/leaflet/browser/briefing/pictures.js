/**
 * The pictures of pages: asked for where a page is in sight and differs from what was drawn, kept until the page leaves
 * the browser's memory. A page whose picture is out of date shows the one it had.
 */

const AT_ONCE = 6;

/** @type {Map<string, BriefingPicture>} what a picture was drawn from -> the picture; it outlives the mount */
const drawn = new Map();
const MOST_KEPT = 240;

/** @param {(id: string) => string | null} drawnFrom what the picture of a page depends on */
export function createPictures(drawnFrom) {
  /** @type {Set<string>} */
  const inSight = new Set();
  /** @type {Map<string, BriefingPicture>} the last of each page */
  const last = new Map();
  /** @type {Map<number, Map<string, string>>} by report: what was asked of which page */
  const under = new Map();

  /** @param {string} id */
  function exact(id) {
    const from = drawnFrom(id);
    const picture = from === null ? undefined : drawn.get(from);
    if (picture) last.set(id, picture);
    return picture;
  }
  return {
    /** @param {string} id */
    see: (id) => void inSight.add(id),
    /** @param {string} id */
    pass: (id) => void inSight.delete(id),
    /** @param {string} id */
    of: (id) => exact(id) ?? last.get(id),
    /** @param {string} id */
    isFresh: (id) => exact(id) !== undefined,
    wanted: () => [...inSight].filter((id) => drawnFrom(id) !== null && !exact(id)).slice(0, AT_ONCE),
    /** @param {number} n @param {string[]} wanted as they went: place and name */
    asked(n, wanted) {
      const of = new Map();
      for (const one of wanted) {
        const id = one.slice(one.indexOf(" ") + 1);
        of.set(id, drawnFrom(id));
      }
      under.clear();
      under.set(n, of);
    },
    /** @param {BriefingData["made"]} made */
    take({ n, pages }) {
      const of = under.get(n);
      if (!of) return;
      for (const [id, picture] of Object.entries(pages)) {
        const from = of.get(id);
        if (!from) continue;
        if (drawn.size >= MOST_KEPT) drawn.delete(/** @type {string} */ (drawn.keys().next().value));
        drawn.set(from, picture);
      }
    },
  };
}
