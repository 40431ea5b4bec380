"""`python -m mapping parks`: the parks that answer a query, as the finder page lists them."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cli.app import (
    DataDir,
    EditionId,
    Language,
    Out,
    WorkspaceFile,
    app,
    edition_of,
    format_of,
    open_atlas,
    write_bytes,
)
from mapping.errors import UsageError
from mapping.insight.entries import read_each
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.insight.parks.values import values_named
from mapping.insight.parks.written import read_range, read_text
from mapping.lists.columns import parks as columns
from mapping.lists.columns.column import Wording, record
from mapping.sentences import Code
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Park
    from mapping.insight.parks.finder import Found
    from mapping.insight.parks.index import ValueFacet


class ParkFormat(StrEnum):
    """Formats that `parks` writes."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


def _many(flag: str, what: str) -> Any:
    return typer.Option(flag, help=f"{what}；可写多次，为“或”。")


@app.command()
def parks(  # noqa: PLR0913, PLR0917 - one parameter an option
    q: Annotated[str, typer.Option("--q", help="搜索：名称、地址、产业，可用汉字、全拼或首字母。")] = "",
    industry: Annotated[list[str] | None, _many("--industry", "965产业：编号或名称")] = None,
    subsector: Annotated[list[str] | None, _many("--subsector", "细分领域：编号或名称，如 光通信")] = None,
    word: Annotated[list[str] | None, _many("--word", "园区自己的行业词")] = None,
    unit: Annotated[list[str] | None, _many("--unit", "布局单元：编号、名称、别名或拼音，unknown 为未查明")] = None,
    kind: Annotated[list[str] | None, _many("--kind", "类型，如 base 或 产业基地")] = None,
    level: Annotated[list[str] | None, _many("--level", "级别，如 国家级；unknown 为未公开")] = None,
    precision: Annotated[list[str] | None, _many("--precision", "点位精度；located 为可画在图上的")] = None,
    confidence: Annotated[list[str] | None, _many("--confidence", "点位可靠度")] = None,
    grade: Annotated[list[str] | None, _many("--grade", "来源等级，如 官方；quotable 为简报可引用的")] = None,
    area: Annotated[str, typer.Option("--area", help="面积范围（km²），如 1-30、-5、10-。")] = "",
    year: Annotated[str, typer.Option("--year", help="设立年份范围，如 2010-2021、2016-。")] = "",
    include_later: Annotated[bool, typer.Option("--include-later", help="包含该版之后的园区。")] = False,
    edition: EditionId = None,
    file_format: Annotated[
        ParkFormat | None, typer.Option("--format", help="格式；默认按文件名后缀，否则 csv；xlsx 须给 --out。")
    ] = None,
    lang: Annotated[Language, typer.Option("--lang", help="名称与说明的语言；编号与键名不变。")] = Language.ZH,
    out: Out = None,
    data: DataDir = None,
    workspace: WorkspaceFile = None,
) -> None:
    """查找园区：同一筛选条件，结果与“园区查找”页一致；开发区本身即布局单元，不在其中。"""  # noqa: D415
    chosen = format_of(file_format, out, ParkFormat, ParkFormat.CSV)
    if chosen is ParkFormat.XLSX and out is None:
        raise UsageError(Code.XLSX_TO_STANDARD_OUTPUT)
    wanted = read_text(q)
    atlas = open_atlas(data, workspace)
    catalog = atlas.catalog
    query = ParkQuery(
        q=wanted,
        industry=_named(catalog, "industry", industry),
        subsector=_named(catalog, "subsector", subsector),
        word=_named(catalog, "word", word),
        unit=_named(catalog, "unit", unit),
        kind=_named(catalog, "kind", kind),
        level=_named(catalog, "level", level),
        precision=_named(catalog, "precision", precision),
        confidence=_named(catalog, "confidence", confidence),
        grade=_named(catalog, "grade", grade),
        area=read_range("area", area) if area else (None, None),
        year=read_range("year", year) if year else (None, None),
        later=include_later,
    )
    found = find_parks(catalog, query, edition_of(atlas, edition))
    # A file is opened in Excel, which needs the mark; what goes on to another program must begin with the headings.
    write_bytes(out, _content(catalog, found, chosen, lang, bom=out is not None))


def _named(catalog: Catalog, facet: ValueFacet, texts: Sequence[str] | None) -> tuple[str, ...]:
    """Return the values of a facet that are named.

    Raises:
        UsageError: names that nothing answers to, all in one sentence, or one that several units answer to.
    """
    named, wrong = read_each(dict.fromkeys(texts or ()), partial(values_named, catalog, facet))
    for error in wrong:
        raise error
    return tuple(chain.from_iterable(named))


def _content(catalog: Catalog, found: Found, file_format: ParkFormat, lang: str, *, bom: bool) -> bytes:
    if file_format is ParkFormat.JSON:
        return json.dumps(json_rows(catalog, found, lang), ensure_ascii=False, indent=1).encode() + b"\n"
    from mapping.lists.parks import park_list_csv, park_list_xlsx  # noqa: PLC0415  (JSON needs no writer)

    if file_format is ParkFormat.XLSX:
        return park_list_xlsx(catalog, found, lang, exported=datetime.now().astimezone().date())
    # Read in a spreadsheet, so the headings are the page's; only the ids, which people skip, keep their machine names
    # and let a program join the rows to other tables. Whoever wants every column by its machine name asks for JSON.
    return park_list_csv(catalog, found, lang, ids=True, bom=bom)


def json_rows(catalog: Catalog, found: Found, lang: str) -> list[dict[str, Any]]:
    """Return each park with all columns of the table under their names, and what is made of them.

    That is its 965 industries and sub-sectors, whether it may be drawn, and what it rests on: ``broad_subsector_ids``
    are the sub-sectors that only wide words stand for, ``cited_url`` and
    ``source_grade`` are the address to cite, which may be a better one than ``source_url``. What ids and keys mean
    stands behind them in the language asked for (``columns.NAMES``).
    """
    w = Wording.of(catalog, View(found.edition, found.query.later, lang))
    return [asdict(park) | _made(catalog, park) | record(columns.NAMES, park, w) for park in found.parks]


def _made(catalog: Catalog, park: Park) -> dict[str, Any]:
    cited = catalog.citation(park).cited
    stood_for = catalog.vocabulary.stood_for(park.industries)
    return {
        "industry_ids": catalog.industries_of_park(park),
        "subsector_ids": tuple(stood_for),
        "broad_subsector_ids": tuple(subsector_id for subsector_id, broad in stood_for.items() if broad),
        "drawable": park.drawable,
        "cited_url": cited.url,
        "source_grade": cited.grade,
    }
