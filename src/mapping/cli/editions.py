"""`python -m mapping edition`: what differs between two editions, whether the file of one is sound, and its rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cartography.wording.editions import lines, memo
from mapping.cartography.wording.lacks import lack_lines
from mapping.cartography.wording.names import Names
from mapping.cli.app import (
    PROBLEM_IN_DATA,
    DataDir,
    Language,
    Out,
    app,
    edition_file,
    format_of,
    open_atlas,
    write_bytes,
)
from mapping.errors import UnknownNameError, UsageError
from mapping.i18n import translator
from mapping.insight.editions.applied import with_edition
from mapping.insight.editions.difference import between
from mapping.insight.editions.document import EditionError
from mapping.insight.editions.lacks import lacks_of
from mapping.lists.csv_file import csv_bytes
from mapping.sentences.editions import EditionCode
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.difference import Difference, UnitChange

editions = typer.Typer(help="比较两版产业布局，检查推演稿，或把它写成数据表的行。", rich_markup_mode=None)
app.add_typer(editions, name="edition")

EditionArgument = typer.Argument(help="版本：editions.csv 里的编号，或一份版本文件。")
FileArgument = typer.Argument(help="版本文件。", dir_okay=False)


class DiffFormat(StrEnum):
    """Formats that `edition diff` writes."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Status(StrEnum):
    """What an edition becomes in the data."""

    DRAFT = "draft"
    IN_FORCE = "in_force"


@editions.command()
def diff(  # noqa: PLR0913, PLR0917 - one parameter an option
    before: Annotated[str, EditionArgument],
    after: Annotated[str, EditionArgument],
    file_format: Annotated[
        DiffFormat | None, typer.Option("--format", help="格式；默认按文件名后缀，否则 text。")
    ] = None,
    lang: Annotated[Language, typer.Option("--lang", help="名称与文字的语言；编号与键名不变。")] = Language.ZH,
    out: Out = None,
    data: DataDir = None,
) -> None:
    """比较两版：各单元增列、删减、移位、改归类的主导产业，共用清单的变化，以及写进说明的一段话。"""  # noqa: D415
    wanted = format_of(file_format, out, DiffFormat, DiffFormat.TEXT)
    atlas = open_atlas(data)
    atlas, a = _edition(atlas, before)
    atlas, b = _edition(atlas, after)
    difference, names = between(atlas.catalog, a, b), Names.of(atlas.catalog, lang.value)
    if wanted is DiffFormat.JSON:
        told = json.dumps(_record(difference, atlas.catalog, names), ensure_ascii=False, indent=1)
        write_bytes(out, f"{told}\n".encode())
    elif wanted is DiffFormat.CSV:
        write_bytes(out, csv_bytes(_COLUMNS, _rows(difference, atlas.catalog, names), bom=out is not None))
    else:
        text = [memo(difference, atlas.catalog, names), *lines(difference, atlas.catalog, names)]
        write_bytes(out, "".join(f"{line}\n" for line in text).encode())


@editions.command()
def check(
    file: Annotated[Path, FileArgument],
    lang: Annotated[Language, typer.Option("--lang", help="报告的语言。")] = Language.ZH,
    data: DataDir = None,
) -> None:
    """检查一份版本文件：列出全部问题；没有问题时说明数据表还缺什么。有问题时退出码为 1。"""  # noqa: D415
    atlas = open_atlas(data)
    try:
        document = edition_file(file)
        planned = with_edition(atlas, document, file.name)
    except EditionError as error:
        for fault in error.faults:
            typer.echo(fault.told(lang), err=True)
        raise typer.Exit(PROBLEM_IN_DATA) from None
    t, names = translator(lang.value), Names.of(planned.catalog, lang.value)
    told = {"name": names.edition(planned.catalog.edition(document.edition)), "n": len(document.lists)}
    typer.echo(t("{name}：{n} 份清单，没有问题", **told))
    for line in lack_lines(lacks_of(planned, document), planned.catalog, names):
        typer.echo(line)


@editions.command()
def rows(
    file: Annotated[Path, FileArgument],
    out: Annotated[Path, typer.Option("--out", help="写入的文件夹：新的，或空的。", file_okay=False)],
    status: Annotated[
        Status, typer.Option("--status", help="成为推演稿（draft），或施行的一版（in_force）。")
    ] = Status.DRAFT,
    data: DataDir = None,
) -> None:
    """把一份版本文件写成要添进 data/ 各表的行；有新单元时，另写几何图层。见 docs/editions.md。"""  # noqa: D415
    from mapping.insight.editions.adopting import files_of  # noqa: PLC0415 - needed for this alone

    atlas = open_atlas(data)
    document = edition_file(file)
    planned = with_edition(atlas, document, file.name)
    if out.resolve() == (data or settings().data_dir).resolve() or (out.is_dir() and any(out.iterdir())):
        raise UsageError(EditionCode.EDITION_FOLDER, path=str(out))
    for name, content in files_of(atlas, planned, document, "draft" if status is Status.DRAFT else "").items():
        target = out / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(EditionCode.EDITION_FOLDER, path=str(out)) from error
        write_bytes(target, content)
        typer.echo(name)


def _edition(atlas: Atlas, asked: str) -> tuple[Atlas, str]:
    """Return the data with the edition asked for, and its id: one they have, or a file's.

    Two files may have one id, as two states of one plan do: the second gets another for the time being.
    """
    known = {edition.edition for edition in atlas.catalog.editions}
    path = Path(asked)
    if asked in known:
        return atlas, asked
    if not path.suffix and not path.exists():
        raise UnknownNameError("版本", asked, tuple(known))
    document = edition_file(path)
    number, free = 2, document.edition
    while free in known:
        free, number = f"{document.edition}_{number}", number + 1
    return with_edition(atlas, document.model_copy(update={"edition": free}), path.name), free


def _record(difference: Difference, catalog: Catalog, names: Names) -> dict[str, Any]:
    """Return a difference for programs: the units for which something differs."""
    units = [
        {
            "unit_id": change.unit_id,
            "status": change.status,
            "added": [asdict(row) for row in change.added],
            "removed": [asdict(row) for row in change.removed],
            "moved": [asdict(row) for row in change.moved],
            "reclassified": [asdict(row) for row in change.reclassified],
            "shared_before": list(change.shared_before),
            "shared_after": list(change.shared_after),
        }
        for change in difference.changed
    ]
    return {"a": difference.a, "b": difference.b, "memo": memo(difference, catalog, names), "units": units}


_COLUMNS = ("unit_id", "unit", "change", "term", "rank_before", "rank_after", "industry_before", "industry_after")


def _rows(difference: Difference, catalog: Catalog, names: Names) -> Iterator[tuple[str | int | None, ...]]:
    """Yield a row a change of a term, and one for a list that is shared otherwise."""
    for change in difference.changed:
        unit = (change.unit_id, names.unit_label(catalog.unit(change.unit_id)))
        for row in _changes(change):
            yield (*unit, *row)


def _changes(change: UnitChange) -> Iterator[tuple[str | int | None, ...]]:
    for one in change.added:
        yield "added", one.term, None, one.rank, None, one.industry_id
    for one in change.removed:
        yield "removed", one.term, one.rank, None, one.industry_id, None
    for moved in change.moved:
        yield "moved", moved.term, moved.before, moved.after, None, None
    for mapped in change.reclassified:
        yield "reclassified", mapped.term, None, None, mapped.before, mapped.after
    if change.sharing_changed:
        yield "shared", None, None, None, None, None
