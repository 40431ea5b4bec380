"""`python -m mapping render`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cli.app import (
    DataDir,
    EditionFile,
    EditionId,
    EngineUrl,
    Language,
    WorkspaceFile,
    app,
    edition_of,
    format_of,
    open_atlas,
)
from mapping.cli.handing_over import (
    KeepSlides,
    Layout,
    PictureFormat,
    Pictures,
    TemplateFile,
    hand_over,
    read_request,
    read_template,
    with_list,
)
from mapping.cli.setting import setting_options
from mapping.documents.request import DocumentRequest, PageSpec
from mapping.errors import UsageError
from mapping.sentences import Code

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


class Format(StrEnum):
    """Formats that `render` writes."""

    HTML = "html"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    PPTX = "pptx"
    ZIP = "zip"
    GPKG = "gpkg"
    GEOJSON = "geojson"


@app.command()
@setting_options
def render(  # noqa: PLR0913 - one parameter an option
    *,
    out: Annotated[Path, typer.Option("--out", help="写入的文件。", dir_okay=False)],
    layer: Annotated[
        str | None, typer.Option("--layer", help="图层，如 lead、industry:auto、subsector:robots、firms、lq:auto。")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="布局单元：编号、名称、别名或拼音。")] = None,
    spec: Annotated[
        Path | None,
        typer.Option("--spec", help="地图请求，代替 --layer 与 --unit：JSON，或本程序导出过的文件。", dir_okay=False),
    ] = None,
    file_format: Annotated[Format | None, typer.Option("--format", help="格式；默认按文件名后缀。")] = None,
    pictures: PictureFormat = None,
    edition: EditionId = None,
    lang: Annotated[Language | None, typer.Option("--lang", help="地图的语言；默认为请求所写，否则中文。")] = None,
    template: TemplateFile = None,
    layout: Layout = "",
    keep_slides: KeepSlides = False,
    data: DataDir = None,
    workspace: WorkspaceFile = None,
    edition_file: EditionFile = None,
    engine: EngineUrl = None,
    setting: dict[str, Any],
) -> None:
    """绘制一幅地图并写入文件。"""  # noqa: D415
    if spec is not None and (layer is not None or unit is not None):
        raise UsageError(Code.SPEC_AND_LAYER)
    wanted = format_of(file_format, out, Format)
    atlas = open_atlas(data, workspace, edition_file)
    meant = edition_of(atlas, edition, edition_file)
    request, held = DocumentRequest(pages=(_page_of(atlas, layer, unit, meant),)), Pictures.PNG
    if spec:
        request, held = read_request(spec, meant, atlas, engine)
    if lang:
        request = request.in_language(lang.value)
    deck = read_template(template, layout, wanted.value, keep=keep_slides)
    chosen = (pictures or held).value
    atlas = with_list(atlas, engine, request.pages)
    hand_over(request.changed(**setting), atlas, wanted.value, out, pictures=chosen, template=deck)


def _page_of(atlas: Atlas, layer: str | None, unit: str | None, edition: str) -> PageSpec:
    """Return the page of `--layer` and `--unit`: a map of the unit where one is named, else of the city."""
    spec = PageSpec(layer=layer or "lead", edition=edition)
    if unit is None:
        return spec
    return spec.model_copy(update={"kind": "unit", "unit": atlas.catalog.gazetteer.find(unit)})
