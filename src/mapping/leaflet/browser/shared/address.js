/**
 * The keys of the address, as Python has published them (mapping.ui.address.keys): which there are, which part of the
 * state holds each, and how much of what stands there can be a value. Pure.
 */

/**
 * The value of a key; the last one where it stands there several times.
 * @param {URLSearchParams} query
 * @param {string | undefined} key none: no key holds what is asked for
 */
const valueIn = (query, key) => (key === undefined ? null : (query.getAll(key).at(-1) ?? null));

/** @param {AddressKeys} published */
export function openAddress({ keys, entries }) {
  /** The key of a state that is held by one alone. @param {string} state */
  const keyOf = (state) => keys.find(({ held }) => held === state);

  /**
   * The entries of a list: each once, and no more than are read. A key may stand there several times.
   * @param {URLSearchParams} query
   * @param {string | undefined} key
   */
  function entriesIn(query, key) {
    if (key === undefined) return [];
    const written = query
      .getAll(key)
      .flatMap((text) => text.split(","))
      .map((entry) => entry.trim());
    return [...new Set(written)].filter((entry) => entry && entry.length <= entries.longest).slice(0, entries.most);
  }

  /** The text of a key, short whatever stands there. @param {URLSearchParams} query @param {AddressKey} known */
  function textIn(query, { key, list, longest }) {
    if (list) return entriesIn(query, key).join(",");
    const value = valueIn(query, key) ?? "";
    return value.length <= longest ? value : "";
  }

  return {
    /** The parts of the state that stand in the address: what browser and Python both may change. */
    shared: [...new Set(keys.map(({ held }) => held))],
    /** What a part of the state is where the address says nothing of it. @param {string} state */
    unset: (state) => keyOf(state)?.default ?? null,
    /** The most entries that a part of the state may have. @param {string} state */
    most: (state) => keyOf(state)?.most ?? entries.most,
    /**
     * Characters that one of the keys of a state may have.
     * @param {string} state
     * @param {string} name of the key
     */
    longest: (state, name) => keys.find(({ held, key }) => held === state && key === name)?.longest ?? entries.longest,
    /**
     * What an address says that anybody may have written. What it means, others say.
     * @param {URLSearchParams} query
     */
    read(query) {
      return {
        /** @param {string} state */
        value: (state) => valueIn(query, keyOf(state)?.key),
        /** @param {string} state */
        entries: (state) => entriesIn(query, keyOf(state)?.key),
        /**
         * All keys that one part of the state holds together, as pairs of key and text; only what is set.
         * @param {string} state
         * @returns {Filter}
         */
        pairs: (state) =>
          keys
            .filter(({ held }) => held === state)
            .map((known) => /** @type {[string, string]} */ ([known.key, textIn(query, known)]))
            .filter(([, text]) => text !== ""),
      };
    },
  };
}
