"""The command line: `python -m mapping …`.

Exit codes: 0; 1 for a problem in the data; 2 for wrong use. Errors are one line on stderr, never a traceback.
One module a command; importing it registers the command.
"""

from __future__ import annotations

import sys
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from mapping.cli import check, match, parks, render, similarity
from mapping.cli.app import PROBLEM_IN_DATA, WRONG_USE, app
from mapping.errors import MappingError, UsageError

__all__ = ["check", "main", "match", "parks", "render", "similarity"]


def _fail(message: str, code: int) -> NoReturn:
    print(" ".join(message.split()), file=sys.stderr)  # noqa: T201 - the one line of an error
    sys.exit(code)


def main() -> None:
    """Run the command line and turn every error a user can cause into one line and an exit code."""
    try:
        code = app(standalone_mode=False)
    except TyperException as error:
        text = error.format_message() if hasattr(error, "format_message") else str(error)
        _fail(f"用法有误：{text} 运行 python -m mapping --help 查看用法。", WRONG_USE)
    except typer.Abort:
        _fail("已中断。", PROBLEM_IN_DATA)
    except UsageError as error:
        _fail(str(error), WRONG_USE)
    except MappingError as error:
        _fail(str(error), PROBLEM_IN_DATA)
    sys.exit(code or 0)
