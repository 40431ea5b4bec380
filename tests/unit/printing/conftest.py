"""Sheets that the tests share; composed once each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.printing import compose

if TYPE_CHECKING:
    from mapping.cartography.state import MapState
    from mapping.insight.atlas import Atlas
    from mapping.printing.display import DisplayList


class Compose(Protocol):
    """Returns the display list of a request."""

    def __call__(self, **request: Any) -> DisplayList: ...


class Resolve(Protocol):
    """Returns the state of a request."""

    def __call__(self, **request: Any) -> MapState: ...


@pytest.fixture(scope="session")
def state_of(atlas: Atlas) -> Resolve:
    def find(**request: Any) -> MapState:
        kind = {"kind": "unit"} if request.get("unit") else {}
        return resolve(MapSpec(**kind, **request, edition=EDITION), atlas)

    return find


@pytest.fixture(scope="session")
def page_of(atlas: Atlas, state_of: Resolve) -> Compose:
    @cache
    def composed(spec: MapSpec) -> DisplayList:
        return compose(resolve(spec, atlas), atlas)

    def find(**request: Any) -> DisplayList:
        return composed(state_of(**request).spec)

    return find
