"""Words that readers stumbled over stay out of everything that is read, in whatever place they stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.cartography.faces import unit_faces
from mapping.cartography.wording.names import Names
from mapping.settings import ROOT
from mapping.view import View

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas

LOCALE = ROOT / "locale" / "en.po"
READ = (LOCALE, *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("README*.md")), ROOT / "data" / "README.md")


@pytest.mark.parametrize(("jargon", "plain"), [("量算", "按边界量得"), ("把握", "归类可靠度")])
def test_readers_meet_the_plain_word_alone(jargon: str, plain: str) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in READ}
    assert plain in texts["en.po"]
    assert [name for name, text in texts.items() if jargon in text] == []


def test_what_measured_means_is_explained_once() -> None:
    explained = [
        line for line in LOCALE.read_text(encoding="utf-8").splitlines() if "不是公布数，而是按图上边界" in line
    ]
    assert len(explained) == 1


def test_a_term_of_five_things_reads_as_english_and_is_short_on_the_map(atlas: Atlas) -> None:
    names = Names.of(atlas.catalog, "en")
    assert names.term("光芯屏端网") == "Optoelectronics value chain (optics, chips, displays, devices, networks)"
    faces = {face.unit_id: face for face in unit_faces(atlas, View(EDITION, lang="en"))}
    assert faces["ovc"].terms[0] == ("Optoelectronics value chain", "nextgen_it")
    assert [m.term_en for m in atlas.catalog.term_mappings if m.term_en.count("-") > 1] == []
