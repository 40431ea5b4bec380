"""What an indicator is called, what it counts and of which day: what a table of figures does not say of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.i18n import message, translator
from mapping.ui.intake.desk import desk
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mapping.intake.found import Analysis
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "name_zh": (message("指标名称"), message("如 规上工业总产值")),
    "name_en": (message("英文名称"), message("可不填")),
    "value_unit": (message("计量单位"), message("如 亿元")),
    "date": (message("数据日期"), message("如 2025 或 2025-06")),
}
_KEY: Final = "intake_indicator_{field}_{round}"
_LONGEST: Final = 60


def step(lying: Desk, found: Analysis, view: View) -> tuple[str, str, int, str, Callable[[], None]] | None:
    """Return the step of the indicator; none where the list is no table of one."""
    if found.kind != "indicator":
        return None
    name = found.indicator.get("name_zh", "")
    return (
        "indicator",
        message("指标"),
        int(not name),
        name or translator(view.lang)("请命名"),
        lambda: _show(lying, found, view),
    )


def _show(lying: Desk, found: Analysis, view: View) -> None:
    t = translator(view.lang)
    st.html(render("intake/indicator.html", view.lang, by_district=found.geography == "district"))
    with st.container(horizontal=True, gap="small", key="intake_indicator_fields"):
        for field, (label, hint) in FIELDS.items():
            key = _KEY.format(field=field, round=lying.round)
            st.session_state[key] = found.indicator.get(field, "")
            st.text_input(t(label), key=key, placeholder=t(hint), max_chars=_LONGEST, on_change=_say, args=(field, key))


def _say(field: str, key: str) -> None:
    lying = desk()
    said = {**lying.wishes.indicator, field: str(st.session_state[key]).strip()}
    lying.decide(indicator={name: text for name, text in said.items() if text})
