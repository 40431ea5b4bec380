/** What the heat by cell is told (ui/firms/cells.py) and what its parts share. Read by the checker alone. */

/** Classes of one size of cells: the amount from which on a cell is of each, and what the legend says. */
type HeatBins = { from: number[]; labels: string[] };

/** Addresses hold `{size}` and `{chunk}`. */
interface HeatData {
  /** The room's own file. */
  module: string;
  index: string;
  shapes: string;
  amounts: string;
  /** Shapes of the cells that stand for those with too few firms; their amounts follow all others. */
  larger: string | null;
  /** Cells with fewer firms are told together; 0: none are. */
  merge: number;
  measure: "number" | "capital" | "staff";
  /** Unit of measure of labels, and how much of what is counted makes one of it. */
  unit: string;
  scale: number;
  bins: Record<string, HeatBins>;
}
type HeatChunk = [name: string, cells: number, west: number, south: number, east: number, north: number];
interface HeatIndex {
  cells: number;
  chunks: HeatChunk[];
}
/** Cells of a file: ids, centres and corners on the plane of the map at zoom 0, px of a world of 256. */
interface HeatShapes {
  ids: string[];
  centres: Float64Array;
  corners: Float64Array;
  outside: Uint8Array;
}
/** `total` of all cells; `without`: firms without a point; `larger`: how many of the amounts are of larger cells. */
interface HeatAmounts {
  total: number;
  without: number;
  larger: number;
  amounts: Float64Array;
}
/** Shapes of one size with the place of their first one among the amounts. */
type HeatPart = { first: number; shapes: HeatShapes; larger: boolean; size: number };
/** All that is needed to draw one size of cells in one part of the map. */
interface HeatScene {
  told: HeatData;
  size: number;
  parts: HeatPart[];
  amounts: HeatAmounts;
}
/** One cell with what lies in it. */
interface HeatCell {
  id: string;
  amount: number;
  bin: number;
  outside: boolean;
  larger: boolean;
  centre: LatLon;
  corners: LatLon[];
}
