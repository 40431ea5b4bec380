/** Text of the interface: the Chinese sentence is the key, the book brings the other languages. */

/**
 * @param {Record<string, string>} [messages] translation by Chinese text; missing = the Chinese text itself
 * @returns {(text: string, fields?: Record<string, unknown>) => string}
 */
export function createTranslator(messages = {}) {
  return (text, fields = {}) =>
    (messages[text] || text).replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}
