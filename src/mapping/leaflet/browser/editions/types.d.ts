/** What the page of planned editions is told (ui/editions/element.py) and what its parts share. Read by the checker alone. */

/** A term of a list: its 965 industry (null: cross-cutting), the sub-sectors it names, the statement it was taken from. */
interface EditionTerm {
  term: string;
  industry: string | null;
  subsectors: string[];
  statement?: string | null;
}
/** One row of the grid: the list of one unit, or of several that share it. */
interface EditionList {
  id: string;
  units: string[];
  name: string | null;
  terms: EditionTerm[];
}
/** Something said later of a unit, as a term that its list may take. */
interface EditionOffer extends EditionTerm {
  statement: string;
  document: string;
  date: string | null;
}
/** A unit that the draft adds. */
interface EditionNewUnit {
  id: string;
  label: string;
  offers: EditionOffer[];
}
/** The draft as Python knows it. */
interface EditionDraft {
  name: string;
  base: string;
  baseName: string;
  from: string;
  issuer: string;
  lists: EditionList[];
  newUnits: EditionNewUnit[];
  /** The base's terms and industries by unit: what is marked as added or taken away. */
  was: Record<string, [term: string, industry: string | null][]>;
  canUndo: boolean;
  canRedo: boolean;
  link: string;
}
interface EditionData {
  assets: { module: string; css: string; words: string; vocabulary: string };
  /** The last report that Python has heard of, the last order in it that it has followed, and the session that has. */
  heard: number;
  done: number;
  visit: string;
  draft: EditionDraft | null;
  /** What became of the last order that has anything to be said of, by its number. */
  told: { n: number; text: string; fault: boolean } | null;
  /** The unit that is chosen on the map. */
  unit: string | null;
  /** Under what the session leaves the draft: each step leaves it anew, and the head hears of none. */
  workspace: string | null;
  /** The file asked for, by the number of the order. */
  saved: { n: number; name: string; text: string } | null;
}
/** The published words (ui/editions/assets.py). */
interface EditionWords {
  lang: Lang;
  messages: Record<string, string>;
  editions: { id: string; name: string; from: string }[];
  units: Record<string, { label: string; group: string }>;
  industries: { id: string; name: string; tier: string }[];
  tiles: Record<string, string>;
  offers: Record<string, EditionOffer[]>;
  /** What words are called in the reader's language, where that is not the word itself. */
  labels: Record<string, string>;
  longest: number;
  /** Bytes of a file that is opened. */
  most: number;
}
/** `given`: a term of the plan, whose sub-sectors its own tables tell. */
type EditionWord = [word: string, industry: string | null, subsectors: string[], given: boolean];
/** The published words that a list may take: those of the plan first. */
interface EditionVocabulary {
  words: EditionWord[];
  subsectors: [id: string, name: string, industry: string | null][];
}
/** What the reader has done, in order; the number stays with it until Python has followed. */
type EditionOrder = [n: number, name: string, value: unknown];
