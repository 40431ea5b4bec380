"""Sheets that the tests share; composed once each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from tests.views import EDITION

from mapping.cartography.resolve import resolve
from mapping.cartography.spec import MapSpec
from mapping.printing import compose, written

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


class Write(Protocol):
    """Returns the file of a request, in a format."""

    def __call__(self, file_format: str, **request: Any) -> bytes: ...


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


@pytest.fixture(scope="session")
def file_of(page_of: Compose) -> Write:
    files: dict[tuple[int, str], bytes] = {}

    def find(file_format: str, **request: Any) -> bytes:
        page = page_of(**request)
        key = id(page), file_format
        if key not in files:
            files[key] = written(page, file_format)
        return files[key]

    return find
