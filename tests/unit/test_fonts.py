"""The fonts that travel with a document: cut down to its characters, and the same whenever they are made."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from mapping import fonts
from mapping.fonts import font_face

TEXT = "光谷 2021"


def carried(rule: str) -> TTFont:
    """Return the font in a rule ``@font-face``."""
    written = rule.partition("base64,")[2].partition(")")[0]
    return TTFont(BytesIO(base64.b64decode(written)))


@pytest.mark.parametrize("features", [(), ("kern", "tnum")], ids=str)
def test_equal_texts_give_equal_rules_though_made_anew(features: tuple[str, ...]) -> None:
    first = font_face(TEXT, bold=False, features=features)
    fonts._embedded.cache_clear()
    assert font_face(TEXT, bold=False, features=features) == first


def test_a_rule_holds_the_characters_of_the_text_and_the_features_asked_for() -> None:
    plain, kerned = (carried(font_face(TEXT, bold=True, features=features)) for features in ((), ("kern",)))
    assert {ord(c) for c in TEXT} == set(plain.getBestCmap()) == set(kerned.getBestCmap())
    assert "GPOS" in kerned
    assert not {"GDEF", "GPOS", "GSUB"} & set(plain.keys())
