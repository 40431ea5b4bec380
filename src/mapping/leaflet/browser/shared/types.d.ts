/**
 * What travels from Python to the browser, and what the parts of the element share. Read by the checker alone: the
 * names are known in every module. What concerns one room stands in that room's types.d.ts.
 */

type Lang = "zh" | "en";
type Geography = "unit" | "district";
type Overlay = "tiles" | "labels" | "parks" | "water" | "districts";
type Translate = (text: string, fields?: Record<string, unknown>) => string;
/** Tells Python one value, or notes what Python will say by itself. */
type Tell = (key: string, value: unknown) => void;
/** Markup made by `html` or `trusted` (see dom.js). */
type Markup = import("./dom.js").Markup;
/** What may stand in markup; false, null and undefined leave nothing. */
type Content = Markup | string | number | false | null | undefined;

type LatLon = [lat: number, lon: number];
type Point = [x: number, y: number];
type Box = [left: number, top: number, right: number, bottom: number];
/** A box that labels should leave open, and what covering it costs. */
type SoftBox = { box: Box; cost: number };
type Size = { width: number; height: number };

// Published files (leaflet/payload.py, leaflet/shapes.py, ui/finder/files.py) -------------------------------------

type Feature<P = object> = import("geojson").Feature<import("geojson").Polygon | import("geojson").MultiPolygon, P>;
type Features<P = object> = { type: "FeatureCollection"; features: Feature<P>[] };
type Lines = import("geojson").MultiLineString | import("geojson").LineString;
type Place = { id: string; name: string; name_en: string };

interface World {
  bounds: { city: [LatLon, LatLon]; centre: [LatLon, LatLon] };
  units: Features<{ unit_id: string }>;
  scenic: Feature<{ name: string; name_en: string }> | null;
  /** By kind of edge. */
  edges: Record<string, Lines>;
  rivers: (Place & { width_m: number; geometry: Lines; anchors: LatLon[] })[];
  lakes: (Place & { lat: number; lon: number })[];
  lake_polygons: Feature[];
  neighbours: { name: string; name_en: string; lat: number; lon: number }[];
  look: Look;
}

/** Shapes of the world in full detail, by the keys that they have there. */
interface CloseUp {
  units: Record<string, import("geojson").MultiPolygon | import("geojson").Polygon>;
  scenic: import("geojson").MultiPolygon | import("geojson").Polygon | null;
  edges: Record<string, Lines>;
  rivers: Record<string, Lines>;
  lake_polygons: Feature[];
}
interface DistrictFile {
  pieces: Features<{ unit_id: string; adcode: string }>;
  districts: Features<{ adcode: string }>;
}

/** A row of the legend with the look of its bin. */
interface LegendRow {
  key: string;
  label: string;
  fill: string;
  hatch: boolean;
  count: number;
  tile?: string | null;
  kind: string;
  /** The texture that stands for the fill where colours are forced: dots, 1 to 5 by density; 6: lines; 0: none. */
  shade?: number;
}
/** What a layer says of a unit; `raw` is the number of a quantity, `ladder`, `chip` and `mark` belong to the label. */
interface Entry {
  bin: string | null;
  text: string;
  short: string;
  tiles: string[];
  ladder: Ladder;
  chip?: string;
  mark?: string;
  raw?: number | null;
}
interface Layer {
  id: string;
  group: string;
  label: string;
  caption: string;
  form: string;
  tile: string | null;
  tier: string | null;
  listed: number;
  /** What the map finds, as the title of the page; of layers that only a page can tell about, none. */
  finding?: string;
  note: string | null;
  /** Its card as HTML, which comes with a layer of a sub-sector. */
  card?: string;
  quantity: boolean;
  digits: number;
  /** Whose values they are: those of layout units where it says nothing, else by adcode. */
  geography?: Geography;
  /** What the legend says of a layer of districts, by the view that the reader is in. */
  notes?: Record<Geography, string>;
  circles: { of: Record<string, number>; caption: string; legend: { label: string; radius: number }[] } | null;
  legend: LegendRow[];
  of: Record<string, Entry>;
  /** What the labels of shared lists say. */
  lists: Record<string, Pick<Entry, "ladder" | "tiles" | "chip" | "mark"> & { short?: string; hint?: string }>;
}
type LayerGroup = { id: string; label: string; form: string };

