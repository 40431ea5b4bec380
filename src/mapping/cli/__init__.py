"""The command line: `python -m mapping …`.

Exit codes: 0; 1 for a problem in the data; 2 for wrong use or output that cannot be written; 130 after Ctrl-C. Errors
are one line on stderr, never a traceback.
One module a command; importing it registers the command.
"""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from mapping import journal
from mapping.cli import (
    atlas,
    check,
    editions,
    firms_count,
    firms_export,
    firms_load,
    firms_sample,
    import_parks,
    lists,
    match,
    parks,
    render,
    similarity,
    within,
)
from mapping.cli.app import INTERRUPTED, PROBLEM_IN_DATA, WRONG_USE, app
from mapping.errors import MappingError, UsageError
from mapping.faults import Phrase
from mapping.i18n import LANGUAGES, message, translator
from mapping.sentences import Code

__all__ = [
    "atlas",
    "check",
    "editions",
    "firms_count",
    "firms_export",
    "firms_load",
    "firms_sample",
    "import_parks",
    "lists",
    "main",
    "match",
    "parks",
    "render",
    "similarity",
    "within",
]


def _fail(message: str, code: int) -> NoReturn:
    print(" ".join(message.split()), file=sys.stderr)  # noqa: T201 - the one line of an error
    sys.exit(code)


def main() -> None:
    """Run the command line and turn every error a user can cause into one line and an exit code."""
    t = translator(_language())
    try:
        _check_arguments()
        with journal.command(sys.argv[1] if sys.argv[1:] else "-"):
            code = app(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except TyperException as error:
        text = error.format_message() if hasattr(error, "format_message") else str(error)
        _fail(t("用法有误：{text} 运行 python -m mapping --help 查看用法。", text=text), WRONG_USE)
    except SystemExit:  # so the library ends where the reader of a pipe has gone
        _drop_output()
        _fail(_no_output(Phrase(message("读取的程序已结束"))), WRONG_USE)
    except (typer.Abort, KeyboardInterrupt):
        _fail(t("已中断。"), INTERRUPTED)
    except UsageError as error:
        _fail(error.told(_language()), WRONG_USE)
    except MappingError as error:
        _fail(error.told(_language()), PROBLEM_IN_DATA)
    except OSError as error:
        # Whatever is a file of the user's has its own sentence where it is read or written: this is standard output.
        _drop_output()
        _fail(_no_output(str(error.strerror)), WRONG_USE)
    if code == INTERRUPTED:  # so the library ends after Ctrl-C
        _fail(t("已中断。"), INTERRUPTED)
    sys.exit(code or 0)


def _check_arguments() -> None:
    """Refuse arguments that are no text: no table holds them and no file could repeat them."""
    for argument in sys.argv[1:]:
        try:
            argument.encode()
        except UnicodeEncodeError:
            shown = argument.encode(errors="surrogateescape").decode(errors="replace")
            raise UsageError(Code.ARGUMENT_ENCODING, value=shown) from None


def _language() -> str:
    """Return the language that ``--lang`` asks for: an error may come before the command has read it."""
    given = " ".join(sys.argv[1:]).replace("--lang=", "--lang ").split()
    asked = [after for before, after in pairwise(given) if before == "--lang" and after in LANGUAGES]
    return asked[-1] if asked else "zh"


def _no_output(reason: str | Phrase) -> str:
    return UsageError(Code.STANDARD_OUTPUT, reason=reason).told(_language())


def _drop_output() -> None:
    """Let what is still held back for standard output go nowhere, or Python would try once more on leaving."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
