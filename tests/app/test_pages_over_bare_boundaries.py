"""Pages over boundaries that carry only their keys."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import streamlit as st

from mapping.geography.layers import LAYERS
from mapping.settings import ROOT, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    RunPage = Callable[..., AppTest]


@pytest.fixture
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run the application over a copy of the data whose boundaries have nothing but keys."""
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    for spec in LAYERS.values():
        path = data / "geo" / f"{spec.stem}_web.geojson"
        document = json.loads(path.read_text(encoding="utf-8"))
        for feature in document["features"]:
            feature["properties"] = {spec.key: feature["properties"][spec.key]}
        path.write_text(json.dumps(document), encoding="utf-8")
    with over(data, monkeypatch):
        yield


@contextmanager
def over(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run the application over a data folder of one's own."""
    static = shutil.copytree(ROOT / "static", data.parent / "static", ignore=shutil.ignore_patterns("published"))
    monkeypatch.setenv("MAPPING_DATA_DIR", str(data))
    monkeypatch.setenv("MAPPING_STATIC_DIR", str(static))
    forget()
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Forget the data and what was made of them, which are else kept for the life of the process."""
    settings.cache_clear()
    st.cache_resource.clear()


@pytest.mark.usefixtures("_bare")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_is_shown(run_page: RunPage, html: Callable[[AppTest], str], lang: str) -> None:
    for page, query in (
        ("city", {"geo": "district", "district": "420111"}),
        ("district", {"unit": "jiangan"}),
        ("overlap", {}),
        ("sources", {}),
    ):
        run = run_page(page, lang=lang, **query)
        assert not run.error, [error.value for error in run.error]
    shown = html(run)
    assert ("蔡甸区" if lang == "zh" else "Caidian") in shown
    assert ("依据未注明" if lang == "zh" else "Basis not stated") in shown
    assert "None" not in shown


@pytest.mark.parametrize(("lang", "said"), [("zh", "的坐标像是 GCJ-02"), ("en", "seems to be in GCJ-02")])
def test_the_page_of_sources_says_that_boundaries_are_in_another_datum(  # noqa: PLR0913, PLR0917 - fixtures
    run_page: RunPage,
    html: Callable[[AppTest], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
    said: str,
) -> None:
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "tests" / "data" / "districts_datav_gcj02.geojson", data / "geo" / "districts_web.geojson")
    with over(data, monkeypatch):
        shown = html(run_page("sources", lang=lang))
    assert shown.count("GCJ-02") == 1
    assert said in shown
