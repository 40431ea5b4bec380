/** What Python tells the page head (ui/frame/head.py). Read by the checker alone. */

/** A choice; `ofMap`: the map's to change, where there is one. */
type Group = {
  name: string;
  label: string;
  value: string;
  ofMap: boolean;
  options: { value: string; label: string; lang?: string }[];
};
/** What the buttons of the files say (ui/frame/export/words.py). */
interface ExportWords {
  label: string;
  copy: string;
  copying: string;
  copied: string;
  insecure: string;
  refused: string;
  save: string;
  close: string;
}
/** `visit` marks the server's session, `kept` names the file it keeps, `offline` is what to say while it is away. */
interface HeadData {
  groups: Group[];
  export: ExportWords | null;
  visit: string;
  kept: string | null;
  offline: string;
  guide: GuideData;
  /** None on the page of the briefing itself. */
  briefing: HeadBriefing | null;
  /** Where the session has left what was taken in; empty: nowhere any more; none: it knows of nothing. */
  workspace?: string | null;
  /** A sign of the data that the session sees, where a part of them is its own. */
  own?: string;
  /** On pages that save a workspace: the briefing to take over, if any. */
  keeping?: { put: { n: string; request: { pages: PageRequest[] } & Record<string, unknown> } | null };
  /** None where the pages show what they show to anybody. */
  taken?: HeadTaken | null;
}
/** What the head says of lists of the reader's own, and of an edition that is being drawn (ui/workspace/mark.py). */
interface HeadTaken {
  label: string;
  draft: string;
  lists: TakenList[];
  note: string;
  remove: string;
  all: string;
  way: string;
  close: string;
}
interface TakenList {
  id: string;
  name: string;
  told: string;
}
/** What the button says that adds the page to the briefing, and the answer to a press (ui/frame/adding.py). */
interface HeadBriefing {
  label: string;
  again: string;
  answer?: HeadAnswer;
}
/** `page` is what was pressed for, or null; then `told` says why it cannot be added. */
interface HeadAnswer {
  pressed: number;
  page: PageRequest | null;
  told: string;
  name: string;
  added: string;
  replaced: string;
  full: string;
  lent: string;
  open: string;
  close: string;
  link: string;
}
/** What search and help are told: their files (`index`: none until a reader wants to search), and words of the head. */
interface GuideData {
  assets: { guide: string; css: string; index: string | null; help: string };
  /** Whether what came after the edition is shown. */
  later: boolean;
  /** Whether the page is the one with the short start. */
  start: boolean;
  help: string;
  search: string;
  hint: string;
  close: string;
  waiting: string;
  failed: string;
}
