"""Pages run without a browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from streamlit.testing.v1 import AppTest

from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable


class RunPage(Protocol):
    """Run a page with an address."""

    def __call__(self, page: str, **query: str) -> AppTest: ...


@pytest.fixture
def run_page() -> RunPage:
    def run(page: str, **query: str) -> AppTest:
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if page != "city":
            test.switch_page(f"pages/{page}.py")
        for key, value in query.items():
            test.query_params[key] = value
        test.run()
        assert not test.exception, test.exception
        return test

    return run


@pytest.fixture
def sent() -> Callable[[AppTest], dict[str, Any]]:
    """Return what the live map was told; the test framework knows the element only as an unknown one."""

    def data(test: AppTest) -> dict[str, Any]:
        (element,) = test.get("bidi_component")
        told: dict[str, Any] = json.loads(element.proto.json)
        return told

    return data


@pytest.fixture
def html() -> Callable[[AppTest], str]:
    """Return all HTML of a page."""
    return lambda test: "\n".join(element.proto.body for element in test.get("html"))
