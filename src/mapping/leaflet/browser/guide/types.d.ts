/** What search and help are told. Read by the checker alone. */

/** Something to be found (ui/guide/entries.py); each name is followed by its readings, syllables parted by blanks. */
interface GuideEntry {
  kind: string;
  id: string;
  label: string;
  note: string;
  names: string[][];
  besides: string[][];
  /** Words found by their beginning, as written alone. */
  words?: string[];
  later?: boolean;
  tile?: string;
}
/** The published index (ui/guide/entries.py). */
interface GuideIndex {
  lang: Lang;
  messages: Record<string, string>;
  kinds: [kind: string, label: string][];
  /** Traditional -> simplified, of the characters that the names have. */
  variants: Record<string, string>;
  entries: GuideEntry[];
}
/** The published help (ui/guide/help.py); its HTML is escaped there. */
interface HelpTexts {
  label: string;
  close: string;
  help: string;
  start: { label: string; dismiss: string; readers: { title: string; steps: string }[] };
}
/** The field of the search, which the head has made; `choose` goes where something is. */
interface SearchField {
  box: HTMLElement;
  input: HTMLInputElement;
  later: () => boolean;
  choose: (kind: string, id: string) => void;
  close: () => void;
}
