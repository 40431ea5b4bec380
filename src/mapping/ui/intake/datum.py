"""Which datum the points of a list are in: how well each fits, drawn on a map, decided by the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.i18n import message, translator
from mapping.intake.wishes import AUTO, WITHOUT_POINTS
from mapping.ui.frame.pressable import pressable
from mapping.ui.intake.datum_map import datum_map
from mapping.ui.intake.desk import desk
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.intake.found import Analysis, DatumFound
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

NAMES: Final[Mapping[str, str]] = {
    "wgs84": message("WGS-84（GPS、国际通用）"),
    "gcj02": message("GCJ-02（高德、腾讯等）"),
    "bd09": message("BD-09（百度）"),
}
_METRES: Final = "cgcs2000:"


def step(lying: Desk, found: Analysis, view: View) -> tuple[str, str, int, str, Callable[[], None]] | None:
    """Return the step of the datum; none where the list has no points."""
    if not found.datum.points:
        return None
    t = translator(view.lang)
    used = found.datum.used
    state = t("待选") if found.datum.waits else t("不落点") if used is None else datum_name(used, view.lang)
    return "datum", message("坐标基准"), int(found.datum.waits), state, lambda: _show(lying, found, view)


def datum_name(datum: str, lang: str) -> str:
    """Return what a datum is called."""
    t = translator(lang)
    if datum in NAMES:
        return t(NAMES[datum])
    return t("CGCS2000 米制（EPSG:{code}）", code=datum.removeprefix(_METRES))


def _show(lying: Desk, found: Analysis, view: View) -> None:
    at = found.datum
    # what is drawn is what is used; until somebody has decided, what fits best
    drawn = at.used or at.recommended or next(iter(at.hits), None)
    html = render(
        "intake/datum.html",
        view.lang,
        datum=at,
        rows=[_row(at, name, view.lang) for name in at.hits],
        left_out=lying.wishes.datum == WITHOUT_POINTS,
        drawn=drawn and datum_name(drawn, view.lang),
        picture=datum_map(lying.ground(), at.sample, drawn) if drawn else None,
    )
    pressable("intake_datum", html, choose)


def _row(at: DatumFound, name: str, lang: str) -> dict[str, Any]:
    return {
        "key": name,
        "name": datum_name(name, lang),
        "hits": at.hits[name],
        "in_city": at.in_city.get(name, 0),
        "share": at.hits[name] / at.points if at.points else 0,
        "chosen": at.used == name,
        "recommended": at.recommended == name,
    }


def choose(said: str) -> None:
    """Take the points in a datum, or leave them out."""
    what, _, value = said.partition("=")
    if what == "datum":
        desk().decide(datum=value if value in {*NAMES, AUTO, WITHOUT_POINTS} or value.startswith(_METRES) else AUTO)
