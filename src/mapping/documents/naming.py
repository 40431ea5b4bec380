"""What sheets are called: in outlines, in tables of contents, in names of files, and to whoever waits for them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from mapping.cartography.resolve import all_layers, resolve
from mapping.cartography.spec import FOUND_PARKS
from mapping.cartography.wording.names import Names
from mapping.i18n import message, translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.cartography.state import MapState
    from mapping.documents.request import PageSpec, SheetName
    from mapping.insight.atlas import Atlas

SHEET_LABELS: Final[Mapping[SheetName, str]] = {
    "map": message("地图"),
    "cover": message("封面"),
    "contents": message("目录"),
    "overlap": message("错位发展"),
    "comparison": message("版本对照"),
    "targets": message("目标任务"),
    "match": message("产业选址"),
    "shortlist": message("园区比较"),
    "plan_reality": message("规划与现状"),
    "chain": message("产业链与企业"),
    "register": message("园区名录"),
    "lists": message("三清单"),
    "sources": message("来源与边界"),
    "within": message("圈选范围"),
}
GROUP_LABELS: Final = {"unit": message("布局单元"), "industry": message("产业")}
"""Parts of a document that have an entry of their own, by the kind of their maps."""
PARTS: Final = {
    "city": message("全市"),
    **GROUP_LABELS,
    **dict.fromkeys(
        ("overlap", "comparison", "match", "shortlist", "within", "plan_reality", "chain"), message("比较")
    ),
    **dict.fromkeys(("targets", "register", "lists", "sources"), message("名录与来源")),
}
"""Parts under which a table of contents names sheets, by their kind, or by that of their map."""
_SELF_NAMED: Final = (FOUND_PARKS, "score")
"""Layers of a question, which the title of their map tells."""
_LEAST_OF_A_GROUP: Final = 5
"""A few maps of units in a briefing stand beside each other; many make a part of it."""


def sheet_name(page: PageSpec, atlas: Atlas, state: MapState | None = None) -> str:
    """Return what a page is called; ``state`` is its map where that was resolved already.

    Raises:
        UnknownNameError: the map is of what the data do not have.
    """
    if page.title:
        return page.title
    if page.sheet != "map":
        return translator(page.lang)(SHEET_LABELS[page.sheet])
    return _plain_name(page, atlas) or name_of(state or resolve(page.map_spec, atlas))


def _plain_name(page: PageSpec, atlas: Atlas) -> str | None:
    """Return the name of a map of a unit or industry, which needs no answer; None for others and where it is none."""
    names, t = Names.of(atlas.catalog, page.lang), translator(page.lang)
    if page.kind == "unit" and page.layer not in _SELF_NAMED:
        unit = next((unit for unit in atlas.catalog.units if unit.unit_id == page.unit), None)
        return t("{unit}产业地图", unit=names.unit_label(unit)) if unit else None
    layer = all_layers(page.view, atlas).get(page.layer) if page.kind == "industry" else None
    return layer.label if layer else None


def name_of(state: MapState) -> str:
    """Return what a map is called among others: the unit or industry that it is of, or else its layer."""
    if state.focus is not None or state.spec.layer in _SELF_NAMED:
        return state.title
    return state.layer.label if state.spec.kind == "industry" else f"{state.title} · {state.layer.label}"


def group_names(pages: Sequence[PageSpec]) -> Iterator[str]:
    """Yield for each page the part of the document it belongs to, empty where that has no name of its own."""
    for (kind, lang), run in groupby(pages, lambda page: (page.kind if page.sheet == "map" else "", page.lang)):
        n = len(list(run))
        name = translator(lang)(GROUP_LABELS[kind]) if kind in GROUP_LABELS and n >= _LEAST_OF_A_GROUP else ""
        yield from [name] * n


def part_names(pages: Sequence[PageSpec]) -> list[str]:
    """Return for each page the part under which a table of contents names it, empty for covers and the like.

    Sheets that were put in an order of a reader's own, so that parts would be taken up again and again, have no parts
    but the groups of the outline.
    """
    kinds = [PARTS.get(page.kind if page.sheet == "map" else page.sheet, "") for page in pages]
    runs = [kind for kind, _ in groupby(kind for kind in kinds if kind)]
    if len(runs) != len(set(runs)) or sum(map(bool, kinds)) < _LEAST_OF_A_GROUP:
        return list(group_names(pages))
    return [translator(page.lang)(kind) if kind else "" for page, kind in zip(pages, kinds, strict=True)]
