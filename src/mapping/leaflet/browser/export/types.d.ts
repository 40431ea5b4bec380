/** What Python tells the dialog 导出 (ui/frame/export/panel.py) and what its parts share. Read by the checker alone. */

/** What the reader sets, as Python reads it (ui/frame/export/asked.py). */
interface ExportSettings {
  format: string;
  paper: string;
  title: string;
  subtitle: string;
  issuer: string;
  date: string;
  review: string;
  footnote: string;
  north: boolean;
  scale: boolean;
  legend: boolean;
  inset: boolean;
  dpi: number;
  transparent: boolean;
  outlines: boolean;
  alone: boolean;
  layout: string;
  keep_slides: boolean;
}
/** Something made, or why it was not; `at` is the browser's mark of what it asked for. */
interface ExportMade {
  at: number;
  url?: string;
  name?: string;
  error?: string;
  told: string[];
}
interface ExportData {
  assets: { module: string; css: string; words: string };
  wants: string | null;
  page: { title: string; sheet: string; parts: { key: string; label: string }[] };
  formats: string[];
  /** Bytes of a template. */
  most: number;
  /** The words of the buttons in the head (ui/frame/export/words.py). */
  words: ExportWords;
  /** The last report that Python has heard of. */
  heard: number;
  /** Each run is told, also where nothing else has changed. */
  turn: number;
  preview: ExportMade | null;
  /** The mark of the preview in work. */
  looking: number | null;
  file: ExportMade | null;
  making: { at: number; sheet: number; sheets: number; name: string; ahead: number } | null;
  /** The template in use, and why the last that was handed over (at `at`) is not. */
  template: { at: number; name: string; layouts: string[]; error: string | null } | null;
}
type ExportSay = (name: "wanted" | "make" | "stop" | "template" | "more" | "closed", value: unknown) => void;
type ExportTexts = (text: string, fields?: Record<string, unknown>) => string;
