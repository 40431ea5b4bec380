"""What differs between the draft and another edition: on two maps in step, list by list, and in words for a memo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from mapping.cartography.layers.change import CHANGE
from mapping.cartography.wording.editions import family_name, lines, memo
from mapping.cartography.wording.names import Names
from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.ui.editions import drafting
from mapping.ui.editions.compared import OTHER_ID, forget_other, other_file, take_other
from mapping.ui.editions.maps import edition_map
from mapping.ui.editions.memo import memo_with_copy
from mapping.ui.editions.side import drawn, layers_of
from mapping.ui.frame.download import Button, download
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.insight.editions.difference import UnitChange
    from mapping.insight.editions.model import EditionDocument
    from mapping.ui.address import Address
    from mapping.ui.editions.compared import Compared
    from mapping.view import View

STEP: Final = "editions"
AGAINST, OTHER = "edition_against", "edition_other"


def against(document: EditionDocument) -> str:
    """Return what the draft is compared with: its base, where the reader has chosen nothing else."""
    chosen = str(st.session_state.get(AGAINST) or document.base)
    return document.base if chosen == OTHER_ID and other_file() is None else chosen


def differences(both: Compared, document: EditionDocument, view: View, place: Address) -> None:
    """Show both editions side by side, and what differs."""
    with st.container(key="edition_compare", gap="small"):
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="edition_compare_line"):
            a, b = both.name(both.a, view.lang), document.name_zh
            st.html(render("editions/compare_head.html", view.lang, a=a, b=b))
            _choice(document, view)
        _maps(both, document, view, place)
        names = Names.of(both.atlas.catalog, view.lang)
        rows = _rows(both, names)
        with st.container(horizontal=True, gap="small", key="edition_told"):
            st.html(render("editions/differences.html", view.lang, rows=rows, names=names, catalog=both.atlas.catalog))
            with st.container(key="edition_memo", width=360, gap="small"):
                told = both.difference, both.atlas.catalog, names
                memo_with_copy("\n".join([memo(*told), *lines(*told)]), view.lang)
                _workbook(both, document, view)


def _choice(document: EditionDocument, view: View) -> None:
    """Offer what the draft may be compared with."""
    t, catalog = translator(view.lang), drafting.plain().catalog
    names, other = Names.of(catalog, view.lang), other_file()
    labels = {edition.edition: names.edition(edition) for edition in catalog.editions if not edition.is_draft}
    labels[OTHER_ID] = other.name_zh if other else t("另一份推演稿文件…")
    with st.container(key="edition_against_box", width=300):
        st.selectbox(
            t("与哪一版对照"),
            list(labels),
            index=list(labels).index(document.base),
            key=AGAINST,
            format_func=lambda key: labels.get(key, key),
        )
        if st.session_state.get(AGAINST) == OTHER_ID and other is None:
            st.file_uploader(t("推演稿文件"), type=["json"], key=OTHER, on_change=_take_other)
        elif other is not None:
            st.button(t("不再对照此文件"), key="edition_other_gone", on_click=_forget_other)
        drafting.say_what_was_left(OTHER, view.lang)


def _take_other() -> None:
    file = st.session_state.get(OTHER)
    if file is None:
        return
    try:
        take_other(file.name, file.getvalue())
    except MappingError as error:
        drafting.leave(OTHER, error)


def _forget_other() -> None:
    forget_other()
    st.session_state.pop(AGAINST, None)


def _maps(both: Compared, document: EditionDocument, view: View, place: Address) -> None:
    layer = drawn(place, layers_of(document, view))
    with st.container(horizontal=True, gap="small", key="edition_pair"):
        for key, edition in (("edition_before", both.a), ("edition_now", both.b)):
            with st.container(key=f"{key}_box"):
                # what became of a list is told of the later edition; beside it stands what it was
                of = "lead" if layer == CHANGE and edition == both.a else layer
                state = both.layer(of, edition, view)
                told = {"name": both.name(edition, view.lang), "draft": edition != document.base}
                st.html(render("editions/map_head.html", view.lang, layer=state and state.label, **told))
                edition_map(key, both, edition, view, layer=of, unit=place.spec.unit, step=STEP, called=told["name"])


def _rows(both: Compared, names: Names) -> list[tuple[str, UnitChange, str | None]]:
    """Return the lists that differ with the names of their units, and what became of their sharing."""
    catalog, t = both.atlas.catalog, translator(names.lang)

    def sharing(change: UnitChange, family: tuple[UnitChange, ...]) -> str | None:
        if not change.sharing_changed:
            return None
        others = [unit for unit in change.shared_after if unit not in {one.unit_id for one in family}]
        if not change.shared_after:
            return t("改为单列清单")
        if not others:
            return t("共用清单")
        return t("与{units}共用清单", units=t("、").join(names.unit_label(catalog.unit(unit)) for unit in others))

    return [
        (family_name(family, catalog, names), family[0], sharing(family[0], family))
        for family in both.difference.families
    ]


def _workbook(both: Compared, document: EditionDocument, view: View) -> None:
    t = translator(view.lang)
    button = Button(
        "export_edition_changes",
        t("导出差异 XLSX"),
        stem=t("{draft}_差异清单", draft=document.name_zh),
        ending="xlsx",
        lang=view.lang,
        icon=":material/download:",
    )
    download(button, partial(_book, both, replace(view, edition=both.b)))


def _book(both: Compared, view: View) -> bytes:
    from mapping.lists.changes import changes_workbook  # noqa: PLC0415 - few readers ask for it

    return changes_workbook(both.atlas.catalog, both.difference, view)
