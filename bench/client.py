"""A session without a browser: it speaks Streamlit's own protocol over a websocket, as a page does.

Twenty real pages would mostly measure how twenty Chromium tabs share the processor. What sessions share is the server,
so that is what these clients load: they press, wait for the end of the script, and keep whatever a page keeps (the
address, the element's state, the messages that need not be sent again).
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from bench.wire import read

if TYPE_CHECKING:
    from streamlit.proto.Element_pb2 import Element
    from websockets.asyncio.client import ClientConnection

LARGEST_MESSAGE = 2**24
# No proxy: the server is on this machine whatever the environment says about the way out.
_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))
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
    head: str = ""
    session: str = ""
    files: dict[str, str] = field(default_factory=dict)
    """Button of a file -> what the server calls the file that is still to be made."""

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

    async def export(self, button: str) -> int:
        """Open the dialog of files and take one, such as ``export_png``; return its size in bytes.

        Raises:
            WrongAnswerError: the dialog does not offer it, or it is not made.
        """
        await self._run(asks_for_files=True)
        if button not in self.files:
            raise WrongAnswerError(f"the dialog offers {sorted(self.files)}, not {button}")
        request = BackMsg()
        wanted = request.backend_operation_request
        wanted.request_id, wanted.session_id = f"{button}-{time.time_ns()}", self.session
        wanted.deferred_file.file_id = self.files[button]
        await self.connection.send(request.SerializeToString())
        while True:
            message = read(bytes(await self.connection.recv(decode=False)))
            self._keep(message)
            if message.WhichOneof("type") == "backend_operation_response":
                break
        answer = message.backend_operation_response
        if answer.error_msg:
            raise WrongAnswerError(f"{button}: {answer.error_msg}")
        return await asyncio.to_thread(_size, self.url + answer.deferred_file.url)

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        await self.connection.close()

    async def _run(self, *, asks_for_files: bool = False) -> float:
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
        if asks_for_files:
            widget = script.widget_states.widgets.add()
            widget.id = self.head
            widget.json_value = json.dumps({"export": {"value": True, "at": time.time_ns()}})
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
        elif kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "delta":
            self._keep_element(message.delta.new_element)

    def _keep_element(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind == "bidi_component":
            data = json.loads(element.bidi_component.json)
            if "layer" in data:
                self.element, self.data = element.bidi_component.id, data
            elif "export" in data:  # the controls of the page head
                self.head = element.bidi_component.id
        elif kind == "download_button":
            button = element.download_button
            self.files[button.id.rpartition("-")[2]] = button.deferred_file_id


def _size(address: str) -> int:
    with _LOCAL.open(address, timeout=60) as answer:
        return len(answer.read())
