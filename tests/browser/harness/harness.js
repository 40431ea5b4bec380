/**
 * Runs the map element as Streamlit would: a shadow root, a component object, messages from a "Python"
 * that tests play themselves. The address carries the first message's values, e.g. ?mode=unit&focus=ovc.
 *
 * For tests: `harness.reports` holds what the element reported, `harness.send(values)` is one rerun.
 */

const query = new URLSearchParams(location.search);
const assets = {
  css: "published/map.css",
  leaflet: "static/vendor/leaflet-1.9.4.js",
  world: query.get("world") ?? "published/world.json",
  book: query.get("book") ?? "published/book.zh.json",
  districts: query.get("districts") ?? "published/districts.json",
  cards: query.get("cards") ?? "published/cards.zh.json",
  cardsCss: "published/cards.css",
};
const list = (name) => query.get(name)?.split(",") ?? null;

const data = {
  assets,
  mode: query.get("mode") ?? "city",
  layer: query.get("layer") ?? "lead",
  selected: query.get("selected"),
  focus: query.get("focus"),
  park: query.get("park"),
  overlays: list("overlays"),
  parks: list("parks"),
  layers: list("layers"),
  geo: query.get("geo") ?? "unit",
  district: query.get("district"),
  over: query.get("over"),
  rev: 0,
};

const host = document.querySelector("#host");
const width = query.get("width");
if (width) host.style.width = `${width}px`;
const parentElement = host.attachShadow({ mode: "open" });
const reports = [];
const setStateValue = (name, report) => reports.push([name, report.value]);
const component = (values) => ({ data: { ...data, ...values }, parentElement, setStateValue });

const { mount } = await import(new URL("published/map.js", document.baseURI));
const map = await mount(parentElement, component({}));
globalThis.harness = { reports, map, send: (values) => map.update(component(values)), root: parentElement };
