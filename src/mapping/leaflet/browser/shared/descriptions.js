/** What is said of a unit, a piece or a district where there is only text: names for screen readers. Pure. */

/** A share of an area: "29.5%". @param {number} share */
export const percent = (share) => `${(share * 100).toFixed(share === 1 ? 0 : 1)}%`;

/** Chinese sentences have full-width marks, and no space after them. */
const MARKS = {
  zh: { colon: "：", comma: "，", semicolon: "；" },
  en: { colon: ": ", comma: ", ", semicolon: "; " },
};

/**
 * @param {Book} book
 * @param {Translate} t
 */
export function createDescriptions(book, t) {
  const { colon, comma, semicolon } = MARKS[book.lang] ?? MARKS.zh;

  /** "首位产业：光芯屏端网；园区数量：25 处" @param {State} state @param {string} id */
  function values(state, id) {
    const facts = book.layersOf(state).map(({ id: layer, label }) => label + colon + book.entry(layer, id).text);
    return facts.join(semicolon);
  }

  return {
    /** @param {State} state @param {string} id */
    unit: (state, id) => book.unitName(id) + comma + values(state, id),
    /**
     * One piece of a district: the part of a unit that lies in it.
     * @param {State} state
     * @param {District} district
     * @param {string} unitId
     */
    piece(state, district, unitId) {
      const unit = book.unit(unitId)?.tiny ?? unitId;
      return t("{district}中的{unit}", { district: district.name, unit }) + comma + values(state, unitId);
    },
    /**
     * A whole district: its value where the layer has one, else what it is made of, and what each part's unit says.
     * @param {State} state
     * @param {District} district
     */
    district(state, district) {
      if (book.ofDistricts(state.layer)) return district.name + comma + values(state, district.id);
      /** @param {DistrictPart} told */
      const tiny = ({ unit }) => book.unit(unit)?.tiny ?? unit;
      const shares = district.parts.map((part) => `${tiny(part)} ${percent(part.share)}`);
      const facts = book.layersOf(state).map(({ id, label }) => {
        const parts = district.parts.map((part) => `${tiny(part)} ${book.entry(id, part.unit).text}`);
        return label + colon + parts.join(comma);
      });
      const made = t("由 {n} 个布局单元组成", { n: district.parts.length });
      return [district.name + colon + made, shares.join(comma), ...facts].join(semicolon);
    },
  };
}
