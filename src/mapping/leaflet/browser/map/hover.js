/** The card that follows the pointer (never a finger) or stands by the unit that has the keyboard focus. */

import { percent } from "../shared/descriptions.js";
import { el, fill, html, near } from "../shared/dom.js";
import { tile } from "../shared/tiles.js";

const DISTANCE = 16;
const MARGIN = 8;
/** So many parks of a group the card names; the map shows the rest when it comes nearer. */
const MOST_PARKS = 6;

/**
 * Where the card goes: right below the point, flipped at the frame's edges.
 * @param {{ x: number, y: number }} point
 * @param {Size} card
 * @param {Size} frame
 */
export function cardPlace(point, card, frame) {
  /** @param {number} at @param {number} size @param {number} limit */
  const flip = (at, size, limit) => (at + DISTANCE + size > limit - MARGIN ? at - DISTANCE - size : at + DISTANCE);
  return {
    x: Math.max(MARGIN, flip(point.x, card.width, frame.width)),
    y: Math.max(MARGIN, flip(point.y, card.height, frame.height)),
  };
}

/**
 * @param {Context} context
 */
export function createHover(context) {
  const { book, store, t, root, stage, subjectOfPath } = context;
  const card = el("div", { class: "lm-hover", "aria-hidden": "true" });
  root.append(card);
  let shown = "";

  /** @param {string} id */
  function unitCard(id) {
    const layer = book.layer(store.state.layer);
    const unit = book.unit(id);
    /** @param {string | null} industry */
    const dim = (industry) => layer.group === "industry" && layer.tile !== industry && "dim";
    const terms = unit?.terms.map(
      ([term, industry, mark]) =>
        html`<li class="${dim(industry)}">${tile(industry, 16)}${term}${mark && html`<small>${mark}</small>`}</li>`,
    );
    const list = book.sharedListOf(id);
    const facts = book
      .layersOf(store.state)
      .map(({ id: layerId, label }) => html`<div><span>${label}</span><em>${book.entry(layerId, id).text}</em></div>`);
    return html`<b>${book.unitName(id)}</b>
      <div class="lm-hover-value">${facts}</div>
      ${
        terms &&
        html`<ol>
          ${terms}
        </ol>`
      }
      ${list && html`<small>${t("{name}共用此清单", { name: list.label })}</small>`}`;
  }

  /**
   * A district and its parts; the part under the pointer stands out. Where the layer is of districts it has a value.
   * @param {{ district: string, unit: string }} told
   */
  function districtCard({ district: id, unit: here }) {
    const { name, parts } = book.district(id) ?? { name: id, parts: [] };
    const drawn = book.layer(store.state.layer);
    const own = book.ofDistricts(drawn.id);
    const layers = own ? [] : book.layersOf(store.state);
    const value =
      own &&
      html`<div class="lm-hover-value">
        <div><span>${drawn.label}</span><em>${book.entry(drawn.id, id).text}</em></div>
      </div>`;
    const rows = parts.map(({ unit, share }) => {
      const values = layers.map((layer) => html`<td class="value">${book.entry(layer.id, unit).text}</td>`);
      return html`<tr class="${unit === here && "here"}">
        <td>${book.unit(unit)?.label ?? unit}</td>
        <td class="share">${percent(share)}</td>
        ${values}
      </tr>`;
    });
    return html`<b>${name}</b>
      ${value}
      <table>
        <tr>
          <th>${t("布局单元")}</th>
          <th class="share">${t("面积占比")}</th>
          ${layers.map(({ label }) => html`<th>${label}</th>`)}
        </tr>
        ${rows}
      </table>`;
  }

  /** @param {string} ids */
  function parkCard(ids) {
    const parks = ids.split(" ").flatMap((id) => book.park(id) ?? []);
    const left = parks.length - MOST_PARKS;
    const more = left > 1 ? html`<small>${t("另有 {n} 处", { n: left })}</small>` : "";
    const lines = parks.slice(0, more ? MOST_PARKS : undefined).map((park) => {
      const facts = [
        park.level ?? t("级别未公开"),
        park.area_km2 === null ? null : `${park.area_km2} km²`,
        t("位置：{precision}", { precision: park.precision_label }),
      ];
      return html`<b>${park.name}</b><small>${facts.filter(Boolean).join(" · ")}</small>`;
    });
    return html`<div class="lm-hover-parks">${lines}${more}</div>`;
  }

  /** @param {string} id */
  function facilityCard(id) {
    const facility = book.facilities.find((one) => one.id === id);
    if (!facility) return html``;
    const { name, kind_label: kind, precision_label: precision, source } = facility;
    return html`<div class="lm-hover-parks">
      <b>${name}</b><small>${kind} · ${t("位置：{precision}", { precision })}</small>
      <small>${t("来源：{source}", { source })}</small>
    </div>`;
  }

  function hide() {
    shown = "";
    card.classList.remove("on");
  }

  /** @param {string} key @param {() => Markup} markup @param {{ x: number, y: number }} clientPoint */
  function show(key, markup, clientPoint) {
    if (key !== shown) fill(card, markup());
    card.classList.toggle("parts", key.startsWith("district "));
    shown = key;
    card.classList.add("on");
    const frame = root.getBoundingClientRect();
    const point = { x: clientPoint.x - frame.left, y: clientPoint.y - frame.top };
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const { x, y } = cardPlace(point, size, frame);
    card.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** What lies under an event: a park marker, or the unit of a fill. @param {EventTarget | null} target */
  function subject(target) {
    const parks = near(target, "[data-park]")?.dataset.park;
    if (parks) return { key: `park ${parks}`, markup: () => parkCard(parks), parks };
    const facility = near(target, "[data-facility]")?.dataset.facility;
    if (facility) return { key: `facility ${facility}`, markup: () => facilityCard(facility) };
    const found = target instanceof Element ? subjectOfPath.get(target) : null;
    if (!found) return null;
    const { unit, district } = found;
    const key = [district ? "district" : "unit", district, unit].join(" ");
    return { key, markup: () => (district ? districtCard({ district, unit }) : unitCard(unit)) };
  }

  /** @param {string | null} [parks] */
  const hot = (parks) => store.set({ hot: parks ? parks.split(" ")[0] : null });

  /** @param {EventTarget | null} target @param {PointerEvent} event */
  function tellOthers(target, event) {
    if (!context.hovered) return;
    const { left, top } = root.getBoundingClientRect();
    const unit = target instanceof Element ? subjectOfPath.get(target)?.unit : null;
    context.hovered(unit ?? null, { x: event.clientX - left, y: event.clientY - top });
  }

  stage.addEventListener("pointermove", (event) => {
    const free = event.pointerType === "mouse" && event.buttons === 0;
    const cell = free ? context.cellUnder?.(event) : null;
    const land = free && !cell ? subject(event.target) : null;
    const found = cell ?? land;
    hot(land?.parks);
    tellOthers(land ? event.target : null, event);
    if (found) show(found.key, found.markup, { x: event.clientX, y: event.clientY });
    else hide();
  });
  stage.addEventListener("pointerleave", (event) => {
    hot(null);
    tellOthers(null, event);
    hide();
  });
  stage.addEventListener("focusin", (event) => {
    const node = near(event.target, ":focus-visible");
    const found = node === event.target ? subject(node) : null;
    hot(found?.parks);
    if (!node || !found) return;
    const box = node.getBoundingClientRect();
    show(found.key, found.markup, { x: box.left + box.width / 2, y: box.top + box.height / 2 });
  });
  // a finger has no pointer that hovers: a press tells what it is
  stage.addEventListener("click", ({ target, clientX: x, clientY: y }) => {
    const found = near(target, "[data-facility]") && subject(target);
    if (found) show(found.key, found.markup, { x, y });
  });
  stage.addEventListener("focusout", () => {
    hot(null);
    hide();
  });
  store.subscribe(["layer", "focus", "overlays", "geo", "over"], hide);
  return {
    hide,
    /** Say what the unit is that is pointed at in another map. @param {string} id @param {{ x: number, y: number }} point in the frame */
    showUnit(id, { x, y }) {
      const { left, top } = root.getBoundingClientRect();
      show(`unit  ${id}`, () => unitCard(id), { x: left + x, y: top + y });
    },
  };
}