interface Unit {
  id: string;
  name: string;
  label: string;
  tiny: string;
  group: string;
  group_label: string;
  shared_list: string | null;
  /** Wordings of the policy in its order, with their industry, null for none, and how sure that is where it is not. */
  terms: [term: string, industry: string | null, mark?: string][];
  anchors: LatLon[];
  area_km2: number | null;
  population: number | null;
  parks: number | null;
}
type SharedList = { id: string; label: string; tiny: string; members: string[]; anchors: LatLon[] };
/** What an edition that is being planned says: terms of units by id, and the lists that several of them share. */
type Designations = { units: Record<string, Pick<Unit, "terms" | "shared_list">>; shared_lists: SharedList[] };
/** Part of a district: its share of the district and of the unit, 0 to 1. */
type DistrictPart = { unit: string; share: number; of_unit: number; area_km2: number };
type District = { id: string; name: string; anchors: LatLon[]; area_km2: number; parts: DistrictPart[] };

interface Park {
  id: string;
  name: string;
  unit: string | null;
  lat: number;
  lon: number;
  level: string | null;
  rank: 1 | 2 | 3 | null;
  precision_label: string;
  /** The point lies in the park itself, and not only in its town. */
  own_place: boolean;
  draw: boolean;
  later: boolean;
  words: string[];
  industries: string[];
  area_km2: number | null;
}

/** An airport, station, port or bonded zone; `near`: the point only lies near it; `park`: the same thing as a park. */
interface Facility {
  id: string;
  kind: string;
  kind_label: string;
  name: string;
  label: string;
  park: string | null;
  lat: number;
  lon: number;
  near: boolean;
  precision_label: string;
  source: string;
  later: boolean;
}
type SymbolKey = { kind: string; label: string };

/** A key of the address and the part of the state that holds it, alone or with others. */
interface AddressKey {
  key: string;
  held: string;
  /** Several values with commas between, which may stand there several times. */
  list: boolean;
  /** Characters of a single value. */
  longest: number;
  /** Entries of a list that are used. */
  most: number;
  /** The value where the key is not there. */
  default: unknown;
}
/** The keys that an element keeps (ui/address/browser.py), and what of a list is read: entries, characters of each. */
interface AddressKeys {
  keys: AddressKey[];
  entries: { most: number; longest: number };
}

interface PublishedBook {
  lang: Lang;
  address: AddressKeys;
  /** Of the edition; what came after it is told so. */
  year: string;
  messages: Record<string, string>;
  units: Unit[];
  districts: District[];
  /** The statistical unit beside the layout units: the scenic area, whose shape and values carry this id. */
  scenic_id: string;
  /** The scenic area's row of the table. */
  scenic: { name: string; group_label: string; area_km2: number; population: number | null } | null;
  shared_lists: SharedList[];
  industries: Record<string, { name: string; short: string; tier: string }>;
  tiers: { id: string; label: string; count: number }[];
  /** Inner SVG of a tile by industry. */
  tiles: Record<string, string>;
  /** Forms of labels: on the map, in the inset for units of a shared list, and there for those around. */
  ladders: { map: Ladders; small: Ladders; around: Ladders };
  /** The key of lines, and what it says of districts. */
  lines: Record<Geography | "focus", { keys: LineKey[]; note: string | null }>;
  /** The key of park markers by whose parks a map marks. */
  marks: Record<MarkScope, MarkKey[]>;
  layer_groups: LayerGroup[];
  layers: Layer[];
  parks: Park[];
  facilities: Facility[];
  /** The key of their symbols. */
  symbols: SymbolKey[];
}
type Book = ReturnType<typeof import("./book.js").openBook>;

type Ends = { least: number | null; greatest: number | null; unknown: number };
/** What there is to say of a filter's result. */
interface Found {
  of: Filter;
  text: string | null;
  total: number;
  later: number;
  /** How many parks the one word of a facet would find. */
  short: Record<string, number>;
  facets: Record<string, number[]>;
  ranges: Record<string, Ends>;
  /** Where nothing was found: filters to drop, and how many parks there would be. */
  without?: [key: string, parks: number][];
}
/** Pairs of key and text as in the address, in a fixed order, only what is set. */
type Filter = [key: string, text: string][];

// A message of Python (ui/map/live_map.py) ------------------------------------------------------------------------------

interface Addresses {
  css: string;
  world: string;
  districts: string;
  book: string;
  cards: string;
  cardsCss: string;
  leaflet?: string;
  finder?: string;
}
/** Keys that are missing mean the default. */
type MapData = Partial<Omit<State, "hot" | "sheet">> & {
  assets: Addresses;
  mode?: string;
  /** Address of the shapes in full detail, on maps of one unit. */
  closeUp?: string;
  /** Ids of the layers that a theme offers. */
  layers?: string[] | null;
  /** Layers of firms can be had: there is a list of them. */
  firms?: boolean;
  /** What an edition that is being planned says of units. */
  designations?: Designations;
  /** What tells this map from others on the page. */
  called?: string;
  /** A name that this map has in common with others: they show the same part of the city, see map/in_step.js. */
  step?: string;
  rev?: number;
  visit?: string;
};
/** What both sides may change, with the marks that tell an echo from a decision (see sync.js). */
type Message = { rev?: number; visit?: string } & Record<string, unknown>;
/** What Streamlit hands to an element. */
interface Component<Data> {
  data: Data;
  setStateValue: (name: string, value: unknown) => void;
  setTriggerValue: (name: string, value: unknown) => void;
}

