"""The list of what is wrong, with what is asked for of it: a page of it at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from mapping.faults import shown
from mapping.i18n import message, translator
from mapping.sentences import Severity
from mapping.ui.frame.pressable import pressable
from mapping.ui.intake.desk import desk
from mapping.ui.intake.seen import Counts, page_of
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.faults import Fault
    from mapping.intake.found import Analysis
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: message("待改"),
    Severity.WARNING: message("提示"),
}
_ALL: Final = "*"


def step(lying: Desk, found: Analysis, view: View) -> tuple[str, str, int, str, Callable[[], None]]:
    """Return the step of the faults: open are the rows that wait."""
    t = translator(view.lang)
    waiting = len(found.rejected)
    state = t("{n} 处", n=f"{len(found.issues):,}") if found.issues else t("没有")
    return "issues", message("问题清单"), waiting, state, lambda: _show(lying, found, view)


def _show(lying: Desk, found: Analysis, view: View) -> None:
    t = translator(view.lang)
    asked, counts = lying.seen.asked, Counts.of(found.issues)
    page = page_of(asked.of(found.issues), lying.seen.pages.get("issues", 0))
    html = render(
        "intake/issues.html",
        view.lang,
        page=page,
        rows=[_row(fault, view.lang) for fault in page.rows],
        total=len(found.issues),
        filters=[
            (
                "severity",
                t("轻重"),
                _options(counts.severities, asked.severity, lambda key: t(SEVERITIES[Severity(key)])),
            ),
            (
                "code",
                t("问题"),
                _options(counts.codes, asked.code, lambda key: counts.told(key, view.lang)),
            ),
            ("column", t("列"), _options(counts.columns, asked.column, lambda key: key or t("整行"))),
        ],
        asked=any((asked.severity, asked.code, asked.column is not None)),
    )
    pressable("intake_issues", html, choose)


def _options(
    counts: Mapping[str, int], chosen: str | None, label: Callable[[str], str]
) -> list[tuple[str, str, int, bool]]:
    return [(key, shown(label(key)), count, key == chosen) for key, count in counts.items()]


def _row(fault: Fault, lang: str) -> dict[str, Any]:
    return {
        "rows": fault.place.lines,
        "column": fault.place.column,
        "value": None if fault.value is None else shown(fault.value),
        "problem": fault.problem(lang),
        "remedy": fault.remedy(lang),
        "severity": fault.severity.value,
        "label": translator(lang)(SEVERITIES[fault.severity]),
    }


def choose(said: str) -> None:
    """Ask for other faults, or turn the page."""
    seen = desk().seen
    what, _, value = said.partition("=")
    kind, _, of = what.partition(":")
    if kind == "page":
        seen.pages[of] = int(value)
    elif kind == "filter" and of in {"severity", "code", "column"}:
        seen.asked = replace(seen.asked, **{of: None if value == _ALL else value})
        seen.pages["issues"] = 0
    elif kind == "every":
        seen.asked = type(seen.asked)()
        seen.pages["issues"] = 0
