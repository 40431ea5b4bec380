"""What the address says of a match: read, written, and named where it is wrong."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from hypothesis import given
from hypothesis import strategies as st
from tests.views import VIEW

from mapping.i18n import translator
from mapping.insight.match.lexicon import LONGEST_TEXT
from mapping.insight.match.ranking import match
from mapping.insight.match.weights import Weights
from mapping.ui import address
from mapping.ui.address import Wish
from mapping.ui.address.fitting import PACKED, ROOM, fitting, from_address, in_address
from mapping.ui.match.ask import EXAMPLES
from mapping.ui.match.asking import with_text
from mapping.ui.server.limits import LONGEST_ADDRESS

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_a_wish_survives_being_written_and_read(atlas: Atlas) -> None:
    wish = Wish("智能制造和氢能", ("氢能",), (("智能制造", "ai"),), Weights(parks=35))
    written = {key: value for key, value in address.written(wish=wish).items() if value}
    assert address.read("match", written, atlas).wish == wish


def test_nothing_is_written_of_what_is_default() -> None:
    assert address.written(wish=Wish()) == {"text": None, "drop": None, "choose": None, "w": None}


def test_what_cannot_be_used_is_named_and_left_out(atlas: Atlas) -> None:
    query = {"text": "智能制造", "drop": "氢能", "choose": "智能制造:steel,氢能:ai", "w": "luck:3"}
    place = address.read("match", query, atlas)
    wish = place.wish
    assert (wish.drop, wish.choose, wish.weights) == ((), (), Weights())
    assert len(place.problems) == 3
    for named in ("「氢能」", "「智能制造:steel」、「氢能:ai」", "luck"):
        assert any(named in str(problem) for problem in place.problems), named


def test_a_text_that_is_too_long_is_cut_and_told(atlas: Atlas) -> None:
    place = address.read("match", {"text": "氢" * (LONGEST_TEXT + 1)}, atlas)
    assert len(place.wish.text) == LONGEST_TEXT
    assert "文字有 5,001 字，只用了前 5,000 字" in str(place.problems[0])


def test_what_the_page_writes_is_never_an_address_that_the_server_refuses(atlas: Atlas) -> None:
    words = "氢燃料电池、人工智能、生物医药、新型显示、航空航天、现代物流、"
    for text in (words * 100, "hydrogen fuel cells and displays, " * 300, "😀" * 3000, "%&+ " * 3000):
        wish = with_text(Wish(weights=Weights(parks=35)), text, atlas.catalog)
        written = {key: value for key, value in address.written(wish=wish).items() if value}
        query = urlencode(written | {"lang": "en", "later": "1", "unit": "ovc"}, quote_via=quote)
        assert len(f"/maps/match?{query}") < LONGEST_ADDRESS - 1500  # and there is room for words that are taken out


@given(st.text(max_size=3000) | st.text(st.sampled_from("氢燃料电池智能制造人工生物医药新型显示~z"), max_size=3000))
def test_a_text_comes_back_from_an_address_as_far_as_it_has_room(text: str) -> None:
    kept = fitting(text)
    written = in_address(kept)
    assert text.lstrip(PACKED).startswith(kept.lstrip(PACKED))
    assert len(quote(written, safe="", errors="replace")) <= ROOM
    assert from_address(written) in {kept, kept.encode("utf-8", "replace").decode()}
    assert in_address(written) == written
    assert in_address(fitting(from_address(written))) == written


@given(st.text(st.sampled_from("~z~AbCd09-_=+氢"), max_size=60))
def test_what_was_never_packed_is_read_all_the_same(value: str) -> None:
    assert isinstance(from_address(f"{PACKED}{value}"), str)


def test_what_unpacks_to_far_more_than_a_text_is_cut() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = urlsafe_b64encode(packer.compress(b"z" * 10_000_000) + packer.flush()).decode()
    assert len(from_address(f"{PACKED}{bomb}")) <= 4 * LONGEST_TEXT


def test_another_text_keeps_the_choices_for_the_words_that_stay(atlas: Atlas) -> None:
    wish = Wish("智能制造、氢能与私募基金", ("氢能", "私募基金"), (("智能制造", "ai"),))
    changed = with_text(wish, " 智能制造和氢能 ", atlas.catalog)
    assert (changed.text, changed.drop, changed.choose) == ("智能制造和氢能", ("氢能",), (("智能制造", "ai"),))
    assert with_text(wish, "银行", atlas.catalog).choose == ()


def test_no_term_holds_what_separates_terms_in_an_address(atlas: Atlas) -> None:
    from mapping.insight.match.lexicon import lexicon  # noqa: PLC0415

    assert not [term for term in lexicon(atlas.catalog).terms if "," in term]


def test_every_example_works_in_both_languages(atlas: Atlas) -> None:
    for lang in ("zh", "en"):
        for example in EXAMPLES:
            text = translator(lang)(example)
            found = match(atlas.catalog, text, VIEW)
            assert found.units, text
            assert found.parks, text
            assert (found.unknown, found.asked) == ((), ()), text
