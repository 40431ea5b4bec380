// The hatch of missing values: a pattern in the drawing that the units' paths refer to.
(() => {
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo({{ map }});
  const svg = {{ map }}.getPane("overlayPane").querySelector("svg");
  svg.insertAdjacentHTML(
    "afterbegin",
    '<defs><pattern id="{{ hatch }}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      '<rect width="6" height="6" fill="#fff"/><path d="M0 0V6" stroke="#8a95a0" stroke-width="2"/></pattern></defs>',
  );
  for (const path of svg.querySelectorAll("path.unit")) {
    path.dataset.unit = [...path.classList].find((name) => name.startsWith("unit-")).slice(5);
  }
  svg.querySelector("path.zone-scenic")?.setAttribute("data-zone", "scenic");
})();
