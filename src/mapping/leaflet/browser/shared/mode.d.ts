/** What a kind of map has (shared/modes.js). Read by the checker alone. */

type ShellPart = "frame" | "card" | "twin" | "facets" | "shortlist";
/** Marks of the look by rank of level, and that of a stack. */
type RankMarks = Record<1 | 2 | 3 | "stack", string>;

/** What a map has, and what a press does there (see modes.js). */
interface Mode {
  /** Classes of the frame, for the styles. */
  styles: string;
  shell: { name: string; parts: ShellPart[] };
  /** The part of the state that holds the map's unit. */
  subject: "selected" | "focus";
  /** Parts of the state that have a value on this map whatever the address says. */
  always: (keyof State)[];
  /** A map of one unit: the others stay pale, its parks carry numbers, a locator shows where it lies. */
  ofOneUnit: boolean;
  /** A list of parks in place of layers; their markers are always there, and labels keep clear of them. */
  aboutParks: boolean;
  /** Whether all layers may be chosen; else those that the message offers. */
  allLayers: boolean;
  /** Whether there is the administrative view. */
  districts: boolean;
  secondMeasure: boolean;
  legend: boolean;
  /** What may be laid over and taken away. */
  overlays: string[];
  /** Filters, shortlist and the table of parks. */
  finder: boolean;
  /** The centre of the city at a larger scale. */
  inset: boolean;
  /** Units are named alone, whatever the layer says of them. */
  quietLabels: boolean;
  /** The land is painted before anything else is built. */
  landFirst: boolean;
  /** Px kept free above the city on a phone. */
  topOnPhone: number;
  /** Markers that carry no number. */
  marker: RankMarks;
  /** Whose parks the map marks: the key of its markers. */
  marks: MarkScope;
  /** Whether the units of a shared list can be chosen together. */
  groups: boolean;
  /** Whether the card of a unit leads to a map: to the unit's own, else from there back to the city's. */
  leads: { unitMap: boolean } | null;
  /** Whether a reader may draw an area on it. */
  draws: boolean;
  /** Parts of the state that Back and Forward restore from the address. */
  reads: (keyof State)[];
  /** Kinds of what the search finds that this map shows itself. */
  finds: string[];
  findUnit: (id: string) => Patch;
  pressUnit: (state: State, id: string) => Patch;
  release: (state: State) => Patch;
}
