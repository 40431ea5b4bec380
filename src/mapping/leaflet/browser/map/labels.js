/** The labels of a view: which there are, where they may stand, and their nodes. */

import { all, el, fill, html } from "../shared/dom.js";
import { inflate } from "./boxes.js";
import { createCallouts } from "./callouts.js";
import * as forms from "./label_forms.js";
import { createLeaderLines } from "./leader_lines.js";
import { AT_ANCHOR, placeLabels } from "./placement.js";

/** From these zooms on: lakes; rivers by width in metres. Neighbouring cities only below SPLIT_ZOOM. */
const LAKE_ZOOM = 10;
const RIVER_ZOOM = [
  [1000, 9],
  [200, 9.6],
  [0, 11],
];
/** A unit of which less than this is in view need not be named. */
const LEAST_VISIBLE_PX2 = 500;
/** Extra anchors computed for the window, when few of a unit's own are in view. */
const FEW_ANCHORS = 4;
const WINDOW_ANCHORS = 8;
const FOCUS_ANCHORS = 24;
/** In the inset, units of the city around choose after those it is about. */
const GUEST_RANK = 1e7;
/** Places tried for the name of a river. */
const MOST_ON_RIVER = 40;
/** Free px around markers and furniture. */
const CLEAR_PX = 4;
/** A line longer than so many lines of text says less than a row of the key. */
const KEYED_REACH = { main: 4.8, inset: 3.4 };
/** What stands beside its unit does not lean against the window's edge. */
const ASIDE_PX = 6;

/**
 * @param {Context} context
 * @param {View} view
 */
