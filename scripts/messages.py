"""Bring locale/en.po up to date with the texts of the program: ``make messages``; ``--check`` only tells what is wrong.

Translations are kept, new texts get an empty one, texts that are gone are dropped. A text that needs no word in English
(a Chinese counter such as 项) is translated by a blank.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from message_sources import FIELD, find_uses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from message_sources import Use

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "locale" / "en.po"

# Written here and not by babel, whose header carries the time and its own version.
HEADER = """\
# English of the interface. The Chinese text is the message id.
# Made by `make messages`; write the translations here.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def main() -> int:
    """Write the file, or check it; exit 1 when a translation is missing, stale or does not fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if something is to be done")
    check_only = parser.parse_args().check
    uses = find_uses(ROOT)
    english = translations()
    if not check_only:
        PO.parent.mkdir(exist_ok=True)
        PO.write_text(po_text(uses, english), encoding="utf-8")
        english = translations()
    found = list(problems(uses, english))
    for problem in found:
        print(problem, file=sys.stderr)
    if not found:
        print(f"locale/en.po: {len(english)} 条译文齐全 · {len(english)} texts, all translated")
    return 1 if found else 0


def translations() -> dict[str, str]:
    """Return the English by Chinese text, empty where it is still to be written."""
    if not PO.exists():
        return {}
    with PO.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file, locale="en") if entry.id}


def po_text(uses: Sequence[Use], english: Mapping[str, str]) -> str:
    """Return the file: one entry a text, sorted, with the files that use it and no line numbers."""
    catalog = Catalog(locale="en", fuzzy=False)
    for use in uses:
        catalog.add(use.text, english.get(use.text, ""), locations=[(use.file, 0)])
    out = io.BytesIO()
    write_po(out, catalog, width=0, omit_header=True, include_lineno=False, sort_output=True)
    return HEADER + out.getvalue().decode("utf-8").strip() + "\n"


def problems(uses: Sequence[Use], english: Mapping[str, str]) -> Iterator[str]:
    """Yield one line for each text without a translation, translation without a text, and field that cannot be filled.

    A translation may use another field than the Chinese text, if every call that shows it gives that field.
    """
    offered: dict[str, frozenset[str]] = {}
    for use in uses:
        offered[use.text] = offered.get(use.text, use.fields) & use.fields
    for text in sorted(offered):
        translation = english.get(text)
        if not translation:
            yield f"locale/en.po 缺译文 · not translated: {text}"
            continue
        wanted, given = set(FIELD.findall(text)), set(FIELD.findall(translation))
        if len(given) != len(wanted) or not given <= offered[text]:
            yield f"locale/en.po 占位符不符 · fields differ: {text} -> {translation}"
    for text in sorted(set(english) - set(offered)):
        yield f"locale/en.po 已无此文 · no longer used: {text}"


if __name__ == "__main__":
    sys.exit(main())
