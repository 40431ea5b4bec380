"""Actual values that a reader hands over: upload, summary, table of completion. Kept in the session, never written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from mapping import journal
from mapping.cartography.layers.targets import (
    COMPLETION,
    LIGHTS,
    PREFIX,
    SCALE,
    completion_layer,
    percent,
    rate_class,
    upload_origin,
)
from mapping.errors import MappingError
from mapping.i18n import translator
from mapping.insight.targets.actuals import Reading, read_actuals
from mapping.insight.targets.completion import Light, completions, rates
from mapping.insight.targets.plan import goals
from mapping.intake.limits import TARGETS
from mapping.lists.columns import targets as columns
from mapping.lists.columns.column import Wording
from mapping.ui import address, session
from mapping.ui.frame import handover
from mapping.ui.frame.download import Button, download
from mapping.ui.render import render

if TYPE_CHECKING:
    from mapping.cartography.spec import MapSpec
    from mapping.cartography.state import LayerState, Provenance
    from mapping.catalog import Catalog
    from mapping.insight.atlas import Atlas
    from mapping.insight.targets.completion import Completion
    from mapping.insight.targets.plan import Goal
    from mapping.view import View

UPLOADER = "actuals_upload"
READ = "actuals_read"
FRESH = "actuals_fresh"
ROUND = "actuals_round"
ORDER = "completion_order"
STATE = "completion_state"
EVERY = "all"
FAULTS_SHOWN = 50
LEFT_OUT_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Report:
    """What was read of a file, and how far each target that an edition sets a unit is reached, the least first."""

    reading: Reading
    edition: str
    table: tuple[Completion, ...]

    @property
    def reported(self) -> tuple[Completion, ...]:
        """The targets that the file has a value for."""
        return tuple(row for row in self.table if row.actual is not None)


def report(catalog: Catalog, edition: str) -> Report | None:
    """Return the report of the file that this session holds; None where it holds none that can be used."""
    reading = _reading(catalog, edition)
    if not isinstance(reading, Reading):
        return None
    return Report(reading, edition, completions(catalog, reading.actuals, edition))


def _reading(catalog: Catalog, edition: str) -> Reading | MappingError | None:
    """Return what the session's file holds, or why it cannot be used; it is read once an edition."""
    file = handover.kept()
    if file is None:
        return None
    name, data = file
    read: dict[str, Reading | MappingError] = st.session_state.setdefault(READ, {})
    if edition not in read:
        try:
            read[edition] = read_actuals(name, data, catalog, edition)
        except MappingError as error:
            read[edition] = error
    return read[edition]


def completion_layers(made: Report | None, catalog: Catalog, lang: str) -> tuple[LayerState, ...]:
    """Return one layer for each quantity that the file has a value of."""
    if made is None:
        return ()
    reported = {row.target.target_id for row in made.reported}
    return tuple(
        completion_layer(catalog, goal, rates(made.table, goal.target_id), lang, (_origin(made, goal, lang),))
        for goal in goals(catalog, made.edition)
        if goal.target_id in reported and not goal.is_flag
    )


def _origin(made: Report, goal: Goal, lang: str) -> Provenance:
    reading = made.reading
    return upload_origin(reading.file, (x for x in reading.actuals if x.target_id == goal.target_id), lang)


def upload_panel(atlas: Atlas, spec: MapSpec, made: Report | None) -> None:
    """Offer the form, take a file, say what came of it."""
    t = translator(spec.lang)
    with st.container(key="targets_upload", gap="small"):
        st.html(render("targets/upload.html", spec.lang))
        with st.container(horizontal=True, gap="xsmall", key="targets_forms"):
            for kind in ("xlsx", "csv"):
                button = Button(
                    f"form_{kind}",
                    t("下载模板 {kind}", kind=kind.upper()),
                    stem=t("目标实际值模板"),
                    ending=kind,
                    lang=spec.lang,
                    icon=":material/download:",
                )
                download(button, partial(_form, atlas.catalog, kind, spec.view))
        _uploader(spec.lang)
        reading = _reading(atlas.catalog, spec.edition)
        if isinstance(reading, MappingError):
            st.html(render("frame/notices.html", spec.lang, notices=(reading.told(spec.lang),)))
        if made:
            _summary(atlas, spec, made)


def _uploader(lang: str) -> None:
    # A new key makes a new, empty uploader: that is how a file is taken away from it, and how one that went with an
    # earlier session is shown no longer.
    key = f"{UPLOADER}_{handover.visit()}_{st.session_state.get(ROUND, 0)}"
    st.file_uploader(
        translator(lang)("实际值文件"),
        key=key,
        on_change=_take,
        args=(key,),
        max_upload_size=TARGETS.bytes // 10**6,
    )


def _take(key: str) -> None:
    """Keep the file that has just come, or forget the one that was taken away."""
    file = st.session_state.get(key)
    if file is None:
        _forget()
    else:
        hand_over(file.name, file.getvalue())


def hand_over(name: str, data: bytes) -> None:
    """Keep a file in place of the one before: this page reads it when it runs next."""
    _forget()
    handover.keep(name, data)
    st.session_state[FRESH] = True


