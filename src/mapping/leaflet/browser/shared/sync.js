/**
 * Keeping browser and Python in step without a fight.
 *
 * The browser changes first and reports afterwards; every report makes Python run and send the value
 * back. With two quick clicks A and B the message with A arrives when B is already on screen, and it
 * must not undo B. So each value that was reported waits in a line until Python has answered it:
 *
 * - the value last reported comes back: in step, the line is empty again;
 * - an earlier value of the line comes back: an old echo, nothing to do but shorten the line;
 * - the value that Python sent before comes again: a rerun that began before the click, nothing to do;
 * - anything else is Python's own decision (a button, a table row, the address bar): obey.
 *
 * One case cannot be told from the values alone: Python resets to the very value it had sent before
 * the click. Therefore Python raises `rev` whenever it decides by itself; a higher `rev` is obeyed
 * whatever the value is.
 *
 * A session on the server may end while the page goes on (a connection lost for long, a server started anew). The next
 * one, marked by another `visit`, has never heard what was not answered yet: that is to be reported again.
 */

/** Values are compared as text; the order of a list (overlays) means nothing. @param {unknown} value */
const keyOf = (value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));

/**
 * @param {Message} first the data of the first message
 * @param {string[]} keys the values that both sides may change
 */
export function createSync(first, keys) {
  const received = new Map(keys.map((key) => [key, keyOf(first[key])]));
  /** @type {Map<string, string[]>} expected and not yet answered, oldest first */
  const waiting = new Map(keys.map((key) => [key, []]));
  /** @param {string} key @returns {string[]} */
  const lineOf = (key) => waiting.get(key) ?? [];
  let revision = first.rev ?? 0;
  let visit = first.visit;

  /** @param {string} key @param {string} value */
  function obeys(key, value) {
    const line = lineOf(key);
    const before = received.get(key);
    received.set(key, value);
    if (line.at(-1) === value) {
      line.length = 0;
      return false;
    }
    if (value === before) return false;
    const place = line.indexOf(value);
    line.splice(0, place < 0 ? line.length : place + 1);
    return place < 0;
  }

  return {
    /**
     * Remember a value that Python is going to send back: one that was just reported, or one of an
     * address that Python reads as well.
     * @param {string} key
     * @param {unknown} value
     */
    expected(key, value) {
      waiting.get(key)?.push(keyOf(value));
    },
    /**
     * The values that a new session has not heard of, if the message is the first of one.
     * @param {Message} data
     * @returns {string[]}
     */
    unheard(data) {
      if (data.visit === visit) return [];
      visit = data.visit;
      revision = data.rev ?? 0;
      return keys.filter((key) => key in data && lineOf(key).length > 0 && lineOf(key).at(-1) !== keyOf(data[key]));
    },
    /**
     * What of a message from Python is to be applied.
     * @param {Message} data
     * @returns {Record<string, unknown>} the values Python has decided
     */
    receive(data) {
      const decided = (data.rev ?? 0) > revision;
      revision = Math.max(revision, data.rev ?? 0);
      /** @type {Record<string, unknown>} */
      const patch = {};
      for (const key of keys) {
        if (!(key in data)) continue;
        const value = keyOf(data[key]);
        if (decided) {
          lineOf(key).length = 0;
          received.set(key, value);
        }
        if (decided || obeys(key, value)) patch[key] = data[key] ?? null;
      }
      return patch;
    },
  };
}
