/** What browser and Python both may change: reported when the reader changes it, taken over when Python does. */

import { createSync } from "../shared/sync.js";
import { keepingWhatIsAlwaysThere } from "./state.js";

/** What is reported without being a state of the map: Python goes to another page, offers a file, or does
 * something with an area that was drawn. */
const EVENTS = ["open", "export", "export_short", "draw"];

/**
 * @param {MapData} first the data of the first message
 * @param {Store} store
 * @param {Book} book
 * @param {Mode} mode
 * @param {Tell} tell tells Python
 */
export function createAgreement(first, store, book, mode, tell) {
  const { shared } = book.address;
  const sync = createSync(first, shared);

  /** @type {Tell} */
  const report = (name, value) => {
    // a layer that the book does not hold is asked for, and Python decides
    const asked = name === "layer" && !book.hasLayer(/** @type {string} */ (value));
    if (shared.includes(name)) asked || sync.expected(name, value);
    else if (!EVENTS.includes(name)) return;
    tell(name, value);
  };

  return {
    report,
    /** Remember a value that Python is going to send by itself. */
    expect: sync.expected,
    /**
     * What Python has decided. A session that has not heard of the reader's choices is told of them.
     * @param {MapData} data
     */
    take(data) {
      const unheard = sync.unheard(data);
      const patch = sync.receive(data);
      for (const part of unheard) {
        delete patch[part];
        report(part, store.state[/** @type {keyof State} */ (part)]);
      }
      return keepingWhatIsAlwaysThere(patch, book, mode);
    },
  };
}