def read_handed_over() -> None:
    """Read a file that has just come, and say so meanwhile: it may take a while, and what stands there is not of it."""
    place = st.container(key="targets_reading")  # always there, so that nothing after it changes its place
    file = handover.kept()
    if file is None or not st.session_state.pop(FRESH, False):
        return
    view = address.view(session.atlas().catalog)
    name, content = file
    told = journal.timed("upload", Path(name).suffix.lower().lstrip(".") or "-", len(content))
    with told, place, st.spinner(translator(view.lang)("正在读「{file}」……", file=name)):
        reading = _reading(session.atlas().catalog, view.edition)
    if isinstance(reading, Reading):
        _show_completion(reading, view.edition)


def _forget() -> None:
    handover.forget()
    st.session_state.pop(READ, None)
    drawn = address.text_of("layer")
    if drawn.startswith(COMPLETION):
        address.decide(layer=f"{PREFIX}{drawn.removeprefix(COMPLETION)}")


def _show_completion(reading: Reading, edition: str) -> None:
    """Turn the map to completion: of the target it shows, else of the quantity that most units reported."""
    counts = Counter(actual.target_id for actual in reading.actuals)
    known = goals(session.atlas().catalog, edition)
    quantities = [goal.target_id for goal in known if goal.target_id in counts and not goal.is_flag]
    drawn = address.text_of("layer").partition(":")[2]
    if quantities:
        most = max(quantities, key=counts.__getitem__)
        address.decide(layer=f"{COMPLETION}{drawn if drawn in quantities else most}")


def _remove() -> None:
    _forget()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _form(catalog: Catalog, kind: str, view: View) -> bytes:
    from mapping.lists.targets import form_csv, form_workbook  # noqa: PLC0415 - few readers ask for it

    return form_workbook(catalog, view) if kind == "xlsx" else form_csv(catalog, view)


def _summary(atlas: Atlas, spec: MapSpec, made: Report) -> None:
    t = translator(spec.lang)
    counts = {state: sum(row.light is state for row in made.table) for state in Light}
    told = {"reading": made.reading, "counts": counts, "lights": LIGHTS, "most": LEFT_OUT_SHOWN}
    st.html(render("targets/summary.html", spec.lang, **told))
    with st.container(horizontal=True, gap="xsmall", key="targets_results"):
        button = Button(
            "export_completion",
            t("导出完成情况 XLSX"),
            stem=t("目标完成情况_{edition}", edition=spec.edition),
            ending="xlsx",
            lang=spec.lang,
            icon=":material/download:",
            kind="primary",
        )
        download(button, partial(_book, atlas.catalog, made, spec.view))
        st.button(t("移除数据"), key="remove_actuals", on_click=_remove, icon=":material/delete:")


def _book(catalog: Catalog, made: Report, view: View) -> bytes:
    from mapping.lists.targets import completion_workbook  # noqa: PLC0415 - as above

    return completion_workbook(catalog, made.table, made.reading, view)


def completion_panel(atlas: Atlas, spec: MapSpec, made: Report) -> None:
    """Show the targets by completion rate, and the rows that were not accepted."""
    t = translator(spec.lang)
    with st.container(key="targets_completion", gap="small"):
        st.html(render("targets/completion_head.html", spec.lang, count=len(made.reported), file=made.reading.file))
        with st.container(horizontal=True, gap="small", key="completion_filters"):
            order = st.segmented_control(
                t("次序"),
                ["up", "down"],
                key=ORDER,
                default="up",
                required=True,
                label_visibility="collapsed",
                format_func=lambda key: t("完成率由低到高") if key == "up" else t("完成率由高到低"),
            )
            states = [state.value for state in Light if state is not Light.UNKNOWN]
            wanted = st.segmented_control(
                t("状态"),
                [EVERY, *states],
                key=STATE,
                default=EVERY,
                required=True,
                label_visibility="collapsed",
                format_func=lambda key: _state_label(made, key, spec.lang),
            )
        rows = [row for row in made.reported if wanted in (EVERY, row.light.value)]
        if order == "down":
            rows.sort(key=lambda row: (row.rate is None, -(row.rate or 0)))
        faults = [fault.told(spec.lang) for fault in made.reading.faults]
        st.html(
            render(
                "targets/completion.html",
                spec.lang,
                rows=rows,
                columns=columns.REACHED,
                w=Wording.of(atlas.catalog, spec.view),
                chosen=spec.unit,
                percent=percent,
                rate_class=rate_class,
                scale=SCALE,
                faults=faults[:FAULTS_SHOWN],
                more=max(0, len(faults) - FAULTS_SHOWN),
                lights=LIGHTS,
            )
        )


def _state_label(made: Report, key: str, lang: str) -> str:
    t = translator(lang)
    if key == EVERY:
        return t("全部 {n}", n=len(made.reported))
    sign = LIGHTS[Light(key)]
    return f"{sign.symbol} {t(sign.word)} {sum(row.light.value == key for row in made.reported)}"