export function createLabels(context, view) {
  const { book, mode, world } = context;
  /** @type {Map<string, {key: string, width: number, height: number}>} */
  const sizes = new Map();
  const ruler = el("div", { class: "lm-ruler", "aria-hidden": "true" });
  const leaders = createLeaderLines(view, "labels", world.look.marks["leader-foot"]);
  view.labelBox.append(ruler);
  /** @type {() => Box[]} */
  let blockersOf = () => [];
  /** @type {() => SoftBox[]} */
  let softOf = () => [];
  /** @type {(taken: Box[]) => unknown} */
  let afterPlacing = () => {};

  const callouts = mode.groups && !view.inset ? createCallouts(context, view) : null;

  /** Sizes of many labels in one layout pass; each text is measured once. @param {Markup[]} markups */
  function measure(markups) {
    const unknown = [...new Set(markups.map(String))].filter((key) => !sizes.has(key));
    if (unknown.length === 0) return;
    ruler.innerHTML = unknown.map((key) => `<div class="lm-label">${key}</div>`).join("");
    for (const [index, node] of all(ruler, ".lm-label").entries()) {
      const { offsetWidth: width, offsetHeight: height } = node;
      if (width > 0) sizes.set(unknown[index], { key: unknown[index], width, height });
    }
    ruler.replaceChildren();
  }

  /** @param {Point} told */
  const inWindow = ([x, y]) => {
    const { x: width, y: height } = view.size();
    return x > 4 && y > 4 && x < width - 4 && y < height - 4;
  };
  /** @param {LatLon[]} anchors */
  const toWindow = (anchors) => anchors.map(([lat, lon]) => view.toWindow(lat, lon)).filter(inWindow);

  /**
   * A label that belongs to units: its anchors are computed ones, or new ones for what is in view.
   * @param {string} id
   * @param {string[]} units
   * @param {LatLon[]} anchors
   * @param {Forms} labelForms
   * @param {Territory} territory
   * @param {{ windowOnly?: number }} [extra]
   */
  function unitLabel(id, units, anchors, labelForms, territory, extra = {}) {
    const points = extra.windowOnly ? [] : toWindow(anchors);
    const wanted = extra.windowOnly ?? (points.length < FEW_ANCHORS ? WINDOW_ANCHORS : 0);
    if (wanted) points.push(...territory.anchors(units, wanted));
    const visible = territory.visible(units);
    const required = visible > LEAST_VISIBLE_PX2;
    return { id, units, forms: labelForms, anchors: points, visible, required, leads: required };
  }

  /** The inset is small, and most of all about the units of a shared list. @param {Unit} unit */
  function laddersOf(unit) {
    if (!view.inset) return book.ladders.map;
    return unit.shared_list ? book.ladders.small : book.ladders.around;
  }

  /** @param {State} state @param {Territory} territory @param {LabelOptions} options */
  function cityLabels(state, territory, options) {
    const layer = book.layer(state.layer);
    const grouped = options.zoom < forms.SPLIT_ZOOM && !view.inset;
    const lists = grouped ? book.shared_lists : [];
    const inList = new Set(lists.flatMap((list) => list.members));
    /** @type {RankedLabel[]} */
    const labels = lists.map((list) => {
      const says = book.listLabel(layer.id, list.id);
      const listForms = forms.labelForms(list, says, book.ladders.map[says.ladder], options);
      const rich = forms.saying(list, says, book.ladders.map[says.ladder], listForms);
      return { ...unitLabel(list.id, list.members, list.anchors, listForms, territory), rich, rank: -1 };
    });
    for (const unit of book.units.filter(({ id }) => !inList.has(id))) {
      const says = book.label(layer.id, unit.id);
      const unitForms = forms.labelForms(unit, says, laddersOf(unit)[says.ladder], options);
      const label = unitLabel(unit.id, [unit.id], unit.anchors, unitForms, territory);
      // the smaller a unit, the fewer places it has: it chooses earlier
      const rank = label.visible;
      if (view.inset && !unit.shared_list) {
        // the inset stands for the units of a shared list; those around are named if there is room, for their value as well
        const full = forms.saying(unit, says, laddersOf(unit)[says.ladder], unitForms) || unitForms.length;
        const guest = { required: false, leads: false, guest: true, rank: rank + GUEST_RANK };
        labels.push({ ...label, ...guest, forms: says.detail ? unitForms.slice(0, full) : unitForms });
      } else {
        const rich = forms.saying(unit, says, laddersOf(unit)[says.ladder], unitForms);
        labels.push({ ...label, rich, rank });
      }
    }
    const { scenic_id: scenicId } = book;
    if (scenicId in layer.of && !grouped) {
      const scenic = { label: book.unitName(scenicId), tiny: book.unitName(scenicId) };
      const says = book.label(layer.id, scenicId);
      const scenicForms = forms.labelForms(scenic, says, book.ladders.map[says.ladder], options).slice(1);
      labels.push({
        ...unitLabel(scenicId, [scenicId], [], scenicForms, territory),
        required: false,
        rank: 1e8,
      });
    }
    return labels.sort((a, b) => a.rank - b.rank);
  }

  /** @param {State} state @param {Territory} territory @param {LabelOptions} options */
  function unitMapLabels(state, territory, options) {
    const labels = book.units.map((unit) => {
      const isFocus = unit.id === state.focus;
      const unitForms = forms.unitMapForms(unit, isFocus, options);
      const extra = { windowOnly: isFocus ? FOCUS_ANCHORS : WINDOW_ANCHORS };
      const label = unitLabel(unit.id, [unit.id], unit.anchors, unitForms, territory, extra);
      return { ...label, required: isFocus, leads: isFocus, rank: isFocus ? -1 : -label.visible };
    });
    return labels.sort((a, b) => a.rank - b.rank);
  }

  /**
   * Names of the districts, with their values where the layer is of districts: none is computed for them.
   * @param {State} state
   * @param {Territory} territory
   * @param {LabelOptions} options
   */
  function administrativeLabels(state, territory, options) {
    const nameForms = options.names ? forms.districtNameForms : () => [];
    const valued = book.ofDistricts(state.layer);
    const labels = book.districts.map(({ id, name, anchors }) => {
      const named = { label: name, tiny: name };
      const says = book.label(state.layer, id);
      const rungs = book.ladders[view.inset ? "small" : "map"][says.ladder];
      const districtForms = valued ? forms.labelForms(named, says, rungs, options) : nameForms(name);
      const label = unitLabel(id, [id], anchors, districtForms, territory);
      const rich = valued ? forms.saying(named, says, rungs, districtForms) : 0;
      // where there is no inset, a key says what a district has no room for, be it ever so small
      const required = valued && !options.inset ? label.visible > 0 : label.required;
      return { ...label, required, rich, rank: label.visible };
    });
    return labels.sort((a, b) => a.rank - b.rank);
  }

  /** @param {Territory} territory */
  function quietLabels(territory) {
    return book.units.map((unit) => unitLabel(unit.id, [unit.id], unit.anchors, forms.quiet(unit.tiny), territory));
  }

  /**
   * Points of a river's course in view, those near where its name is best first: the name stands on its water.
   * @param {World["rivers"][number]} river
   * @returns {LatLon[]}
   */
  function course({ geometry, anchors: [[lat, lon]] }) {
    const lines = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
    /** @param {LatLon} point */
    const away = (point) => Math.hypot(point[0] - lat, point[1] - lon);
    /** @type {LatLon[]} */
    const points = lines.flat().map(([x, y]) => [y, x]);
    const seen = points.filter((point) => inWindow(view.toWindow(...point))).sort((a, b) => away(a) - away(b));
    const every = Math.ceil(seen.length / MOST_ON_RIVER);
    return seen.filter((_, index) => index % every === 0);
  }

  /**
   * Rivers, lakes, neighbouring cities: only where they stand, and only where nothing else does.
   * @param {State} state
   * @param {number} zoom
   */
  function naturalLabels(state, zoom) {
    /**
     * @param {string} id
     * @param {LatLon[]} points
     * @param {Forms} labelForms
     * @param {Point[]} [offsets]
     */
    const named = (id, points, labelForms, offsets) => ({
      id,
      anchors: toWindow(points),
      forms: labelForms,
      offsets,
      margin: 6,
    });
    const labels = [];
    if (state.overlays.includes("water")) {
      for (const river of world.rivers) {
        const from = RIVER_ZOOM.find(([width]) => river.width_m >= width)?.[1] ?? Infinity;
        if (zoom >= from)
          labels.push(named(river.id, course(river), forms.riverName(book.placeName(river)), AT_ANCHOR));
      }
      if (zoom >= LAKE_ZOOM) {
        for (const lake of world.lakes) {
          labels.push(named(lake.id, [[lake.lat, lake.lon]], forms.lakeName(book.placeName(lake)), AT_ANCHOR));
        }
      }
    }
    if (zoom < forms.SPLIT_ZOOM) {
      for (const city of world.neighbours) {
        labels.push(named(city.name, [[city.lat, city.lon]], forms.cityName(book.placeName(city))));
      }
    }
    return labels;
  }

  /** @param {State} state @param {Territory} territory */
  function wanted(state, territory) {
    const options = {
      zoom: view.map.getZoom(),
      names: state.overlays.includes("labels"),
      tiles: state.overlays.includes("tiles"),
      compact: state.overlays.includes("parks"),
      inset: context.insetShown(),
    };
    let labels;
    if (mode.ofOneUnit) labels = unitMapLabels(state, territory, options);
    else if (mode.quietLabels) labels = quietLabels(territory);
    else if (book.geography(state) === "district") labels = administrativeLabels(state, territory, options);
    else labels = cityLabels(state, territory, options);
    const places = options.names && !view.inset ? naturalLabels(state, options.zoom) : [];
    return [...labels, ...places];
  }

  /** @param {import('./placement.js').Placed[]} placed */
  function draw(placed) {
    const nodes = placed.map(({ label, variant, x, y, line }) => {
      const node = el("div", {
        class: "lm-label",
        "data-label": view.inset ? null : label.id,
        "data-led": line ? "" : null,
      });
      node.innerHTML = variant.key;
      node.style.transform = view.toPane(x, y);
      callouts?.dress(node, label.id);
      return node;
    });
    const kept = callouts?.focused();
    leaders.draw(placed.flatMap(({ line }) => (line ? [line] : [])));
    view.labelBox.replaceChildren(ruler, leaders.node, ...nodes);
    callouts?.focusAgain(kept);
  }

  return {
    /** @param {() => Box[]} callback boxes in the window that no label may touch */
    avoid(callback) {
      blockersOf = callback;
    },
    /** @param {() => SoftBox[]} callback boxes to leave open if possible */
    spare(callback) {
      softOf = callback;
    },
    /** @param {(taken: Box[]) => unknown} callback runs with the boxes of the labels */
    afterwards(callback) {
      afterPlacing = callback;
    },
    /** Text was measured in a fallback font: measure anew. */
    forgetSizes: () => sizes.clear(),
    /** Size of a markup in px; null before the first layout. @param {Markup} markup */
    sizeOf(markup) {
      measure([markup]);
      return sizes.get(String(markup)) ?? null;
    },
    /** @returns {string[]} the units and lists that stay without what they have to say */
    place() {
      const { x: width, y: height } = view.size();
      if (!context.landDrawn || width === 0 || height === 0) return [];
      const state = context.store.state;
      const territory = view.territoryOf(state);
      const labels = wanted(state, territory);
      measure(labels.flatMap((label) => label.forms.flat()));
      const measured = labels.map((label) => ({
        ...label,
        forms: label.forms.map((variants) => variants.flatMap((markup) => sizes.get(String(markup)) ?? [])),
      }));
      const blockers = blockersOf().map((box) => inflate(box, CLEAR_PX));
      const { share, abroad } = territory;
      const aside = view.inset ? 0 : ASIDE_PX; // the inset has no room to give away
      const keyed = KEYED_REACH[view.inset ? "inset" : "main"];
      const frame = { width, height, aside, blockers, soft: softOf(), share, abroad, rule: world.look.labels, keyed };
      const { placed } = placeLabels(measured, frame);
      draw(placed);
      afterPlacing(placed.map(({ box }) => box));
      const said = new Set(placed.flatMap(({ label, form }) => (form < (label.rich ?? 0) ? [label.id] : [])));
      const saying = /** @type {{ id: string, required?: boolean, rich?: number }[]} */ (labels);
      return saying.flatMap(({ id, required, rich }) => (required && rich && !said.has(id) ? [id] : []));
    },
    /**
     * Put one more text into the label pane.
     * @param {Markup} markup
     * @param {number} x
     * @param {number} y
     * @param {Record<string, unknown>} [attributes]
     */
    append(markup, x, y, attributes = {}) {
      const node = el("div", { class: "lm-label", ...attributes });
      fill(node, html`${markup}`);
      node.style.transform = view.toPane(x, y);
      view.labelBox.append(node);
    },
  };
}
