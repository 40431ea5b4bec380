"""A session on the page of firms without a browser: it presses filters, and fetches the amounts of the heat."""

from __future__ import annotations

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from bench.client import Session, WrongAnswerError, size_of, tell
from bench.firm_list import SIZE

if TYPE_CHECKING:
    from streamlit.proto.Element_pb2 import Element

PAGE: Final = "firms"
FILTERS: Final = "firms-filters"
"""Stands in the element that holds the filters."""
_FETCHING: Final = ThreadPoolExecutor(32)


@dataclass(slots=True)
class FirmsClient(Session):
    """One session on the page of firms."""

    filters: str = ""
    part: str = ""
    heat: dict[str, Any] = field(default_factory=dict)
    """What the map was last told of the heat."""

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect and load the page."""
        client = await cls.connect(url)
        client.query = "heat=1"
        await client.ask(client.request(PAGE))
        if not client.filters or not client.heat:
            raise WrongAnswerError("the page of firms came without its filters, or without the heat")
        await client.fetch()
        return client

    async def press(self, what: str) -> float:
        """Press a filter; return the ms until the script has ended and the new amounts of the heat are there.

        Raises:
            WrongAnswerError: the map that came back shows the same cells as before.
        """
        before = self.heat["amounts"]
        request = self.request(PAGE)
        tell(request, self.part, self.filters, {"event": "press", "value": what})
        begun = time.perf_counter()
        await self.ask(request)
        if self.heat["amounts"] == before:
            raise WrongAnswerError(f"nothing came of {what}")
        await self.fetch()
        return (time.perf_counter() - begun) * 1e3

    async def fetch(self) -> int:
        """Fetch the amounts that a map of the city needs now; return their bytes."""
        address = f"{self.url}/{self.heat['amounts'].removeprefix('./').format(size=SIZE)}"
        return await asyncio.get_running_loop().run_in_executor(_FETCHING, size_of, address)

    def keep_element(self, element: Element, part: str) -> None:
        """Keep the filters, and what the map is told."""
        if element.WhichOneof("type") != "bidi_component":
            return
        data = json.loads(element.bidi_component.json)
        if FILTERS in data.get("html", ""):
            self.filters, self.part = element.bidi_component.id, part
        elif data.get("heat"):
            self.heat = data["heat"]
