/** The units on a map: fills, the scenic area, the outline of the chosen unit, the keyboard's focus ring. */

const FOCUS_UNIT = "#f7ecee";
const OTHER_UNIT = "#f1f3f5";
const WINE = "#8c1d2f";
const FOCUS_RING = { color: "#1f5fa8", weight: 4, opacity: 1 };
/** The tint of a quantity under the finder's markers: there it is background. */
const FILL_UNDER_PARKS = 0.62;
/** A part of a unit counts for its map when its extent is at least this share of the largest part's. */
const LEAST_PART = 0.08;

let hatchCount = 0;

/** A grey hatch for "no data", which no tint can be mistaken for. Returns its SVG paint. */
function addHatch(svg) {
  const id = `lm-hatch-${++hatchCount}`;
  const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  defs.innerHTML = `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="#ffffff"/><path d="M0 0V6" stroke="#98a3af" stroke-width="2.4"/></pattern>`;
  svg.prepend(defs);
  return `url(#${id})`;
}

/** Outer and inner rings of a polygon or multipolygon, as one flat list. */
function ringsOf(layer) {
  const parts = layer.getLatLngs();
  return Array.isArray(parts[0][0]) ? parts.flat() : parts;
}

/**
 * Bounds of the parts of a unit that carry its weight: a far exclave would shrink the rest on its map.
 * @param {any} L Leaflet
 * @param {any} layer polygon or multipolygon
 */
function mainBounds(L, layer) {
  const bounds = ringsOf(layer).map((ring) => L.latLngBounds(ring));
  const extent = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  const most = Math.max(...bounds.map(extent));
  const main = bounds.filter((box) => extent(box) >= LEAST_PART * most);
  return main.reduce((all, box) => all.extend(box), L.latLngBounds([]));
}

/** Whether the layer drawn gives the scenic area a value of its own. */
function countsScenic(book, state) {
  return state.mode !== "unit" && "scenic" in book.layer(state.layer).of;
}

/**
 * @param {object} context
 * @param {any} map
 * @param {Record<string, object>} paneOptions Leaflet options of each pane
 * @param {boolean} inset the inset takes the pointer only and stays silent for screen readers
 */
export function drawUnits(context, map, paneOptions, inset) {
  const { L, world, book, actions } = context;
  // no simplification by Leaflet: neighbours share their vertices and would drift apart
  const options = { ...paneOptions.fill, smoothFactor: 0 };
  const style = { stroke: false, fillOpacity: 1 };
  /** @type {Map<string, any>} */
  const fills = new Map();
  L.geoJSON(world.units, {
    ...options,
    style,
    onEachFeature: (feature, layer) => fills.set(feature.id, layer),
  }).addTo(map);
  const scenic = world.scenic
    ? L.geoJSON(world.scenic, { ...options, style, interactive: false })
        .addTo(map)
        .getLayers()[0]
    : null;
  const hatch = addHatch(map.getPane("fill").querySelector("svg"));
  const outline = () =>
    L.polygon([], { ...paneOptions.selection, smoothFactor: 0, fill: false, interactive: false }).addTo(map);
  const selection = outline();
  const focusRing = outline();

  /** Fill of a legend row, as an SVG paint. */
  const paintOf = (row) => (row.hatch ? hatch : row.fill);

  function describe(path, id, state) {
    const layer = book.layer(state.layer);
    const chosen = state.mode === "unit" ? state.focus : state.selected;
    path.setAttribute(
      "aria-label",
      `${book.unitName(id)}，${layer.label}：${book.entry(state.layer, id).text}`,
    );
    path.setAttribute("aria-pressed", String(id === chosen));
  }

  function paintFills(state) {
    const fillOpacity = state.mode === "finder" ? FILL_UNDER_PARKS : 1;
    for (const [id, layer] of fills) {
      const district = id === state.focus ? FOCUS_UNIT : OTHER_UNIT;
      const fillColor = state.mode === "unit" ? district : paintOf(book.bin(state.layer, id));
      layer.setStyle({ fillColor, fillOpacity });
      if (!inset) describe(layer.getElement(), id, state);
    }
  }

  function paintScenic(state) {
    if (!scenic) return;
    const counted = countsScenic(book, state);
    scenic.setStyle({
      fill: counted,
      fillColor: counted ? paintOf(book.bin(state.layer, "scenic")) : "none",
    });
    const path = scenic.getElement();
    path.style.pointerEvents = counted ? "auto" : "none";
    path.setAttribute("aria-hidden", String(inset || !counted));
    path.removeAttribute("role");
    if (inset || !counted) return;
    const layer = book.layer(state.layer);
    path.setAttribute("role", "img");
    path.setAttribute("aria-label", `${book.unitName("scenic")}，${layer.label}：${layer.of.scenic.text}`);
  }

  function paintSelection(state) {
    const district = state.mode === "unit";
    const id = district ? state.focus : state.selected;
    const dashed = district && book.unit(id)?.schematic;
    selection.setLatLngs(fills.get(id)?.getLatLngs() ?? []);
    selection.setStyle({
      color: WINE,
      weight: district ? 2.5 : 3,
      opacity: 1,
      dashArray: dashed ? "7 4" : "",
    });
  }

  function showFocus(id) {
    focusRing.setLatLngs(id ? fills.get(id).getLatLngs() : []);
    focusRing.setStyle(FOCUS_RING);
  }

  /** Keyboard and screen reader: a unit is a button. */
  function makeButton(path, id) {
    path.dataset.unit = id;
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.addEventListener("focus", () => showFocus(path.matches(":focus-visible") ? id : null));
    path.addEventListener("blur", () => showFocus(null));
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      showFocus(id);
      actions.pressUnit(id);
    });
  }

  for (const [id, layer] of fills) {
    // through Leaflet: it does not report a click at the end of a drag
    layer.on("click", () => actions.pressUnit(id));
    context.unitOfPath.set(layer.getElement(), id);
    if (!inset) makeButton(layer.getElement(), id);
  }
  if (scenic && !inset) {
    scenic.getElement().dataset.zone = "scenic";
    context.unitOfPath.set(scenic.getElement(), "scenic");
  }

  return {
    paint(state) {
      paintFills(state);
      paintScenic(state);
      paintSelection(state);
    },
    /** Bounds of a unit's main parts; of the city when the unit has no polygon. */
    boundsOf: (id) => (fills.has(id) ? mainBounds(L, fills.get(id)) : L.latLngBounds(world.bounds.city)),
    /** What lies where: units, and on top of them the scenic area where it has a value of its own. */
    shapes(state) {
      const shapes = [...fills].map(([id, layer]) => ({ id, rings: ringsOf(layer) }));
      if (scenic && countsScenic(book, state)) shapes.push({ id: "scenic", rings: ringsOf(scenic) });
      return shapes;
    },
  };
}
