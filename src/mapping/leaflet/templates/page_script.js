// Patterns that the units' paths refer to: the hatch of missing values, dots and lines for tints where colours are forced.
(() => {
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo({{ map }});
  const svg = {{ map }}.getPane("overlayPane").querySelector("svg");
  const dots = [1, 2, 3, 4, 5].map((shade) => `<circle cx="3" cy="3" style="r: var(--dot-${shade})" fill="var(--ink)"/>`);
  const lines = '<path d="M0 3H6" style="stroke-width: var(--line-kin)" stroke="var(--ink)"/>';
  const shades = [...dots, lines].map(
    (drawn, i) =>
      `<pattern id="shade-${i + 1}" width="6" height="6" patternUnits="userSpaceOnUse">` +
      `<rect width="6" height="6" fill="var(--surface)"/>${drawn}</pattern>`,
  );
  svg.insertAdjacentHTML(
    "afterbegin",
    '<defs><pattern id="{{ hatch }}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      '<rect width="6" height="6" fill="var(--no-data)"/><path d="M0 0V6" stroke="var(--hatch)" stroke-width="2.4"/>' +
      `</pattern>${shades.join("")}</defs>`,
  );
  for (const kind of ["unit", "district"]) {
    for (const path of svg.querySelectorAll(`path.${kind}`)) {
      path.dataset[kind] = [...path.classList].find((name) => name.startsWith(`${kind}-`)).slice(kind.length + 1);
    }
  }
  svg.querySelector("path.zone-scenic")?.setAttribute("data-zone", "scenic");

  // On paper: the map as it was placed, or the part of it that was looked for.
  const map = {{ map }};
  const home = [map.getCenter(), map.getZoom()];
  const panel = document.querySelector(".panel");
  let back = null;
  const begin = () => {
    if (back) return;
    const [centre, zoom, part] = [map.getCenter(), map.getZoom(), map.getBounds()];
    const moved = zoom !== home[1] || centre.distanceTo(home[0]) > 1;
    document.documentElement.classList.add("on-paper");
    // what explains the map flows around it
    panel.before(map.getContainer());
    map.invalidateSize({ animate: false, pan: false });
    if (moved) map.fitBounds(part, { animate: false });
    else map.setView(...home, { animate: false });
    back = () => {
      document.documentElement.classList.remove("on-paper");
      panel.after(map.getContainer());
      map.invalidateSize({ animate: false, pan: false });
      map.setView(centre, zoom, { animate: false });
    };
  };
  const end = () => {
    back?.();
    back = null;
  };
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  matchMedia("print").addEventListener("change", ({ matches }) => (matches ? begin() : end()));
})();
