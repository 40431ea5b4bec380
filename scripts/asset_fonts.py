"""The web font in pieces: a browser fetches those whose characters a page shows, and none that the machine has itself.

``fonts/pieces.txt`` says which characters go together, those that the first page shows before those of other pages and
of the tables; what it does not name follows in the order of code points. ``faces.css`` gives each piece its
``unicode-range``; of two rules for one character the later counts, so the named pieces come last and the others may be
ranges without holes.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

WEIGHTS = {"Regular": "100 499", "Bold": "500 900"}
"""Weight of the file -> the weights it is drawn for: everything from 500 up is drawn with the bold one."""
FAMILY = "Noto Sans SC"
FACES = "faces.css"
LATIN_ENDS = 0x2E80
"""First code point of the characters of East Asia."""
PLAIN = frozenset((*range(0x100), *range(0x2010, 0x2027), *map(ord, "²³×÷−≈≠≤≥→←↑↓●○□■▲▼✓✕…")))
"""Of those before them, what every page shows; the others are a piece of their own."""
OTHERS = 360
"""Characters in a piece that no page is known to need: some 50 kB."""
_HASH = 10

FIRST_PAGE = re.compile(
    r"app\.py|src/mapping/(ui/(frame|map|address)/|leaflet/browser/(card|element|head|map|panel|shared|table)/"
    r"|cartography/(?!layers/(score|overlap)|wording/(reasons|match)))"
)
"""Files whose texts stand on the map of the city."""
FIRST_TABLES = ("units", "taxonomy_965", "shared_lists", "industry_tiles", "neighbours", "editions")

_PIECES_HEADER = """\
# Which characters a browser fetches together, the first page's first. Made from texts and tables by
# `python scripts/build_assets.py --together`; a new text does not need it made
# again: it then costs one piece more.
"""
_HEADER = """\
/* Made by `make assets` from fonts/: do not edit. The machine's own font of this name comes first. */
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that travel together, and the ranges of code points for which a browser asks for them."""

    name: str
    characters: frozenset[int]
    ranges: tuple[tuple[int, int], ...]


def pieces(characters: frozenset[int], together: Path) -> list[Piece]:
    """Divide the characters of a font: those nobody names, the Latin ones, then the named ones, the first page last."""
    named = [
        (name, frozenset(map(ord, text)) & characters) for name, text in _named(together.read_text(encoding="utf-8"))
    ]
    taken = frozenset().union(*(text for _, text in named))
    latin = frozenset(code for code in characters - taken if code < LATIN_ENDS)
    others = sorted(characters - taken - latin)
    blocks = [others[start : start + OTHERS] for start in range(0, len(others), OTHERS)]
    return [
        *(Piece(f"{block[0]:04x}", frozenset(block), ((block[0], block[-1]),)) for block in blocks),
        Piece("symbols", latin - PLAIN, ranges(latin - PLAIN)),
        Piece("latin", latin & PLAIN, ranges(latin & PLAIN)),
        *(Piece(name, text, ranges(text)) for name, text in reversed(named)),
    ]


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and characters of each line that is no comment."""
    for line in text.splitlines():
        name, tab, characters = line.partition("\t")
        if tab:
            yield name, characters


