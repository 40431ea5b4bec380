"""The command line: `python -m mapping …`.

Exit codes: 0; 1 for a problem in the data; 2 for wrong use. Errors are one line on stderr, never a traceback.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.catalog.check import fault_lines
from mapping.errors import MappingError, UsageError
from mapping.insight.atlas import load_atlas

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas

PROBLEM_IN_DATA = 1
WRONG_USE = 2

app = typer.Typer(
    name="mapping",
    help="武汉产业地图：检查数据、绘制地图。",
    add_completion=False,
    pretty_exceptions_enable=False,
)

DataDir = Annotated[Path | None, typer.Option("--data", help="数据文件夹；默认为项目自带的 data/。", file_okay=False)]


class Format(StrEnum):
    """Formats that `render` writes."""

    HTML = "html"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


@app.callback()
def _root() -> None:
    """Keep subcommands even while there is only one."""


@app.command()
def check(data: DataDir = None) -> None:
    """检查数据表与几何：列出全部问题和键的对接情况；有问题时退出码为 1。"""  # noqa: D415
    atlas = _atlas(data)
    for line in fault_lines(atlas.catalog):
        typer.echo(line, err=True)
    for line in atlas.join.lines():
        typer.echo(line)
    if not atlas.join.complete:
        typer.echo("有键没有对上，见上面的对接报告；请核对各表与几何的编号。", err=True)
    if atlas.catalog.faults or not atlas.join.complete:
        raise typer.Exit(PROBLEM_IN_DATA)


@app.command()
def render(  # noqa: PLR0913, PLR0917 - one parameter an option
    out: Annotated[Path, typer.Option("--out", help="写入的文件。", dir_okay=False)],
    layer: Annotated[str | None, typer.Option("--layer", help="图层，如 lead、industry:auto、density。")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="布局单元：编号、名称、别名或拼音。")] = None,
    spec: Annotated[
        Path | None, typer.Option("--spec", help="地图请求(JSON)，代替 --layer 与 --unit。", dir_okay=False)
    ] = None,
    file_format: Annotated[Format | None, typer.Option("--format", help="格式；默认按文件名后缀。")] = None,
    data: DataDir = None,
) -> None:
    """绘制一幅地图并写入文件。"""  # noqa: D415
    if spec is not None and (layer is not None or unit is not None):
        raise UsageError("--spec 已包含图层与单元，不能与 --layer 或 --unit 同用。")
    writer = _writer(file_format, out)
    atlas = _atlas(data)
    state = resolve(_read_spec(spec) if spec else _spec_of(atlas, layer, unit), atlas)
    content = writer(state, atlas)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UsageError(f"无法写入 {out}：{error.strerror}；请检查文件夹是否存在、是否可写。") from error
    for warning in state.warnings:
        typer.echo(warning, err=True)
    if state.warnings:
        raise typer.Exit(PROBLEM_IN_DATA)


def _atlas(data: Path | None) -> Atlas:
    if data is not None and not data.is_dir():
        raise UsageError(f"没有数据文件夹 {data}；请检查 --data。")
    return load_atlas(data)


def _spec_of(atlas: Atlas, layer: str | None, unit: str | None) -> MapSpec:
    """Return the spec of `--layer` and `--unit`: a map of the unit where one is named, else of the city."""
    spec = MapSpec(layer=layer or "lead")
    if unit is None:
        return spec
    return spec.model_copy(update={"kind": "unit", "unit": atlas.catalog.gazetteer.find(unit)})


def _read_spec(path: Path) -> MapSpec:
    try:
        return MapSpec.from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"无法读取地图请求 {path}；请确认它存在并且是 UTF-8 文本。") from error


def _writer(file_format: Format | None, out: Path) -> Callable[[MapState, Atlas], bytes]:
    """Return what writes the format asked for, or the one that the file's name ends with."""
    wanted = file_format or next((f for f in Format if out.suffix.lower() == f".{f}"), None)
    if wanted is None:
        raise UsageError(f"从文件名 {out.name} 看不出格式；请加 --format {'|'.join(Format)}。")
    # Renderers are imported on demand: `check` needs none of them.
    if wanted is Format.HTML:
        from mapping.leaflet.standalone import standalone_html  # noqa: PLC0415

        return lambda state, atlas: standalone_html(state, atlas).encode()
    from mapping.printing import sheet  # noqa: PLC0415

    return lambda state, atlas: sheet(state, atlas, wanted.value)


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
