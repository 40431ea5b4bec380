/** The briefing as the browser keeps it (shared/briefing_kept.js). Read by the checker alone. */

/** A page asked for, as `PageSpec` of documents/request.py has it. */
interface PageRequest {
  sheet?: string;
  title?: string;
  subtitle?: string;
  lang?: Lang;
  edition?: string;
  [key: string]: unknown;
}
/** `id` is its own for as long as it is in the briefing; `name` is what it was called when it was added. */
interface BriefingPage {
  id: string;
  name: string;
  spec: PageRequest;
}
/** `settings` are those of `DocumentRequest` but its pages; what is not there is the default. */
interface Briefing {
  settings: Record<string, unknown>;
  pages: BriefingPage[];
}
