"""Which firms `firms count` and `firms export` are asked for, and the list they ask."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mapping.cli.app import open_atlas
from mapping.errors import UnknownNameError
from mapping.faults import Phrase
from mapping.i18n import message
from mapping.insight.entries import read_each
from mapping.insight.firms.model import STATUSES
from mapping.insight.firms.query import FirmQuery
from mapping.insight.parks.values import values_named
from mapping.insight.parks.written import read_text
from mapping.insight.statistical import SCENIC
from mapping.insight.within import Within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapping.firms.store import Store
    from mapping.insight.atlas import Atlas

_NONE = "none"


def _many(flag: str, what: str) -> Any:
    return typer.Option(flag, help=f"{what}；可写多次，为“或”。")


Text = Annotated[str, typer.Option("--q", help="企业名称中的字。")]
Industries = Annotated[list[str] | None, _many("--industry", "965产业：编号或名称，none 为不属于其中任何一个")]
Subsectors = Annotated[list[str] | None, _many("--subsector", "细分领域：编号或名称，none 为没有归类")]
Units = Annotated[list[str] | None, _many("--unit", "布局单元：编号或名称，scenic 为东湖风景区，none 为不在任何单元")]
Statuses = Annotated[list[str] | None, _many("--status", f"登记状态：{'、'.join(STATUSES)}")]
Closed = Annotated[bool, typer.Option("--closed/--standing", help="是否也要注销、吊销、迁出的企业；默认也要。")]
WithinArea = Annotated[str, typer.Option("--within", help="范围：经度,纬度;经度,纬度;… 或 @经度,纬度,公里（WGS-84）。")]


def asked(  # noqa: PLR0913 - one parameter an option
    *,
    q: str,
    industry: Sequence[str] | None,
    subsector: Sequence[str] | None,
    unit: Sequence[str] | None,
    status: Sequence[str] | None,
    closed: bool,
    within: str,
    data: Path | None,
) -> FirmQuery:
    """Return the query of the options.

    Raises:
        UsageError: names that nothing answers to, or an area that cannot be read.
    """
    if wrong := [name for name in status or () if name not in STATUSES]:
        raise UnknownNameError(Phrase(message("登记状态")), wrong[0], STATUSES)
    atlas = open_atlas(data) if industry or subsector or unit else None
    return FirmQuery(
        q=read_text(q),
        industry=_named(atlas, "industry", industry),
        subsector=_named(atlas, "subsector", subsector),
        unit=_units(atlas, unit),
        status=tuple(status or ()),
        closed=closed,
        within=Within.parse(within).to_text() if within else "",
    )


def _named(atlas: Atlas | None, facet: Any, texts: Sequence[str] | None) -> tuple[str, ...]:
    if atlas is None:
        return ()
    find = partial(values_named, atlas.catalog, facet)
    named, wrong = read_each(dict.fromkeys(texts or ()), lambda text: (_NONE,) if text == _NONE else find(text))
    for error in wrong:
        raise error
    return tuple(chain.from_iterable(named))


def _units(atlas: Atlas | None, texts: Sequence[str] | None) -> tuple[str, ...]:
    if atlas is None:
        return ()
    find = atlas.catalog.gazetteer.find
    named, wrong = read_each(dict.fromkeys(texts or ()), lambda text: text if text in {_NONE, SCENIC} else find(text))
    for error in wrong:
        raise error
    return tuple(named)


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """Open the list at an address, to be asked only.

    Raises:
        UsageError: the engine cannot be reached, or holds no list.
    """
    from mapping.firms.engine import connect  # noqa: PLC0415 - takes longer than most commands
    from mapping.firms.store import Store  # noqa: PLC0415 - the same

    engine = connect(url, read_only=True)
    try:
        yield Store(engine)
    finally:
        engine.close()
