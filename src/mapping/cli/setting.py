"""What every command takes that hands over sheets: words of whoever hands them over, paper, furniture, pictures."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Text = str | None
_OPTIONS: Final[dict[str, Any]] = {
    "title": Annotated[Text, typer.Option("--title", help="标题：只有一页时是该页的标题，否则是整份文件的标题。")],
    "subtitle": Annotated[Text, typer.Option("--subtitle", help="副标题。")],
    "issuer": Annotated[Text, typer.Option("--issuer", help="编制单位。")],
    "date": Annotated[Text, typer.Option("--date", help="日期，照写照印；不写则不印。")],
    "footnote": Annotated[Text, typer.Option("--footnote", help="脚注。")],
    "review_number": Annotated[Text, typer.Option("--review-number", help="审图号。")],
    "paper": Annotated[Text, typer.Option("--paper", help="纸张：a4、a3、a4-portrait、a3-portrait、16:9；默认 a4。")],
    "dpi": Annotated[int | None, typer.Option("--dpi", help="png 的分辨率：150 或 300；默认 300。")],
    "transparent": Annotated[bool, typer.Option("--transparent", help="png、svg：透明底，不铺白纸。")],
    "outlines": Annotated[bool, typer.Option("--outlines", help="svg：文字转为轮廓。")],
    "no_north": Annotated[bool, typer.Option("--no-north", help="不要指北针。")],
    "no_scale": Annotated[bool, typer.Option("--no-scale", help="不要比例尺。")],
    "no_legend": Annotated[bool, typer.Option("--no-legend", help="不要图例。")],
    "no_inset": Annotated[bool, typer.Option("--no-inset", help="不要附图。")],
}
_WITHOUT: Final = "no_"


def setting_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; its parameter ``setting`` gets what was given, as settings of a request.

    The options are listed once instead of in every command, for typer reads them from the signature.
    """

    @wraps(command)
    def with_options(**given: Any) -> None:
        setting = {name: given.pop(name, None) for name in _OPTIONS}
        command(**given, setting=dict(_told(setting)))

    own = inspect.signature(command, eval_str=True)
    others = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_default(annotation), annotation=annotation)
        for name, annotation in _OPTIONS.items()
    ]
    kept = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in own.parameters.items()
        if name != "setting"
    ]
    with_options.__signature__ = own.replace(parameters=[*kept, *others])  # type: ignore[attr-defined]
    return with_options


def _default(annotation: Any) -> bool | None:
    return False if annotation.__origin__ is bool else None


def _told(setting: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the settings that were given: what a command leaves out stays as the request has it."""
    for name, value in setting.items():
        if value is None or value is False:
            continue
        yield (name.removeprefix(_WITHOUT), False) if name.startswith(_WITHOUT) else (name, value)
