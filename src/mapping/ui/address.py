"""The address bar is the state: pages read it, events write it, and a copied address restores the view.

Only what differs from the defaults is written. Unknown keys are left alone, unknown values are named in one sentence
and then read as the default.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from mapping.cartography.circles import circles
from mapping.cartography.resolve import all_layers
from mapping.cartography.spec import DEFAULT_OVERLAYS, OVERLAYS, MapSpec
from mapping.errors import MappingError, UnknownNameError
from mapping.i18n import LANGUAGES
from mapping.insight.entries import BETWEEN, entries, read_list
from mapping.insight.parks.address import LONGEST_RANGE, read_later
from mapping.insight.parks.index import RANGE_FACETS, VALUE_FACETS
from mapping.ui.match.address import fitting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapping.insight.atlas import Atlas

_REVISION = "address_revision"
LISTS = frozenset(("overlays", "short", "drop", "choose", "w", *VALUE_FACETS))
"""Keys whose values are lists, on one page or other."""
SINGLE = frozenset(
    (
        *("layer", "over", "geo", "district", "park", "later", "edition", "lang", "source", "q", "with", "by", "list"),
        *RANGE_FACETS,
    )
)
"""Keys with one value, which is short where it is one that a page can use."""


@dataclass(frozen=True, slots=True)
class Address:
    """A spec read from an address, with a sentence for each value that could not be used."""

    spec: MapSpec
    problems: tuple[str, ...]


def read(query: Mapping[str, str], atlas: Atlas, **fixed: Any) -> Address:
    """Read a spec from query parameters; ``fixed`` fields are the page's own (such as ``kind``)."""
    problems: list[str] = []
    found: dict[str, Any] = dict(fixed)

    def tell(error: MappingError) -> None:
        problems.append(error.told(found.get("lang", "zh")))

    def take(key: str, known: Any) -> None:
        """Keep the value of ``key`` if ``known(value)`` accepts it, else note why not."""
        value = query.get(key)
        if not value:
            return
        try:
            found[key] = known(value)
        except MappingError as error:
            tell(error)

    take("lang", lambda v: _one_of("语言", v, tuple(LANGUAGES)))
    take("edition", lambda v: _one_of("版本", v, tuple(e.edition for e in atlas.catalog.editions)))
    take("later", read_later)
    take("unit", atlas.catalog.gazetteer.find)
    take("park", lambda v: atlas.catalog.park(v).park_id)
    shown, wrong = _overlays(query.get("overlays", ""))
    found |= shown
    for error in wrong:
        tell(error)
    take("geo", lambda v: _one_of("地理口径", v, ("unit", "district")))
    take("district", lambda v: _one_of("行政区", v, tuple(str(a) for a in atlas.geography.districts.index)))
    layers = all_layers(MapSpec(**found), atlas)
    take("layer", lambda v: _one_of("图层", v, tuple(layers)))
    take("over", lambda v: _one_of("叠加指标", v, tuple(k for k, layer in layers.items() if circles(layer))))
    return Address(MapSpec(**found), tuple(problems))


def _one_of(kind: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise UnknownNameError(kind, value, known[:5])
    return value


def _overlays(text: str) -> tuple[dict[str, Any], list[MappingError]]:
    """Read a list of overlays as the field of a spec; ``none`` switches all of them off, none known is the default."""
    if text == "none":
        return {"overlays": ()}, []
    wanted, wrong = read_list("overlays", text, lambda name: _one_of("叠加内容", name, OVERLAYS))
    return ({"overlays": tuple(o for o in OVERLAYS if o in wanted)} if wanted else {}), wrong


def write(spec: MapSpec) -> dict[str, str]:
    """Return the query parameters of a spec: what differs from the defaults."""
    out: dict[str, str] = {}
    for key in ("layer", "over", "geo", "district", "unit", "park", "text", "edition", "lang"):
        value = getattr(spec, key)
        if value and value != MapSpec.model_fields[key].default:
            out[key] = value
    if spec.later:
        out["later"] = "1"
    overlays = overlays_text(spec.overlays)
    if overlays:
        out["overlays"] = overlays
    return out


def overlays_text(overlays: Sequence[str]) -> str | None:
    """Return overlays as they stand in an address; None for the default ones."""
    chosen = tuple(o for o in OVERLAYS if o in overlays)
    return None if chosen == DEFAULT_OVERLAYS else ",".join(chosen) or "none"


def query(*lists: str) -> dict[str, str]:
    """Return the address of the page that runs now.

    Of a key that stands there several times the last counts; for the keys in ``lists`` all count, as one list.
    """
    params = st.query_params
    return params.to_dict() | {key: BETWEEN.join(params.get_all(key)) for key in lists if key in params}


def current(atlas: Atlas, **fixed: Any) -> Address:
    """Read the address of the page that runs now."""
    return read(query("overlays"), atlas, **fixed)


def note(**fields: str | None) -> None:
    """Write what the reader did on the map into the address; None removes a key.

    Writes once, so that "Back" undoes the change in one step. What stood there before travels on in short.
    """
    before = st.query_params.to_dict()
    after = {k: v for k, v in ({k: tidy(k, v) for k, v in before.items()} | fields).items() if v is not None}
    if after != before:
        st.query_params.from_dict(after)


def tidy(key: str, value: str) -> str | None:
    """Return a value without what no page reads of it; None where nothing is left. Keys that are not ours stay."""
    if key in LISTS:
        return entries(value).text or None
    if key == "text":
        return fitting(value)
    return None if key in SINGLE and len(value) > LONGEST_RANGE else value


def decide(**fields: str | None) -> None:
    """Change the address from outside the map (a button, a row); the map is told that this is no echo."""
    st.session_state[_REVISION] = revision() + 1
    note(**fields)


def revision() -> int:
    """Return how often something other than the map has decided what it shows."""
    return int(st.session_state.get(_REVISION, 0))
