"""WebKitGTK, Safari's engine on Linux, driven by its own WebDriver on a screen that nobody sees."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HOST, free_port, stop
from tests.engines.page import PAUSE_S, WAIT_S, EnginePage, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))

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
_OPENINGS = 5


class _PageLeftError(Exception):
    """A script was cut short, because its page was left."""


class Webkit(EnginePage):
    """The one page of a session of WebKitGTK."""

    def __init__(self, driver: str, screen: Screen) -> None:
        self._driver = driver
        # "none": an answer at once, so that the page can be listened to from its beginning.
        wanted = {"alwaysMatch": {"pageLoadStrategy": "none"}}
        self._session = f"/session/{_ask(driver, 'POST', '/session', {'capabilities': wanted})['sessionId']}"
        try:
            self._fit(screen)
        except BaseException:  # the driver has one session at a time: left open, it would cost every later test its own
            self.close()
            raise

    def open(self, url: str) -> None:
        for _ in range(_OPENINGS):
            self._go("about:blank", "return location.href === 'about:blank' ? 'there' : 'elsewhere';")
            if self._go(url, _LISTEN % json.dumps(url)) == "listening":
                return
        pytest.fail(f"WebKit: {url} was drawn before it could be listened to", pytrace=False)

    def errors(self) -> list[str]:
        kept: list[str] = self.evaluate("window.complaints ?? []")
        return kept

    def screenshot(self) -> bytes:
        return base64.b64decode(self._call("GET", "/screenshot"))

    def press(self, key: str) -> None:
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def close(self) -> None:
        """End the session and its browser."""
        _ask(self._driver, "DELETE", self._session)

    def _press_at(self, x: int, y: int) -> None:
        actions: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": actions}]})

    def _run(self, body: str) -> str:
        text: str = self._call("POST", "/execute/sync", {"script": body, "args": []})
        return text

    def _go(self, url: str, script: str) -> str:
        """Go to an address and run a script there as soon as it runs; return what it says once not "elsewhere"."""
        self._call("POST", "/url", {"url": url})
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
        around = (0, 0)
        while time.monotonic() < deadline:
            size = {"width": screen.width + around[0], "height": screen.height + around[1]}
            outer = self._call("POST", "/window/rect", {"x": 0, "y": 0, **size})
            inner = self.evaluate("[innerWidth, innerHeight]")
            if inner == [screen.width, screen.height]:
                return
            around = (outer["width"] - inner[0], outer["height"] - inner[1])
            time.sleep(PAUSE_S)
        pytest.fail(f"WebKit: the window shows {inner} px instead of {tuple(screen)}", pytrace=False)

    def _call(self, method: str, command: str, body: dict[str, Any] | None = None) -> Any:
        return _ask(self._driver, method, self._session + command, body)


def _ask(driver: str, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """Send a command of WebDriver; return its value, or fail with the driver's own words."""
    data = json.dumps(body or {}).encode() if method == "POST" else None
    request = urllib.request.Request(  # noqa: S310 - the driver that was started here
        f"{driver}{path}", data, {"Content-Type": "application/json"}, method=method
    )
    try:
        with _LOCAL.open(request, timeout=WAIT_S) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as refusal:
        told = json.load(refusal)["value"]
        if told["error"] == "no such frame":
            raise _PageLeftError from None
        pytest.fail(f"WebKit: {path}: {told['error']}: {told['message']}", pytrace=False)


@contextmanager
def webkit(executable: str, folder: Path) -> Iterator[str]:
    """Start the driver and its screen, with a home of their own below ``folder``; yield the driver's address."""
    for version in ("gtk-3.0", "gtk-4.0"):
        style = folder / version / "gtk.css"
        style.parent.mkdir()
        style.write_text(_GTK_STYLE, encoding="utf-8")
    driver = f"http://{HOST}:{free_port()}"
    log_file = folder / "webkit.log"
    with log_file.open("wb") as log, _screen(log.fileno()) as display:
        process = subprocess.Popen(
            [executable, f"--port={driver.rpartition(':')[2]}"],
            env={
                **{name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
                "DISPLAY": display,
                "GDK_BACKEND": "x11",
                "NO_AT_BRIDGE": "1",
                "LIBGL_ALWAYS_SOFTWARE": "1",
                "HOME": str(folder),
                "XDG_CONFIG_HOME": str(folder),
                "LANG": "C.UTF-8",
            },
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_ready(process, driver, log_file)
            yield driver
        finally:
            stop(process)


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


def _wait_until_ready(process: subprocess.Popen[bytes], driver: str, log_file: Path) -> None:
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with _LOCAL.open(f"{driver}/status", timeout=WAIT_S) as answer:
                if json.load(answer)["value"]["ready"]:
                    return
        except OSError:
            time.sleep(PAUSE_S)
    pytest.fail(f"the WebDriver of WebKit does not answer:\n{log_file.read_text(errors='replace')}", pytrace=False)
