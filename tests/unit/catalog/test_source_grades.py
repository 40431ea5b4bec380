"""Grades of sources and corrections by them: they agree with the tables, and the better source is cited."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from tests.views import EDITION

from mapping.cartography.wording.briefing import briefing
from mapping.cartography.wording.names import Names
from mapping.cartography.wording.sources import address_text
from mapping.catalog.graded import QUOTABLE, UNGRADED, key_of
from mapping.i18n import LANGUAGES
from mapping.insight.parks.profile import park_profile
from mapping.lists.columns import facilities as columns
from mapping.lists.columns.column import Wording
from mapping.settings import ROOT
from mapping.view import View

if TYPE_CHECKING:
    from mapping.catalog import Catalog

EVERYTHING = View(EDITION, later=True)
JUDGED = (("source_url", "grade"), ("better_url", "better_grade"))
KEYS = {"parks": ("park_id",), "three_lists": ("list", "name_zh")}


def table(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def row_of(name: str, key: str) -> dict[str, str]:
    (row,) = [row for row in table(name) if "|".join(row[column] for column in KEYS[name]) == key]
    return row


def test_every_row_that_rests_on_a_source_is_graded(catalog: Catalog) -> None:
    graded = {(grade.table, grade.id) for grade in catalog.source_grades}
    rows = (*catalog.directory, *catalog.list_entries, *catalog.measures, *(s for s in catalog.sources if s.url))
    rows += tuple(facility for facility in catalog.facilities if facility.source_url)
    rows += catalog.statements
    assert {key_of(row) for row in rows} == graded
    assert UNGRADED not in {catalog.citation(row).cited.grade for row in rows}


@pytest.mark.parametrize(("facility", "grade"), [("f001", "trade"), ("f011", "encyclopedia"), ("f042", "media")])
def test_a_hub_is_listed_with_the_grade_of_its_address(catalog: Catalog, facility: str, grade: str) -> None:
    row = next(row for row in catalog.facilities if row.facility_id == facility)
    assert catalog.citation(row).cited.grade == grade
    for lang in LANGUAGES:
        w = Wording.of(catalog, View(EDITION, lang=lang))
        assert columns.GRADE.text(row, w) == w.names.value("source_grade", grade)
        assert columns.GRADE in columns.FULL_LIST


def test_a_hub_without_an_address_is_not_said_to_have_no_source(catalog: Catalog) -> None:
    named = next(row for row in catalog.facilities if row.source_zh and not row.source_url)
    for lang, said in (("zh", "没有网址"), ("en", "No address")):
        assert columns.GRADE.file_cell(named, Wording.of(catalog, View(EDITION, lang=lang))) == said


def test_tables_follow_the_verdicts_on_corrections() -> None:
    for correction in table("source_corrections"):
        found = row_of(correction["table"], correction["id"])[correction["column"]]
        taken = correction["verdict"] == "applied"
        assert found == correction["value_right" if taken else "value_now"] or correction["verdict"] == "noted"


def test_what_a_source_says_of_later_years_or_alone_and_unsure_is_not_taken() -> None:
    for correction in table("source_corrections"):
        if correction["confidence"] == "low":
            assert correction["verdict"] != "applied", correction["id"]
    # renamed in 2022, designated in 2023: the edition of 2021 shows neither
    assert row_of("parks", "p060")["name_zh"] == "武汉经开区先进制造产业区"
    assert row_of("parks", "p025")["level"] == row_of("parks", "p031")["level"] == ""


@pytest.mark.parametrize(
    ("park", "host", "grades"),
    [
        ("p001", "news.cjn.cn", ("media", "encyclopedia", None)),
        ("p003", "cn.ambafrance.org", ("institution", "mirror", None)),
        ("p012", "www.wehdz.gov.cn", ("official", None, None)),
        ("p040", "wiwiwikim.kfd.me", ("encyclopedia", None, "official")),  # the better page does not name the park
        ("p060", "jp.whkfq.gov.cn", ("official", None, "media")),
        ("p072", "", ("none", None, None)),
    ],
)
def test_the_better_source_is_cited_where_it_speaks_of_the_very_thing(
    catalog: Catalog, park: str, host: str, grades: tuple[str | None, ...]
) -> None:
    citation = catalog.citation(next(row for row in catalog.directory if row.park_id == park))
    found = (citation.cited, citation.recorded, citation.beside)
    assert tuple(reference.grade if reference else None for reference in found) == grades
    assert host in citation.cited.url


AUTHORITIES = re.compile(r"(^|\.)(gov\.cn|wedz\.gov\.cn|chinaopticsvalley\.com)$")
"""Bodies of government, and the site of the East Lake zone's committee."""


