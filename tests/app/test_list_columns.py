"""The pages show the columns of each list as they are defined: in that order, under those headings."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.own_data import own_atlas
from tests.views import EDITION

from mapping.lists.columns import corrections, designations, facilities, list_entries, parks, statements, targets, words
from mapping.lists.columns.column import Wording
from mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from streamlit.testing.v1 import AppTest

    from conftest import RunPage
    from mapping.lists.columns.column import Column

    Html = Callable[[AppTest], str]

CATALOG = own_atlas().catalog
ACTUALS = "布局单元,目标,实际值,计量单位\n东湖高新区,tax_per_mu,36,万元/亩\n"

in_both = pytest.mark.parametrize("lang", ["zh", "en"])


def brief(columns: Iterable[Column[Any]], lang: str) -> list[str]:
    t = Wording.of(CATALOG, View(EDITION, lang=lang)).heading
    return [t(column.brief_heading) for column in columns]


def headings(page: str, test_id: str) -> list[str]:
    """Return the headings of the table in a part of the page."""
    table = page.partition(f'data-testid="{test_id}"')[2].partition("</table>")[0]
    heads, _, rows = table.partition("</thead>")
    found = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', heads)
    first = rows.partition("</tr>")[0]
    assert len(re.findall(r"<t[dh]\b", first)) == len(found)
    return found


@in_both
def test_the_tables_of_targets(run_page: RunPage, html: Html, lang: str) -> None:
    city = run_page("targets", lang=lang)
    assert headings(html(city), "city-targets") == brief(targets.CITY, lang)
    unit = html(run_page("targets", lang=lang, unit="ovc"))
    assert headings(unit, "unit-targets") == brief(targets.OF_UNIT, lang)
    assert headings(unit, "three-lists") == brief(list_entries.OF_UNIT, lang)
    city.file_uploader[0].upload("a.csv", ACTUALS.encode(), "text/csv").run()
    assert headings(html(city), "completion") == brief(targets.REACHED, lang)


@in_both
@pytest.mark.parametrize(
    ("key", "columns"),
    [
        ("parks", parks.FULL_LIST),
        ("industries", designations.FULL_LIST),
        ("targets", targets.FULL_LIST),
        ("facilities", facilities.FULL_LIST),
        ("three_lists", list_entries.FULL_LIST),
        ("source_corrections", corrections.FULL_LIST),
        ("statements", statements.FULL_LIST),
        ("chains", words.CHAIN_LIST),
        ("subsectors", words.SUBSECTOR_LIST),
        ("words", words.WORD_LIST),
        ("term_subsectors", words.TERM_LIST),
    ],
)
def test_the_lists_of_the_page_of_sources(
    run_page: RunPage, key: str, columns: tuple[Column[Any], ...], lang: str
) -> None:
    columns = tuple(column for column in columns if column.lang in {None, lang})
    test = run_page("sources", lang=lang)
    test.session_state[f"list_{key}"] = True
    test.run()
    (opened,) = test.dataframe
    assert list(opened.value.columns) == [column.id for column in columns]
    t = Wording.of(CATALOG, View(EDITION, lang=lang)).heading
    told = json.loads(opened.proto.columns)
    assert {name: told[name]["label"] for name in opened.value.columns} == {c.id: t(c.heading) for c in columns}
    # what is not known is said in every cell that could be read as an empty one
    unknown = [c.id for c in columns if c.form == "text" and not c.blank]
    assert not (opened.value[unknown] == "").any().any()
    assert not opened.value[unknown].isna().any().any()
