"""WebKitGTK, Safari's engine on Linux, driven by its own WebDriver on a screen that nobody sees."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HOST, free_port, stop
from tests.engines.page import PAUSE_S, WAIT_S, EnginePage, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))

_STARTS = 4
_START_WITHIN_S = 60

# Its browser has a tool bar that is wider than a phone's screen: shrunk, the window can be as narrow as one.
_GTK_STYLE = "* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; }\n"

# This WebDriver tells nothing of the page's log, so the page keeps it. That misses nothing as long as nobody has drawn
# anything yet; where this came too late, the page is opened again.
_LISTEN = """
if (location.href !== %s) return "elsewhere";
if (window.complaints) return "listening";
if (document.getElementById("root")?.childElementCount) return "late";
const kept = (window.complaints = []);
addEventListener("error", (event) => kept.push(String(event.message ?? event.type)));
addEventListener("unhandledrejection", (event) => kept.push(String(event.reason)));
const told = console.error;
console.error = (...words) => (kept.push(words.map(String).join(" ")), told.apply(console, words));
return "listening";
"""
_BLANK = "return location.href === 'about:blank' ? 'there' : 'elsewhere';"
_OPENINGS = 5
_LOOKS = 50


class DriverError(OSError):
    """The driver refuses a command; the message is its own."""


class _PageLeftError(DriverError):
    """A script was cut short, because its page was left."""


class Webkit(EnginePage):
    """The page of WebKitGTK on a screen. There is one browser for all tests: each finds it as the last one left it."""

    def __init__(self, session: WebkitSession, screen: Screen) -> None:
        self._session = session
        self._fit(screen)

    def open(self, url: str) -> None:
        for _ in range(_OPENINGS):
            self._go("about:blank", _BLANK)
            if self._go(url, _LISTEN % json.dumps(url)) == "listening":
                return
        pytest.fail(f"WebKit: {url} was drawn before it could be listened to", pytrace=False)

    def errors(self) -> list[str]:
        kept: list[str] = self.evaluate("window.complaints ?? []")
        return kept

    def screenshot(self) -> bytes:
        return base64.b64decode(self._session.call("GET", "/screenshot"))

    def press(self, key: str) -> None:
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._session.call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def close(self) -> None:
        """Leave the page, so that nothing of it goes on."""
        self._go("about:blank", _BLANK)

    def _press_at(self, x: int, y: int) -> None:
        actions: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._session.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": actions}]})

    def _run(self, body: str) -> str:
        text: str = self._session.call("POST", "/execute/sync", {"script": body, "args": []})
        return text

    def _go(self, url: str, script: str) -> str:
        """Go to an address and run a script there as soon as it runs; return what it says once not "elsewhere"."""
        self._session.call("POST", "/url", {"url": url})
        deadline = time.monotonic() + WAIT_S
        state = "elsewhere"
        while state == "elsewhere" and time.monotonic() < deadline:
            try:
                state = self._run(script)
            except _PageLeftError:
                continue
        return state

    def _fit(self, screen: Screen) -> None:
        """Give the page its size; the window around it is a tool bar higher, and follows when it gets to it."""
        deadline = time.monotonic() + WAIT_S
        while time.monotonic() < deadline:
            height = screen.height + self._tool_bar()
            self._session.call("POST", "/window/rect", {"x": 0, "y": 0, "width": screen.width, "height": height})
            for _ in range(_LOOKS):
                if self.evaluate("[innerWidth, innerHeight]") == [*screen]:
                    return
                time.sleep(PAUSE_S)
        pytest.fail(f"WebKit: the window does not take a page of {screen.width} x {screen.height} px", pytrace=False)

    def _tool_bar(self) -> int:
        """Return the height of what stands above the page in the window, once the page fills all the rest of it."""
        deadline = time.monotonic() + WAIT_S
        across, height, before = 1, 0, None
        while (across or height != before) and time.monotonic() < deadline:
            before = height
            time.sleep(PAUSE_S)
            across, height = self.evaluate("[outerWidth - innerWidth, outerHeight - innerHeight]")
        return height


class WebkitSession:
    """Commands to the driver's one session. Made, it has a browser that answers.

    Raises:
        OSError: the driver or its browser does not answer in time, or refuses (DriverError).
    """

    def __init__(self, driver: str) -> None:
        self._driver = driver
        self._path = ""
        _wait_until_ready(driver)
        # "none": an answer at once, so that the page can be listened to from its beginning.
        wanted = {"capabilities": {"alwaysMatch": {"pageLoadStrategy": "none"}}}
        self._path = f"/session/{self.call('POST', '/session', wanted, within_s=_START_WITHIN_S)['sessionId']}"

    def call(self, method: str, command: str, body: dict[str, Any] | None = None, *, within_s: float = WAIT_S) -> Any:
        """Send a command of WebDriver; return its value.

        Raises:
            DriverError: the driver refuses it.
            OSError: the driver does not answer in time.
        """
        data = json.dumps(body or {}).encode() if method == "POST" else None
        address = f"{self._driver}{self._path}{command}"
        request = urllib.request.Request(  # noqa: S310 - the driver that was started here
            address, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with _LOCAL.open(request, timeout=within_s) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refusal:
            told = json.load(refusal)["value"]
        kind = _PageLeftError if told["error"] == "no such frame" else DriverError
        raise kind(f"{command}: {told['error']}: {told['message']}")


@contextmanager
def webkit(executable: str, folder: Path) -> Iterator[WebkitSession]:
    """Start driver, browser and screen, with a home of their own below ``folder``; end them afterwards."""
    for version in ("gtk-3.0", "gtk-4.0"):
        style = folder / version / "gtk.css"
        style.parent.mkdir()
        style.write_text(_GTK_STYLE, encoding="utf-8")
    log_file = folder / "webkit.log"
    with log_file.open("wb") as log, _screen(log.fileno()) as display:
        environment = {
            **{name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1",
            "XDG_CONFIG_HOME": str(folder),
        }
        # On a busy machine driver and browser may miss each other at the start, and then wait for ever.
        for _ in range(_STARTS):
            port = free_port()
            process = subprocess.Popen(
                [executable, f"--port={port}"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that the browser can be ended with the driver that has started it
            )
            try:
                session = WebkitSession(f"http://{HOST}:{port}")
            except OSError:
                _end(process)
                continue
            try:
                yield session
            finally:
                _end(process)
            return
    pytest.fail(f"WebKit does not start:\n{log_file.read_text(errors='replace')}", pytrace=False)


def _end(driver: subprocess.Popen[bytes]) -> None:
    """End the driver and the browser that it has started, and only those."""
    with suppress(ProcessLookupError):
        os.killpg(driver.pid, signal.SIGKILL)
    driver.wait()


@contextmanager
def _screen(log: int) -> Iterator[str]:
    """Start a screen in memory, larger than any window of the tests; yield its name."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        pass_fds=[writing],
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:  # it tells its number once it is there, or closes the pipe with its end
            number = told.readline().strip()
        if not number:
            pytest.fail("Xvfb did not start", pytrace=False)
        yield f":{number}"
    finally:
        stop(screen)


def _wait_until_ready(driver: str) -> None:
    """Return once the driver answers; OSError where it does not in time."""
    deadline = time.monotonic() + _START_WITHIN_S
    while True:
        try:
            with _LOCAL.open(f"{driver}/status", timeout=_START_WITHIN_S) as answer:
                if json.load(answer)["value"]["ready"]:
                    return
        except OSError:
            if time.monotonic() > deadline:
                raise
        time.sleep(PAUSE_S)
