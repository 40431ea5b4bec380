/** Tables: what a row and a column are. Read by the checker alone. */

type Direction = "none" | "ascending" | "descending";
type Order = { column: string | null; direction: Direction };
/** A row of the table of units: a unit, or the scenic area, which cannot be chosen; a district where these are drawn. */
type Row = {
  id: string;
  isUnit: boolean;
  isDistrict?: boolean;
  told: Partial<Unit> & { name: string; group_label: string; parts_of?: DistrictPart[] };
};
/** `number`: stands at the right and sorts by size; `digits`: its decimals; `plain`: without thousands, as a year. */
interface Column<R> {
  id: string;
  label: string;
  number?: boolean;
  digits: number;
  plain?: boolean;
  /** Null where it is unknown. */
  value: (row: R) => string | number | null;
  /** What stands where there is no value. */
  unknown: (row: R) => string;
}
interface Layer {
  /** Heading of its column, with what it counts in. */
  column?: string;
}
