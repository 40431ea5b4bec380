/**
 * On paper the map has a size of its own, which fits a page either way up. It takes it, and its labels find their
 * places in it, when the browser says that it is going to print: by then nothing can be waited for.
 */

/** What floats over the map and is read beside it on paper. */
const FLOATING = ".lm-park-card";

/**
 * @param {Context} context
 * @param {Stage} stage
 */
export function followPaper({ root, stage, cleanup }, { view, inset, reach, fit, placeAll }) {
  const { map } = view;
  /** @type {(() => void) | null} back to the screen; null: the map is there */
  let back = null;

  /** @param {import("leaflet").LatLngBounds | null} part what is to be seen of the map; null: all of it */
  function resize(part) {
    map.invalidateSize({ animate: false, pan: false });
    if (!part) return fit();
    reach.limit();
    map.fitBounds(part, { animate: false });
    inset?.fit();
    placeAll();
  }

  function begin() {
    if (back) return;
    const part = reach.isFitted() ? null : map.getBounds();
    const [centre, zoom] = [map.getCenter(), map.getZoom()];
    const narrow = root.classList.contains("lm-narrow");
    const floating = stage.querySelector(FLOATING);
    const after = floating?.nextSibling ?? null;
    root.classList.add("lm-paper");
    root.classList.remove("lm-narrow");
    if (floating) root.append(floating);
    resize(part);
    back = () => {
      if (floating) stage.insertBefore(floating, after);
      root.classList.remove("lm-paper");
      root.classList.toggle("lm-narrow", narrow);
      resize(part);
      if (part) map.setView(centre, zoom, { animate: false });
    };
  }
  function end() {
    back?.();
    back = null;
  }

  cleanup.listen(window, "beforeprint", begin);
  cleanup.listen(window, "afterprint", end);
  // where only the medium changes, as in a preview
  cleanup.listen(matchMedia("print"), "change", ({ matches }) => (matches ? begin() : end()));
}
