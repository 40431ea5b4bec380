"""Have a file read by a process of its own, and say in the reader's words why it could not be.

A file comes from outside, so nothing about it is taken for granted: neither its name's ending, nor how much memory or
time it takes. The server only waits, and answers others meanwhile.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mapping.errors import UsageError
from mapping.i18n import message
from mapping.intake.pages import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Page, Refusal, RefusedError, from_json

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mapping.i18n import Translate

WITHIN_S: Final = 60
"""By the clock; the process's own limit on work is lower, so that this one holds only where there is no other."""

_AT_ONCE = 2
_WAIT_S = 60
_places = threading.BoundedSemaphore(_AT_ONCE)

_SOURCE = Path(__file__).resolve().parents[2]

_SENTENCES: Mapping[Refusal, tuple[str, str]] = {
    Refusal.EMPTY: (message("是空文件"), message("填写模板后再上传")),
    Refusal.TOO_LARGE: (message("大于 {megabytes} MB"), message("只留下需要的列和行后再上传")),
    Refusal.TOO_MANY: (message("超过 {rows} 行或 {columns} 列"), message("分成几个文件上传，或删去多余的行列")),
    Refusal.TOO_MUCH_TEXT: (message("的文字太多"), message("只留下需要的列和行后再上传")),
    Refusal.TOO_HARD: (message("太大或太复杂，没有读完"), message("只留下需要的列和行，另存后再上传")),
    Refusal.BUSY: (message("还没有读：正在读的文件太多"), message("过一会儿再上传")),
    Refusal.NO_CONTENT: (message("没有任何内容"), message("填写模板后再上传")),
    Refusal.NO_SPREADSHEET: (
        message("不是可读的表格"),
        message("上传 .xlsx 工作簿，或 UTF-8、GB18030 编码的 CSV"),
    ),
    Refusal.ODD_WORKBOOK: (
        message("不是按表格软件的写法保存的，读不准"),
        message("用表格软件打开，另存为 .xlsx 后再上传"),
    ),
    Refusal.OLD_WORKBOOK: (
        message("是旧版 .xls 或加了密码的工作簿"),
        message("去掉密码，另存为 .xlsx 或 CSV 后再上传"),
    ),
    Refusal.WIDE_TEXT: (
        message("是 UTF-16 或 UTF-32 编码"),
        message("另存为 UTF-8 编码的 CSV 或 .xlsx 后再上传"),
    ),
}
_LIMITS = {"megabytes": MOST_BYTES // 10**6, "rows": MOST_ROWS, "columns": MOST_COLUMNS}


def read_pages(file: str, data: bytes, t: Translate, headings: Collection[str] = ()) -> tuple[Page, ...]:
    """Return the sheets of a file that hold anything, in the order of the file; a CSV is one sheet.

    ``t`` puts what is wrong into the reader's words. ``headings``: some that may be expected; they tell what divides
    the cells of a CSV.

    Raises:
        UsageError: too large, too many rows, empty, or no spreadsheet that can be read.
    """
    try:
        return _read(data, headings)
    except RefusedError as error:
        problem, remedy = _SENTENCES[error.refusal]
        raise whole_file(file, t(problem, **_LIMITS), t(remedy), t) from None


def whole_file(file: str, problem: str, remedy: str, t: Translate) -> UsageError:
    """Return the error of a file that cannot be used as a whole, as one sentence."""
    return UsageError(t("{file} {problem}；{remedy}。", file=file, problem=problem, remedy=remedy))


def _read(data: bytes, headings: Collection[str]) -> tuple[Page, ...]:
    if not data.strip():
        raise RefusedError(Refusal.EMPTY)
    if len(data) > MOST_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)
    if not _places.acquire(timeout=_WAIT_S):
        raise RefusedError(Refusal.BUSY)
    try:
        said = _ask_child(data, headings)
    finally:
        _places.release()
    if "refused" in said:
        raise RefusedError(Refusal(said["refused"]))
    return from_json(said["pages"])


def _ask_child(data: bytes, headings: Collection[str]) -> dict[str, Any]:
    """Return what the child says; one that was ended, or ended itself, has found the file too hard."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and headings of our own
            [sys.executable, "-X", "utf8", "-m", "mapping.intake.child", *headings],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WITHIN_S,
            check=False,
            env={**os.environ, "PYTHONPATH": str(_SOURCE)},
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(Refusal.TOO_HARD) from None
    except OSError:  # no process can be started just now
        raise RefusedError(Refusal.BUSY) from None
    if done.returncode != 0:
        raise RefusedError(Refusal.TOO_HARD)
    said: dict[str, Any] = json.loads(done.stdout)
    return said
