"""`python -m mapping check`."""

from __future__ import annotations

from typing import Annotated

import typer

from mapping.catalog.on_demand import unreadable
from mapping.cli.app import PROBLEM_IN_DATA, DataDir, Language, app, open_atlas
from mapping.errors import DataError
from mapping.geography.atlas import faults_of_spare_layers
from mapping.i18n import translator
from mapping.insight.inventory import faults_of
from mapping.settings import settings


@app.command()
def check(
    lang: Annotated[Language, typer.Option("--lang", help="报告的语言。")] = Language.ZH, data: DataDir = None
) -> None:
    """检查数据表与几何：列出全部问题和键的对接情况；有问题时退出码为 1。"""  # noqa: D415
    folder = data or settings().data_dir
    spare = faults_of_spare_layers(folder / "geo")
    try:
        atlas = open_atlas(data)
    except DataError as error:
        # elsewhere its sentence names the first fault and sends the reader here
        for fault in dict.fromkeys((*error.faults, *unreadable(folder), *spare)):
            typer.echo(fault.told(lang), err=True)
        raise typer.Exit(PROBLEM_IN_DATA) from None
    faults = (*faults_of(atlas.catalog), *atlas.geography.datum_faults, *spare)
    for fault in faults:
        typer.echo(fault.told(lang), err=True)
    for line in atlas.join.lines(lang):
        typer.echo(line)
    if not atlas.join.complete:
        typer.echo(translator(lang)("有键没有对上，见上面的对接报告；请核对各表与几何的编号。"), err=True)
    if faults or not atlas.join.complete:
        raise typer.Exit(PROBLEM_IN_DATA)
