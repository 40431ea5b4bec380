/** Heat by cell, on maps whose page asks for it: its room is a file of its own, fetched then. */

/** @param {Context} context @param {Stage} stage the map with its parts */
export function followHeat(context, { view, inset }) {
  const { store } = context;
  /** @type {Promise<{ show: (told: HeatData | null) => Promise<void> }> | null} */
  let coming = null;

  /** @param {HeatData} told */
  async function load({ module }) {
    const { createHeat } = await import(new URL(module, document.baseURI).href);
    return createHeat(context, view, inset?.view() ?? null);
  }
  async function follow() {
    const { heat } = store.state;
    if (!heat && !coming) return;
    coming ??= load(/** @type {HeatData} */ (heat));
    try {
      const shown = await coming;
      if (!context.left) shown.show(store.state.heat);
    } catch (error) {
      coming = null; // the next message tries again
      console.error("heat:", error);
    }
  }
  store.subscribe(["heat"], follow);
  follow();
}
