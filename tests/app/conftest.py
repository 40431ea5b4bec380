"""Pages run without a browser."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from mapping.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class RunPage(Protocol):
    """Run a page with an address."""

    def __call__(self, page: str, **query: str) -> AppTest: ...


HEAD, PRESSABLE = "wuhan_page_head", "wuhan_pressable"
"""Names of elements."""


@pytest.fixture(scope="session", autouse=True)
def _installed_components() -> Iterator[None]:
    """Look for components in what is installed once: the framework does it for every page, longer than it draws one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


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
def own_elements() -> Callable[[AppTest], list[Any]]:
    """Return the page's maps and matrices; elements made by us are unknown to the framework."""
    return lambda test: [one for one in test.get("bidi_component") if not (_is(one, HEAD) or _is(one, PRESSABLE))]


@pytest.fixture
def sent(own_elements: Callable[[AppTest], list[Any]]) -> Callable[[AppTest], dict[str, Any]]:
    """Return what the live map was told."""

    def data(test: AppTest) -> dict[str, Any]:
        (element,) = own_elements(test)
        told: dict[str, Any] = json.loads(element.proto.json)
        return told

    return data


@pytest.fixture
def head_told() -> Callable[[AppTest], dict[str, Any]]:
    """Return what the controls of the page head were told."""

    def data(test: AppTest) -> dict[str, Any]:
        (element,) = (one for one in test.get("bidi_component") if _is(one, HEAD))
        told: dict[str, Any] = json.loads(element.proto.json)
        return told

    return data


def _is(element: Any, name: str) -> bool:
    return name in element.proto.component_name


@pytest.fixture
def html() -> Callable[[AppTest], str]:
    """Return all HTML of a page."""

    def found(test: AppTest) -> str:
        parts = [element.proto.body for element in test.get("html")]
        own = (one for one in test.get("bidi_component") if _is(one, PRESSABLE))
        return "\n".join([*parts, *(json.loads(one.proto.json)["html"] for one in own)])

    return found
