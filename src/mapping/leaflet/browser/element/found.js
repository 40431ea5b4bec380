/** What of the search's results this map shows itself, at once, as if it had been pressed there. */

import { found } from "../shared/found_link.js";

/** @param {Context} context */
export function serveSearch({ mode, book, store, actions, root, cleanup }) {
  /** @param {Patch} patch */
  function show(patch) {
    actions.change(patch);
    store.set({ sheet: false });
    root.scrollIntoView({ block: "nearest" });
    return true;
  }
  /** @param {string} id */
  const isShown = (id) => book.park(id) && (store.state.parks?.includes(id) ?? true);
  /** @type {Record<string, (id: string) => boolean>} */
  const takes = {
    unit: (id) => book.unit(id) !== null && show(mode.findUnit(id)),
    layer: (id) => book.hasLayer(id) && show(actions.withLayer(id)),
    industry: (id) => takes.layer(`industry:${id}`),
    park: (id) => Boolean(isShown(id)) && show({ park: id }),
  };
  cleanup.add(found.serve((kind, id) => mode.finds.includes(kind) && takes[kind](id)));
}
