"""What the commands share that hand over documents: reading a request, making its file, telling how far it is."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cartography.resolve import resolve, warnings
from mapping.cli.app import PROBLEM_IN_DATA, check_folder, write_bytes
from mapping.documents.gathering import asks
from mapping.documents.request import DocumentRequest
from mapping.errors import UsageError
from mapping.i18n import translator
from mapping.insight.beside import with_firms
from mapping.sentences import Code
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapping.documents.request import PageSpec
    from mapping.insight.atlas import Atlas
    from mapping.printing.writers.pptx import Template

TemplateFile = Annotated[
    Path | None,
    typer.Option("--template", help="pptx：做在本单位的模板里（.pptx 或 .potx）。", dir_okay=False),
]
Layout = Annotated[str, typer.Option("--layout", help="用模板的哪一个版式，按名称；默认由程序选。")]
KeepSlides = Annotated[bool, typer.Option("--keep-slides", help="保留模板里原有的幻灯片。")]


class Pictures(StrEnum):
    """What a ZIP holds."""

    PNG = "png"
    SVG = "svg"


PictureFormat = Annotated[
    Pictures | None,
    typer.Option("--pictures", help="zip 里的图片：png 或 svg；默认与所读的 zip 相同，否则 png。"),
]


def with_list(atlas: Atlas, engine: str | None, pages: Iterable[PageSpec]) -> Atlas:
    """Return the data with the list of firms of ``--engine``, or of the settings, where pages ask for one.

    Raises:
        UsageError: there is no such engine, it cannot be reached, or holds no list.
    """
    url = engine or settings().firms_engine
    if not url or not any(map(asks, pages)):
        return atlas
    from mapping.firms.store import store_at  # noqa: PLC0415 - few maps are of firms, and engines take long to load

    return with_firms(atlas, store_at(url))


def read_request(path: Path, edition: str, atlas: Atlas, engine: str | None = None) -> tuple[DocumentRequest, Pictures]:
    """Return the request in a file, of JSON or made by this program, and what a ZIP of it holds unless asked otherwise.

    ``edition`` is meant where it names none. ``engine`` has the list of firms, if it asks for any.

    That the file was made of other data than those of ``atlas``, or by another version, is told on stderr.

    Raises:
        UsageError: the file cannot be read, carries no request, or one that cannot be used.
    """
    from mapping.documents.carried import carried, pictures_in  # noqa: PLC0415 - needed for this alone
    from mapping.documents.stamp import made_otherwise  # noqa: PLC0415 - the same

    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(Code.SPEC_UNREADABLE, path=str(path), reason=str(error.strerror)) from error
    text = carried(content, str(path))
    request = DocumentRequest.from_json(text, edition)
    beside = with_list(atlas, engine, request.pages)
    otherwise = made_otherwise(text, beside, request.pages[0].lang if request.pages else "zh")
    if otherwise:
        typer.echo(otherwise, err=True)
    return request, Pictures(pictures_in(content) or Pictures.PNG)


def read_template(path: Path | None, layout: str, file_format: str, *, keep: bool) -> Template | None:
    """Return the deck in which slides are made; None where none is named.

    Raises:
        UsageError: the file cannot be read, or what is asked for makes no use of it.
    """
    if path is None:
        if layout or keep:
            raise UsageError(Code.TEMPLATE_MISSING)
        return None
    if file_format != "pptx":
        raise UsageError(Code.TEMPLATE_FOR_SLIDES, form=file_format)
    from mapping.printing.writers.pptx import Template  # noqa: PLC0415 - needed for this alone

    try:
        return Template(path.read_bytes(), layout, keep)
    except OSError as error:
        raise UsageError(Code.TEMPLATE_UNREADABLE, path=str(path), reason=str(error.strerror)) from error


def hand_over(request: DocumentRequest, atlas: Atlas, file_format: str, out: Path, **choices: Any) -> None:
    """Make the file of a request and write it, as a whole or not at all; ``choices`` as `file_of` takes them.

    What its reader should know of it is told on stderr; a problem of the data ends the command with its exit code.
    """
    check_folder(out)  # before an atlas is drawn for nothing
    # What draws is imported on demand: other commands need none of it.
    from mapping.documents.files import file_of  # noqa: PLC0415

    made = file_of(request, atlas, file_format, told=_told(), **choices)
    write_bytes(out, made.content)
    problems = tuple(
        dict.fromkeys(warning for page in request.pages for warning in warnings(atlas.seen_by(page.edition), page.view))
    )
    for line in (*problems, *_drawn_otherwise(request, atlas), *made.told):
        typer.echo(line, err=True)
    if problems:
        raise typer.Exit(PROBLEM_IN_DATA)


def _drawn_otherwise(request: DocumentRequest, atlas: Atlas) -> tuple[str, ...]:
    """Return why maps of a request are of districts though layout units were asked for."""
    states = [(page, resolve(page.map_spec, atlas)) for page in request.pages if page.sheet == "map"]
    otherwise = [state for page, state in states if state.spec.geo != page.geo]
    told = (translator(s.spec.lang)("{layer}：{value}", layer=s.layer.label, value=s.geo_note) for s in otherwise)
    return tuple(dict.fromkeys(told))


def _told() -> Any:
    """Return what tells of each page before it is made: on a terminal only, where somebody waits."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None

    def tell(number: int, of: int, name: str) -> None:
        if of > 1:
            typer.echo(f"{number}/{of} {name}".rstrip(), err=True)

    return tell
