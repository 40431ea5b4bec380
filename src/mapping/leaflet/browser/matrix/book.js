/** Answers about pairs of units, from what Python has published. */

/** A unit with itself is alike by definition; the numbers need not travel. */
const SAME = { text: "1", step: 5, value: 1 };

/**
 * @param {object} published see matrix_book() in leaflet/matrix.py
 * @param {(text: string, fields?: object) => string} t
 */
export function openMatrix(published, t) {
  const units = new Map(published.units.map((unit) => [unit.id, unit]));
  const ids = published.units.map(({ id }) => id);
  const pairs = new Map(published.pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]));

  function pair(a, b) {
    if (a === b) return { a, b, relation: "self", terms: SAME, industries: SAME };
    return pairs.get(`${a} ${b}`) ?? pairs.get(`${b} ${a}`);
  }

  const wordsOf = (id, industry) => units.get(id).terms.filter((term) => term.industry === industry);

  return {
    ...published,
    t,
    ids,
    unit: (id) => units.get(id),
    pair,
    wordsOf,
    relationLabel: (relation) =>
      ({
        self: t("同一单元"),
        decree: t("文件共用清单"),
        coincidence: t("各自列入而重合"),
        none: t("没有重合"),
      })[relation],
    /** The whole matrix as text that a spreadsheet takes. */
    asText(by) {
      const head = ["", ...published.units.map(({ label }) => label)];
      const rows = published.units.map(({ id, label }) => [
        label,
        ...ids.map((other) => pair(id, other)[by].value),
      ]);
      return [head, ...rows].map((row) => row.join("\t")).join("\n");
    },
  };
}
