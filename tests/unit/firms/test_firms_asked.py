"""The list of firms that tests ask answers as the protocol says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.firms_asked import some_firms

from mapping.insight.firms.model import GONE
from mapping.insight.firms.query import FirmQuery

if TYPE_CHECKING:
    from mapping.insight.atlas import Atlas


def test_firms_that_are_gone_count_only_where_they_are_asked_for(atlas: Atlas) -> None:
    firms = some_firms(atlas.catalog)
    every = firms.figures(FirmQuery(closed=True)).total.firms
    gone = firms.figures(FirmQuery(status=GONE)).total.firms
    assert every == len(firms.listed)
    assert firms.figures(FirmQuery()).total.firms == every - gone
    assert gone


def test_pages_of_firms_go_on_where_the_last_one_ended(atlas: Atlas) -> None:
    firms = some_firms(atlas.catalog)
    assert firms.firms(FirmQuery(), 10) == firms.firms(FirmQuery(), 4) + firms.firms(FirmQuery(), 6, 4)
