"""The matrix of similarity as a Streamlit element: hovering, keys and the choice of a pair need no Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.leaflet.matrix import matrix_json, matrix_script
from mapping.leaflet.payload import dumps
from mapping.ui import address, publication, session
from mapping.ui.frame.loader import loader
from mapping.ui.publication import FOR_ALL, made_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.view import View

_element = st.components.v2.component(
    "wuhan_industry_matrix", js=loader("mount", "相似度矩阵未能载入"), isolate_styles=False
)

EVENTS = ("pair", "by")


def matrix(
    key: str, view: View, *, by: str, pair: tuple[str | None, str | None], on_event: Callable[[str, Any], None]
) -> None:
    """Show the matrix with a pair of units chosen (the second None: one unit alone; both: nothing).

    ``by``: ``industries`` or ``terms``. ``on_event(name, value)`` is called before the rerun that the reader's action
    causes: ``pair`` with ``{"unit": …, "with": …}``, or ``by``.
    """

    def handler(name: str) -> Callable[[], None]:
        def handle() -> None:
            reported = (st.session_state.get(key) or {}).get(name)
            if reported is not None:
                on_event(name, reported["value"])

        return handle

    data = {"assets": _assets(view.plain), "by": by, "unit": pair[0], "with": pair[1], "rev": address.revision()}
    _element(key=key, data=data, height="content", on_pair_change=handler("pair"), on_by_change=handler("by"))


@made_once
def _assets(view: View) -> dict[str, str]:
    told = matrix_json(session.atlas(), view) | {"address": address.published("matrix")}
    return {
        "module": FOR_ALL.put("matrix.js", matrix_script().encode()),
        "matrix": publication.shelf().put(f"matrix.{view.lang}.json", dumps(told).encode()),
    }
