"""Make the whole atlas in every language and on every paper, and lay it out to be looked at: ``make atlas-proof``.

Into build/atlas-proof/ go the files themselves (PDF and PPTX), contact sheets of all their pages, and findings.md: what
can be found without eyes. The rest is for eyes: a page without findings may still be ugly. LibreOffice draws the PPTX.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from browsers import OFFICE, NoBrowserError, find_or_install
from mapping.documents.atlas import atlas_request
from mapping.documents.making import make
from mapping.documents.presentation import presentation
from mapping.fonts import font_file
from mapping.insight.atlas import load_atlas
from mapping.printing.style import PAPERS
from mapping.printing.writers.press import pdf
from mapping.view import View

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.sheet_audit import collisions, covered, strays  # noqa: E402 - the tests are no package that is installed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.printing.document import Document, Page

OUT = ROOT / "build" / "atlas-proof"
LANGUAGES = ("zh", "en")
GRIDS = {False: (2, 3), True: (3, 2)}
"""Columns and rows of a contact sheet, by whether its pages are higher than wide."""
THUMB_PX = 800
CAPTION_PX = 26
GAP_PX = 14
MARGIN_MM = 3.0
"""Nearer to the edge of the paper nothing may come."""
LEAST_POINTS = {"16:9": 12.0}
LEAST_ON_PAPER = 6.0
EMPTY_SHARE = 0.34
"""Share of a page's height or width that may be one blank stripe."""
WHITE = 250
FONTS = f"""<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{ROOT / "fonts"}</dir>
<match target="pattern"><test name="family"><string>Microsoft YaHei</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans SC</string></edit></match>
</fontconfig>
"""
"""Slides name the typeface of Windows, which other systems lack; what took its place would be wider than either."""


@dataclass
class Proof:
    """What became of one file: its contact sheets and what was found on its pages."""

    name: str
    pages: int
    seconds: float
    size: int
    sheets: list[Path] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


