"""The tables that are given in full: all rows of a list, with the address that each rests on, or who has judged it.

The page 数据与来源 shows them and `python -m mapping lists` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar

from mapping.cartography.wording.counts import designations_told
from mapping.cartography.wording.later import disclaimer
from mapping.catalog.contracts import TABLE
from mapping.lists.columns import (
    corrections,
    designations,
    facilities,
    list_entries,
    parks,
    statements,
    targets,
    words,
)
from mapping.lists.columns.column import Wording, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation, Target
    from mapping.lists.columns.column import Column
    from mapping.view import View

Dated = TypeVar("Dated", "Designation", "Target")


@dataclass(frozen=True, slots=True)
class FullList:
    """A table that is given in full; its cells are only made when it is.

    ``key`` names it for programs, ``note`` says what must be known of it, ``every`` are its columns in all languages.
    """

    key: str
    title: str
    note: str
    records: Sequence[Any]
    every: Sequence[Column[Any]]
    w: Wording

    @property
    def columns(self) -> Sequence[Column[Any]]:
        """The columns for readers of this language."""
        return shown(self.every, self.w.lang)

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.records)


def full_lists(catalog: Catalog, view: View) -> tuple[FullList, ...]:
    """Return the lists that are given in full; designations and targets are those of the view's edition."""
    w = Wording.of(catalog, view)
    t, year = w.t, w.edition.year
    return (
        FullList(
            "parks",
            t("园区名录"),
            _of_the_directory(catalog, w),
            catalog.directory,
            parks.FULL_LIST,
            w,
        ),
        FullList(
            "facilities",
            t("枢纽与口岸"),
            t("没有列出的机场、车站和港口，不等于没有；距离都从点位算起，精度见“点位精度”一列。"),
            catalog.facilities,
            facilities.FULL_LIST,
            w,
        ),
        FullList(
            "industries",
            t("产业布局"),
            t(
                "{designations}。次序、用词与条款照文件；归入哪项产业是编辑判断，附可靠度与理由。",
                designations=designations_told(catalog, view.edition, w.names),
            ),
            _of_edition(catalog.designations, view),
            designations.FULL_LIST,
            w,
        ),
        FullList(
            "targets",
            t("{year} 年目标", year=year),
            t("数值照文件；单位为“是”的是列名目标，没有数量；“无”是文件没有写。"),
            _of_edition(catalog.targets, view),
            targets.FULL_LIST,
            w,
        ),
        FullList(
            "three_lists",
            t("三清单"),
            t("初步收录，尚不完整：没有列出的，不等于没有。"),
            catalog.list_entries,
            list_entries.FULL_LIST,
            w,
        ),
        FullList(
            "statements",
            t("此后的表述"),
            _told(w, disclaimer(catalog, w.names), t("归入的产业和细分领域是本项目的判断。")),
            catalog.statements,
            statements.FULL_LIST,
            w,
        ),
        *_vocabulary(catalog, w),
        FullList(
            "source_corrections",
            t("来源更正"),
            t("更好的来源与表中不同之处。晚于文件的事不改 {year} 版；可靠度低的须有第二处来源。", year=year),
            catalog.source_corrections,
            corrections.FULL_LIST,
            w,
        ),
    )


def _vocabulary(catalog: Catalog, w: Wording) -> tuple[FullList, ...]:
    """Return what words mean: sub-sectors and their chains, words, and terms of the plan."""
    t = w.t

    def title(name: str) -> str:
        return TABLE[name].title_en if w.lang == "en" else TABLE[name].title_zh

    editorial = t("本项目划分和判断，不是文件的内容。")
    return (
        FullList("chains", title("chains"), editorial, catalog.chains, words.CHAIN_LIST, w),
        FullList("subsectors", title("subsectors"), editorial, catalog.subsectors, words.SUBSECTOR_LIST, w),
        FullList(
            "words",
            t("行业词与细分领域"),
            _told(w, editorial, t("“词的出处”写“编辑补充”的，文件和园区表里都没有。")),
            catalog.thesaurus,
            words.WORD_LIST,
            w,
        ),
        FullList(
            "term_subsectors",
            t("文件用词与细分领域"),
            t("用词照文件；对应、涵盖哪些细分领域是本项目的判断。"),
            catalog.term_subsectors,
            words.TERM_LIST,
            w,
        ),
    )


def _of_the_directory(catalog: Catalog, w: Wording) -> str:
    """Return what must be known of the rows of the directory: which are not on the map, and which are no parks."""
    note = w.t("勾选“{year} 年后”的行不在默认图面上。", year=w.edition.year)
    zones = len(catalog.unit_zones)
    if not zones:
        return note
    counted = w.t(
        "{parks} 处园区，另有 {zones} 行是开发区本身（即布局单元），不计入园区。",
        parks=len(catalog.parks),
        zones=zones,
    )
    return _told(w, note, counted, w.t("类型写“开发区”的在某个布局单元之内，计入园区。"))


def _told(w: Wording, *sentences: str) -> str:
    """Return sentences one after another, as the language parts them."""
    return reduce(lambda said, more: w.t("{said}{more}", said=said, more=more), sentences)


def _of_edition(rows: Iterable[Dated], view: View) -> list[Dated]:
    return [row for row in rows if row.edition == view.edition]
