"""The columns of a match: the units and parks that fit a text, its words, and the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mapping.cartography.wording.reasons import (
    CLOSENESS_LABELS,
    WEIGHT_LABELS,
    reason_clause,
    reason_text,
    reasons_text,
    subject_name,
    word_state,
)
from mapping.cartography.wording.site_conditions import CONDITION_LABELS, land_text, value_text
from mapping.i18n import message
from mapping.insight.match.closeness import STEPS
from mapping.insight.match.conditions import Condition
from mapping.insight.match.ranking import DIGITS, ParkScore, UnitScore
from mapping.lists.columns import parks
from mapping.lists.columns.column import Column

if TYPE_CHECKING:
    from mapping.catalog.records import Park
    from mapping.insight.match.closeness import Closeness, Subject
    from mapping.insight.match.evidence import Reason
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


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason of a place; ``business`` is what it speaks for."""

    hit: Hit
    reason: Reason


@dataclass(frozen=True, slots=True)
class BusinessRow:
    """A place in the answer to one of several businesses."""

    subject: Subject
    hit: Hit


@dataclass(frozen=True, slots=True)
class AskRow:
    """What a text says besides its businesses: a condition, a word that it rules out or one that it wants nearby."""

    found: Match
    asked: Condition | Word


def nearest_step(hit: Hit) -> Closeness:
    """Return how close the closest reason of a place comes."""
    return min((reason.closeness for reason in hit.reasons), key=STEPS.index)


def ranked(hit: Hit) -> bool:
    """Tell whether a place has a rank: one that shares the industry and no more has none."""
    return any(reason.closer for reason in hit.reasons)


def _id(hit: Hit) -> str:
    return hit.unit.unit_id if isinstance(hit, UnitScore) else hit.park.park_id


def _name(hit: Hit, w: Wording) -> str:
    return w.names.unit(hit.unit) if isinstance(hit, UnitScore) else w.names.park(hit.park)


def _business(subject: Subject, w: Wording) -> str:
    return subject_name(w.catalog, subject, w.names)


def _subsectors(subject: Subject, w: Wording) -> tuple[str, ...]:
    return tuple(w.names.subsector(w.catalog.subsector(one)) for one in subject.subsectors)


def _meant(row: WordRow, w: Wording) -> tuple[str, ...]:
    """Return the sub-sectors that a word counts for; of one that does not count, what it speaks of."""
    if row.word is None:
        return ()
    term = row.word.term
    subject = next((s for s in row.found.subjects if term in s.terms), None)
    if subject:
        return _subsectors(subject, w)
    meant = w.catalog.vocabulary.of_word(term)
    return (w.names.subsector(w.catalog.subsector(meant.subsector_id)),) if meant else ()


