/** What the page of the briefing is told (ui/briefing/element.py) and what its parts share. Read by the checker alone. */

/** What a page looks like: its picture, what it calls itself, how many sheets it makes, where its view is; or a fault. */
interface BriefingPicture {
  url: string | null;
  name: string;
  sheets: number;
  link: string | null;
  fault: string | null;
}
/** The answer to a file that was opened: its request, or why it is none. */
interface BriefingAnswer {
  n: number;
  request: ({ pages: PageRequest[] } & Record<string, unknown>) | null;
  told: string | null;
}
interface BriefingData {
  assets: { module: string; css: string; words: string };
  /** The last report that Python has heard of, and the session that has. */
  heard: number;
  visit: string;
  /** Pictures, by the names of pages, of one report. */
  made: { n: number; pages: Record<string, BriefingPicture> };
  answer: BriefingAnswer | null;
}
/** The published words (ui/briefing/element.py). */
interface BriefingWords {
  lang: Lang;
  edition: string;
  messages: Record<string, string>;
  languages: Record<string, string>;
  /** Width and height in mm, and what a paper is called, by its name in a request. */
  papers: Record<string, { width: number; height: number; label: string }>;
  /** Kinds of files, the first what a briefing is made for. */
  kinds: string[];
  /** Sheets that may be added to any briefing. */
  sheets: string[];
  /** Characters of a line of a reader's own. */
  longest: number;
  /** Bytes of a file that is opened. */
  most: number;
  /** Bytes of a template. */
  template: number;
  atlas: string;
}
/** What the part of the files is told: how far one is, and the template (ui/frame/export/desk.py). */
interface BriefingFiles extends Pick<ExportData, "file" | "making" | "template"> {
  assets: BriefingData["assets"];
  visit: string;
  /** The last report that Python has heard of. */
  heard: number;
  /** Each run is told, also where nothing else has changed. */
  turn: number;
}
/** One report to Python. */
interface BriefingReport {
  kept?: string;
  wanted?: string[];
  opened?: { name: string; text: string };
}
/** What was done last, in words, and how it is undone. */
type BriefingUndo = (now: Briefing) => Briefing;