def test_only_bodies_of_government_are_called_official() -> None:
    judged = [(row[url], row[grade]) for row in table("source_grades") for url, grade in JUDGED]
    judged += [(row["source_url"], row["source_grade"]) for row in table("source_corrections")]
    official = {urlsplit(url).hostname or "" for url, grade in judged if grade == "official"}
    assert official
    assert not {host for host in official if not AUTHORITIES.search(host)}
    own = {urlsplit(url).hostname for url, grade in judged if grade == "operator"}
    assert {"www.huawei.com", "www.fiberhome.com", "www.cictmobile.com", "www.shuionland.com", "whgk.com"} <= own
    others = {urlsplit(url).hostname for url, grade in judged if grade == "institution"}
    assert others == {"cn.ambafrance.org", "qycb.hue.edu.cn"}


@pytest.mark.parametrize(
    ("park", "grade", "zh", "en"),
    [
        ("p080", "operator", "企业／运营方官网", "Company's or operator's own page"),
        ("p119", "operator", "企业／运营方官网", "Company's or operator's own page"),
        ("p148", "operator", "企业／运营方官网", "Company's or operator's own page"),
        ("p101", "institution", "其他机构（高校、使馆等）", "Other institution (university, embassy)"),
        ("p129", "institution", "其他机构（高校、使馆等）", "Other institution (university, embassy)"),
    ],
)
def test_whoever_speaks_of_himself_or_at_second_hand_is_not_quoted(
    catalog: Catalog, park: str, grade: str, zh: str, en: str
) -> None:
    for lang, said, open_ in (("zh", zh, "来源待核"), ("en", en, "Source to be verified")):
        names = Names.of(catalog, lang)
        profile = park_profile(catalog, park, EVERYTHING)
        assert profile.citation.cited.grade == grade
        assert names.value("source_grade", grade) == said
        assert briefing(profile, names).endswith(open_)


def test_a_contact_page_is_said_to_prove_the_address_alone(catalog: Catalog) -> None:
    for park in ("p080", "p119", "p148"):
        assert park_profile(catalog, park, EVERYTHING).citation.cited.states == ("address",)


def test_a_quotation_that_is_only_retold_says_so() -> None:
    (row,) = [row for row in table("source_corrections") if row["id"] == "p063"]
    assert "引文未核" in row["quote"]
    assert row["confidence"] == "low"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_briefing_line_names_official_pages_and_media_only(catalog: Catalog, lang: str) -> None:
    names, quoted = Names.of(catalog, lang), 0
    allowed = {
        reference.url
        for park in catalog.parks
        for reference in (catalog.citation(park).cited,)
        if reference.grade in QUOTABLE
    }
    allowed |= {c.source_url for c in catalog.source_corrections if c.source_grade in QUOTABLE}
    for park in catalog.parks:
        line = briefing(park_profile(catalog, park.park_id, EVERYTHING), names)
        addresses = set(re.findall(r"https?://\S+", line))
        assert addresses <= allowed, line
        assert bool(addresses) != line.endswith(("来源待核", "Source to be verified")), line
        assert not re.search("markspestcontrol|newton|wikiwand", line)
        quoted += bool(addresses)
    assert quoted > len(catalog.parks) / 3


def test_a_briefing_says_what_its_source_leaves_open(catalog: Catalog) -> None:
    names = Names.of(catalog, "zh")
    line = briefing(park_profile(catalog, "p060", EVERYTHING), names)
    assert "起始年份据（媒体）：http://subsites.chinadaily.com.cn/" in line
    line = briefing(park_profile(catalog, "p107", EVERYTHING), names)
    assert "该来源证实：存在与名称、布局单元、面积，其余待核。" in line


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://wikiwand.com/zh/%E6%AD%A6%E6%B1%89", "https://wikiwand.com/zh/武汉"),
        ("https://a.cn/a%20b", "https://a.cn/a%20b"),
        ("https://a.cn/%E2%80%AEb", "https://a.cn/%E2%80%AEb"),
        ("https://a.cn/%FF", "https://a.cn/%FF"),
    ],
)
def test_an_address_is_read_decoded_where_that_is_one_visible_word(url: str, text: str) -> None:
    assert address_text(url) == text


def test_notes_read_as_sentences(catalog: Catalog) -> None:
    # "同一资料另写22", "1992;2000-01" and their like: a figure needs its unit, a date what happened then
    for park in catalog.parks:
        for note in (park.area_note, park.established):
            assert ";" not in note, park.park_id
            assert not re.search(r"[\u4e00-\u9fff][0-9]", note), park.park_id
        assert park.level_note != park.level
