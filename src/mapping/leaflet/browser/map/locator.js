/** Where the unit lies in the city: a small drawing without a map behind it. */

import { all, el, html, trusted } from "../shared/dom.js";

const SIZE = 100;

/** @param {Feature['geometry']} geometry */
function polygonsOf(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/**
 * A projection of the city into a box of SIZE units in height; enough for a thumbnail.
 * @param {[[number, number], [number, number]]} bounds south-west and north-east, lat/lon
 */
function createProjection([[south, west], [north, east]]) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = SIZE / (north - south);
  return {
    width: (east - west) * squeeze * scale,
    /** @param {number[]} told */
    project: ([lon, lat]) => `${((lon - west) * squeeze * scale).toFixed(1)} ${((north - lat) * scale).toFixed(1)}`,
  };
}

/** @param {Context} context */
export function createLocator(context) {
  const { t, stage, world, store } = context;
  const { width, project } = createProjection(world.bounds.city);
  /** @param {Feature} feature */
  const outline = (feature) =>
    polygonsOf(feature.geometry)
      .flat()
      .map((ring) => `M${ring.map(project).join("L")}Z`)
      .join("");
  const paths = world.units.features.map(
    (feature) => html`<path data-locator="${feature.id}" d="${trusted(outline(feature))}" />`,
  );
  const box = el(
    "figure",
    { class: "lm-inset lm-locator", "aria-hidden": "true" },
    html`<figcaption>${t("区位")}</figcaption>
      <svg viewBox="-1 -1 ${width + 2} ${SIZE + 2}">${paths}</svg>`,
  );
  stage.append(box);
  /** @param {State} state */
  function mark(state) {
    for (const path of all(box, "path")) path.classList.toggle("focus", path.dataset.locator === state.focus);
  }
  store.subscribe(["focus"], mark);
  mark(store.state);
  return box;
}
