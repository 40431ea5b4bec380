/** The finder: what Python publishes of it (ui/finder/files.py), and what its parts share. Read by the checker alone. */

/** A choice of a facet; `id` may stand for several values, with commas between. */
type Choice = { id: string; label: string; tier?: string; typed?: string; industry?: string | null };
type Options = Record<string, Choice[]>;
/** What each filter is called, by its key. */
type Titles = Record<string, string>;
/** By facet: the word of the address for several of its values, these, and what its switch is called. */
type Shorthands = Record<string, { word: string; values: string[]; label: string }>;
interface ParkIndex {
  /** Ids of all parks; the sets name their places here. */
  order: string[];
  everything: string;
  edition: string;
  /** Sets by facet and value, as hex. */
  values: Record<string, Record<string, string>>;
  numbers: Record<string, (number | null)[]>;
  classes: Entry[];
  short: Shorthands;
  /** Columns that lists have of their own: sets by entry, and the number of each park by column. */
  own?: { values: Record<string, string>; numbers: Record<string, (number | null)[]> };
}
/** Such a column; `step` of one of numbers. */
type OwnColumn = { id: string; label: string; step: string | null };
/** A column of a list, as Python tells it; `unknown` stands where there is no value. */
interface ListColumn {
  id: string;
  label: string;
  form: "text" | "number" | "year" | "flag" | "address";
  digits: number;
  unknown: string;
}
/** Columns, and each park's cells in their order; null where nothing is known. */
type ParkList<Cell> = { columns: ListColumn[]; of: Record<string, (Cell | null)[]> };
/** Cells of the result are values to sort by, those to compare are texts. */
type ParkTables = { result: ParkList<string | number>; compared: ParkList<string> };
type FinderFile = ParkTables & { titles: Titles; options: Options; index: ParkIndex; own?: OwnColumn[] };

/** The finder's own files besides. */
interface Addresses {
  parkCards?: string;
  finderCss?: string;
  /** Traditional characters of the parks' words. */
  variants?: string;
}

type Shortlist = { toggle: (id: string) => boolean };
/** The context of the finder's own parts. */
interface FinderContext extends Context, ParkTables {
  titles: Titles;
  options: Options;
  own: OwnColumn[];
  filters: ReturnType<typeof import("../shared/filter.js").openFilter>;
}
