/**
 * The browser's Back and Forward. Python writes the address; this only reads it, so that Back undoes a
 * layer, a unit or a view at once. Streamlit runs the page again by itself then: nothing is reported (that
 * would write the address anew), the answer is only expected. It never adds entries.
 */

import { entriesIn, filterIn, valueIn } from "../shared/filter.js";
import { MOST_SHORTLISTED } from "../finder/shortlist.js";

/** The keys of the address that the map shows, made valid: what is unknown reads as not given. */
function cityPatch(address, book) {
  const known = (key, isKnown) => {
    const value = valueIn(address, key);
    return isKnown(value) ? value : null;
  };
  return {
    layer: known("layer", book.hasLayer) ?? book.layers[0].id,
    selected: known("unit", book.unit),
    park: known("park", book.park),
    district: known("district", book.district),
    over: known("over", book.hasCircles),
    geo: valueIn(address, "geo") === "district" ? "district" : "unit",
  };
}

/** What the finder shows of an address: its filter, the park chosen, the shortlist. */
function finderPatch(address, book) {
  const park = valueIn(address, "park");
  const short = entriesIn(address, "short").filter(book.park).slice(0, MOST_SHORTLISTED);
  return { filter: filterIn(address), park: book.park(park) ? park : null, short };
}

/**
 * @param {object} context
 * @param {(patch: Record<string, string | null>) => void} follow shows values that Python will send as well
 */
export function followHistory(context, follow) {
  const { book, store, cleanup } = context;
  const page = location.pathname;

  cleanup.listen(window, "popstate", () => {
    // Back to another page: its own element answers for it
    if (location.pathname !== page) return;
    const address = new URLSearchParams(location.search);
    const patch = cityPatch(address, book);
    // which layer a theme's page shows by itself, only Python knows
    if (context.theme) follow({ selected: patch.selected });
    else if (store.state.mode === "finder") follow(finderPatch(address, book));
    else if (store.state.mode !== "unit") follow(patch);
    else follow(patch.selected ? { focus: patch.selected, park: patch.park } : { park: patch.park });
  });
}
