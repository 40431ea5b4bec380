"""A page in some engine: the few things that a story does with it, whatever protocol the engine speaks."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Two slow cores may be shared with other work: generous, because a wait ends as soon as its condition holds.
WAIT_S = 120
PAUSE_S = 0.1

# The map lives in an open shadow root, which neither a selector nor elementFromPoint looks into by itself.
_EVERYWHERE = """
const all = (query, root = document) => [
  ...root.querySelectorAll(query),
  ...[...root.querySelectorAll("*")].flatMap((node) => (node.shadowRoot ? all(query, node.shadowRoot) : [])),
];
const one = (query) => all(query)[0] ?? null;
const hit = (x, y) => {
  let found = document.elementFromPoint(x, y);
  for (let inner = found; inner?.shadowRoot; found = inner) {
    inner = inner.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === found) break;
  }
  return found;
};
"""

# A shape need not lie under the middle of its box, and something may lie over it: the first point of a grid, from the
# middle outwards, at which the pointer would meet the element itself.
_POINT = """(() => {
  const node = one(%s);
  if (!node) return null;
  const steps = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
  const look = () => {
    const box = node.getBoundingClientRect();
    for (const down of steps) for (const along of steps) {
      const x = Math.round(box.left + box.width * along), y = Math.round(box.top + box.height * down);
      const met = hit(x, y);
      if (met && (met === node || node.contains(met))) return [x, y];
    }
    return null;
  };
  return look() ?? (node.scrollIntoView({ block: "center", behavior: "instant" }), look());
})()"""


class Screen(NamedTuple):
    """What the reader holds, in px of the page."""

    width: int
    height: int


DESKTOP = Screen(1440, 900)
PHONE = Screen(390, 844)


class EnginePage(ABC):
    """One page of one engine. Scripts are expressions; ``one`` and ``all`` query also what lies in shadow roots."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address. Whatever the page complains about from its first script on is kept."""

    @abstractmethod
    def errors(self) -> list[str]:
        """Return what the page has complained about: errors that nothing caught, and errors in its console."""

    @abstractmethod
    def screenshot(self) -> bytes:
        """Return the window's content as PNG."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press and release one key, as WebDriver names it."""

    @abstractmethod
    def _press_at(self, x: int, y: int) -> None:
        """Move the pointer to a point of the window, press and release its main button."""

    @abstractmethod
    def _run(self, body: str) -> str:
        """Run the body of a function in the page; return the text that it returns."""

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page, as JSON carries it."""
        return json.loads(self._run(f"{_EVERYWHERE}return JSON.stringify({expression}) ?? 'null';"))

    def wait(self, expression: str) -> Any:
        """Return the value of an expression once it is true; fail with its last value where it does not become so."""
        deadline = time.monotonic() + WAIT_S
        value = self.evaluate(expression)
        while not value and time.monotonic() < deadline:
            time.sleep(PAUSE_S)
            value = self.evaluate(expression)
        if not value:
            pytest.fail(f"not within {WAIT_S} s: {expression}\n" + "\n".join(self.errors()), pytrace=False)
        return value

    def wait_for_value(self, expression: str, wanted: object) -> None:
        """Wait until an expression has a value; fail with the one it has instead."""
        deadline = time.monotonic() + WAIT_S
        while (value := self.evaluate(expression)) != wanted and time.monotonic() < deadline:
            time.sleep(PAUSE_S)
        assert value == wanted, expression

    def click(self, selector: str) -> None:
        """Click an element where the pointer meets it, once it has come to rest."""
        expression = _POINT % json.dumps(selector)
        before = None
        while (point := self.wait(expression)) != before:
            before = point
        self._press_at(*point)

    def save(self, path: Path) -> None:
        """Keep a picture of the page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.screenshot())
