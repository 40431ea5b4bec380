from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from office_layers import OFFICE

from mapping.geography import Geography, load_geography

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def web() -> Geography:
    return load_geography(detail="web")


@pytest.fixture(scope="session")
def full() -> Geography:
    return load_geography(detail="full")


@pytest.fixture(scope="session", params=["web", "full"])
def geo(request: pytest.FixtureRequest) -> Geography:
    """Both levels of detail: what holds for one must hold for the other."""
    geography: Geography = request.getfixturevalue(request.param)
    return geography


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Path]:
    """Write the layers of an office of its own, keys and shapes only, with some of them replaced by keyword."""

    def write(**replaced: Any) -> Path:
        for stem, features in {**OFFICE, **replaced}.items():
            path = tmp_path / f"{stem}.geojson"
            if isinstance(features, bytes):
                path.write_bytes(features)
            elif features is not None:
                document = features if isinstance(features, dict) else {"features": features}
                path.write_text(json.dumps({"type": "FeatureCollection", **document}), encoding="utf-8")
        return tmp_path

    return write
