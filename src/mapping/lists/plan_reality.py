"""Plan and reality, and a chain with its firms, as XLSX: the matrix, every cell in a row, and how it is made."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from mapping.cartography.wording.firm_chain import chain_finding, chain_name
from mapping.cartography.wording.firms import MADE_UP, asked_text, counted_text, firms_provenance
from mapping.cartography.wording.plan_reality import STANDING_LABELS, STANDING_SIGNS, RealityWords
from mapping.lists.columns import plan_reality as columns
from mapping.lists.columns.column import Wording
from mapping.lists.workbook import Sheet, tabulated, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mapping.catalog import Catalog
    from mapping.insight.firms.chain import FirmChain
    from mapping.insight.firms.model import FirmsSource
    from mapping.insight.firms.plan_reality import PlanCell, PlanReality
    from mapping.insight.firms.query import FirmQuery
    from mapping.lists.columns.column import Cell
    from mapping.view import View


def reality_workbook(catalog: Catalog, found: PlanReality, view: View, *, exported: date) -> bytes:
    """Return plan and reality: the matrix of quotients, each cell in a row, each unit in a sentence, the method."""
    w, told = Wording.of(catalog, view), RealityWords.of(catalog, found, view.lang)
    t = w.t
    sign = _sign(found.source, w)
    cells = [found.cells[unit_id, industry_id] for unit_id in found.units for industry_id in found.industries]
    sentences = [(told.unit(unit_id), told.unit_text(unit_id)) for unit_id in found.units]
    method = [*_asked(found.source, found.query, w, exported), *((t("方法"), text) for text in told.method)]
    return workbook(
        [
            _matrix(found, told, w, sign),
            tabulated(t("逐项"), columns.CELLS, cells, w, sign),
            Sheet(t("各单元"), (t("统计单元"), t("规划与现状")), sentences, widths=(24, 96), notes=sign),
            Sheet(t("说明"), (t("项目"), t("内容")), method, widths=(20, 96), notes=sign),
        ],
        created=datetime.combine(exported, time()),
    )


def chain_workbook(catalog: Catalog, chain: FirmChain, view: View, *, exported: date) -> bytes:
    """Return a chain with its firms: each sub-sector in a row, and what was asked."""
    w = Wording.of(catalog, view)
    sign = _sign(chain.source, w)
    asked = [
        (w.t("产业链与企业"), chain_finding(chain, catalog, view.lang)),
        *_asked(chain.source, chain.query, w, exported),
        (w.t("断点"), w.t("断点 = 名录里没有企业，也没有收录园区；名录没有的，不等于没有。")),
    ]
    return workbook(
        [
            tabulated(chain_name(chain, catalog, w.names), columns.links(chain), chain.links, w, sign),
            Sheet(w.t("说明"), (w.t("项目"), w.t("内容")), asked, widths=(20, 96), notes=sign),
        ],
        created=datetime.combine(exported, time()),
    )


def _matrix(found: PlanReality, told: RealityWords, w: Wording, sign: tuple[str, ...]) -> Sheet:
    """Return units by industries: the quotient with the sign of how it stands, and the firms behind it."""
    rows: list[tuple[Cell, ...]] = []
    for unit_id in found.units:
        signed = (_signed(cell, w) for cell in found.of_unit(unit_id))
        rows.append((told.unit(unit_id), *signed))
    key = w.t("；").join(
        f"{STANDING_SIGNS[standing]} {w.t(label)}"
        for standing, label in STANDING_LABELS.items()
        if STANDING_SIGNS[standing]
    )
    headings = (w.t("统计单元"), *(told.industry(industry_id) for industry_id in found.industries))
    notes = (*sign, w.t("每格：集中度，括号里是企业数。{key}", key=key))
    return Sheet(w.t("规划与现状"), headings, rows, widths=(24, *(13 for _ in found.industries)), notes=notes)


def _signed(cell: PlanCell, w: Wording) -> str:
    """Return a cell of the matrix."""
    lq = "" if cell.lq is None else format(cell.lq, ".2f")
    return w.t("{lq}（{firms}）", lq=f"{STANDING_SIGNS[cell.standing]} {lq}".strip(), firms=cell.firms).strip()


def _sign(source: FirmsSource, w: Wording) -> tuple[str, ...]:
    """Return the note on invented firms, for every sheet."""
    return (w.t("{sign}：{title}", sign=w.t(MADE_UP), title=w.t("企业为虚构，不是真实数据")),) if source.made_up else ()


def _asked(source: FirmsSource, query: FirmQuery, w: Wording, exported: date) -> Iterator[tuple[str, str]]:
    """Yield what was asked of which list."""
    t, own = w.t, firms_provenance(source, w.lang)
    yield t("名录"), t("，").join(filter(None, (own.title, own.date, own.licence)))
    yield t("算的是"), f"{counted_text(query.count, w.lang)} · {asked_text(query, w.catalog, w.lang)}"
    yield t("版本"), w.names.edition(w.edition)
    yield t("导出日期"), exported.isoformat()
