"""How the text of each key becomes a value: what cannot be used is an error that names it, never a guess."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from mapping.cartography.circles import named
from mapping.cartography.layers.firms import is_of_firms
from mapping.cartography.layers.subsectors import PREFIX as OF_A_SUBSECTOR
from mapping.cartography.layers.subsectors import subsector_layer_id
from mapping.cartography.resolve import all_layers, near
from mapping.cartography.spec import OVERLAYS, MapSpec
from mapping.catalog import labels
from mapping.errors import UnknownNameError, UsageError, WrongValuesError
from mapping.faults import Several
from mapping.i18n import LANGUAGES
from mapping.insight.beside import firms_of
from mapping.insight.entries import entries, read_list, too_many
from mapping.insight.match.lexicon import lexicon
from mapping.insight.match.weights import Weights
from mapping.insight.match.wish import chosen_meanings, taken_out
from mapping.insight.overlap import Basis
from mapping.insight.parks.finder import MOST_SHORTLISTED
from mapping.insight.parks.index import park_index
from mapping.insight.parks.values import values_named
from mapping.insight.parks.written import read_later, read_range, read_text
from mapping.insight.quotes import sentence_entries
from mapping.insight.within import LONGEST_IN_ADDRESS, within_of
from mapping.sentences import Code, WithinCode
from mapping.ui.address.firm_layers import firm_layer
from mapping.ui.address.fitting import fitting, from_address, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mapping.cartography.state import LayerState
    from mapping.errors import MappingError
    from mapping.insight.atlas import Atlas
    from mapping.insight.match.lexicon import Word
    from mapping.insight.parks.index import RangeFacet, ValueFacet

T = TypeVar("T")

BASES: tuple[Basis, ...] = get_args(Basis)
"""What the matrix of overlap compares by; the first one is the default."""
MEANS = ":"
"""Stands between a word and the industry that it means."""


@dataclass(slots=True)
class Around:
    """What is known while a key is read: the data, what was read before (owner -> value), and what went wrong."""

    atlas: Atlas
    found: dict[str, Any]
    errors: list[MappingError] = field(default_factory=list)

    def tell(self, *errors: MappingError) -> None:
        """Note what could not be used, where the rest of the value could."""
        self.errors += errors

    def each(self, key: str, text: str, read: Callable[[str], T]) -> list[T]:
        """Read a list entry by entry; what cannot be used is told."""
        found, wrong = read_list(key, text, read)
        self.tell(*wrong)
        return found

    def layers(self) -> Mapping[str, LayerState]:
        """Return the layers of the map that was read so far."""
        fields = {path.removeprefix("spec."): value for path, value in self.found.items() if path.startswith("spec.")}
        return all_layers(MapSpec(**fields).view, self.atlas)

    def words(self) -> Sequence[Word]:
        """Return the words recognised in the text that was read before."""
        return lexicon(self.atlas.catalog).recognise(self.found.get("wish.text", "")).words


def _one_of(kind: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise UnknownNameError(kind, value, known[:5])
    return value


def lang(text: str, _: Around) -> str:
    """Read a language."""
    return _one_of("语言", text, tuple(LANGUAGES))


def edition(text: str, around: Around) -> str:
    """Read an edition of the plan."""
    return _one_of("版本", text, tuple(e.edition for e in around.atlas.catalog.editions))


def later(text: str, _: Around) -> bool:
    """Read whether what came after the edition is wanted."""
    return read_later(text)


def unit(text: str, around: Around) -> str:
    """Read a layout unit by id, name, alias or pinyin."""
    return around.atlas.catalog.gazetteer.find(text)


def group(text: str, around: Around) -> str | None:
    """Read the id of a list of the plan that several units share; a unit beside it is chosen alone."""
    found = _one_of("共用清单", text, tuple(shared.shared_list for shared in around.atlas.catalog.shared_lists))
    if "spec.unit" not in around.found:
        return found
    around.tell(UsageError(Code.GROUP_BESIDE_UNIT))
    return None


def park(text: str, around: Around) -> str:
    """Read the id of a park."""
    return around.atlas.catalog.park(text).park_id


def overlays(text: str, around: Around) -> tuple[str, ...] | None:
    """Read overlays; ``none`` switches all of them off, none known is the default."""
    if text == "none":
        return ()
    wanted = around.each("overlays", text, lambda name: _one_of("叠加内容", name, OVERLAYS))
    return tuple(o for o in OVERLAYS if o in wanted) or None


def geo(text: str, _: Around) -> str:
    """Read what the land is cut into."""
    return _one_of("地理口径", text, ("unit", "district"))


def district(text: str, around: Around) -> str:
    """Read an adcode."""
    return _one_of("行政区", text, tuple(str(adcode) for adcode in around.atlas.geography.districts.index))


def layer(text: str, around: Around) -> str:
    """Read the id of a layer; those of sub-sectors and of firms are none of those that every map has."""
    if is_of_firms(text):
        firms_of(around.atlas)
        return firm_layer(text, around.atlas.catalog)
    if text.startswith(OF_A_SUBSECTOR):
        return subsector_layer_id(around.atlas.catalog.subsector(text.removeprefix(OF_A_SUBSECTOR)).subsector_id)
    known = tuple(around.layers())
    if text not in known:
        raise UnknownNameError("图层", text, near(text, known))
    return text


def over(text: str, around: Around) -> str:
    """Read the id of a layer of amounts."""
    return named(text, around.layers())


def within(text: str, around: Around) -> str:
    """Read an area drawn on the map; one too long for an address is refused as a whole, since half of it is another."""
    if len(text) > LONGEST_IN_ADDRESS:
        raise UsageError(WithinCode.TOO_LONG, most=f"{LONGEST_IN_ADDRESS:,}")
    return within_of(around.atlas, text).to_text()


def as_it_is(text: str, _: Around) -> str:
    """Leave the reading to the page."""
    return text


def facet(name: ValueFacet) -> Callable[[str, Around], tuple[str, ...]]:
    """Return the reader of a facet of the park finder: any of several values."""

    def read(text: str, around: Around) -> tuple[str, ...]:
        named = around.each(name, text, partial(values_named, around.atlas.catalog, name))
        return tuple(chain.from_iterable(named))

    return read


def between(name: RangeFacet) -> Callable[[str, Around], tuple[Any, Any]]:
    """Return the reader of a range of the park finder: from and to."""
    return lambda text, _: read_range(name, text)


def own(text: str, around: Around) -> tuple[str, ...]:
    """Read what is wanted of the columns that lists have of their own."""
    index = park_index(around.atlas.catalog).own

    def known(entry: str) -> str:
        index.found((entry,))
        return entry

    return tuple(around.each("own", text, known))


def search(text: str, _: Around) -> str:
    """Read a text to search for."""
    return read_text(text)


def short(text: str, around: Around) -> tuple[str, ...]:
    """Read a shortlist; parks that are one too many are told."""
    known = around.each("short", text, lambda park_id: around.atlas.catalog.park(park_id).park_id)
    if len(known) > MOST_SHORTLISTED:
        around.tell(WrongValuesError(Code.SHORTLIST_TOO_LONG, known[MOST_SHORTLISTED:], most=MOST_SHORTLISTED))
    return tuple(known[:MOST_SHORTLISTED])


def wanted(text: str, around: Around) -> str:
    """Read what is sought for, as much of it as an address has room for."""
    whole = from_address(text)
    kept = fitting(whole)
    if kept != whole:
        around.tell(too_long(len(whole), len(kept)))
    return kept


def drop(text: str, around: Around) -> tuple[str, ...]:
    """Read the words of the text that do not count."""
    dropped = entries(text)
    terms, wrong = taken_out(around.words(), dropped.values)
    around.tell(*wrong, *too_many("drop", dropped))
    return terms


def choose(text: str, around: Around) -> tuple[tuple[str, str], ...]:
    """Read what words of the text mean: pairs of word and sub-sector or industry."""
    chosen = entries(text)
    found, wrong = chosen_meanings(around.atlas.catalog, around.words(), chosen.values, MEANS)
    around.tell(*wrong, *too_many("choose", chosen))
    return tuple(found.items())


def weights(text: str, _: Around) -> Weights:
    """Read weights that differ from the default."""
    return Weights.from_text(text)


def by(text: str, _: Around) -> str:
    """Read what the matrix compares by."""
    return _one_of("比较的依据", text, BASES)


def kind_of_list(text: str, _: Around) -> str:
    """Read one of a unit's three lists."""
    if text not in labels("list"):
        raise WrongValuesError(Code.LIST_UNKNOWN, [text], known=Several(tuple(labels("list"))))
    return text


def clause(text: str, around: Around) -> str:
    """Read the id of a sentence of the policy in the edition that was read before."""
    catalog = around.atlas.catalog
    return _one_of("条款原文", text, tuple(sentence_entries(catalog, around.found["spec.edition"])))


def source(text: str, around: Around) -> str:
    """Read the id of a source."""
    return around.atlas.catalog.source(text).source_id
