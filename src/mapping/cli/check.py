"""`python -m mapping check`."""

from __future__ import annotations

import typer

from mapping.catalog.check import fault_lines
from mapping.cli.app import PROBLEM_IN_DATA, DataDir, app, open_atlas
from mapping.errors import DataError


@app.command()
def check(data: DataDir = None) -> None:
    """检查数据表与几何：列出全部问题和键的对接情况；有问题时退出码为 1。"""  # noqa: D415
    try:
        atlas = open_atlas(data)
    except DataError as error:
        # elsewhere its sentence names the first fault and sends the reader here
        for fault in error.faults:
            typer.echo(fault, err=True)
        raise typer.Exit(PROBLEM_IN_DATA) from None
    for line in fault_lines(atlas.catalog):
        typer.echo(line, err=True)
    for line in atlas.join.lines():
        typer.echo(line)
    if not atlas.join.complete:
        typer.echo("有键没有对上，见上面的对接报告；请核对各表与几何的编号。", err=True)
    if atlas.catalog.faults or not atlas.join.complete:
        raise typer.Exit(PROBLEM_IN_DATA)
