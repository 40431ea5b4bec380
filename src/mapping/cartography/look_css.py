"""The look as custom properties, which every style sheet and every drawing in a browser takes its colours from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapping.cartography.look import DOTS, TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping


def custom_properties(selector: str = ":root") -> str:
    """Return a style sheet that gives ``selector`` a property a role, others where colours are forced, and the dots."""
    forced = {role: row.forced for role, row in TABLE.items() if row.forced is not None}
    dots = {f"dot-{number}": f"{radius:g}px" for number, radius in enumerate(DOTS, 1)}
    usual = _rule(selector, {role: row.light for role, row in TABLE.items()} | dots)
    return f"{usual}\n@media (forced-colors: active) {{\n{_rule(selector, forced)}\n}}\n"


def _rule(selector: str, values: Mapping[str, str]) -> str:
    lines = "\n".join(f"  --{role}: {value};" for role, value in values.items())
    return f"{selector} {{\n{lines}\n}}"
