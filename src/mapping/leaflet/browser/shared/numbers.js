/** Figures as the interface writes them. */

/** @type {Map<number, Intl.NumberFormat>} by decimals: making one costs more than all figures of a table */
const formats = new Map();

/**
 * With thousands commas and a fixed number of decimals.
 * @param {number} value
 * @param {number} [digits]
 */
export function thousands(value, digits = 0) {
  if (!formats.has(digits)) {
    const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    formats.set(digits, new Intl.NumberFormat("en-US", decimals));
  }
  return formats.get(digits).format(value);
}
