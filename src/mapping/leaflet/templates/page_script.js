// Patterns that the units' paths refer to: the hatch of missing values, and dots for tints where colours are forced.
(() => {
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo({{ map }});
  const svg = {{ map }}.getPane("overlayPane").querySelector("svg");
  const shades = [1, 2, 3, 4, 5].map(
    (shade) =>
      `<pattern id="shade-${shade}" width="6" height="6" patternUnits="userSpaceOnUse">` +
      '<rect width="6" height="6" fill="var(--surface)"/>' +
      `<circle cx="3" cy="3" style="r: var(--dot-${shade})" fill="var(--ink)"/></pattern>`,
  );
  svg.insertAdjacentHTML(
    "afterbegin",
    '<defs><pattern id="{{ hatch }}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      '<rect width="6" height="6" fill="var(--no-data)"/><path d="M0 0V6" stroke="var(--hatch)" stroke-width="2.4"/>' +
      `</pattern>${shades.join("")}</defs>`,
  );
  for (const path of svg.querySelectorAll("path.unit")) {
    path.dataset.unit = [...path.classList].find((name) => name.startsWith("unit-")).slice(5);
  }
  svg.querySelector("path.zone-scenic")?.setAttribute("data-zone", "scenic");
})();
