"""The layer `score`: how well each unit fits a text. Its bins are fixed, so that maps of two texts compare."""

from __future__ import annotations

import math
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from mapping.cartography import look_tints
from mapping.cartography.bins import BY_INDUSTRY, NoDataBin, RangeBin
from mapping.cartography.bins import find as find_bin
from mapping.cartography.state import LayerState, UnitValue
from mapping.cartography.wording.match_note import counted_words, match_note
from mapping.errors import UsageError
from mapping.i18n import translator
from mapping.insight.match.ranking import DIGITS, match
from mapping.insight.match.weights import Weights
from mapping.sentences import Code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.cartography.bins import Bin
    from mapping.cartography.spec import MapSpec
    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.insight.match.ranking import Match
    from mapping.view import View

SCORE = "score"
LIMITS = (20, 40, 60, 80)
"""Inner limits of the classes; a class reaches from its lower limit (included) to its upper (excluded)."""

_SHORTENED = 20


def score_of_spec(spec: MapSpec, catalog: Catalog) -> LayerState:
    """Return the layer for the text of a spec, with the words, meanings and weights that it asks for.

    Raises:
        UsageError: the spec has no text, or weights that cannot be read.
        UnknownNameError: a chosen meaning is none of the word's industries.
    """
    if not spec.text.strip():
        raise UsageError(Code.SCORE_WITHOUT_TEXT)
    return score_layer(match_of(spec, catalog), catalog, spec.view)


def match_of(spec: MapSpec, catalog: Catalog) -> Match:
    """Return the answer to the text of a spec; raises as :func:`score_of_spec` does for its words and weights."""
    return match(
        catalog,
        spec.text,
        spec.view,
        weights=Weights.from_text(spec.weights),
        drop=spec.drop,
        choose=dict(spec.choose),
    )


def asked_in_short(spec: MapSpec, catalog: Catalog) -> str:
    """Return what a title says was asked for: the text itself where it is short, otherwise the words that count.

    A letter begins with who writes it, and ends with what for.
    """
    text = shortened(spec.text)
    if text == " ".join(spec.text.split()):
        return text
    words = [word.text for word in counted_words(match_of(spec, catalog))]
    if not words:
        return text
    told = accumulate(words, lambda line, word: f"{line}{translator(spec.lang)('、')}{word}")
    *_, longest = [words[0], *takewhile(lambda line: len(line) <= _SHORTENED, told)]
    return longest if longest.endswith(words[-1]) else f"{longest}…"


def score_layer(found: Match, catalog: Catalog, view: View) -> LayerState:
    """Return the scores of a match in a view as a layer.

    A unit that nothing speaks for, and one that shares the industry and no more, have bins of their own and no value.
    Where no word counts, no unit was rated, which is not the same as being rated and found without evidence.
    """
    t = translator(view.lang)
    bins = (
        _bins(t)
        if found.subjects
        else (NoDataBin("unrated", t("未评分"), look_tints.NO_DATA, kind="no_data", hatch=True),)
    )
    values = {unit.unit_id: _value(found, unit.unit_id, bins, t) for unit in catalog.units}
    return LayerState(
        layer_id=SCORE,
        group="measure",
        label=t("匹配度"),
        caption=t("0–100 分，分级不随文字变动"),
        form="value",
        bins=bins,
        values=values,
        sources=(catalog.edition(view.edition).source_id, "thesaurus", "subsectors", "parks", "three_lists"),
        quantity=True,
        digits=DIGITS,
        measure=t("分"),
        note=match_note(found, catalog, view.lang),
    )


def _value(found: Match, unit_id: str, bins: Sequence[Bin], t: Translate) -> UnitValue:
    if not found.subjects:
        return UnitValue(None, "unrated", t("未评分"), "")
    score = next((score for score in found.units if score.unit.unit_id == unit_id), None)
    if score is not None:
        points = f"{score.score:.{DIGITS}f}"
        return UnitValue(score.score, find_bin(bins, score.score).key, t("{n} 分", n=points), points)
    if found.score_of(unit_id) is None:
        return UnitValue(None, "none", t("无依据"), "")
    return UnitValue(None, BY_INDUSTRY, t("只是同属大类，不评分"), "")


def shortened(text: str, longest: int = _SHORTENED) -> str:
    """Return a text on one line, cut where it is too long for a title."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


def _bins(t: Translate) -> tuple[Bin, ...]:
    lowers, uppers = (0.0, *LIMITS), (*LIMITS, math.inf)
    ranges = tuple(
        RangeBin(f"{low:g}-", _range(t, low, up), fill, lower=low, upper=up)
        for low, up, fill in zip(lowers, uppers, look_tints.SAND, strict=True)
    )
    return (
        NoDataBin("none", t("无依据"), look_tints.NOT_DESIGNATED, kind="not_designated"),
        NoDataBin(BY_INDUSTRY, t("只是同属大类，不评分"), look_tints.INDUSTRY_ONLY, kind="not_designated"),
        *ranges,
    )


def _range(t: Translate, low: float, up: float) -> str:
    if low == 0:
        return t("< {value} 分", value=f"{up:g}")
    if up == math.inf:
        return t("≥ {value} 分", value=f"{low:g}")
    return t("{low}–{up} 分", low=f"{low:g}", up=f"{up:g}")
