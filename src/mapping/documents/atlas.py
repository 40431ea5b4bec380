"""The atlas: every sheet that there is to hand over, or those of them that are chosen by name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from mapping.cartography.layers.firms import FIRMS, OF_FIRMS, QUOTIENT
from mapping.cartography.layers.indicators import PREFIX as OF_AN_OFFICE
from mapping.cartography.resolve import all_layers
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UnknownNameError
from mapping.i18n import message, translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapping.insight.atlas import Atlas
    from mapping.view import View

PARTS: Final[Mapping[str, str]] = {
    "cover": message("封面"),
    "contents": message("目录"),
    "city": message("全市"),
    "indicators": message("自有指标"),
    "units": message("布局单元"),
    "industries": message("产业"),
    "overlap": message("错位发展"),
    "plan_reality": message("规划与现状"),
    "targets": message("目标任务"),
    "register": message("园区名录"),
    "lists": message("三清单"),
    "sources": message("来源与边界"),
}
"""Parts of an atlas in their order, by the names by which they are chosen.

Not every atlas has indicators, or a list of firms.
"""
_ALIKE: Final = 0.5


def parts_of(atlas: Atlas, *, firms: bool = False) -> Mapping[str, str]:
    """Return the parts that an atlas of these data has; ``firms``: a list of them will lie beside the data."""
    has = {"indicators": bool(atlas.catalog.indicators), "plan_reality": firms or atlas.firms is not None}
    return {part: label for part, label in PARTS.items() if has.get(part, True)}


def atlas_request(
    atlas: Atlas, view: View, sheets: Sequence[str] = (), *, firms: bool = False, **words: Any
) -> DocumentRequest:
    """Return the request for an atlas of a view; ``words`` are settings of the request, such as ``paper``.

    ``sheets`` choose parts by name (`PARTS`), a unit's or industry's sheet (``unit:ovc``, ``industry:auto``), or the
    map of a layer besides (``density``, ``tier:pillar``), of firms, too (``firms:auto``, ``lq:auto``, ``chain:auto``);
    none means all parts. ``firms`` as in `parts_of`. They come in the order of the atlas,
    whichever way they are named.

    Raises:
        UnknownNameError: names that nothing answers to.
        UsageError: a setting that cannot be used.
    """
    offered = list(_offered(atlas, view))
    chosen = set(sheets or parts_of(atlas, firms=firms))
    known = {name for names, _ in offered for name in names}
    unknown = [name for name in dict.fromkeys(sheets) if name not in known]
    if unknown:
        raise UnknownNameError.together([UnknownNameError("图幅", name, _near(name, known)) for name in unknown])
    pages = tuple(page for names, page in offered if chosen.intersection(names))
    title = translator(view.lang)("武汉产业地图集")
    return DocumentRequest(title=title, pages=pages).changed(**words)


def _offered(atlas: Atlas, view: View) -> Iterator[tuple[tuple[str, ...], PageSpec]]:
    """Yield every sheet that can be chosen, with the names by which it is, in the order of the atlas."""
    base = PageSpec(edition=view.edition, later=view.later, lang=view.lang)

    def page(**asked: Any) -> PageSpec:
        return base.model_copy(update=asked)

    for part in PARTS:
        match part:
            case "city":
                yield (part, base.layer), base
                yield from (((layer,), page(layer=layer)) for layer in _other_layers(atlas, view))
            case "indicators":
                own = zip(_indicator_layers(atlas), atlas.catalog.indicators, strict=True)
                views = ((layer, "district" if one.geography == "district" else "unit") for layer, one in own)
                yield from (((part, layer), page(layer=layer, geo=geo)) for layer, geo in views)
            case "units":
                ids = (unit.unit_id for unit in atlas.catalog.units)
                yield from (((part, f"unit:{one}"), page(kind="unit", unit=one)) for one in ids)
            case "industries":
                layers = _industry_layers(atlas)
                yield from (((part, layer), page(kind="industry", layer=layer)) for layer in layers)
            case "plan_reality":
                yield (part,), page(sheet=part)
                yield from _of_firms(base, [one.industry_id for one in atlas.catalog.industries])
            case _:
                yield (part,), page(sheet=part)


def _of_firms(base: PageSpec, industries: Sequence[str]) -> Iterator[tuple[tuple[str, ...], PageSpec]]:
    """Yield the sheets of firms that an atlas has where they are named."""
    layers = [FIRMS, *(f"{of}{one}" for of in (OF_FIRMS, QUOTIENT) for one in industries)]
    yield from (((layer,), base.model_copy(update={"layer": layer})) for layer in layers)
    for one in industries:
        yield (f"chain:{one}",), base.model_copy(update={"sheet": "chain", "layer": f"{OF_FIRMS}{one}"})


def _industry_layers(atlas: Atlas) -> list[str]:
    return [f"industry:{industry.industry_id}" for industry in atlas.catalog.industries]


def _indicator_layers(atlas: Atlas) -> list[str]:
    return [f"{OF_AN_OFFICE}{indicator.indicator_id}" for indicator in atlas.catalog.indicators]


def _other_layers(atlas: Atlas, view: View) -> list[str]:
    """Return the layers of which the atlas has no sheet unless one is chosen."""
    left_out = {PageSpec.model_fields["layer"].default, "overlap", *_industry_layers(atlas), *_indicator_layers(atlas)}
    return [layer for layer in all_layers(view, atlas) if layer not in left_out]


def _near(name: str, known: set[str]) -> list[str]:
    return get_close_matches(name, sorted(known), cutoff=_ALIKE)
