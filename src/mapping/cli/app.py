"""The command line's application, and what its commands share."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from mapping.errors import UsageError
from mapping.faults import Phrase
from mapping.files import write_whole
from mapping.i18n import message
from mapping.insight.atlas import load_atlas
from mapping.sentences import Code, EditionCode, WorkspaceCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.insight.atlas import Atlas
    from mapping.insight.editions.document import EditionDocument

PROBLEM_IN_DATA = 1
WRONG_USE = 2
INTERRUPTED = 130
"""What a shell reports of a command that Ctrl-C has stopped."""

Ending = TypeVar("Ending", bound=StrEnum)
"""Formats of a command, each named like the ending of its files."""

app = typer.Typer(
    name="mapping",
    help="武汉产业地图：检查数据、绘制地图、查找园区、产业选址、比较定位。",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its tables cut Chinese lines off at the window's edge
)

DataDir = Annotated[Path | None, typer.Option("--data", help="数据文件夹；默认为项目自带的 data/。", file_okay=False)]
WorkspaceFile = Annotated[
    Path | None,
    typer.Option("--workspace", help="工作区文件（zip）：网页上导入的名录和推演稿，一并用上。", dir_okay=False),
]
EditionFile = Annotated[
    Path | None,
    typer.Option("--edition-file", help="版本文件（推演稿）：与数据并用；没有写 --edition 时就用它。", dir_okay=False),
]
EngineUrl = Annotated[
    str | None,
    typer.Option(
        "--engine",
        help="名录所在：duckdb:文件、postgresql://用户@主机/数据库、spark:local[2] 或 sc://主机:端口；"
        "默认为环境变量 MAPPING_FIRMS_ENGINE。",
    ),
]
EditionId = Annotated[str | None, typer.Option("--edition", help="文件版本；默认为最新一版。")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help="写入的文件；不给则写到标准输出。供 Excel 打开的 csv 须写入文件。",
        dir_okay=False,
    ),
]


class Language(StrEnum):
    """Languages of names and texts."""

    ZH = "zh"
    EN = "en"


@app.callback()
def _root() -> None:
    """Keep subcommands even while there is only one."""


def open_atlas(data: Path | None, workspace: Path | None = None, edition: Path | None = None) -> Atlas:
    """Return the joined data of ``--data``, with what ``--workspace`` holds and the edition of ``--edition-file``.

    Rows of it that do not fit the data are set aside, and each is named on standard error.

    Raises:
        UsageError: no such folder, or the files are no workspace and no edition that fits the data.
        DataError: a file in the folder is missing or unreadable.
    """
    if data is not None and not data.is_dir():
        raise UsageError(Code.DATA_OPTION, path=str(data))
    atlas = load_atlas(data)
    atlas = atlas if workspace is None else _with(atlas, workspace)
    if edition is None:
        return atlas
    from mapping.insight.editions.applied import with_edition  # noqa: PLC0415 - few commands are given one

    return with_edition(atlas, edition_file(edition), edition.name)


def edition_file(path: Path) -> EditionDocument:
    """Return the edition in a file.

    Raises:
        UsageError: it cannot be read.
        EditionError: it is no such file, or parts of it are at fault.
    """
    from mapping.insight.editions.document import read  # noqa: PLC0415 - the same

    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(EditionCode.EDITION_UNREADABLE, path=str(path), reason=str(error.strerror)) from error
    return read(content, path.name)


def _with(atlas: Atlas, path: Path) -> Atlas:
    from mapping.insight.workspace import set_aside, with_workspace  # noqa: PLC0415 - few commands are given one
    from mapping.workspace_file import read  # noqa: PLC0415

    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(WorkspaceCode.WORKSPACE_UNREADABLE, path=str(path), reason=str(error.strerror)) from error
    own = with_workspace(atlas, read(path.name, content).workspace)
    for fault in set_aside(atlas, own):
        typer.echo(fault.told("zh"), err=True)
    return own


def edition_of(atlas: Atlas, asked: str | None, file: Path | None = None) -> str:
    """Return the edition of ``--edition``; where none is asked for that of ``--edition-file``, or else the newest.

    Raises:
        UnknownNameError: no such edition.
    """
    if file is not None and not asked:
        return atlas.catalog.editions[-1].edition
    return atlas.catalog.edition(asked).edition if asked else atlas.catalog.newest_edition


def write_bytes(out: Path | None, content: bytes | Iterable[bytes]) -> None:
    """Write to the file of ``--out``, or to standard output where there is none: all at once, or in portions.

    A file is replaced as a whole; where that fails, it stays as it was.

    Raises:
        UsageError: the file or standard output cannot be written.
    """
    if out is None:
        if sys.stdout is None:  # the shell has closed it
            raise UsageError(Code.STANDARD_OUTPUT, reason=Phrase(message("已关闭")))
        # main() says so in one line where this fails
        sys.stdout.buffer.writelines((content,) if isinstance(content, bytes) else content)
        sys.stdout.buffer.flush()
        return
    check_folder(out)
    try:
        write_whole(out, content)
    except OSError as error:
        raise _not_written(out, error) from error


def check_folder(out: Path) -> None:
    """Make sure of the folder of a file: one that is not there is a slip of the pen, and none is made for it.

    Raises:
        UsageError: it is not there, or cannot be looked into.
    """
    try:
        out.resolve().parent.stat()
    except OSError as error:
        raise _not_written(out, error) from error


def _not_written(out: Path, error: OSError) -> UsageError:
    there = os.path.isfile(out)  # noqa: PTH113 - false also where a name is too long
    kept = Phrase(message("，原有的文件没有改动")) if there else ""
    return UsageError(Code.FILE_NOT_WRITTEN, path=str(out), reason=str(error.strerror), kept=kept)


def format_of(wanted: Ending | None, out: Path | None, formats: type[Ending], default: Ending | None = None) -> Ending:
    """Return the format asked for, else that of the name's ending, else ``default`` where the name has no ending.

    Raises:
        UsageError: nothing tells the format, or the name ends with another one than was asked for.
    """
    told = None if out is None else next((f for f in formats if out.suffix.lower() == f".{f}"), None)
    if wanted is not None and told is not None and told is not wanted:
        raise UsageError(Code.FORMAT_CONTRADICTED, path=str(out), ending=told, wanted=wanted)
    found = wanted or told or (None if out is not None and out.suffix else default)
    if found is None:
        name = "" if out is None else out.name
        raise UsageError(Code.FORMAT_UNKNOWN, name=name, formats="|".join(formats))
    return found
