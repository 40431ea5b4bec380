"""The profile of a park: its words, what the policy says to them, and which parks are like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION, VIEW

from mapping.cartography.wording.briefing import briefing
from mapping.cartography.wording.likeness import shared_text
from mapping.cartography.wording.names import Names
from mapping.errors import UnknownNameError
from mapping.insight.parks.finder import ParkQuery, find_parks
from mapping.insight.parks.index import park_index
from mapping.insight.parks.profile import park_profile, similar_parks
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_an_industry_that_the_unit_is_given(atlas: Atlas) -> None:
    profile = park_profile(atlas.catalog, "p011", VIEW)
    (sector,) = profile.sectors
    assert sector.industry is not None
    assert sector.industry.industry_id == "health"
    assert [word.word for word in sector.words] == ["生物医药", "医疗器械", "生物农业", "智慧健康"]
    assert [word.entry.confidence for word in sector.words] == ["high", "medium", "medium", "medium"]
    assert [(d.rank, d.term) for d in sector.designations] == [(2, "生物医药")]


def test_every_sector_of_every_park_names_what_its_own_unit_is_given(atlas: Atlas) -> None:
    for park in atlas.catalog.parks:
        profile = park_profile(atlas.catalog, park.park_id, VIEW)
        assert [w.word for s in profile.sectors for w in s.words if s.industry] + [
            w.word for s in profile.sectors for w in s.words if not s.industry
        ] == [w.word for s in profile.sectors for w in s.words]
        assert {w.word for s in profile.sectors for w in s.words} == set(park.industries)
        for sector in profile.sectors:
            assert all(d.unit_id == park.unit_id for d in sector.designations)


def test_a_cross_cutting_word_is_backed_by_the_same_word_only(atlas: Atlas) -> None:
    park = next(one for one in atlas.catalog.parks if one.unit_id == "ovc" and "数字经济" in one.industries)
    profile = park_profile(atlas.catalog, park.park_id, VIEW)
    cross = profile.sectors[-1]
    assert cross.industry is None
    assert [word.standing for word in cross.words] == ["cross"]
    assert {d.term for d in cross.designations} == {"数字经济"}


def test_a_word_outside_the_industries_is_told_apart_from_a_cross_cutting_one(atlas: Atlas) -> None:
    standings = {
        word.word: word.standing
        for park in atlas.catalog.parks
        for sector in park_profile(atlas.catalog, park.park_id, VIEW).sectors
        for word in sector.words
    }
    assert standings["数字经济"] == "cross"
    assert standings["纺织服装"] == "outside"
    assert standings["生物医药"] == "industry"


def test_an_unknown_unit_is_no_refusal(atlas: Atlas) -> None:
    profile = park_profile(atlas.catalog, "p026", VIEW)
    assert profile.unit is None
    assert [sector.designations for sector in profile.sectors] == [()]


def test_a_park_whose_industries_are_not_public_has_no_sectors(atlas: Atlas) -> None:
    profile = park_profile(atlas.catalog, "p007", VIEW)
    assert profile.sectors == ()
    assert profile.similar == ()


def test_a_unit_with_a_shared_list_names_it(atlas: Atlas) -> None:
    park = next(park for park in atlas.catalog.parks if park.unit_id == "wuchang")
    profile = park_profile(atlas.catalog, park.park_id, VIEW)
    assert profile.shared_list is not None
    assert len(profile.sharing) == 6
    assert park_profile(atlas.catalog, "p011", VIEW).shared_list is None


def test_similar_parks_share_something_and_never_include_the_park(atlas: Atlas) -> None:
    for park in atlas.catalog.parks:
        similar = similar_parks(atlas.catalog, park, VIEW)
        assert len(similar) <= 5
        assert park.park_id not in {s.park.park_id for s in similar}
        assert all(s.words or s.subsectors or s.industries for s in similar)
        assert all(set(s.words) <= set(park.industries) & set(s.park.industries) for s in similar)
        closer, same_industry = ([s for s in similar if (s.basis == "industry") is only] for only in (False, True))
        assert list(similar) == closer + same_industry
        for group in (closer, same_industry):
            assert [s.likeness for s in group] == sorted((s.likeness for s in group), reverse=True)
        assert all(0 < s.likeness <= 1 for s in similar)
        assert not any(s.park.after_edition for s in similar)


def test_parks_that_are_equally_like_it_stand_in_the_order_of_lists(atlas: Atlas) -> None:
    place = {park.park_id: n for n, park in enumerate(park_index(atlas.catalog).parks)}
    for park in atlas.catalog.parks:
        every = similar_parks(atlas.catalog, park, VIEW, most=len(place))
        ranked = [
            (s.basis == "industry", -s.likeness, -len(s.words), not s.same_level, place[s.park.park_id]) for s in every
        ]
        assert ranked == sorted(ranked)
        assert every[:5] == similar_parks(atlas.catalog, park, VIEW)


def test_likeness_rests_on_sub_sectors_where_both_parks_have_a_common_one(atlas: Atlas) -> None:
    vocabulary = atlas.catalog.vocabulary
    seen = set()
    for park in atlas.catalog.parks:
        mine = set(vocabulary.subsectors_of(park.industries))
        for s in similar_parks(atlas.catalog, park, VIEW):
            theirs = set(vocabulary.subsectors_of(s.park.industries))
            seen.add(s.basis)
            if common := mine & theirs:
                assert s.likeness == len(common) / len(mine | theirs)
                # each is accounted for once: by a shared word, or by its own name
                assert set(s.subsectors) | set(vocabulary.subsectors_of(s.words)) == common
                assert not set(s.subsectors) & set(vocabulary.subsectors_of(s.words))
            else:
                assert s.subsectors == ()
    assert seen == {"word", "subsector", "industry"}


def test_different_words_for_one_sub_sector_make_parks_alike(atlas: Atlas) -> None:
    catalog, view = atlas.catalog, View(EDITION, later=True)
    here, there = (next(p for p in catalog.parks if word in p.industries) for word in ("软件", "软件服务"))
    meant = catalog.vocabulary.subsectors_of(there.industries)
    assert catalog.vocabulary.subsectors_of(here.industries) == ("software",)
    (like,) = [s for s in similar_parks(catalog, here, view, most=len(catalog.parks)) if s.park == there]
    assert (like.words, like.subsectors, like.basis) == ((), ("software",), "subsector")
    assert like.likeness == 1 / len(meant)
    assert shared_text(catalog, like, Names.of(catalog, "zh")) == "同一细分领域：软件和信息服务"


def test_a_word_too_general_for_a_sub_sector_has_none(atlas: Atlas) -> None:
    known = {row.term for row in atlas.catalog.word_subsectors}
    sectors = [
        sector for park in atlas.catalog.parks for sector in park_profile(atlas.catalog, park.park_id, VIEW).sectors
    ]
    for sector in sectors:
        assert bool(sector.subsectors) == any(word.word in known for word in sector.words)
    assert not all(sector.subsectors for sector in sectors)


def test_a_wide_word_marks_what_it_stands_for_and_a_narrow_one_takes_the_mark_away(atlas: Atlas) -> None:
    stood_for = atlas.catalog.vocabulary.stood_for
    assert stood_for(("氢能",)) == dict.fromkeys(
        ("hydrogen_production", "hydrogen_storage", "fuel_cells", "hydrogen_vehicles"), True
    )
    assert stood_for(("氢能", "燃料电池"))["fuel_cells"] is False
    assert next(iter(stood_for(("氢能", "燃料电池")))) == "fuel_cells"


def test_likeness_is_symmetric_and_level_breaks_ties(atlas: Atlas) -> None:
    parks = find_parks(atlas.catalog, ParkQuery(industry=("logistics",)), EDITION).parks
    most = len(atlas.catalog.parks)
    every = {park.park_id: similar_parks(atlas.catalog, park, VIEW, most=most) for park in parks}
    for park in parks:
        for like in every[park.park_id]:
            if like.park.park_id in every:
                (back,) = [s for s in every[like.park.park_id] if s.park.park_id == park.park_id]
                assert back.likeness == like.likeness
        keys = [
            (like.basis == "industry", -like.likeness, -len(like.words), not like.same_level)
            for like in every[park.park_id]
        ]
        assert keys == sorted(keys)


def test_later_parks_are_compared_only_when_asked_for(atlas: Atlas) -> None:
    park = atlas.catalog.park("p025")
    assert any(s.park.after_edition for s in similar_parks(atlas.catalog, park, View(EDITION, later=True)))


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "zh",
            ["光谷生物城（武汉国家生物产业基地）", "国家级", "武汉东湖新技术开发区", "生物医药", "30 平方公里", "2007"],
        ),
        ("en", ["Biolake", "National", "Optics Valley", "Biomedicine", "30 km²", "2007"]),
    ],
)
def test_a_line_to_copy(atlas: Atlas, lang: str, parts: list[str]) -> None:
    line = briefing(park_profile(atlas.catalog, "p011", VIEW), Names.of(atlas.catalog, lang))
    assert all(part in line for part in parts)
    assert "\n" not in line
    assert line.endswith(atlas.catalog.park("p011").source_url)


@pytest.mark.parametrize(("lang", "unknown"), [("zh", "未公开"), ("en", "Not published")])
def test_what_is_unknown_is_said(atlas: Atlas, lang: str, unknown: str) -> None:
    line = briefing(park_profile(atlas.catalog, "p012", VIEW), Names.of(atlas.catalog, lang))
    assert line.count(unknown) == 2  # level and year
    assert ("其余待核" if lang == "zh" else "the rest is unverified") in line
    later = briefing(park_profile(atlas.catalog, "p026", VIEW), Names.of(atlas.catalog, lang))
    assert later.count(unknown) == 2  # area and year
    assert ("未查明" if lang == "zh" else "Not known") in later
    assert ("2021 年版之后" if lang == "zh" else "after the 2021 edition") in later


def test_an_unknown_park(atlas: Atlas) -> None:
    with pytest.raises(UnknownNameError, match="p999"):
        park_profile(atlas.catalog, "p999", VIEW)
