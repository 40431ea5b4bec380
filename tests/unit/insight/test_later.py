"""What was said after the plan: grouped by document and year, and never a part of what the plan says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.cartography.resolve import all_layers
from mapping.i18n import LANGUAGES
from mapping.insight.later import Document, by_year, documents_beyond, documents_on
from mapping.insight.profiles import city_profile, industry_profile, unit_profile
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapping.catalog import Catalog
    from mapping.catalog.records import Statement
    from mapping.insight.atlas import Atlas

VIEW = View(EDITION)


@pytest.fixture(scope="module")
def catalog(atlas: Atlas) -> Catalog:
    return atlas.catalog


def said(catalog: Catalog, unit_id: str) -> list[tuple[str | None, str]]:
    return [(document.first.date, document.first.document_zh) for document in documents_on(catalog, unit_id)]


def test_the_latest_comes_first_and_what_tells_no_date_last(catalog: Catalog) -> None:
    assert [date for date, _ in said(catalog, "dongxihu")] == ["2026-02-10", "2024-03-18", "2021-12-13"]
    assert [date for date, _ in said(catalog, "jiangxia")] == ["2026-05-08", "2026-02-10", None]
    years = [(year, len(found)) for year, found in by_year(documents_on(catalog, "jiangxia"))]
    assert years == [("2026", 2), (None, 1)]


def test_statements_of_one_document_are_one_entry_with_its_words_in_their_order(catalog: Catalog) -> None:
    (latest, earlier) = documents_on(catalog, "wuchang")
    assert latest.words == ("大健康产业链",)
    assert earlier.words == (
        *("总部经济", "金融服务", "工程设计", "文化旅游", "商业商务"),
        *("信息科技", "智慧数据", "生物健康", "新能源环保"),  # 新能源环保 stands for two industries, and once
    )
    assert len(earlier.quotes) == 1


def test_a_note_about_some_words_names_them(catalog: Catalog) -> None:
    spoken = next(d for d in documents_on(catalog, "dongxihu") if d.first.date == "2021-12-13")
    assert [words for words, _ in spoken.notes] == [("食品产业", "网络安全", "新型显示"), ("中国网谷",)]
    (whole,) = documents_on(catalog, "jianghan")
    assert [words for words, _ in whole.notes] == [()]


def test_every_statement_is_told_once_under_its_unit_or_under_its_name(catalog: Catalog) -> None:
    of_units = [d for unit in catalog.units for d in documents_on(catalog, unit.unit_id)]
    apart = documents_beyond(catalog)
    assert list(apart) == ["长江新区"]
    told = [row.statement_id for d in (*of_units, *apart["长江新区"]) for row in d.rows]
    assert sorted(told) == [row.statement_id for row in catalog.statements]


def test_one_document_has_one_grade_one_certainty_and_is_an_extract_or_not(catalog: Catalog) -> None:
    for document in documents(catalog):
        first = catalog.citation(document.first)
        assert len(document.confidences) == 1
        assert {row.extract for row in document.rows} == {document.extract}
        assert {catalog.citation(row).cited.grade for row in document.rows} == {first.cited.grade}


def documents(catalog: Catalog) -> Iterator[Document]:
    for unit in catalog.units:
        yield from documents_on(catalog, unit.unit_id)
    for found in documents_beyond(catalog).values():
        yield from found


@pytest.fixture(scope="module")
def silent(atlas: Atlas) -> Atlas:
    """The tables as if nothing had been said after the plan."""
    return replace(atlas, catalog=replace(atlas.catalog, statements=()))


@pytest.fixture(scope="module")
def loud(atlas: Atlas) -> Atlas:
    """The tables as if every unit had been said to develop every industry."""

    def claimed(unit_id: str, industry_id: str) -> Statement:
        key = f"{unit_id}-{industry_id}"
        return replace(atlas.catalog.statements[0], statement_id=key, unit_id=unit_id, industry_id=industry_id)

    claims = tuple(claimed(u.unit_id, i.industry_id) for u in atlas.catalog.units for i in atlas.catalog.industries)
    return replace(atlas, catalog=replace(atlas.catalog, statements=claims))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_statements_change_no_layer(atlas: Atlas, silent: Atlas, loud: Atlas, lang: str) -> None:
    for later in (False, True):
        view = View(EDITION, later=later, lang=lang)
        as_it_is = all_layers(view, atlas)
        assert as_it_is
        assert all_layers(view, silent) == as_it_is
        assert all_layers(view, loud) == as_it_is


def test_statements_change_no_count_of_the_plan(atlas: Atlas, silent: Atlas, loud: Atlas) -> None:
    for other in (silent, loud):
        assert city_profile(other, VIEW) == city_profile(atlas, VIEW)
        for unit in atlas.catalog.units:
            assert unit_profile(other, unit.unit_id, VIEW) == unit_profile(atlas, unit.unit_id, VIEW)
        for industry in atlas.catalog.industries:
            key = industry.industry_id
            assert industry_profile(other, key, VIEW) == industry_profile(atlas, key, VIEW)
