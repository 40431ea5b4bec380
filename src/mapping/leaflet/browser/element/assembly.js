/** Builds the element of one mode from its parts, the map first. */

import { createCard } from "../card/card.js";
import { createDraw } from "../draw/draw.js";
import { createFinder, equipFinder } from "../finder/finder.js";
import { followWithCloseUp } from "../map/close_up.js";
import { createCorner, createSheetButton, createTools } from "../map/furniture.js";
import { createGeoSwitch, geographyOf } from "../map/geo.js";
import { createHover } from "../map/hover.js";
import { joinStep } from "../map/in_step.js";
import { followPaper } from "../map/paper.js";
import { createStage, watchSize } from "../map/stage.js";
import { foldWhereShort } from "../panel/fold.js";
import { createLegend } from "../panel/legend.js";
import { createOverlays } from "../panel/overlays.js";
import { createParkList } from "../panel/park_list.js";
import { createCircleLegend, createSecondMeasure } from "../panel/second_measure.js";
import { createSubsectors } from "../panel/subsectors.js";
import { createSwitcher } from "../panel/switcher.js";
import { loadAssets } from "../shared/assets.js";
import { afterPaint, all } from "../shared/dom.js";
import { fadeWhereItGoesOnBelow } from "../shared/scroll_hint.js";
import { createTwin } from "../table/twin.js";
import { createCardSheet } from "./card_sheet.js";
import { createContext } from "./context.js";
import { serveSearch } from "./found.js";
import { followHeadline } from "./headline.js";
import { followHeat } from "./heat.js";
import { followHistory } from "./history.js";

/** What scrolls by itself, beside the map and over it. */
const LISTS = ".lm-switch, .lm-list, .lm-card-body, .lm-facets-body, .lm-park-card-body, .lm-bare > .lm-panel";

/** @param {Context} context @param {LeafletMap} map */
function fillPanel(context, map) {
  const { panel, mode, layers } = context;
  if (mode.aboutParks) createParkList(context, panel);
  else if (layers.length > 0) createSwitcher(context, panel, layers);
  const legend = mode.legend ? createLegend(context, panel) : null;
  if (legend && mode.secondMeasure) createCircleLegend(context, legend, map);
  if (mode.overlays.length > 0) createOverlays(context, panel);
  if (mode.secondMeasure) createSecondMeasure(context, panel);
  foldWhereShort(context);
}

/**
 * What stands beside and below the map, which is drawn by now.
 * @param {Context} context
 * @param {Shell} shell
 * @param {MapData} data
 * @param {Stage} stage
 */
function fillShell(context, shell, data, stage) {
  const {
    finder,
    shell: { parts },
  } = context.mode;
  if (parts.includes("card")) {
    createCard(context, shell.card).load(data.assets);
    createCardSheet(context, shell, stage);
    createSubsectors(context, data.assets.cards);
  }
  if (parts.includes("twin") && !finder) createTwin(context, shell.twin);
}

/**
 * Build everything for one set of files and one mode.
 * @param {Shell} shell
 * @param {MapData} data
 * @param {Mode} mode
 * @param {Tell} tell tells Python
 * @returns {Promise<Session>}
 */
export async function assemble(shell, data, mode, tell) {
  const withDistricts = geographyOf(mode, data.geo) === "district";
  const files = await loadAssets(data.assets, { withDistricts });
  const context = createContext(shell, files, data, mode, tell);
  const { root, store, actions, agreement, cleanup } = context;
  cleanup.add(() => (context.left = true));
  const finder = files.finder && equipFinder(context, files.finder);
  const parts = createStage(context);
  const { map } = parts.view;
  cleanup.add(parts.view.destroy);
  const setGeo = createGeoSwitch(context, data.assets.districts, [parts.view, parts.inset]);
  /** Take over a state from outside: from Python, or from the address. @param {Told} told */
  const show = ({ geo, designations, ...told }) => {
    if (designations) context.book.setDesignations(designations);
    const patch = context.accept?.(told) ?? told;
    if (patch.extra) context.book.setExtra(patch.extra);
    store.set(designations ? { ...patch, designations } : patch);
    if (geo) setGeo(geo);
  };
  function furnish() {
    fillPanel(context, map);
    if (finder) createFinder(finder, shell, parts, data.assets);
    const tools = createTools(context, map, parts.fit);
    if (mode.draws) createDraw(context, parts.view, tools);
    if (context.layers.length > 0) createSheetButton(context);
    const corner = createCorner(context, map, () => context.landDrawn && parts.placeAll());
    parts.view.onSettled(corner.updateScale);
    corner.updateScale();
  }
  // The map of the city is fitted without regard to what floats over it: its land may come a frame ahead of the rest.
  if (!mode.landFirst) furnish();
  const hover = createHover(context);
  map.on("movestart zoomstart", hover.hide);
  store.subscribe(["parks"], hover.hide);
  followHeadline(context);
  followHistory(context, (patch) => {
    for (const [key, value] of Object.entries(patch)) agreement.expect(key, value);
    show(patch);
  });
  cleanup.listen(shell.box, "keydown", (event) => event.key === "Escape" && actions.escape());

  parts.begin();
  if (data.step) joinStep(context, parts, hover, data.step);
  watchSize(context, parts);
  followPaper(context, parts);
  root.removeAttribute("aria-busy");
  afterPaint(() => {
    if (context.left) return;
    if (mode.landFirst) furnish();
    parts.complete();
    root.dataset.ready = "true";
    serveSearch(context);
    fillShell(context, shell, data, parts);
    for (const list of all(shell.box, LISTS)) cleanup.add(fadeWhereItGoesOnBelow(list));
    followWithCloseUp(context, data.closeUp, parts.view);
    followHeat(context, parts);
  })();
  // Pieces of the font come when a text needs them: what was measured without them is placed again.
  cleanup.listen(document.fonts, "loadingdone", () => {
    parts.forgetSizes();
    if (context.landDrawn) parts.placeAll();
  });
  return { show, take: agreement.take, destroy: cleanup.run };
}