def ranges(codes: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """Return runs of neighbouring code points as first and last."""
    ordered = sorted(codes)
    if not ordered:
        return ()
    breaks = [(left, right) for left, right in pairwise(ordered) if right != left + 1]
    starts = [ordered[0], *(right for _, right in breaks)]
    ends = [*(left for left, _ in breaks), ordered[-1]]
    return tuple(zip(starts, ends, strict=True))


def build(fonts: Path, folder: Path) -> list[Path]:
    """Cut the fonts and write pieces and faces (some 20 s); return what is no longer part of them, for removal."""
    folder.mkdir(parents=True, exist_ok=True)
    rules, made = [_HEADER], set()
    for weight, drawn_for in WEIGHTS.items():
        source = fonts / f"NotoSansSC-{weight}.ttf"
        for piece in pieces(_characters(source), fonts / "pieces.txt"):
            content = _cut(source, piece)
            name = f"{weight.lower()}-{piece.name}-{hashlib.sha256(content).hexdigest()[:_HASH]}.woff2"
            (folder / name).write_bytes(content)
            made.add(name)
            rules.append(_rule(weight, drawn_for, piece, name))
    (folder / FACES).write_text("".join(rules), encoding="utf-8", newline="\n")
    return [path for path in sorted(folder.glob("*.woff2")) if path.name not in made]


def stale(fonts: Path, folder: Path) -> list[Path]:
    """Return the files that are missing, no part of the faces, or hold other characters than the fonts give them.

    Bytes are not compared: packing again would take too long.
    """
    faces = folder / FACES
    told = faces.read_text(encoding="utf-8") if faces.exists() else ""
    expected = _HEADER
    found: set[Path] = set()
    wrong: list[Path] = []
    for weight, drawn_for in WEIGHTS.items():
        source = fonts / f"NotoSansSC-{weight}.ttf"
        edition = _edition(source)
        for piece in pieces(_characters(source), fonts / "pieces.txt"):
            files = sorted(folder.glob(f"{weight.lower()}-{piece.name}-*.woff2"))
            found.update(files)
            if len(files) != 1 or _characters(files[0]) != piece.characters or _edition(files[0]) != edition:
                wrong += files or [folder / f"{weight.lower()}-{piece.name}"]
            expected += _rule(weight, drawn_for, piece, files[-1].name if files else "")
    return [*([] if told == expected else [faces]), *wrong, *sorted(set(folder.glob("*.woff2")) - found)]


def _rule(weight: str, drawn_for: str, piece: Piece, file: str) -> str:
    spans = ",".join(f"U+{first:x}" if first == last else f"U+{first:x}-{last:x}" for first, last in piece.ranges)
    local = FAMILY if weight == "Regular" else f"{FAMILY} {weight}"
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{drawn_for};font-display:swap;'
        f'src:local("{local}"),url("../fonts/{file}") format("woff2");unicode-range:{spans}}}\n'
    )


def _cut(source: Path, piece: Piece) -> bytes:
    """Return a font with some of its characters, for a browser; the font's own date is kept."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=piece.characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _characters(path: Path) -> frozenset[int]:
    return frozenset(TTFont(path, lazy=True).getBestCmap())


def _edition(path: Path) -> tuple[float, str | None]:
    font = TTFont(path, lazy=True)
    return font["head"].fontRevision, font["name"].getDebugName(5)


def together(root: Path) -> str:
    """Return the text of ``pieces.txt`` as texts and tables are now: what the first page shows, other texts, tables."""
    with (root / "locale" / "en.po").open("rb") as file:
        messages = [(str(entry.id), [name for name, _ in entry.locations]) for entry in read_po(file) if entry.id]
    first = [text for text, files in messages if any(FIRST_PAGE.match(file) for file in files)]
    first += [(root / "data" / f"{table}.csv").read_text(encoding="utf-8") for table in FIRST_TABLES]
    tables = [path.read_text(encoding="utf-8") for path in sorted((root / "data").glob("*.csv"))]
    taken = _han(first)
    words = _han(text for text, _ in messages) - taken
    left = _han(tables) - taken - words
    counted = Counter(character for text in tables for character in text if character in left)
    often = [character for character, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]
    parts = [often[start : start + OTHERS] for start in range(0, len(often), OTHERS)]
    named = [("first", taken), ("words", words), *((f"tables{number}", set(part)) for number, part in enumerate(parts))]
    return _PIECES_HEADER + "".join(f"{name}\t{''.join(sorted(characters))}\n" for name, characters in named)


def _han(texts: Iterable[str]) -> set[str]:
    return {character for text in texts for character in text if ord(character) >= LATIN_ENDS}
