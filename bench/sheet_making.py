"""A fresh process that makes sheets and tells how long it took. Run as ``python -m bench.sheet_making WHAT``.

``pdf``, ``png``, ``pptx``: single sheets, warm; ``atlas-pdf``, ``atlas-pptx``: the whole atlas, from request to file;
``press`` and ``matplotlib``: the pages of the atlas, composed already, as one PDF, by this program and by its peer.
Beside the time on the clock stands that of the processors, which a busy machine disturbs less.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import TYPE_CHECKING, Any, TypeAlias

from bench.stats import median
from mapping.documents.atlas import atlas_request
from mapping.documents.files import file_of
from mapping.documents.making import make
from mapping.documents.presentation import presentation
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.insight.atlas import load_atlas
from mapping.printing.writers.press import pdf
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas

Times: TypeAlias = tuple[float, float]
"""Seconds by the clock, and of all processors together."""

SHEETS = ("jianghan", "wedz", "ovc", "huangpi", "qingshan", "jiangxia", "xinzhou")
"""Units whose sheets are made one after the other: none twice, so that nothing is remembered of it."""


def single(file_format: str, atlas: Atlas, view: View) -> tuple[Times, int, int]:
    """Return the median times of a sheet, its bytes, and the number of sheets; the first is made to warm up."""
    times, size = [], 0
    for unit in (None, *SHEETS):
        asked = {"edition": view.edition} | ({} if unit is None else {"kind": "unit", "unit": unit})
        request = DocumentRequest(pages=(PageSpec.model_validate(asked),))
        begun = now()
        size = len(file_of(request, atlas, file_format).content)
        times.append(since(begun))
    clocks, processors = zip(*times[1:], strict=True)
    return (median(clocks), median(processors)), size, len(SHEETS)


def whole(file_format: str, atlas: Atlas, view: View) -> tuple[Times, int, int]:
    """Return times, bytes and pages of the atlas, which is made once, as whoever presses the button has it made."""
    begun = now()
    request = atlas_request(atlas, view)
    if file_format == "pdf":
        document = make(request, atlas)
        content = pdf(document)
    else:
        document, content = presentation(request, atlas)
    return since(begun), len(content), len(document.pages)


def drawn(draw: str, atlas: Atlas, view: View) -> tuple[Times, int, int]:
    """Return times, bytes and pages of the atlas as a PDF, without the time in which its pages are composed."""
    document = make(atlas_request(atlas, view), atlas)
    if draw == "press":
        begun = now()
        content = pdf(document)
    else:
        from bench.peers.matplotlib_sheets import sheets  # noqa: PLC0415 - nothing else loads it

        begun = now()
        content = sheets(page.drawing for page in document.pages)
    return since(begun), len(content), len(document.pages)


def now() -> Times:
    """Return what clock and processors say."""
    return time.perf_counter(), time.process_time()


def since(begun: Times) -> Times:
    """Return the seconds since then."""
    clock, processors = now()
    return clock - begun[0], processors - begun[1]


def main() -> None:
    """Make what the argument says and print the answer as JSON on the last line."""
    what = sys.argv[1]
    kinds: dict[str, tuple[Callable[[str, Atlas, View], tuple[Times, int, int]], str]] = {
        **{one: (single, one) for one in ("pdf", "png", "pptx")},
        **{f"atlas-{one}": (whole, one) for one in ("pdf", "pptx")},
        **{one: (drawn, one) for one in ("press", "matplotlib")},
    }
    atlas = load_atlas()
    measure, argument = kinds[what]
    (seconds, cpu), size, pages = measure(argument, atlas, View(atlas.catalog.newest_edition))
    # kilobytes on Linux, bytes on a Mac
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e3 if sys.platform == "linux" else 1e6)
    answer: dict[str, Any] = {"seconds": seconds, "cpu_seconds": cpu, "bytes": size, "pages": pages, "peak_mb": peak}
    sys.stdout.write(f"{json.dumps(answer)}\n")


if __name__ == "__main__":
    main()
