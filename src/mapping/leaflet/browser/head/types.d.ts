/** What Python tells the page head (ui/frame/head.py). Read by the checker alone. */

type Group = { name: string; label: string; value: string; options: { value: string; label: string; lang?: string }[] };
/** `visit` marks the server's session, `kept` names the file it keeps, `offline` is what to say while it is away. */
interface HeadData {
  groups: Group[];
  export: string | null;
  visit: string;
  kept: string | null;
  offline: string;
}
