"""A session without a browser: it speaks Streamlit's own protocol over a websocket, as a page does.

Twenty real pages would mostly measure how twenty Chromium tabs share the processor. What sessions share is the server,
so that is what these clients load: they press, wait for the end of the script, and keep whatever a page keeps (the
address, the element's state, the messages that need not be sent again).
"""

from __future__ import annotations

import json
import socket
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from bench.wire import read

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

LARGEST_MESSAGE = 2**24
COMPLETE = ForwardMsg.FINISHED_SUCCESSFULLY


class WrongAnswerError(Exception):
    """The server's answer does not show what was pressed: whatever was timed, it was not the application."""


@dataclass(slots=True)
class Client:
    """One session on the city page."""

    connection: ClientConnection
    url: str
    element: str = ""
    query: str = ""
    page: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect and load the page."""
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        connection = await connect(
            address, subprotocols=[Subprotocol("streamlit")], max_size=LARGEST_MESSAGE, proxy=None, compression=None
        )
        client = cls(connection, url)
        await client._run()
        if not client.element:
            raise WrongAnswerError("the page came without its map")
        return client

    async def press(self, name: str, value: str | None) -> float:
        """Change ``layer`` or ``selected`` on the map; return the ms until the script has ended.

        Raises:
            WrongAnswerError: the map that came back does not show the change.
        """
        # Stamped, as the map's own module reports it: the same value twice is still two presses.
        self.state[name] = {"value": value, "at": time.time_ns()}
        ms = await self._run()
        if self.data.get(name) != value:
            raise WrongAnswerError(f"{name} is {self.data.get(name)!r} after {value!r} was pressed")
        return ms

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        await self.connection.close()

    async def _run(self) -> float:
        request = BackMsg()
        script = request.rerun_script
        script.query_string = self.query
        script.page_script_hash = self.page
        script.cached_message_hashes.extend(self.cached)
        script.context_info.url = f"{self.url}/?{self.query}"
        if self.element:
            widget = script.widget_states.widgets.add()
            widget.id = self.element
            widget.json_value = json.dumps(self.state)
        start = time.perf_counter()
        await self.connection.send(request.SerializeToString())
        while True:
            self._acknowledge_at_once()
            message = read(bytes(await self.connection.recv(decode=False)))
            self._keep(message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished == COMPLETE:
                return (time.perf_counter() - start) * 1e3

    def _acknowledge_at_once(self) -> None:
        """Answer packets at once, as browsers were seen to do.

        Linux otherwise delays the acknowledgement by 40 ms, the server's socket waits for it before it sends the next
        small message, and all one would measure is that timer. The kernel forgets the option, hence before each wait.
        """
        raw = self.connection.transport.get_extra_info("socket")
        if raw is not None and hasattr(socket, "TCP_QUICKACK"):
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def _keep(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable and message.hash:
            self.cached.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "bidi_component":
            element = message.delta.new_element.bidi_component
            data = json.loads(element.json)
            if "layer" in data:  # the controls of the page head are an element as well
                self.element, self.data = element.id, data
