/** Where the unit lies in the city: a small drawing without a map behind it. */

import { el, html, trusted } from "../shared/dom.js";

const SIZE = 100;

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
    project: ([lon, lat]) =>
      `${((lon - west) * squeeze * scale).toFixed(1)} ${((north - lat) * scale).toFixed(1)}`,
  };
}

/** @param {object} context */
export function createLocator(context) {
  const { t, stage, world, store } = context;
  const { width, project } = createProjection(world.bounds.city);
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
  function mark(state) {
    for (const path of box.querySelectorAll("path"))
      path.classList.toggle("focus", path.dataset.locator === state.focus);
  }
  store.subscribe(["focus"], mark);
  mark(store.state);
  return box;
}
