"""The targets (附件 2, 一区一表): the city's own table, all units against all targets, and the table of each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.cartography.layers.targets import quantity_text
from mapping.cartography.resolve import policy
from mapping.cartography.wording.typography import compared
from mapping.documents.table_pages import body_width, cells, table_pages, tracks, units_of
from mapping.documents.words import SheetWords
from mapping.insight.targets.plan import city_table, goals, required, unit_table
from mapping.lists.columns import targets as columns
from mapping.lists.columns.column import Wording
from mapping.printing import style
from mapping.printing.tables.model import PagedTable, Said, Section, Track
from mapping.printing.tables.setting import holds
from mapping.printing.translator import straight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.catalog.records import Target
    from mapping.documents.order import Order
    from mapping.insight.targets.plan import Goal
    from mapping.printing.document import Page

_MOST_PARTS: Final = 4


def targets(order: Order) -> Iterator[Page]:
    """Yield the targets of an edition; of one unit where the page names it.

    Raises:
        UnknownNameError: the page names a unit or edition that does not exist.
    """
    page, catalog = order.page, order.atlas.catalog
    w = Wording.of(catalog, page.view)
    t = w.t
    city, known = city_table(catalog, page.edition), goals(catalog, page.edition)
    of_units = sum(len(goal.of) for goal in known)
    source = policy(order.atlas, page.view)
    tables = [_by_unit(order, w)] if page.unit else [_city(city, w), *_matrix(order, known, w), _by_unit(order, w)]
    words = SheetWords(
        t("目标任务"),
        t("{year} 年目标与一区一表", year=w.edition.year),
        t(
            "全市 {city} 项 · {units} 个布局单元 {rows} 项，共 {goals} 类",
            city=len(city),
            units=len(catalog.units),
            rows=of_units,
            goals=len(known),
        ),
        (source,),
        straight(t("{note}。这里的图与目标表由正文重建，不是原附件。", note=source.note), w.lang)
        if source.note
        else "",
    )
    yield from table_pages(order, words, tables)


def _city(rows: Sequence[Target], w: Wording) -> PagedTable:
    title = w.t("全市目标")
    made = tuple(cells(columns.CITY_ON_PAPER, row, w, under=w.written(row.note) or "") for row in rows)
    return PagedTable(
        "targets-city",
        tracks(columns.CITY_ON_PAPER, w, columns.CITY_SPARE),
        (Section(made or (Said(w.t("没有收录"), style.FAINT),)),),
        again=w.t("（续）"),
        title=title,
        note=w.t("“无”是文件没有写这个值，不等于零。"),
        alt=title,
    )


def _matrix(order: Order, known: Sequence[Goal], w: Wording) -> Iterator[PagedTable]:
    """Yield all units against all targets, in as few tables side by side as the paper's width allows."""
    width = body_width(order)
    for parts in range(1, _MOST_PARTS + 1):
        size = -(-len(known) // parts)
        made = [_part(known[i : i + size], w, first=i == 0) for i in range(0, len(known), size)]
        if all(holds(table, width) for table in made):
            break
    yield from made


def _part(known: Sequence[Goal], w: Wording, *, first: bool) -> PagedTable:
    title = w.t("一区一表总览")
    measures = [_measure(goal, w) for goal in known]
    heads = (_head(goal, measure, w) for goal, measure in zip(known, measures, strict=True))
    rows = tuple(
        (
            Said(w.names.unit_label(unit), style.STRONG),
            *(_asked(goal.of.get(unit.unit_id), measure, w) for goal, measure in zip(known, measures, strict=True)),
        )
        for unit in w.catalog.units
    )
    return PagedTable(
        "targets-matrix",
        (Track(w.t("布局单元")), *(Track(straight(head, w.lang), figures=True) for head in heads)),
        (Section(rows),),
        again=w.t("（续）"),
        title=title if first else w.t("{name}（续）", name=title),
        note=w.t("“文件未列”是文件没有给这个单元这项目标，不是零。同一要求写给几个单元的，各按全数列出，不能相加。"),
        alt=title,
    )


def _measure(goal: Goal, w: Wording) -> str | None:
    """Return the unit of measure that all rows of a target have; None where they differ or it has none."""
    values = [(target, required(target)) for target in goal.of.values() if not target.is_flag]
    found = {w.names.amount(target, value)[1] for target, value in values if value is not None}
    one, *others = sorted(found) or [""]
    # in English a unit of measure is a word that may stand in the plural
    return (one or None) if all(other == f"{one}s" for other in others) else None


def _head(goal: Goal, measure: str | None, w: Wording) -> str:
    """Return the heading of a target, with its unit of measure unless its name tells that."""
    name = w.names.target(goal.first)
    if measure is None or measure in name.lower():
        return name
    return w.t("{name}（{measure}）", name=name, measure=measure)


def _asked(target: Target | None, measure: str | None, w: Wording) -> Said:
    """Return what a unit is asked for, without the measure that the heading tells."""
    if target is None:
        return Said(w.t("文件未列"), style.FAINT)
    value = required(target)
    if target.is_flag or value is None:
        return Said(w.t("是") if target.is_flag else w.t("无"))
    if measure is None:
        return Said(quantity_text(target, value, w.names))
    sign = w.names.value("comparator", target.comparator, short=True) if target.comparator else ""
    return Said(compared(sign, w.names.amount(target, value)[0]))


def _by_unit(order: Order, w: Wording) -> PagedTable:
    title = w.t("一区一表")
    sections = []
    for unit in units_of(order.page, w):
        rows = unit_table(w.catalog, unit.unit_id, w.view.edition)
        made = tuple(cells(columns.OF_UNIT_ON_PAPER, row, w, under=w.written(row.target.note) or "") for row in rows)
        nothing = (Said(w.t("文件未为此单元单列目标。"), style.FAINT),)
        sections.append(Section(made or nothing, w.names.unit(unit), w.t("{n} 项", n=len(rows))))
    return PagedTable(
        "targets-units",
        tracks(columns.OF_UNIT_ON_PAPER, w, columns.OF_UNIT_SPARE),
        tuple(sections),
        again=w.t("（续）"),
        title=title,
        note=w.t("“同数下达”指同一要求写给几个单元，各按全数理解。"),
        alt=title,
    )
