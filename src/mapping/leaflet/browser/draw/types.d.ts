/** What the parts of the drawing tool share. Read by the checker alone. */

type SketchKind = "polygon" | "circle";
/** Why a drawing is no area yet: too few corners, too many, its edge crosses itself, its circle is too small. */
type SketchFault = "few" | "many" | "crosses" | "small";
type Sketch = ReturnType<typeof import("./sketch.js").createSketch>;

/** What Python has found inside an area (ui/map/drawn.py). */
interface Inside {
  /** The area that was counted, as it is written. */
  within: string | null;
  /** The answer as a template wrote it; empty where the area is none. */
  html: string;
  /** What is to be known of the area, or why it is none. */
  notes: string[];
  /** What came of a press: `at` is its stamp. */
  answer: DrawAnswer | null;
}
interface DrawAnswer {
  at: number;
  error?: string;
  /** A file to be saved. */
  file?: { url: string; name: string };
  /** A page for the briefing. */
  briefing?: { page: PageRequest; name: string; added: string; full: string };
}