// The element --------------------------------------------------------------------------------------------------------

type Lonlat = [lon: number, lat: number];
/** An area: polygons, or a circle (lon, lat, km). */
interface Drawn {
  polygons: Lonlat[][];
  circle: [number, number, number] | null;
}

interface State {
  layer: string;
  /** Unit chosen on the map of the city. */
  selected: string | null;
  /** Shared list whose units are chosen together. */
  group: string | null;
  /** Unit whose map is shown. */
  focus: string | null;
  park: string | null;
  overlays: string[];
  /** Ids of the parks to show in order; null = the book's order. */
  parks: string[] | null;
  /** What the fill is cut into and what can be chosen. */
  geo: Geography;
  /** Adcode of the district chosen. */
  district: string | null;
  /** A second unit to be outlined, the other one of a pair. */
  also: string | null;
  /** The cell chosen where firms are shown by cell, and what is told of these (heat/types.d.ts). */
  cell: string | null;
  heat: HeatData | null;
  /** Layers of this request alone, which the published book does not hold. */
  extra: Layer[];
  /** What an edition that is being planned says of units: names of shared lists are on the map, whatever its layer. */
  designations?: Designations;
  filter: Filter;
  /** Ids of the finder's shortlisted parks. */
  short: string[];
  found: Found | null;
  /** Whether what came after the edition is shown. */
  later: boolean;
  /** Kinds of facilities in the window, with commas between; `near` where a point only lies near. */
  symbols: string;
  /** Layer drawn as circles over the fill. */
  over: string | null;
  /** The area drawn, as an address writes it; empty: none. */
  within: string;
  /** What Python has found inside an area. */
  inside: Inside | null;
  /** Park under the pointer or with the keyboard focus. */
  hot: string | null;
  /** Whether the layer sheet of the phone layout is open. */
  sheet: boolean;
}
type Patch = Partial<State>;
type Store<S extends object = State> = ReturnType<typeof import("./store.js").createStore<S>>;

type Sync = ReturnType<typeof import("./sync.js").createSync>;
type Cleanup = ReturnType<typeof import("./dom.js").createCleanup>;
type Shell = ReturnType<typeof import("../element/shell.js").createShell>;
type Files = Awaited<ReturnType<typeof import("./assets.js").loadAssets>>;
type View = ReturnType<typeof import("../map/view.js").createView>;
type Labels = ReturnType<typeof import("../map/labels.js").createLabels>;
type Stage = ReturnType<typeof import("../map/stage.js").createStage>;
/** One built element: takes states from outside until it is given up. */
type Told = Patch & { designations?: Designations };
type Session = { show: (patch: Told) => void; take: (data: MapData) => Patch; destroy: () => void };
type Leaflet = typeof import("leaflet");

/** What all parts of one element share. */
interface Context {
  L: Leaflet;
  world: World;
  book: Book;
  mode: Mode;
  /** The layers to choose from. */
  layers: Layer[];
  /** Whether layers of firms are offered, which come when they are chosen. */
  firms: boolean;
  t: Translate;
  store: Store;
  root: HTMLElement;
  stage: HTMLElement;
  panel: HTMLElement;
  /** Geometry of the administrative view; null until that view is asked for. */
  districts: DistrictFile | null;
  describe: ReturnType<typeof import("./descriptions.js").createDescriptions>;
  actions: ReturnType<typeof import("./actions.js").createActions>;
  agreement: ReturnType<typeof import("../element/agreement.js").createAgreement>;
  cleanup: Cleanup;
  /** Which unit (and district) a fill stands for; insets carry no ids in the document. */
  subjectOfPath: WeakMap<Element, { unit: string; district?: string }>;
  insetShown: () => boolean;
  /** Whether the land has been painted once: labels wait for that. */
  landDrawn: boolean;
  /** Whether all this has been given up for another build, or with the page. */
  left: boolean;
  /** Opens the members of a stack; without it a press goes through them. */
  stacks?: { open: (parks: Park[], marker: HTMLElement) => void };
  /** Told of the unit under the pointer, and where the pointer is in the frame; null: of none. */
  hovered?: (unit: string | null, point: { x: number; y: number }) => void;
  /** What there is to say of the cell under the pointer, of those that lie over the land (heat/heat.js). */
  cellUnder?: (event: PointerEvent) => { key: string; markup: () => Markup } | null;
  /** What the finder takes of a message: an answer to an earlier filter is let go. */
  accept?: (patch: Patch) => Patch;
}
