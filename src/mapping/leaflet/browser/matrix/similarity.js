/** Answers about pairs of units, from what Python has published. */

/** What units can be compared by. @type {By[]} */
export const BASES = ["industries", "terms", "subsectors"];

/**
 * What Python has published under a key.
 * @template T
 * @param {Map<string, T>} rows
 * @param {string} key
 */
function known(rows, key) {
  const row = rows.get(key);
  if (row === undefined) throw new Error(`the matrix knows no ${key}`);
  return row;
}

/**
 * @param {PublishedMatrix} published see matrix_json() in leaflet/matrix.py
 * @param {Translate} t
 */
export function openSimilarity(published, t) {
  const units = new Map(published.units.map((unit) => [unit.id, unit]));
  const ids = published.units.map(({ id }) => id);
  /** A unit with itself is alike by definition; the numbers need not travel. */
  const same = { text: "1", step: published.steps.length + 1, value: 1 };
  const pairs = new Map(published.pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]));

  /** @param {string} a @param {string} b @returns {Pair} */
  function pair(a, b) {
    if (a === b) {
      const shared = { shared_terms: [], shared_industries: [], named: [], covered: [] };
      return { a, b, relation: "self", terms: same, industries: same, subsectors: same, ...shared };
    }
    return known(pairs, pairs.has(`${a} ${b}`) ? `${a} ${b}` : `${b} ${a}`);
  }

  /** @param {string} id */
  const unit = (id) => known(units, id);

  /** @param {string} id @param {string | null} industry */
  const wordsOf = (id, industry) => unit(id).terms.filter((term) => term.industry === industry);

  const relations = new Map([
    ["self", t("同一单元")],
    ["decree", t("文件共用清单")],
    ["coincidence", t("各自列入而重合")],
    ["none", t("没有重合")],
    ["finer", t("只有细分领域相近")],
  ]);

  /** @type {Record<By, string>} */
  const bases = { industries: t("按 965 产业"), terms: t("按文件用词"), subsectors: t("按细分领域") };

  return {
    ...published,
    t,
    ids,
    unit,
    pair,
    wordsOf,
    /** @param {string} relation */
    relationLabel: (relation) => relations.get(relation) ?? relation,
    /** How two units are alike by what is compared: sub-sectors are finer than words and industries. @param {Pair} pair @param {By} by */
    relationBy: ({ relation, subsectors }, by) =>
      relation === "none" && by === "subsectors" && subsectors.value > 0 ? "finer" : relation,
    /** @param {By} by */
    basisLabel: (by) => bases[by],
    /** The whole matrix as text that a spreadsheet takes. @param {By} by */
    asText(by) {
      const head = [t("相似度（{by}）", { by: bases[by] }), ...published.units.map(({ label }) => label)];
      const rows = published.units.map(({ id, label }) => [label, ...ids.map((other) => pair(id, other)[by].value)]);
      return [head, ...rows].map((row) => row.join("\t")).join("\n");
    },
  };
}
