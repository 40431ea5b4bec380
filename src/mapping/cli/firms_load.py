"""`python -m mapping firms load`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mapping.cli.app import DataDir, Language, check_folder, open_atlas, write_bytes
from mapping.cli.firms import EngineUrl, engine_url, firms
from mapping.i18n import message, translator
from mapping.intake.places import check_datum
from mapping.sentences import FirmListCode

if TYPE_CHECKING:
    from mapping.firms.load.loading import Stage
    from mapping.firms.load.report import LoadReport

Lists = Annotated[
    list[Path],
    typer.Argument(help="企业名录：csv、txt、xlsx、xls、parquet，或放有它们的文件夹；可以给几个。"),
]
Report = Annotated[Path, typer.Option("--report", help="报告，写成 JSON。", dir_okay=False)]
Datum = Annotated[
    str,
    typer.Option("--datum", help="坐标系：auto、none（不读点位）、wgs84、gcj02、bd09 或 cgcs2000:EPSG 编号。"),
]

_STAGES: dict[Stage, str] = {
    "looking": message("查看名录"),
    "placing": message("载入"),
    "making": message("去重、汇总"),
}


@firms.command(name="load")
def load_lists(  # noqa: PLR0913, PLR0917 - one parameter an option
    lists: Lists,
    report_file: Report,
    engine: EngineUrl = None,
    datum: Datum = "auto",
    lang: Annotated[Language, typer.Option("--lang", help="报告中说明的语言。")] = Language.ZH,
    data: DataDir = None,
) -> None:
    """载入企业名录：清洗、归类、归入布局单元；中断后再运行一次，已完成的部分不会重做。"""  # noqa: D415
    check_folder(report_file)
    check_datum(datum)
    url = engine_url(engine)
    from mapping.firms.engine import connect  # noqa: PLC0415 - takes longer than most commands
    from mapping.firms.load.loading import load  # noqa: PLC0415 - the same

    atlas = open_atlas(data)
    opened = connect(url)
    progress = _Progress(lang)
    try:
        report = load(lists, opened, atlas, datum=datum, told=progress.told)
    finally:
        progress.end()
        opened.close()
    told = json.dumps(report.to_json(lang), ensure_ascii=False, indent=1)
    write_bytes(report_file, told.encode() + b"\n")
    _summary(report, lang)


def _summary(report: LoadReport, lang: str) -> None:
    t = translator(lang)
    typer.echo(
        t(
            "{rows} 行：{loaded} 家企业，重复 {duplicates} 行，没有收下 {rejected} 行；"
            "{placed} 家归入单元，{classed} 家归类。",
            rows=report.rows,
            loaded=report.loaded,
            duplicates=report.duplicates,
            rejected=report.rejected,
            placed=report.loaded - report.unplaced,
            classed=report.loaded - report.unclassed,
        ),
        err=True,
    )
    for fault in report.issues:
        if fault.code in _SAID:
            typer.echo(fault.told(lang), err=True)


class _Progress:
    """One line on a terminal that tells how far it is; nothing elsewhere."""

    def __init__(self, lang: str) -> None:
        self._t = translator(lang)
        self._is_shown = sys.stderr is not None and sys.stderr.isatty()
        self._last = 0.0

    def told(self, stage: Stage, share: float) -> None:
        """Tell stage and share, not more than some times a second."""
        now = time.monotonic()
        if self._is_shown and now - self._last > _EVERY_S:
            self._last = now
            text = self._t("{stage} {percent}%", stage=self._t(_STAGES[stage]), percent=int(share * 100))
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the line to what comes next."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


_EVERY_S = 0.2
_SAID = {
    FirmListCode.FIRM_DATUM_UNDECIDED,
    FirmListCode.FIRM_FILE_PASSED,
    FirmListCode.FIRM_FILE_TWICE,
    FirmListCode.FIRM_SHEET_PASSED,
    FirmListCode.FIRM_LIST_WITHOUT_ROWS,
}
"""What is said of lists as a whole; what is wrong with their cells is in the report."""
