"""The columns of a match: the units and parks that fit a text, its words, and the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mapping.cartography.wording.reasons import WEIGHT_LABELS, reason_text, reasons_text, word_state
from mapping.i18n import message
from mapping.insight.match.ranking import DIGITS, ParkScore, UnitScore
from mapping.lists.columns import parks
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.catalog.records import Park
    from mapping.insight.match.lexicon import Word
    from mapping.insight.match.ranking import Match
    from mapping.insight.match.weights import Weights
    from mapping.lists.columns.column import Columns, Wording

Hit: TypeAlias = UnitScore | ParkScore


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word of the text; ``word`` is None where nobody knows it."""

    found: Match
    text: str
    word: Word | None


@dataclass(frozen=True, slots=True)
class WeightRow:
    """One of the weights, by the name of its field."""

    weights: Weights
    field: str
    default: float


def _scored(hit: Hit) -> bool:
    """Tell whether a hit has a place among the others; a unit that only a shared list names has none."""
    return any(reason.points for reason in hit.reasons)


def _id(hit: Hit) -> str:
    return hit.unit.unit_id if isinstance(hit, UnitScore) else hit.park.park_id


def _name(hit: Hit, w: Wording) -> str:
    return w.names.unit(hit.unit) if isinstance(hit, UnitScore) else w.names.park(hit.park)


def _industries(row: WordRow, w: Wording) -> str | None:
    if row.word is None:
        return None
    named = w.listed(w.names.industry_short(w.catalog.industry(i)) for i in row.word.industries)
    return named or w.t("跨领域")


def _state(row: WordRow, w: Wording) -> str:
    return word_state(row.found, row.word, w.t) if row.word else w.t("未识别")


RANK: Column[Hit] = Column(
    id="rank",
    heading=message("名次"),
    value=lambda hit, _: hit.rank,
    brief=lambda hit, _: hit.rank if _scored(hit) else None,
    blank=True,
)
ID: Column[Hit] = Column(id="id", heading=message("编号"), value=lambda hit, _: _id(hit))
SCORE: Column[Hit] = Column(
    id="score",
    heading=message("得分（0–100 分）"),
    value=lambda hit, _: hit.score,
    brief=lambda hit, _: hit.score if _scored(hit) else None,
    form="number",
    digits=DIGITS,
    blank=True,
)
REASONS: Column[Hit] = Column(
    id="reasons",
    heading=message("理由（分数）"),
    value=lambda hit, w: reasons_text(w.catalog, hit.reasons, w.names, points=True),
)
UNIT_NAME: Column[UnitScore] = Column(
    id="name", heading=message("布局单元"), value=lambda hit, w: w.names.unit(hit.unit)
)

KIND: Column[Hit] = Column(
    id="kind", heading="kind", value=lambda hit, _: "unit" if isinstance(hit, UnitScore) else "park"
)
NAME: Column[Hit] = Column(id="name", heading="name", value=_name)
UNIT_ID: Column[Hit] = Column(
    id="unit_id",
    heading="unit_id",
    value=lambda hit, _: hit.unit.unit_id if isinstance(hit, UnitScore) else hit.park.unit_id,
)
UNIT: Column[Hit] = Column(
    id="unit",
    heading="unit",
    value=lambda hit, w: w.unit(hit.unit.unit_id if isinstance(hit, UnitScore) else hit.park.unit_id),
)
PARK_ID: Column[ParkScore] = parks.PARK_ID.of(lambda hit: hit.park)
REASON_LIST: Column[Hit] = Column(
    id="reasons",
    heading="reasons",
    value=lambda hit, w: tuple(reason_text(w.catalog, reason, w.names) for reason in hit.reasons),
    separator="; ",
)

TEXT: Column[WordRow] = Column(id="text", heading=message("文中的词"), value=lambda row, _: row.text)
TERM: Column[WordRow] = Column(
    id="term", heading=message("词库中的词"), value=lambda row, _: row.word.term if row.word else None, blank=True
)
INDUSTRIES: Column[WordRow] = Column(id="industries", heading=message("965产业"), value=_industries, blank=True)
STATE: Column[WordRow] = Column(id="state", heading=message("处理"), value=_state)
CONFIDENCE: Column[WordRow] = Column(
    id="confidence",
    heading=message("可靠度"),
    value=lambda row, w: w.label("confidence", row.word.confidence) if row.word else None,
    blank=True,
)
BASIS: Column[WordRow] = Column(
    id="basis",
    heading=message("出处"),
    value=lambda row, w: w.label("basis", row.word.basis) if row.word else None,
    blank=True,
)

EVIDENCE: Column[WeightRow] = Column(
    id="weight_of", heading=message("依据"), value=lambda row, w: w.t(WEIGHT_LABELS[row.field])
)
WEIGHT: Column[WeightRow] = Column(
    id="weight", heading=message("权重"), value=lambda row, _: float(getattr(row.weights, row.field)), form="number"
)
DEFAULT: Column[WeightRow] = Column(
    id="default", heading=message("默认权重"), value=lambda row, _: row.default, form="number"
)
MOST: Column[WeightRow] = Column(
    id="most",
    heading=message("最高得分（分）"),
    value=lambda row, _: round(row.weights.points(row.field), 1),
    form="number",
)


def _of_park(column: Column[Park]) -> Column[ParkScore]:
    return column.of(lambda hit: hit.park)


UNITS: Columns[UnitScore] = (RANK, UNIT_NAME, ID, SCORE, REASONS)
"""The sheet of units."""

PARKS: Columns[ParkScore] = (
    RANK,
    _of_park(parks.NAME),
    ID,
    _of_park(parks.UNIT),
    _of_park(parks.LEVEL),
    _of_park(parks.PRECISION),
    SCORE,
    REASONS,
    _of_park(parks.SOURCE),
)
"""The sheet of parks."""

WORDS: Columns[WordRow] = (TEXT, TERM, INDUSTRIES, STATE, CONFIDENCE, BASIS)
"""The sheet of words."""

WEIGHTS: Columns[WeightRow] = (EVIDENCE, WEIGHT, DEFAULT, MOST)
"""The sheet of weights."""

HITS: Columns[Hit] = (KIND, RANK, ID, NAME, UNIT_ID, UNIT, SCORE, REASON_LIST)
"""CSV of the command line, units and parks in one table."""

UNIT_RECORD: Columns[UnitScore] = (UNIT_ID, NAME, RANK, SCORE, REASON_LIST)
"""A unit in JSON."""

PARK_RECORD: Columns[ParkScore] = (PARK_ID, NAME, UNIT_ID, UNIT, RANK, SCORE, REASON_LIST)
"""A park in JSON."""
