"""The look as custom properties, which every style sheet and drawing in a browser takes colours and sizes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.look import DOTS, TABLE
from mapping.cartography.look_lines import LINES
from mapping.cartography.look_marks import sizes

if TYPE_CHECKING:
    from collections.abc import Mapping


def custom_properties(selector: str = ":root") -> str:
    """Return a style sheet that gives ``selector`` the colours, others where colours are forced, and the lengths."""
    forced = {role: row.forced for role, row in TABLE.items() if row.forced is not None}
    usual = _rule(selector, {role: row.light for role, row in TABLE.items()} | _lengths())
    return f"{usual}\n@media (forced-colors: active) {{\n{_rule(selector, forced)}\n}}\n"


def _lengths() -> dict[str, str]:
    """Return radii of dots, diameters of marks and widths of lines on screens."""
    dots = {f"dot-{number}": radius for number, radius in enumerate(DOTS, 1)}
    marks = {f"mark-{name}": size for name, size in sizes().items()}
    lines = {f"line-{name}": line.screen.width for name, line in LINES.items() if line.screen is not None}
    return {name: f"{length:g}px" for name, length in (dots | marks | lines).items()}


def _rule(selector: str, values: Mapping[str, str]) -> str:
    lines = "\n".join(f"  --{role}: {value};" for role, value in values.items())
    return f"{selector} {{\n{lines}\n}}"