def main() -> int:
    """Make and lay out everything; exit 1 where something could not be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paper", action="append", choices=tuple(PAPERS), help="that paper only; may be repeated")
    parser.add_argument("--lang", action="append", choices=LANGUAGES, help="that language only")
    parser.add_argument("--sheets", action="append", default=[], help="that part of the atlas only; may be repeated")
    parser.add_argument("--no-pptx", action="store_true", help="PDF only")
    asked = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    office = None if asked.no_pptx else _office()
    proofs = [
        proof
        for lang, paper in product(asked.lang or LANGUAGES, asked.paper or PAPERS)
        for proof in _proofs(lang, paper, asked.sheets, None if asked.no_pptx else (office or ""))
    ]
    (OUT / "findings.md").write_text(_report(proofs), encoding="utf-8")
    found = sum(len(proof.findings) for proof in proofs)
    print(f"{OUT.relative_to(ROOT)}: {sum(p.pages for p in proofs)} 页 · pages, {found} 处可疑 · findings")
    return 1 if office is None and not asked.no_pptx else 0


def _office() -> str | None:
    try:
        return find_or_install(OFFICE, may_install=True)
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return None


def _proofs(lang: str, paper: str, sheets: Sequence[str], office: str | None) -> Iterator[Proof]:
    """Yield the proof of the PDF and, unless ``office`` is None, of the PPTX; an empty one draws no PPTX."""
    atlas = load_atlas()
    view = View(atlas.catalog.newest_edition, lang=lang)
    name = f"{lang}-{paper.replace(':', 'x')}"
    begun = time.perf_counter()
    request = atlas_request(atlas, view, sheets, paper=paper)
    document = make(request, atlas)
    content = pdf(document)
    proof = Proof(f"{name}.pdf", len(document.pages), time.perf_counter() - begun, len(content))
    for number, page in enumerate(document.pages, 1):
        proof.findings += [f"page {number} {page.name}: {one}" for one in _findings(page, paper)]
    yield _laid_out(proof, content, content, document)
    if office is None:
        return
    begun = time.perf_counter()
    document, deck = presentation(request, atlas)
    proof = Proof(f"{name}.pptx", len(document.pages), time.perf_counter() - begun, len(deck))
    yield _laid_out(proof, deck, _drawn(deck, office) if office else None, document)


def _laid_out(proof: Proof, content: bytes, drawn: bytes | None, document: Document) -> Proof:
    """Write a file and the contact sheets of its pages, which ``drawn`` (PDF) shows; note blank stripes."""
    (OUT / proof.name).write_bytes(content)
    pictures = [] if drawn is None else list(_pictures(drawn))
    if drawn is not None and len(pictures) != proof.pages:
        proof.findings.append(f"{len(pictures)} pages drawn, {proof.pages} asked for")
    named = [(picture, f"{n} {page.name}") for n, (picture, page) in enumerate(_pairs(pictures, document), 1)]
    for picture, name in named:
        proof.findings += [f"page {name}: {one}" for one in _blank(picture)]
    drawing = document.pages[0].drawing
    columns, rows = GRIDS[drawing.height > drawing.width]
    for number, first in enumerate(range(0, len(named), columns * rows), 1):
        path = OUT / f"{proof.name}-{number:02}.png"
        _contact(named[first : first + columns * rows], columns).save(path)
        proof.sheets.append(path)
    told = f"{proof.pages} p, {proof.seconds:.1f} s, {proof.size / 1e6:.1f} MB, {len(proof.findings)} findings"
    print(f"{proof.name}: {told}", flush=True)
    return proof


def _pairs(pictures: list[Image.Image], document: Document) -> Iterator[tuple[Image.Image, Page]]:
    yield from zip(pictures, document.pages, strict=False)


def _findings(page: Page, paper: str) -> Iterator[str]:
    """Yield what a display list gives away: lettering on lettering, what leaves the paper, what is too small."""
    drawing = page.drawing
    for one in collisions(drawing):
        yield f"collision of «{one.first}» and «{one.second}» ({one.share:.0%})"
    for hidden in covered(drawing):
        yield f"«{hidden}» lies under something"
    # a cover's grounds reach the edge of the paper
    for stray in strays(drawing, PAPERS[paper].page.grown(-MARGIN_MM)):
        if not stray.startswith("Rect("):
            yield f"stray {stray}"
    least = LEAST_POINTS.get(paper, LEAST_ON_PAPER)
    small = [text for text in drawing.texts() if text.face.size < least - 0.01]
    if small:
        smallest = min(small, key=lambda text: text.face.size)
        yield f"{len(small)} texts below {least:g} pt, the smallest {smallest.face.size:.1f} pt «{smallest.text}»"
    cut = [text.text for text in drawing.texts() if text.text.endswith("…")]
    if cut:
        yield f"{len(cut)} texts cut short, such as «{cut[0]}»"
    if drawing.replaced:
        yield f"characters that the font lacks: {' '.join(drawing.replaced)}"


def _blank(picture: Image.Image) -> Iterator[str]:
    """Yield the stripe across a page that holds nothing, where it is a third of the page or more."""
    ink = np.asarray(picture.convert("L")) < WHITE
    for side, rows in (("height", ink.any(axis=1)), ("width", ink.any(axis=0))):
        runs = "".join("#" if row else "." for row in rows).split("#")
        share = max(map(len, runs)) / len(rows)
        if share > EMPTY_SHARE:
            yield f"{share:.0%} of its {side} is blank"


def _pictures(content: bytes) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        width, height = page.get_size()
        yield page.render(scale=THUMB_PX / max(width, height)).to_pil().convert("RGB")


def _contact(thumbs: list[tuple[Image.Image, str]], columns: int) -> Image.Image:
    """Return pages side by side, each under its number and name."""
    width = max(picture.width for picture, _ in thumbs) + GAP_PX
    height = max(picture.height for picture, _ in thumbs) + CAPTION_PX + GAP_PX
    rows = -(-len(thumbs) // columns)
    sheet = Image.new("RGB", (columns * width + GAP_PX, rows * height + GAP_PX), "#8a8f96")
    pen, face = ImageDraw.Draw(sheet), ImageFont.truetype(font_file(bold=False), 16)
    for place, (picture, caption) in enumerate(thumbs):
        left, top = GAP_PX + place % columns * width, GAP_PX + place // columns * height
        pen.text((left, top), caption[:60], fill="#ffffff", font=face)
        sheet.paste(picture, (left, top + CAPTION_PX))
    return sheet


def _drawn(deck: bytes, office: str) -> bytes:
    """Return a PPTX as LibreOffice prints it, in the project's typeface, whatever is installed."""
    with tempfile.TemporaryDirectory(prefix="atlas-proof-") as folder:
        place = Path(folder)
        (place / "deck.pptx").write_bytes(deck)
        (place / "fonts.conf").write_text(FONTS, encoding="utf-8")
        subprocess.run(  # noqa: S603 - a program of this machine
            [office, "--headless", f"-env:UserInstallation=file://{place}/profile", "--convert-to", "pdf", "deck.pptx"],
            cwd=place,
            env={**os.environ, "FONTCONFIG_FILE": str(place / "fonts.conf")},
            capture_output=True,
            check=True,
            timeout=900,
        )
        return (place / "deck.pdf").read_bytes()


def _report(proofs: Sequence[Proof]) -> str:
    lines = ["# Findings in the atlas", ""]
    for proof in proofs:
        lines += [f"## {proof.name}", "", f"{proof.pages} pages, {proof.size / 1e6:.1f} MB, {proof.seconds:.1f} s.", ""]
        lines += [f"- {one}" for one in proof.findings] or ["Nothing."]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
