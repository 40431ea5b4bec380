/** What the browser keeps of the dialog for the next file: all that is not about one page, and a small template. */

const KEY = "wuhan-map-export";
const TEMPLATE = "wuhan-map-export-template";
/** Characters of a template that are kept: a browser keeps some five million for all of a site. */
const MOST_KEPT = 2_000_000;

/** @type {ExportSettings} */
export const PLAIN = {
  ...{ format: "pptx", paper: "", title: "", subtitle: "", issuer: "", date: "", review: "", footnote: "" },
  ...{ north: true, scale: true, legend: true, inset: true, dpi: 300, transparent: false, outlines: false },
  ...{ alone: false, layout: "", keep_slides: false },
};
/** The paper chosen, or else what the format is made for. @param {ExportSettings} settings */
export const paperOf = ({ format, paper }) => paper || (format === "pptx" ? "16:9" : "a4");

/** Settings as Python is told them. @param {ExportSettings} settings */
export const asAsked = (settings) => ({ ...settings, paper: paperOf(settings) });

/** These are about the page at hand: on the next one they would be wrong. */
const OF_THE_PAGE = { title: "", subtitle: "", alone: false };

/** @param {string} key @returns {any} */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {unknown} value @returns {boolean} whether it is kept */
function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return value !== null;
  } catch {
    return false;
  }
}

/** @param {string[]} formats those on offer @returns {ExportSettings} */
export function keptSettings(formats) {
  const found = read(KEY);
  const settings = { ...PLAIN };
  for (const [name, value] of Object.entries(found && typeof found === "object" ? found : {})) {
    const known = /** @type {keyof ExportSettings} */ (name);
    if (typeof value === typeof PLAIN[known]) Object.assign(settings, { [known]: value });
  }
  if (!formats.includes(settings.format)) settings.format = formats[0] ?? "pdf";
  return { ...settings, ...OF_THE_PAGE };
}

/** @param {ExportSettings} settings */
export const keepSettings = (settings) => write(KEY, { ...settings, ...OF_THE_PAGE });

/** @returns {{name: string, content: string} | null} */
export const keptTemplate = () => read(TEMPLATE);

/** @param {{name: string, content: string} | null} template @returns {boolean} whether it is kept */
export const keepTemplate = (template) =>
  write(TEMPLATE, template && template.content.length <= MOST_KEPT ? template : null);
