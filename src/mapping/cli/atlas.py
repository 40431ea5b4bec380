"""`python -m mapping atlas` and `briefing`: documents of many pages."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

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
from mapping.documents.atlas import PARTS, atlas_request
from mapping.settings import settings
from mapping.view import View


class BookFormat(StrEnum):
    """Formats of documents of many pages."""

    PDF = "pdf"
    PPTX = "pptx"
    ZIP = "zip"


OutFile = Annotated[Path, typer.Option("--out", help="写入的文件。", dir_okay=False)]
BookFormatName = Annotated[BookFormat | None, typer.Option("--format", help="格式；默认按文件名后缀。")]


@app.command()
@setting_options
def atlas(  # noqa: PLR0913 - one parameter an option
    *,
    out: OutFile,
    sheets: Annotated[
        str | None,
        typer.Option(
            "--sheets",
            help=f"要哪些图幅，用逗号分开：{'、'.join(PARTS)}，或单幅如 unit:ovc、industry:auto、density；默认全部。"
            "有企业名录的还有 firms、firms:auto、lq:auto、chain:auto。",
        ),
    ] = None,
    file_format: BookFormatName = None,
    pictures: PictureFormat = None,
    later: Annotated[bool, typer.Option("--include-later", help="包含文件印发以后的内容。")] = False,
    edition: EditionId = None,
    lang: Annotated[Language, typer.Option("--lang", help="图集的语言。")] = Language.ZH,
    template: TemplateFile = None,
    layout: Layout = "",
    keep_slides: KeepSlides = False,
    data: DataDir = None,
    workspace: WorkspaceFile = None,
    edition_file: EditionFile = None,
    engine: EngineUrl = None,
    setting: dict[str, Any],
) -> None:
    """整套图集写入一个文件：封面、目录、全市、各单元、各产业、错位发展、目标、名录、三清单、来源。"""  # noqa: D415
    wanted = format_of(file_format, out, BookFormat)
    joined = open_atlas(data, workspace, edition_file)
    view = View(edition_of(joined, edition, edition_file), later=later, lang=lang.value)
    names = [name.strip() for name in (sheets or "").replace("，", ",").split(",") if name.strip()]
    request = atlas_request(joined, view, names, firms=bool(engine or settings().firms_engine), **setting)
    deck = read_template(template, layout, wanted.value, keep=keep_slides)
    joined = with_list(joined, engine, request.pages)
    hand_over(request, joined, wanted.value, out, pictures=(pictures or Pictures.PNG).value, template=deck)


@app.command()
@setting_options
def briefing(  # noqa: PLR0913 - one parameter an option
    *,
    file: Annotated[Path, typer.Argument(help="简报：页面存下的 JSON，或本程序导出过的文件。", dir_okay=False)],
    out: OutFile,
    file_format: BookFormatName = None,
    pictures: PictureFormat = None,
    edition: EditionId = None,
    lang: Annotated[Language | None, typer.Option("--lang", help="简报的语言；默认为各页所写。")] = None,
    template: TemplateFile = None,
    layout: Layout = "",
    keep_slides: KeepSlides = False,
    data: DataDir = None,
    workspace: WorkspaceFile = None,
    edition_file: EditionFile = None,
    engine: EngineUrl = None,
    setting: dict[str, Any],
) -> None:
    """把一份简报写入一个文件。"""  # noqa: D415
    wanted = format_of(file_format, out, BookFormat)
    joined = open_atlas(data, workspace, edition_file)
    request, held = read_request(file, edition_of(joined, edition, edition_file), joined, engine)
    request = request.changed(**setting)
    joined = with_list(joined, engine, request.pages)
    if lang:
        request = request.in_language(lang.value)
    deck = read_template(template, layout, wanted.value, keep=keep_slides)
    hand_over(request, joined, wanted.value, out, pictures=(pictures or held).value, template=deck)
