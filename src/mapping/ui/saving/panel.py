"""The workspace as a file: saved with all that this session has taken in, and restored from there."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping import workspace_file
from mapping.errors import MappingError, UsageError
from mapping.i18n import translator
from mapping.insight.workspace import set_aside
from mapping.sentences import WorkspaceCode
from mapping.ui import session
from mapping.ui.frame.download import Button, download
from mapping.ui.render import render
from mapping.ui.workspace import briefing, held
from mapping.ui.workspace.own import Own
from mapping.workspace_file import Saved
from mapping.workspace_file.archive import MB, MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.view import View

_ROUND: Final = "workspace_round"
_RESTORED: Final = "workspace_restored"
_FRESH: Final = "workspace_fresh"
"""Session state: how many files were taken over, each by an uploader of its own; the name of the last, until told; that
the page has not run since.
"""


def panel(view: View) -> None:
    """Offer to save the workspace, and to restore one."""
    lang = view.lang
    if st.session_state.pop(_FRESH, False):
        st.rerun()  # also where only a part of the page runs: its head tells what was taken in
    t, saved = translator(lang), Saved(held.current(), briefing.kept())
    with st.container(key="workspace_panel", gap="small"):
        lines = tuple(_lines(saved, lang))
        st.html(render("saving/saved.html", lang, lines=lines))
        if lines:
            stem = workspace_file.file_name(datetime.now(tz=UTC).astimezone().date(), lang).removesuffix(".zip")
            button = Button("workspace_save", t("保存工作区"), stem, "zip", lang, icon=":material/download:")
            download(button, partial(workspace_file.written, saved))
        key = f"workspace_file_{st.session_state.get(_ROUND, 0)}"
        st.file_uploader(
            t("载入工作区（zip）；本次访问中已导入的内容会被它代替"),
            type=["zip"],
            key=key,
            on_change=_restore,
            args=(key,),
            max_upload_size=MOST_BYTES // MB,
        )
        if name := st.session_state.pop(_RESTORED, None):
            st.html(render("frame/notices.html", lang, notices=(t("已载入「{file}」。", file=name),)))


def _lines(saved: Saved, lang: str) -> Iterator[str]:
    """Yield what is in it, a line a kind."""
    t, workspace = translator(lang), saved.workspace
    for taken in workspace.imports:
        yield t("导入：{file}", file=taken.file)
    if workspace.aliases:
        yield t("单元的别名：{n} 个", n=len(workspace.aliases))
    if workspace.edition is not None:
        yield t("推演稿：{name}", name=workspace.edition.name_zh)
    if saved.briefing:
        yield t("简报：{n} 页", n=len(json.loads(saved.briefing)["pages"]))


def _restore(key: str) -> None:
    """Take over the file that has just come; one of no use leaves all as it was, and it is said why."""
    file = st.session_state.get(key)
    if file is None:
        return
    try:
        saved = workspace_file.read(file.name, file.getvalue())
        own = Own(saved.workspace)
        # what does not fit the data is told now, and not page by page
        joined = own.atlas(session.base(), drafted=True)
        held.hold(own)
    except MappingError as error:
        session.leave(error)
        return
    aside = set_aside(session.base(), joined)
    if aside:
        session.leave(UsageError(WorkspaceCode.WORKSPACE_ROWS, n=len(aside), first=str(aside[0])))
    briefing.put(saved.briefing)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_RESTORED] = file.name
    st.session_state[_FRESH] = True
