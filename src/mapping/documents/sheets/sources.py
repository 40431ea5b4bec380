"""Sources and boundaries: what the maps rest on, where their edges come from, and what better sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mapping.cartography.resolve import policy, provenance, statement
from mapping.cartography.wording.sources import grade_text
from mapping.documents.table_pages import cells, table_pages, tracks
from mapping.documents.words import SheetWords
from mapping.i18n import message
from mapping.insight import inventory
from mapping.lists.columns import boundaries, corrections
from mapping.lists.columns import sources as columns
from mapping.lists.columns.column import Wording
from mapping.printing import style
from mapping.printing.frame import projection_note
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mapping.documents.order import Order
    from mapping.lists.columns.column import Columns
    from mapping.printing.document import Page

_GRADES: Final = message(
    "官方指政府部门和开发区管委会；企业、运营方写自己的网页和高校、使馆的网页另列，可以查证，但不作旁人的证明。"
)
_AREAS: Final = message(
    "坐标为 WGS-84 经纬度。面积与长度不是公布数，而是按图上边界、在以武汉为中心的等积投影上量得；"
    "若用 UTM 50 带（EPSG:32650），这里的面积会偏大约 0.1%。"
)
_SCHEMATIC: Final = message(
    "功能区不循行政区界的边由本项目手绘，再平移到面积与公布数一致。"
    "布局单元之间这样的边共 {length}，图上一律画成虚线，不作权属与划界依据。"
)


def sources(order: Order) -> Iterator[Page]:
    """Yield what the maps rest on.

    Raises:
        UnknownNameError: the page names an edition that does not exist.
    """
    catalog = order.atlas.catalog
    w = Wording.of(catalog, order.page.view)
    t = w.t
    tables = (
        _listed("sources", t("来源"), columns.ON_PAPER, catalog.sources, w, columns.SPARE),
        _boundaries(order, w),
        _listed("edges", t("各单元的示意边与面积"), boundaries.ON_PAPER, inventory.boundary_facts(order.atlas), w),
        _grades(order, w),
        _listed("corrections", t("来源更正"), corrections.ON_PAPER, catalog.source_corrections, w, corrections.SPARE),
    )
    words = SheetWords(
        t("来源与边界"),
        t("来源与边界"),
        t("{n} 个来源 · 边界与审图 · 来源更正 {m} 处", n=len(catalog.sources), m=len(catalog.source_corrections)),
        (policy(order.atlas, order.page.view),),
        t("每个园区与清单条目的来源网址在名录的 XLSX 里。"),
    )
    yield from table_pages(order, words, tables)


def _listed(  # noqa: PLR0913, PLR0917 - what a table of a list is made of
    name: str,
    title: str,
    own: Columns[Any],
    rows: Iterable[Any],
    w: Wording,
    spare: Mapping[str, int] | None = None,
) -> PagedTable:
    made = tuple(cells(own, row, w) for row in rows)
    section = Section(made or (Said(w.t("没有收录"), style.FAINT),))
    return PagedTable(name, tracks(own, w, spare), (section,), again=w.t("（续）"), title=title, alt=title)


def _grades(order: Order, w: Wording) -> PagedTable:
    """Return how many parks and entries rest on a source of each grade."""
    grades = inventory.unknowns(order.atlas.catalog, order.page.edition).grades
    rows = tuple(
        (Said(grade_text(grade, w.names), style.STRONG), Said(str(parks)), Said(str(entries)))
        for grade, (parks, entries) in grades.items()
    )
    title = w.t("来源的等级")
    heads = (Track(w.t("来源等级")), Track(w.t("园区"), figures=True), Track(w.t("三清单"), figures=True))
    return PagedTable(
        "grades", heads, (Section(rows),), again=w.t("（续）"), title=title, note=w.t(_GRADES), alt=title, beside=True
    )


def _boundaries(order: Order, w: Wording) -> PagedTable:
    """Return where the boundaries come from, what is schematic, how areas are measured, and that on review."""
    t, atlas = w.t, order.atlas
    rows = []
    for key in (atlas.boundary_source, "zone_edges"):
        source = provenance(atlas, key, w.lang)
        told = t("{publisher}；许可：{licence}。", publisher=source.publisher, licence=source.licence)
        rows.append((source.title, f"{told}{t('{note}。', note=source.note) if source.note else ''}"))
    length = f"{inventory.schematic_edges_km(atlas):,.1f} km"
    rows += [
        (t("坐标与面积"), t(_AREAS)),
        (t("投影"), projection_note(w.lang)),
        (t("示意边界"), t(_SCHEMATIC, length=length)),
        (t("审图号"), t("{statement}。", statement=statement(order.page.map_spec))),
    ]
    made = tuple((Said(straight(name, w.lang), style.STRONG), Said(straight(text, w.lang))) for name, text in rows)
    title = t("边界")
    tracks_of = (Track(""), Track(""))
    return PagedTable(
        "boundaries", tracks_of, (Section(made),), again=t("（续）"), title=title, alt=title, headed=False
    )
