/** What the parts of a map share. Read by the checker alone. */

type LeafletMap = import("leaflet").Map;
type Polygon = import("leaflet").Polygon;
/** Rings of a shape. */
type LatLngs = import("leaflet").LatLng[][] | import("leaflet").LatLng[][][];
/** Shapes of one view of the land. */
interface Shapes {
  group: import("leaflet").GeoJSON;
  paint: (state: State) => void;
  /** Rings of a shape; none where it has no polygon. */
  latLngsOf: (id: string | null) => LatLngs;
  /** What lies where. */
  shapes: () => { id: string; rings: import("leaflet").LatLng[][] }[];
}
/** Leaflet options that put what is drawn into a pane, by the pane's name. */
type PaneOptions = Record<string, { pane: string; renderer: import("leaflet").Renderer }>;
/** How much of the window is kept free, in Leaflet's terms. */
type Padding = { paddingTopLeft: [number, number]; paddingBottomRight: [number, number] };
type Territory = ReturnType<typeof import("../map/territory.js").createTerritory>;
/** What all shapes of a map share (see ground.js). */
interface Ground {
  context: Context;
  map: LeafletMap;
  inset: boolean;
  fillOptions: import("leaflet").GeoJSONOptions & import("leaflet").PolylineOptions;
  paintOf: (row: LegendRow) => string;
  showFocus: (latLngs: LatLngs) => void;
}
/** Name of a list of forms that a label may take (see cartography/labels.py). */
type Ladder = string;
/** One form: which of the two names, and what may stand under it. */
interface Rung {
  name: "label" | "tiny";
  parts: ("tiles" | "mark" | "detail" | "chip" | "hint")[];
  quiet: boolean;
}
type Ladders = Record<Ladder, Rung[]>;
/** What a label says beside its name; `mark` is the industry whose tile stands before the text. */
interface LabelContent {
  ladder: Ladder;
  tiles: string[];
  mark: string | null;
  detail?: string;
  chip?: string;
  hint?: string;
}
/** One kind of park marker with its name (see cartography/marks.py). */
type MarkKind = "exact" | "town" | "other" | "stack" | "rank-1" | "rank-2" | "rank-3";
type MarkKey = { kind: MarkKind; label: string };
type MarkScope = "focus" | "city" | "found";
/** A line of the key; one with an overlay is there while that is on. */
type LineKey = { kind: string; label: string; overlay: Overlay | null };
/** What is said of a unit on a map, from rich to poor; the variants of a form are of equal worth. */
type Forms = Markup[][];
/** A unit, a shared list or the scenic area. */
type Named = { label: string; tiny: string };
/** `names` and `tiles`: overlays that are on; `compact`: leave room for park markers; `inset`: there is one. */
interface LabelOptions {
  zoom: number;
  names: boolean;
  tiles: boolean;
  compact: boolean;
  inset: boolean;
}

/** Where a label may stand (see cartography/placement.py). */
interface LabelRule {
  /** Least share of a label in its own units, least of one that says more than the name, most in others. */
  home: number;
  rich: number;
  abroad: number;
  /** Tried distances of a label with a line, in heights of a name; what lying wholly in another unit costs in them. */
  reach: number[];
  foreign: number;
}

/** A label of a unit before it is measured; those of lower rank choose first. */
interface RankedLabel {
  id: string;
  units: string[];
  forms: Forms;
  anchors: Point[];
  visible: number;
  required: boolean;
  leads: boolean;
  rich?: number;
  rank: number;
}

/** What the map draws with; colours are custom properties. */
interface Look {
  /** By name: the look of a line at the zoom of the whole city. */
  lines: Record<string, { color: string; weight: number; opacity: number; dashArray?: string }>;
  /** By role. */
  fills: Record<string, string>;
  /** Diameters by name, px. */
  marks: Record<string, number>;
  labels: LabelRule;
  /** Inner SVG of a badge by kind of facility, in a box of 24 units. */
  symbols: Record<string, string>;
  /** Metres from which a river is at least so many px wide, widest first. */
  rivers: [number, number][];
  river_most_m: number;
}
