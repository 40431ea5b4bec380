"""One small document that the tests of files share, made once in each format."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.views import EDITION

from mapping.documents.files import file_of
from mapping.documents.request import DocumentRequest, PageSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.insight.atlas import Atlas


@pytest.fixture(scope="session")
def briefing() -> DocumentRequest:
    """Return a request for a map of the city and one of a unit, with words that look like markup."""
    pages = (PageSpec(edition=EDITION), PageSpec(kind="unit", unit="ovc", lang="en", edition=EDITION))
    words = {"title": "简报 <&\">' #[x]", "issuer": "市发展改革委", "date": "2026年11月"}
    return DocumentRequest(pages=pages, dpi=150, **words)


@pytest.fixture(scope="session")
def one_map(briefing: DocumentRequest) -> DocumentRequest:
    """Return a request for the first page alone."""
    return DocumentRequest(pages=briefing.pages[:1], dpi=150, issuer=briefing.issuer)


@pytest.fixture(scope="session")
def made(atlas: Atlas) -> Callable[[DocumentRequest, str], bytes]:
    """Return what makes a request's file, once for each format."""
    return cache(lambda request, file_format: file_of(request, atlas, file_format).content)
