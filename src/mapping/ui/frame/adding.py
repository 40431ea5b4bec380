"""「加入简报」 in the head of every page: a press asks for a run, whose answer carries the page as it stands by then.

The map changes in the browser before Python hears of it, so a page sent beforehand might be the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.i18n import translator
from mapping.ui import address, session

if TYPE_CHECKING:
    from mapping.documents.request import PageSpec

_PRESSED = "briefing_pressed"
"""Session state: the press that waits for its answer."""


def press(stamp: object) -> None:
    """Note a press, before the run that answers it."""
    st.session_state[_PRESSED] = stamp


def told(page: PageSpec, name: str, *, own: bool) -> dict[str, Any]:
    """Return what the head is told of the briefing: what its button says, and the answer to a press.

    ``name``: what the page calls itself. ``own``: whether it shows a reader's own figures, which are in no table.
    """
    t = translator(page.lang)
    label = {"label": t("加入简报"), "again": t("放回第 {n} 页")}
    pressed = st.session_state.pop(_PRESSED, None)
    if pressed is None:
        return label
    if own:
        why = t("这张图是按上传的实际值画的，数据只在本次访问中，不能存入简报；请用“导出”存成文件。")
        return label | {"answer": {"pressed": pressed, "page": None, "told": why}}
    answer = {
        "pressed": pressed,
        "page": page.model_dump(mode="json", exclude_defaults=True),
        "name": name,
        "added": t("已加入简报，共 {n} 页"),
        "replaced": t("已放回简报第 {n} 页"),
        "full": t("简报已有 {n} 页，不能再加；请先移除几页。"),
        "lent": t("已加入简报，共 {n} 页；这个浏览器不保存网页数据，关闭前请存为文件。"),
        "open": t("打开简报"),
        "close": t("关闭"),
        "link": address.Links(page.view, session.atlas().catalog).page("briefing"),
    }
    return label | {"answer": answer}
