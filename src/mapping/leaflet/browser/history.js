/**
 * The browser's Back and Forward. Python writes the address; this only reads it, so that Back undoes a
 * layer or a unit at once, whether or not Python runs again. It never adds entries.
 */

/**
 * @param {object} context
 * @param {(patch: Record<string, string | null>) => void} apply shows values and reports them to Python
 */
export function followHistory(context, apply) {
  const { book, store, cleanup } = context;
  const page = location.pathname;

  cleanup.listen(window, "popstate", () => {
    // Back to another page: its own element answers for it
    if (location.pathname !== page) return;
    const address = new URLSearchParams(location.search);
    const layer = address.get("layer");
    const unit = book.unit(address.get("unit")) ? address.get("unit") : null;
    const park = book.park(address.get("park")) ? address.get("park") : null;
    if (store.state.mode === "unit") apply(unit ? { focus: unit, park } : { park });
    else apply({ layer: book.hasLayer(layer) ? layer : book.layers[0].id, selected: unit, park });
  });
}
