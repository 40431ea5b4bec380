"""A list of a reader's own, as it is taken in."""

from __future__ import annotations

from mapping.insight.additions import Import
from mapping.insight.workspace import Workspace

PARK = "试验新材料产业园"
"""The name of a park that no other list has."""
_SOURCE = {
    "source_id": "import_1",
    "title_zh": "导入：名录.xlsx",
    "title_en": "Import: 名录.xlsx",
    "publisher_zh": "使用者",
    "publisher_en": "the user",
    "date": "2026-11-30",
    "licence": "由使用者提供，未经核实",
    "licence_en": "provided by the user, not verified",
}


def parks(count: int = 1, *, import_id: str = "import_1", first: int = 1, name: str = PARK) -> Import:
    """Return a list of parks in the east of the city, with rent and kind of building as columns of its own."""
    ids = [f"i{n:03d}" for n in range(first, first + count)]
    return Import(
        import_id=import_id,
        kind="parks",
        file="名录.xlsx",
        date="2026-11-30",
        rows={
            "sources": ({**_SOURCE, "source_id": import_id},),
            "parks": tuple(
                {
                    "park_id": park_id,
                    "name_zh": name if n == 0 else f"{name}{n}",
                    "unit_id": "ovc",
                    "kind": "park",
                    "industries": "新材料",
                    "lon": f"{114.45 + n % 40 * 0.002:.4f}",
                    "lat": f"{30.48 + n // 40 * 0.002:.4f}",
                    "source_datum": "WGS-84",
                    "precision": "park",
                    "confidence": "low",
                    "source_id": import_id,
                }
                for n, park_id in enumerate(ids)
            ),
            "park_columns": (
                {
                    "column_id": f"rent_{import_id}",
                    "heading_zh": "租金",
                    "kind": "number",
                    "measure": "元/平方米/月",
                    "source_id": import_id,
                },
                {"column_id": f"house_{import_id}", "heading_zh": "厂房类型", "kind": "choice", "source_id": import_id},
            ),
            "park_values": tuple(
                value
                for n, park_id in enumerate(ids)
                for value in (
                    {"park_id": park_id, "column_id": f"rent_{import_id}", "value": f"{20 + n % 30}"},
                    {"park_id": park_id, "column_id": f"house_{import_id}", "value": ("标准厂房", "多层厂房")[n % 2]},
                )
            ),
        },
    )


def workspace(*imports: Import) -> Workspace:
    """Return a workspace with the lists, or with one park."""
    return Workspace(imports=imports or (parks(),))
