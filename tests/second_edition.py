"""A second edition of the plan, later than the project's own, in which two units lead with something else.

Made from the project's tables plus rows, as a catalogue in memory and as a folder for programs of their own.
"""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

from tests.views import EDITION

from mapping.insight.atlas import Atlas
from mapping.settings import ROOT
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mapping.catalog import Catalog
    from mapping.catalog.records import Designation

    Rows = Mapping[str, list[dict[str, str]]]

NEWER = "2025"
POLICY = "policy_2025"
TITLE = "武汉市产业布局新方案"
LEADS = {"ovc": ("汽车及零部件", "auto"), "jiangan": ("生物医药", "health")}
"""Unit -> the term and the industry with which it leads in the second edition."""

TARGET = "新版产值"
LATER_PARK = "很晚才有的园区"
NEW_VIEW = View(NEWER)


def rows(catalog: Catalog) -> Rows:
    """Return the rows of the second edition: the lists of the first with other heads, one target, one later park."""
    edition = {
        "edition": NEWER,
        "name_zh": "2025 版",
        "name_en": "2025 edition",
        "valid_from": "2025-06-01",
        "source_id": POLICY,
    }
    source = {
        "source_id": POLICY,
        "title_zh": TITLE,
        "title_en": "Layout of industries, 2025",
        "publisher_zh": "武汉市人民政府",
        "publisher_en": "Wuhan Municipal People's Government",
        "date": "2025-06-01",
        "licence": "官方文件",
        "licence_en": "Official document",
    }
    target = {
        "target_id": "output_2025",
        "scope": "unit",
        "unit_id": "ovc",
        "edition": NEWER,
        "name_zh": TARGET,
        "name_en": "Output of 2025",
        "comparator": ">=",
        "value": "123",
        "value_unit": "亿元",
        "value_unit_en": "100 million yuan",
        "year": NEWER,
        "clause": "三",
    }
    park = {
        "park_id": "p901",
        "name_zh": LATER_PARK,
        "unit_id": "ovc",
        "kind": "park",
        "industries": "生物医药",
        "since": "2026",
        "after_edition": NEWER,
        "precision": "none",
        "confidence": "low",
    }
    return {
        "sources": [source],
        "editions": [edition],
        "industries": list(_designations(catalog)),
        "targets": [target],
        "clauses": list(_clauses(catalog)),
        "parks": [park],
    }


def _designations(catalog: Catalog) -> Iterator[dict[str, str]]:
    """Yield the lists of the first edition; a unit that leads with something else is no longer in a shared list."""
    for unit in catalog.units:
        old = catalog.designations_of(unit.unit_id, EDITION)
        head = [LEADS[unit.unit_id]] if unit.unit_id in LEADS else []
        rest = [(row.term, row.industry_id or "") for row in old if row.term not in {term for term, _ in head}]
        for rank, (term, industry) in enumerate((*head, *rest), 1):
            yield {
                "unit_id": unit.unit_id,
                "rank": str(rank),
                "term": term,
                "industry_id": industry,
                "shared_list": "" if head else _shared_list(old),
                "edition": NEWER,
                "clause": "二",
            }


def _clauses(catalog: Catalog) -> Iterator[dict[str, str]]:
    """Yield the sentences behind the lists and the target: one a unit with a list of its own, one a shared list."""
    terms: dict[tuple[str, str], list[str]] = {}
    for row in _designations(catalog):
        said_by = ("shared_list", row["shared_list"]) if row["shared_list"] else ("unit", row["unit_id"])
        terms.setdefault(said_by, []).append(row["term"])
    for (kind, ident), listed in terms.items():
        named = "、".join(dict.fromkeys(listed))
        yield {
            "kind": kind,
            "id": ident,
            "edition": NEWER,
            "clause": "二",
            "quote": f"新方案(第二版)聚焦{named}等主导产业",
            "quote_en": f"The new plan focuses on the leading industries of {ident}",
        }
    yield {
        "kind": "target",
        "id": "output_2025",
        "edition": NEWER,
        "clause": "三",
        "quote": "产值达到123亿元,力争更多",
        "marks": "123亿元",
        "quote_en": "Output reaches 12.3 billion yuan, striving for more",
    }


def _shared_list(designations: Iterable[Designation]) -> str:
    return next((row.shared_list for row in designations if row.shared_list), "")


def with_second_edition(atlas: Atlas) -> Atlas:
    """Return the data with the second edition besides the first."""
    return Atlas(atlas.catalog.with_rows(rows(atlas.catalog)), atlas.geography, atlas.join)


def folder_of_two(catalog: Catalog, target: Path) -> Path:
    """Write the project's data folder with the second edition to ``target``, which is not there yet; return it."""
    shutil.copytree(ROOT / "data", target)
    for table, further in rows(catalog).items():
        path = target / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            heading = next(csv.reader(file))
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, heading, restval="").writerows(further)
    return target
