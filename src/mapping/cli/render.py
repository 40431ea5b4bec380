"""`python -m mapping render`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapping.cartography.resolve import warnings
from mapping.cli.app import (
    PROBLEM_IN_DATA,
    DataDir,
    EditionId,
    Language,
    app,
    edition_of,
    format_of,
    open_atlas,
    write_bytes,
)
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UsageError
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapping.insight.atlas import Atlas


class Format(StrEnum):
    """Formats that `render` writes."""

    HTML = "html"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


@app.command()
def render(  # noqa: PLR0913, PLR0917 - one parameter an option
    out: Annotated[Path, typer.Option("--out", help="写入的文件。", dir_okay=False)],
    layer: Annotated[
        str | None, typer.Option("--layer", help="图层，如 lead、industry:auto、subsector:robots。")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="布局单元：编号、名称、别名或拼音。")] = None,
    spec: Annotated[
        Path | None, typer.Option("--spec", help="地图请求(JSON)，代替 --layer 与 --unit。", dir_okay=False)
    ] = None,
    file_format: Annotated[Format | None, typer.Option("--format", help="格式；默认按文件名后缀。")] = None,
    edition: EditionId = None,
    lang: Annotated[Language | None, typer.Option("--lang", help="地图的语言；默认为请求所写，否则中文。")] = None,
    data: DataDir = None,
) -> None:
    """绘制一幅地图并写入文件。"""  # noqa: D415
    if spec is not None and (layer is not None or unit is not None):
        raise UsageError(Code.SPEC_AND_LAYER)
    writer = _writer(format_of(file_format, out, Format))
    atlas = open_atlas(data)
    meant = edition_of(atlas, edition)
    wanted = _read_request(spec, meant) if spec else DocumentRequest(pages=(_page_of(atlas, layer, unit, meant),))
    if lang:
        wanted = wanted.in_language(lang.value)
    content, told = writer(wanted, atlas)
    write_bytes(out, content)
    problems = tuple(dict.fromkeys(warning for page in wanted.pages for warning in warnings(atlas, page.view)))
    for line in (*problems, *told):
        typer.echo(line, err=True)
    if problems:
        raise typer.Exit(PROBLEM_IN_DATA)


def _page_of(atlas: Atlas, layer: str | None, unit: str | None, edition: str) -> PageSpec:
    """Return the page of `--layer` and `--unit`: a map of the unit where one is named, else of the city."""
    spec = PageSpec(layer=layer or "lead", edition=edition)
    if unit is None:
        return spec
    return spec.model_copy(update={"kind": "unit", "unit": atlas.catalog.gazetteer.find(unit)})


def _read_request(path: Path, edition: str) -> DocumentRequest:
    """Return the request in a file; ``edition`` is the one meant where it names none."""
    try:
        return DocumentRequest.from_json(path.read_text(encoding="utf-8"), edition)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(Code.SPEC_UNREADABLE, path=str(path)) from error


def _writer(wanted: Format) -> Callable[[DocumentRequest, Atlas], tuple[bytes, Sequence[str]]]:
    """Return what writes a format; it also returns what the user should know of the file, which is no fault."""
    # Renderers are imported on demand: `check` needs none of them.
    if wanted is Format.HTML:
        from mapping.cartography.resolve import resolve  # noqa: PLC0415
        from mapping.leaflet.standalone import standalone_html  # noqa: PLC0415

        return lambda request, atlas: (
            standalone_html(resolve(request.pages[0].map_spec, atlas), atlas).encode(),
            (),
        )
    from mapping.documents.files import file_of  # noqa: PLC0415

    def write(request: DocumentRequest, atlas: Atlas) -> tuple[bytes, Sequence[str]]:
        made = file_of(request, atlas, wanted.value)
        return made.content, made.told

    return write
