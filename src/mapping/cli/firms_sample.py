"""`python -m mapping firms sample`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mapping.cli.app import DataDir, check_folder, open_atlas, write_bytes
from mapping.cli.firms import firms

MOST_ROWS = 10_000_000


@firms.command(name="sample")
def sample_list(
    out: Annotated[Path, typer.Option("--out", help="写入的 CSV 文件。", dir_okay=False)],
    rows: Annotated[int, typer.Option("--rows", help="多少行。", min=1, max=MOST_ROWS)] = 20_000,
    seed: Annotated[int, typer.Option("--seed", help="随机数的种子；种子与行数相同，文件就相同。", min=0)] = 2021,
    data: DataDir = None,
) -> None:
    """编造一份企业名录，供试用和测量：每行都注明“虚构示例”，形似登记名录的导出；一百万行约需 15 秒。"""  # noqa: D415
    check_folder(out)
    from mapping.firms.sample import made_up_portions  # noqa: PLC0415 - needed for this alone

    write_bytes(out, made_up_portions(open_atlas(data), rows, seed))
