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
LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))
COMPLETE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class WrongAnswerError(Exception):
    """The server's answer does not show what was pressed: whatever was timed, it was not the application."""


@dataclass(slots=True)
class Session:
    """One page, and what every page keeps."""

    connection: ClientConnection
    url: str
    query: str = ""
    page: str = ""
    cached: set[str] = field(default_factory=set)

    @classmethod
    async def connect(cls, url: str) -> Self:
        """Connect to a server; nothing is asked for yet."""
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        connection = await connect(
            address, subprotocols=[Subprotocol("streamlit")], max_size=LARGEST_MESSAGE, proxy=None, compression=None
        )
        return cls(connection, url)

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        await self.connection.close()

    def request(self, name: str = "") -> BackMsg:
        """Return the message that has the page run, to be told what was pressed. ``name``: of the page, at first."""
        request = BackMsg()
        script = request.rerun_script
        script.query_string = self.query
        script.page_script_hash = self.page
        script.page_name = name
        script.cached_message_hashes.extend(self.cached)
        script.context_info.url = f"{self.url}/{name}?{self.query}"
        return request

    async def ask(self, request: BackMsg) -> float:
        """Send it; return the ms until the script has ended."""
        start = time.perf_counter()
        await self.connection.send(request.SerializeToString())
        while True:
            self._acknowledge_at_once()
            message = read(bytes(await self.connection.recv(decode=False)))
            self._keep(message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished in COMPLETE:
                return (time.perf_counter() - start) * 1e3

    def keep_element(self, element: Element, part: str) -> None:
        """Keep what the page has to know of an element; ``part``: the part of the page that it is in."""

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
        elif kind == "delta":
            self.keep_element(message.delta.new_element, message.delta.fragment_id)


@dataclass(slots=True)
class Client(Session):
    """One session on the city page."""

    element: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)
    head: str = ""
    desk: str = ""
    """The dialog that hands out files, once it was opened, and the part of the page that is run again for it."""
    part: str = ""
    made: dict[str, Any] = field(default_factory=dict)
    """What the dialog was last told of a file that was made."""

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect and load the page."""
        client = await cls.connect(url)
        await client.run()
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
        ms = await self.run()
        if self.data.get(name) != value:
            raise WrongAnswerError(f"{name} is {self.data.get(name)!r} after {value!r} was pressed")
        return ms

    async def export(self, file_format: str) -> int:
        """Have a file of the page made and take it; return its size in bytes. The dialog is opened the first time.

        Raises:
            WrongAnswerError: there is no dialog, or the file is not made.
        """
        if not self.desk:
            await self.run(asks_for_files=True)
        if not self.desk:
            raise WrongAnswerError("the page offers no files")
        mark = time.time_ns() // 1_000_000
        await self._say("make", {"at": mark, "settings": {"format": file_format}})
        while self.made.get("at") != mark:
            await self._say("more", time.time_ns())
        if "url" not in self.made:
            raise WrongAnswerError(f"{file_format}: {self.made}")
        return await asyncio.to_thread(size_of, self.url + self.made["url"])

    async def _say(self, name: str, value: object) -> None:
        """Say something to the part of the page that makes files, as its dialog does."""
        report = {"n": time.time_ns() // 1_000_000, "said": [[name, value]]}
        await self.run(says={"event": "said", "value": report})

    async def run(self, *, asks_for_files: bool = False, says: dict[str, Any] | None = None) -> float:
        """Run the page, or for what the dialog ``says`` its part alone; return the ms until the end."""
        request = self.request()
        script = request.rerun_script
        if self.element:
            widget = script.widget_states.widgets.add()
            widget.id = self.element
            widget.json_value = json.dumps(self.state)
        if asks_for_files:
            widget = script.widget_states.widgets.add()
            widget.id = self.head
            widget.json_value = json.dumps({"export": {"value": True, "at": time.time_ns()}})
        if says is not None:
            tell(request, self.part, self.desk, says)
        return await self.ask(request)

    def keep_element(self, element: Element, part: str) -> None:
        """Keep the map, the controls of the page head and the dialog of files."""
        kind = element.WhichOneof("type")
        if kind == "bidi_component":
            data = json.loads(element.bidi_component.json)
            if "layer" in data:
                self.element, self.data = element.bidi_component.id, data
            elif "export" in data:  # the controls of the page head
                self.head = element.bidi_component.id
            elif "formats" in data:  # the dialog of files
                self.desk, self.part, self.made = element.bidi_component.id, part, data.get("file") or {}


def tell(request: BackMsg, part: str, element: str, report: dict[str, Any]) -> None:
    """Let an element report something, to the part of the page that it is in alone."""
    request.rerun_script.fragment_id = part
    widget = request.rerun_script.widget_states.widgets.add()
    widget.id = f"$$STREAMLIT_INTERNAL_KEY_{element}__events"
    widget.json_trigger_value = json.dumps([report])


def size_of(address: str) -> int:
    """Fetch a file; return its size in bytes."""
    with LOCAL.open(address, timeout=60) as answer:
        return len(answer.read())
