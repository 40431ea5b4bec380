"""Accepted names of units travel in a file, and come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.lists import own_ground

from mapping.intake.alias_file import alias_bytes, read_aliases

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(
    lambda name: name == name.strip()
)


@given(aliases=st.dictionaries(NAMES, st.sampled_from(sorted(own_ground().unit_names))))
def test_a_file_of_aliases_round_trips(aliases: dict[str, str]) -> None:
    assert read_aliases("aliases.csv", alias_bytes(aliases), own_ground()) == aliases


def test_a_unit_may_be_named_in_words_and_the_file_come_from_excel() -> None:
    told = "写法,布局单元编号\r\n南湖片,洪山区\r\n东片,nowhere\r\n".encode("gb18030")
    assert read_aliases("aliases.csv", told, own_ground()) == {"南湖片": "hongshan", "东片": "nowhere"}


def test_a_name_that_a_spreadsheet_would_run_is_led_by_an_apostrophe_and_comes_back_without() -> None:
    names = dict.fromkeys(("=1+1", "＝cmd", "@x", "'=1", "-光谷"), "ovc")
    cells = [line.partition(",")[0] for line in alias_bytes(names).decode("utf-8-sig").splitlines()[1:]]
    assert all(cell.startswith("'") for cell in cells)
    assert read_aliases("aliases.csv", alias_bytes(names), own_ground()) == names
