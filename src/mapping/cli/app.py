"""The command line's application, and what its commands share."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapping.errors import UsageError
from mapping.insight.atlas import load_atlas

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

PROBLEM_IN_DATA = 1
WRONG_USE = 2

app = typer.Typer(
    name="mapping",
    help="武汉产业地图：检查数据、绘制地图、查找园区、产业选址、比较定位。",
    add_completion=False,
    pretty_exceptions_enable=False,
)

DataDir = Annotated[Path | None, typer.Option("--data", help="数据文件夹；默认为项目自带的 data/。", file_okay=False)]
Out = Annotated[Path | None, typer.Option("--out", help="写入的文件；不给则写到标准输出。", dir_okay=False)]


class Language(StrEnum):
    """Languages of names and texts."""

    ZH = "zh"
    EN = "en"


@app.callback()
def _root() -> None:
    """Keep subcommands even while there is only one."""


def open_atlas(data: Path | None) -> Atlas:
    """Return the joined data of ``--data``.

    Raises:
        UsageError: no such folder.
        DataError: a file in it is missing or unreadable.
    """
    if data is not None and not data.is_dir():
        raise UsageError(f"没有数据文件夹 {data}；请检查 --data。")
    return load_atlas(data)


def write_bytes(out: Path | None, content: bytes) -> None:
    """Write to the file of ``--out``, or to standard output where there is none.

    Raises:
        UsageError: the file cannot be written.
    """
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UsageError(f"无法写入 {out}：{error.strerror}；请检查文件夹是否存在、是否可写。") from error
