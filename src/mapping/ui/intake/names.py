"""Names of units that a list writes: which were found, and what the others may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.i18n import message, translator
from mapping.ui.frame.pressable import pressable
from mapping.ui.frame.unit_choices import unit_choices
from mapping.ui.intake import aliases
from mapping.ui.intake.desk import desk
from mapping.ui.intake.seen import page_of
from mapping.ui.render import render
from mapping.ui.session import atlas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.intake.found import Analysis, NameBasis, NameFound
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

WHY: Final[Mapping[NameBasis, str]] = {
    "unknown": message("没有这个单元"),
    "ambiguous": message("几个单元都叫这个名"),
    "apart": message("单列的统计区，不是布局单元"),
    "city": message("是全市，不是一个单元"),
    "planned": message("还没有一版文件把它列为单元"),
    "foreign": message("不在武汉"),
}
SURE: Final = 80.0
"""Percent of likeness from which the first suggestion of every name can be accepted at once."""


def step(lying: Desk, found: Analysis, view: View) -> tuple[str, str, int, str, Callable[[], None]] | None:
    """Return the step of the names; none where the list has no column of them."""
    if not found.names:
        return None
    t = translator(view.lang)
    waiting = sum(name.unit_id is None for name in found.names)
    state = t("{n} 个写法待定", n=waiting) if waiting else t("{n} 个写法都认出", n=len(found.names))
    return "names", message("单元名称"), waiting, state, lambda: _show(lying, found, view)


def _show(lying: Desk, found: Analysis, view: View) -> None:
    units = unit_choices(atlas().catalog, view.lang)
    waiting = [name for name in found.names if name.unit_id is None]
    page = page_of(waiting, lying.seen.pages.get("names", 0))
    accepted = dict(found.aliases.mapped)
    known = [
        (name, units.get(name.unit_id or "", name.unit_id), name.written in accepted)
        for name in found.names
        if name.unit_id
    ]
    html = render(
        "intake/names.html",
        view.lang,
        page=page,
        rows=[_row(name, units, view.lang) for name in page.rows],
        units=units,
        known=known,
        sure=len(_sure(found)),
        aliases=found.aliases,
    )
    pressable("intake_names", html, choose)
    aliases.files(lying, view.lang)


def _row(name: NameFound, units: Mapping[str, str], lang: str) -> dict[str, Any]:
    t = translator(lang)
    return {
        "name": name,
        "why": t(WHY.get(name.basis, WHY["unknown"])),
        "best": [(one.key, units.get(one.key, one.name)) for one in name.suggestions[:3]],
    }


def _sure(found: Analysis) -> dict[str, str]:
    """Return the names whose first suggestion is much like them, with that."""
    return {
        name.written: name.suggestions[0].key
        for name in found.names
        if name.unit_id is None and name.suggestions and name.suggestions[0].likeness >= SURE
    }


def choose(said: str) -> None:
    """Accept a pair for every cell that is written so, take one back, or turn the page."""
    lying = desk()
    if lying.found is None:
        return
    what, _, value = said.rpartition("=")
    kind, _, of = what.partition(":")
    if kind == "page":
        lying.seen.pages[of] = int(value)
    elif kind == "accept":
        aliases.accept(lying, {of: value})
    elif kind == "forget":
        aliases.forget(lying, of)
    elif kind == "sure":
        aliases.accept(lying, _sure(lying.found))
