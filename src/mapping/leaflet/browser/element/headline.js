/**
 * The title of a page says what its map finds. Python writes it with each run; when a reader takes another layer, it
 * changes here in the frame of the map, so that no title speaks of a map that is gone.
 */

/** @param {Context} context */
export function followHeadline({ book, store }) {
  store.subscribe(["layer"], ({ layer }) => {
    const { finding } = book.layer(layer);
    const heading = document.querySelector("[data-headline]");
    if (finding && heading) heading.textContent = finding;
  });
}
