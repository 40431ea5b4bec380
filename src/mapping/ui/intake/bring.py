"""How a list comes: what it is of, the form for it, a file or cells that were copied."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping import journal
from mapping.i18n import message, translator
from mapping.intake.fields import FIELDS
from mapping.intake.limits import LISTS, TARGETS
from mapping.intake.wishes import KINDS
from mapping.ui import session
from mapping.ui.frame import handover
from mapping.ui.frame.download import Button, download
from mapping.ui.intake.actuals import hand_on
from mapping.ui.intake.desk import Handed, desk
from mapping.ui.render import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.intake.wishes import Kind
    from mapping.ui.intake.desk import Desk
    from mapping.view import View

KIND: Final = "intake_kind"
FILE: Final = "intake_file"
PASTED: Final = "intake_pasted"

KIND_LABELS: Final[Mapping[Kind, str]] = {
    "parks": message("园区名录"),
    "lists": message("三清单"),
    "actuals": message("目标实际值"),
    "indicator": message("自有指标"),
}
WHAT_FOR: Final[Mapping[Kind, str]] = {
    "parks": message("园区、基地、楼宇，一行一处；采用后进入地图、园区查找、选址和导出。"),
    "lists": message("企业、项目、平台，一行一条；采用后进入所属单元的三清单。"),
    "actuals": message("各单元各项目标的实际值，一行一项；采用后在「目标任务」算出完成率。"),
    "indicator": message("一个数对一个布局单元或行政区，如营业收入、用地；采用后成为一个图层。"),
}


def bring(lying: Desk, view: View) -> None:
    """Show the first step."""
    t = translator(view.lang)
    with st.container(key="intake_bring", gap="small"):
        st.html(render("intake/bring.html", view.lang))
        _kinds(lying, view.lang)
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="intake_forms"):
            fields = [t(field.name) for field in FIELDS[lying.wishes.kind] if field.required]
            what = {"what": t(WHAT_FOR[lying.wishes.kind]), "required": fields}
            st.html(render("intake/kind.html", view.lang, **what))
            _forms(lying.wishes.kind, view)
        if lying.handed:
            _lies(lying, view.lang)
        else:
            with st.container(horizontal=True, gap="small", key="intake_ways"):
                with st.container(key="intake_upload", gap="xsmall"):
                    _uploader(lying, view.lang)
                with st.container(key="intake_paste", gap="xsmall"):
                    _paste(lying, view.lang)
            st.html(render("intake/limits.html", view.lang, limits=_limits(lying.wishes.kind), kind=lying.wishes.kind))


def _kinds(lying: Desk, lang: str) -> None:
    t = translator(lang)
    st.session_state[KIND] = lying.wishes.kind
    st.segmented_control(
        t("这份表是什么"),
        KINDS,
        key=KIND,
        required=True,
        label_visibility="collapsed",
        format_func=lambda kind: t(KIND_LABELS[kind]),
        on_change=_choose_kind,
    )


def _choose_kind() -> None:
    desk().begin(st.session_state[KIND])


def _forms(kind: Kind, view: View) -> None:
    """Offer the forms to fill in."""
    t = translator(view.lang)
    with st.container(horizontal=True, gap="xsmall", key="intake_form_files", width="content"):
        for ending in ("xlsx", "csv"):
            button = Button(
                f"intake_form_{kind}_{ending}",
                t("下载模板 {kind}", kind=ending.upper()),
                stem=t("{kind}模板", kind=t(KIND_LABELS[kind])),
                ending=ending,
                lang=view.lang,
                icon=":material/download:",
            )
            download(button, partial(_form, kind, ending, view))


def _form(kind: Kind, ending: str, view: View) -> bytes:
    from mapping.lists.intake_forms import form_csv, form_workbook  # noqa: PLC0415 - few readers ask for it

    make = form_workbook if ending == "xlsx" else form_csv
    return make(kind, session.atlas().catalog, view)


def _limits(kind: Kind) -> dict[str, int]:
    of = TARGETS if kind == "actuals" else LISTS
    return {"megabytes": of.bytes // 10**6, "rows": of.rows, "columns": of.columns}


def _uploader(lying: Desk, lang: str) -> None:
    key = f"{FILE}_{handover.visit()}_{lying.round}"
    st.file_uploader(
        translator(lang)("选文件，或拖到这里"),
        key=key,
        max_upload_size=_limits(lying.wishes.kind)["megabytes"],
        on_change=_take_file,
        args=(key,),
    )


def _take_file(key: str) -> None:
    file = st.session_state.get(key)
    if file is None:
        return
    name, content = file.name, file.getvalue()
    with journal.timed("upload", Path(name).suffix.lower().lstrip(".") or "-", len(content)):
        take(Handed(name, content))


def _paste(lying: Desk, lang: str) -> None:
    t = translator(lang)
    key = f"{PASTED}_{lying.round}"
    st.text_area(
        t("或从表格软件粘贴"),
        key=key,
        height=166,
        placeholder=t("在表格里选中单元格（连同标题行）复制，粘贴到这里"),
    )
    st.button(t("检查粘贴的行"), key="intake_check", on_click=_take_pasted, args=(key, t("粘贴的行")))


def _take_pasted(key: str, name: str) -> None:
    text = str(st.session_state.get(key) or "")
    if text.strip():
        with journal.timed("upload", "pasted", len(text.encode())):
            take(Handed(name, text))


def take(handed: Handed) -> None:
    """Put what has come on the desk; actual values go on to the page of targets."""
    lying = desk()
    if lying.wishes.kind == "actuals":
        hand_on(handed)
        lying.lay(handed)
    else:
        lying.take(handed)


def _lies(lying: Desk, lang: str) -> None:
    """Say what lies on the desk, and offer to take it away."""
    t = translator(lang)
    handed = lying.handed
    if handed is None:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="intake_lies"):
        size = len(handed.content.encode() if isinstance(handed.content, str) else handed.content)
        st.html(render("intake/lies.html", lang, handed=handed, kilobytes=max(1, round(size / 1000))))
        st.button(t("换一份"), key="intake_other", icon=":material/swap_horiz:", on_click=_clear)


def _clear() -> None:
    desk().begin(desk().wishes.kind)