def _asked_kind(row: AskRow, w: Wording) -> str:
    if isinstance(row.asked, Condition):
        return w.t(CONDITION_LABELS[row.asked.kind])
    return w.t("文中已排除") if row.asked in row.found.struck else w.t("希望临近")


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
    value=lambda hit, _: hit.rank if ranked(hit) else None,
    blank=True,
)
ID: Column[Hit] = Column(id="id", heading=message("编号"), value=lambda hit, _: _id(hit))
SCORE: Column[Hit] = Column(
    id="score",
    heading=message("得分（0–100 分）"),
    value=lambda hit, _: hit.score,
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

CLOSENESS: Column[Hit] = Column(
    id="closeness",
    heading=message("最贴近的依据"),
    value=lambda hit, w: w.t(CLOSENESS_LABELS[nearest_step(hit)]),
)
SUBSECTORS: Column[Hit] = Column(
    id="subsectors",
    heading=message("细分领域"),
    value=lambda hit, w: tuple(
        dict.fromkeys(name for reason in hit.reasons for name in _subsectors(reason.subject, w))
    ),
    blank=True,
)
BUSINESSES: Column[Hit] = Column(
    id="businesses",
    heading=message("业务"),
    value=lambda hit, w: tuple(dict.fromkeys(_business(reason.subject, w) for reason in hit.reasons)),
)
PLACE_KIND: Column[Hit] = Column(
    id="place_kind",
    heading=message("类别"),
    value=lambda hit, w: w.t("布局单元") if isinstance(hit, UnitScore) else w.t("园区"),
)
PLACE: Column[Hit] = Column(id="place", heading=message("名称"), value=_name)

KIND: Column[Hit] = Column(
    id="kind", heading="kind", value=lambda hit, _: "unit" if isinstance(hit, UnitScore) else "park"
)
STEP: Column[Hit] = Column(id="closeness", heading="closeness", value=lambda hit, _: nearest_step(hit))
SUBSECTOR_IDS: Column[Hit] = Column(
    id="subsector_ids",
    heading="subsector_ids",
    value=lambda hit, _: tuple(dict.fromkeys(s for reason in hit.reasons for s in reason.subject.subsectors)),
    separator="; ",
)
BUSINESS_LIST: Column[Hit] = Column(id="businesses", heading="businesses", value=BUSINESSES.value, separator="; ")
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
MEANT: Column[WordRow] = Column(id="subsectors", heading=message("细分领域"), value=_meant, blank=True)
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

OF_BUSINESS: Column[BusinessRow] = Column(
    id="business", heading=message("业务"), value=lambda row, w: _business(row.subject, w)
)
OF_WORDS: Column[BusinessRow] = Column(
    id="terms", heading=message("词库中的词"), value=lambda row, w: tuple(map(w.names.term, row.subject.terms))
)
OF_SUBSECTORS: Column[BusinessRow] = Column(
    id="subsectors", heading=message("细分领域"), value=lambda row, w: _subsectors(row.subject, w), blank=True
)

REASON_BUSINESS: Column[ReasonRow] = Column(
    id="business", heading=message("业务"), value=lambda row, w: _business(row.reason.subject, w)
)
REASON_SUBSECTORS: Column[ReasonRow] = Column(
    id="subsectors", heading=message("细分领域"), value=lambda row, w: _subsectors(row.reason.subject, w), blank=True
)
REASON_CLOSENESS: Column[ReasonRow] = Column(
    id="closeness", heading=message("贴近程度"), value=lambda row, w: w.t(CLOSENESS_LABELS[row.reason.closeness])
)
REASON: Column[ReasonRow] = Column(
    id="reason", heading=message("理由"), value=lambda row, w: reason_clause(w.catalog, row.reason, w.names)
)
POINTS: Column[ReasonRow] = Column(
    id="points", heading=message("分数"), value=lambda row, _: row.reason.points, form="number"
)

ASKED_KIND: Column[AskRow] = Column(id="asked", heading=message("类别"), value=_asked_kind)
ASKED_TEXT: Column[AskRow] = Column(id="text", heading=message("文中的话"), value=lambda row, _: row.asked.text)
ASKED_VALUE: Column[AskRow] = Column(
    id="value",
    heading=message("数值"),
    value=lambda row, w: value_text(row.asked, w.names) if isinstance(row.asked, Condition) else None,
    blank=True,
)
ASKED_STATE: Column[AskRow] = Column(id="state", heading=message("处理"), value=lambda _, w: w.t("不计分"))

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


def land(wanted: Condition) -> Column[ParkScore]:
    """Return the column that compares the area of a park with the land asked for."""
    return Column(
        id="land",
        heading=message("与所需用地比较"),
        value=lambda hit, w: land_text(hit.park, wanted, w.names),
    )


def _of_hit(column: Column[Hit]) -> Column[ReasonRow]:
    return column.of(lambda row: row.hit)


def _of_business(column: Column[Hit]) -> Column[BusinessRow]:
    return column.of(lambda row: row.hit)


UNITS: Columns[UnitScore] = (RANK, UNIT_NAME, ID, SCORE, CLOSENESS, BUSINESSES, SUBSECTORS, REASONS)
"""The sheet of units."""

PARKS: Columns[ParkScore] = (
    RANK,
    _of_park(parks.NAME),
    ID,
    _of_park(parks.UNIT),
    _of_park(parks.UNIT_ID),
    _of_park(parks.LEVEL),
    _of_park(parks.PRECISION),
    SCORE,
    CLOSENESS,
    BUSINESSES,
    SUBSECTORS,
    REASONS,
    _of_park(parks.SOURCE),
)
"""The sheet of parks."""

WORDS: Columns[WordRow] = (TEXT, TERM, MEANT, INDUSTRIES, STATE, CONFIDENCE, BASIS)
"""The sheet of words."""

REASON_ROWS: Columns[ReasonRow] = (
    *(_of_hit(PLACE_KIND), _of_hit(PLACE), _of_hit(ID)),
    *(REASON_BUSINESS, REASON_SUBSECTORS, REASON_CLOSENESS, REASON, POINTS),
)
"""The sheet of reasons, one a row."""

BUSINESS_ROWS: Columns[BusinessRow] = (
    *(OF_BUSINESS, OF_WORDS, OF_SUBSECTORS),
    *(_of_business(column) for column in (PLACE_KIND, RANK, PLACE, ID, SCORE, CLOSENESS)),
)
"""The sheet of businesses, each answered by itself."""

ASKED: Columns[AskRow] = (ASKED_KIND, ASKED_TEXT, ASKED_VALUE, ASKED_STATE)
"""The sheet of conditions, of what the text rules out and of what it wants nearby."""

WEIGHTS: Columns[WeightRow] = (EVIDENCE, WEIGHT, DEFAULT, MOST)
"""The sheet of weights."""

HITS: Columns[Hit] = (
    *(KIND, RANK, ID, NAME, UNIT_ID, UNIT, SCORE),
    *(STEP, BUSINESS_LIST, SUBSECTOR_IDS, REASON_LIST),
)
"""CSV of the command line, units and parks in one table."""

UNIT_RECORD: Columns[UnitScore] = (UNIT_ID, NAME, RANK, SCORE, REASON_LIST)
"""A unit in JSON."""

PARK_RECORD: Columns[ParkScore] = (PARK_ID, NAME, UNIT_ID, UNIT, RANK, SCORE, REASON_LIST)
"""A park in JSON."""
