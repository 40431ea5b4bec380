/** Figures as the interface writes them. */

/**
 * With thousands commas and a fixed number of decimals.
 * @param {number} value
 * @param {number} [digits]
 */
export function thousands(value, digits = 0) {
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
