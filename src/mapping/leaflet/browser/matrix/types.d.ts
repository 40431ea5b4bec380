/** The matrix: what Python publishes of it (leaflet/matrix.py), and what its parts share. Read by the checker alone. */

type By = "industries" | "terms" | "subsectors";
type Figure = { text: string; step: number; value: number };
interface MatrixUnit {
  id: string;
  name: string;
  label: string;
  tiny: string;
  terms: { text: string; rank: number; industry: string | null; mark: string | null }[];
  industries: string[];
  elsewhere: string[];
  elsewhere_terms: string[];
  /** Names of the sub-sectors that the unit names: those that another list takes in as well, and the others. */
  elsewhere_subsectors: string[];
  only_subsectors: string[];
  only: string[];
  only_terms: string[];
  shared: boolean;
}
interface Pair extends Record<By, Figure> {
  a: string;
  b: string;
  relation: string;
  shared_terms: string[];
  shared_industries: string[];
  /** Names of sub-sectors that both units name; then those that both take in, the closest first. */
  named: string[];
  covered: string[];
}
interface PublishedMatrix {
  lang: Lang;
  address: AddressKeys;
  messages: Record<string, string>;
  steps: number[];
  units: MatrixUnit[];
  groups: { label: string; size: number }[];
  /** Runs of units that share a list. */
  blocks: { start: number; size: number; label: string }[];
  industries: Record<string, string>;
  /** The name of each tile's picture; "cross" is that of what cuts across. */
  tiles: Record<string, string>;
  pairs: Pair[];
  closest: Record<By, (Figure & { a: string; b: string; labels: [string, string] })[]>;
}
type Similarity = ReturnType<typeof import("../matrix/similarity.js").openSimilarity>;
/** `hot`: the pair under the pointer, as "a b". */
type MatrixState = { by: By; unit: string | null; with: string | null; hot: string | null };
type MatrixData = Partial<MatrixState> & { assets: { matrix: string }; rev?: number };
