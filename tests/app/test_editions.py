"""Every page with a second edition: what is shown is that of the address, and the head offers the choice."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st
from tests.second_edition import LEADS, NEWER, POLICY, TARGET, TITLE, folder_of_two
from tests.views import EDITION

from mapping.catalog import load_catalog
from mapping.settings import ROOT, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage

    Html = Callable[[AppTest], str]
    Sent = Callable[[AppTest], dict[str, Any]]

PAGES = {
    "city": {},
    "district": {"unit": "ovc"},
    "finder": {},
    "match": {"text": "汽车零部件"},
    "overlap": {},
    "targets": {"unit": "ovc"},
    "sources": {},
    "briefing": {},
    "editions": {},
}
"""Every page, and what an address must say besides."""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run the application over the project's data with a second edition, and a folder of its own to publish into."""
    folder = tmp_path_factory.mktemp("two")
    data = folder_of_two(load_catalog(), folder / "data")
    static = shutil.copytree(ROOT / "static", folder / "static", ignore=shutil.ignore_patterns("published"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MAPPING_DATA_DIR", str(data))
        environment.setenv("MAPPING_STATIC_DIR", str(static))
        forget()
        yield
    forget()


def forget() -> None:
    """Forget the data and what was made of them, which are else kept for the life of the process."""
    settings.cache_clear()
    st.cache_resource.clear()


def published(address: str) -> Any:
    """Return the JSON that is served at an address of the live map."""
    path = settings().static_dir / address.removeprefix("./app/static/")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("query", "name"), [({}, "2025 版"), ({"edition": EDITION}, "2021 版")])
def test_every_page_names_the_edition_of_its_address(
    run_page: RunPage, html: Html, query: dict[str, str], name: str
) -> None:
    for page, besides in PAGES.items():
        run = run_page(page, **besides, **query)
        assert not run.error, (page, [error.value for error in run.error])
        chips = re.findall(r'chip-edition">([^<]+)<', html(run))
        assert chips[0] == name, page


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("edition", [EDITION, NEWER])
def test_the_live_map_is_sent_the_book_and_the_cards_of_the_edition(
    run_page: RunPage, sent: Sent, edition: str
) -> None:
    assets = sent(run_page("city", edition=edition))["assets"]
    book, cards = published(assets["book"]), published(assets["cards"])
    assert book["year"] == edition
    lead = next(layer for layer in book["layers"] if layer["id"] == "lead")
    for unit_id, (term, industry) in LEADS.items():
        assert (lead["of"][unit_id]["bin"] == industry) == (edition == NEWER)
        assert (term in cards["units"][unit_id]) == (edition == NEWER)
    assert (f"source={POLICY}" in cards["city"]) == (edition == NEWER)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("edition", [EDITION, NEWER])
def test_the_finder_counts_what_came_after_the_edition(run_page: RunPage, sent: Sent, edition: str) -> None:
    told = sent(run_page("finder", edition=edition))
    catalog = load_catalog(settings().data_dir)
    later = sum(catalog.is_later(park, edition) for park in catalog.parks)
    assert told["found"]["later"] == later > 0
    assert told["found"]["total"] == len(told["parks"]) == len(catalog.parks) - later
    cards = published(told["assets"]["parkCards"])
    assert sum("chip-later" in card.partition("</h2>")[0] for card in cards.values()) == later


@pytest.mark.usefixtures("two")
def test_targets_and_lists_are_those_of_the_edition(run_page: RunPage, html: Html) -> None:
    assert TARGET in html(run_page("targets", unit="ovc"))
    assert TARGET not in html(run_page("targets", unit="ovc", edition=EDITION))
    sources = html(run_page("sources"))
    assert TITLE in sources
    assert "2025 年目标" in [expander.label.partition(" · ")[0] for expander in run_page("sources").expander]


@pytest.mark.usefixtures("two")
def test_links_to_other_pages_keep_an_edition_that_is_not_the_newest(run_page: RunPage, html: Html) -> None:
    old, new = (html(run_page("overlap", **query)) for query in ({"edition": EDITION}, {}))
    assert "layer=industry%3Aauto&amp;edition=2021" in old
    assert "edition=" not in new


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("page", PAGES)
def test_the_head_offers_the_editions(
    run_page: RunPage, head_told: Callable[[AppTest], dict[str, Any]], page: str
) -> None:
    groups = {group["name"]: group for group in head_told(run_page(page, **PAGES[page]))["groups"]}
    options = [option["label"] for option in groups["edition"]["options"]]
    assert (groups["edition"]["value"], options) == (NEWER, [EDITION, NEWER])
