"""Firefox, driven by WebDriver BiDi, which it speaks itself: no geckodriver is needed."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import stop
from tests.engines.page import PAUSE_S, WAIT_S, EnginePage, Screen
from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


# Firefox by itself asks its maker for settings, lists and updates; a test asks this machine only.
_PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "intl.accept_languages": "zh-CN",
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "network.proxy.type": 0,
    "services.settings.server": "data:,#",
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.unified": False,
}


class Firefox(EnginePage):
    """One tab of Firefox."""

    def __init__(self, session: BidiSession, screen: Screen) -> None:
        self._session = session
        self._errors: list[str] = []
        # A context of its own has no cookies and no cache from the tab before.
        user = session.call("browser.createUserContext")["userContext"]
        self._tab = session.call("browsingContext.create", type="tab", userContext=user)["context"]
        self._user = user
        self._call(
            "browsingContext.setViewport",
            viewport={"width": screen.width, "height": screen.height},
        )

    def open(self, url: str) -> None:
        self._session.take_log(self._tab)
        self._errors.clear()
        self._call("browsingContext.navigate", url=url, wait="interactive")

    def errors(self) -> list[str]:
        self._session.call("session.status")  # whatever was noted until now comes before its answer
        self._errors += self._session.take_log(self._tab)
        return list(self._errors)

    def screenshot(self) -> bytes:
        return base64.b64decode(self._call("browsingContext.captureScreenshot")["data"])

    def press(self, key: str) -> None:
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._call("input.performActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def close(self) -> None:
        """Close the tab and forget what it kept."""
        self._session.call("browser.removeUserContext", userContext=self._user)

    def _press_at(self, x: int, y: int) -> None:
        actions: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._call("input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": actions}])

    def _run(self, body: str) -> str:
        answer = self._session.call(
            "script.callFunction",
            functionDeclaration=f"() => {{{body}}}",
            target={"context": self._tab},
            awaitPromise=False,
        )
        assert answer["type"] == "success", answer
        text: str = answer["result"]["value"]
        return text

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._session.call(method, context=self._tab, **parameters)


class BidiSession:
    """Commands to Firefox and their answers; between them the entries of the tabs' logs are kept."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._log: dict[str, list[str]] = {}
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command; return its result, or fail with Firefox's own words."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=WAIT_S))
            if message.get("method") == "log.entryAdded":
                self._note(message["params"])
            if message.get("id") == number:
                break
        if message["type"] == "error":
            pytest.fail(f"Firefox: {method}: {message['error']}: {message['message']}", pytrace=False)
        result: dict[str, Any] = message["result"]
        return result

    def take_log(self, tab: str) -> list[str]:
        """Return the errors of a tab that have been noted since this was last asked."""
        return self._log.pop(tab, [])

    def _note(self, entry: dict[str, Any]) -> None:
        if entry["level"] == "error":
            self._log.setdefault(entry["source"].get("context", ""), []).append(str(entry["text"]))


@contextmanager
def firefox(executable: str, folder: Path) -> Iterator[BidiSession]:
    """Start Firefox without a window on a profile of its own below ``folder``; end it afterwards."""
    profile, log_file = folder / "profile", folder / "firefox.log"
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [executable, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"],
            env={**os.environ, "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        with connect(_address(process, log_file), max_size=None, proxy=None, open_timeout=WAIT_S) as socket:
            yield BidiSession(socket)
    finally:
        stop(process)


def _address(process: subprocess.Popen[bytes], log_file: Path) -> str:
    """Return where Firefox listens, once it says so."""
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline and process.poll() is None:
        told = _LISTENING.search(log_file.read_text(encoding="utf-8", errors="replace"))
        if told:
            return f"{told[1]}/session"
        time.sleep(PAUSE_S)
    pytest.fail(f"Firefox does not listen:\n{log_file.read_text(encoding='utf-8', errors='replace')}", pytrace=False)
