"""What a key of the address is. Which there are stands in `mapping.ui.address.keys`."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from mapping.insight.entries import MOST_ENTRIES
from mapping.insight.parks.written import LONGEST_RANGE
from mapping.ui.address.parts import Address

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapping.ui.address.readers import Around

Page: TypeAlias = Literal[
    "city",
    "district",
    "finder",
    "match",
    "overlap",
    "targets",
    "sources",
    "briefing",
    "import",
    "editions",
    "firms",
]
Form: TypeAlias = Literal["single", "list", "text", "area"]

_PLAIN = Address()
"""What an empty address says."""

LONGEST_SINGLE = LONGEST_RANGE
"""Characters of a key with one value; what is longer is no value that a page can use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of the address and what it means on its pages. A name may stand for different things on different pages.

    ``owner``: the field of `Address` that holds its value, such as ``spec.layer``; the default is that field's.
    ``form``: one value; a list with commas between, which may stand there several times; a text of any length;
    or an area, which is whole or none.
    ``read(text, around)`` returns the value, or None where nothing can be used, and raises a `MappingError` or tells
    ``around`` of it. ``write`` returns the text of a value that is not the default. ``longest`` (characters) and
    ``most`` (entries) bound what can be a value. ``held``: where the browser keeps the value, as element and name of
    its state. ``values`` and ``meaning`` describe the key in docs.
    """

    name: str
    pages: tuple[Page, ...]
    owner: str
    read: Callable[[str, Around], Any]
    values: str
    meaning: str
    form: Form = "single"
    write: Callable[[Any], str] = str
    longest: int = LONGEST_SINGLE
    most: int = MOST_ENTRIES
    held: tuple[str, ...] = ()

    @property
    def default(self) -> Any:
        """The value where the key does not stand in the address."""
        return attrgetter(self.owner)(_PLAIN)

    def written(self, value: Any) -> str | None:
        """Return a value as it stands in an address; None where it is the default and need not.

        A single value that is a text is taken to be written already, since the browser reports these as they are.
        """
        text = self.text(value)
        return None if text == self.text(self.default) else text or None

    def text(self, value: Any) -> str:
        """Return the text of any value, the default's as well; empty where it has none."""
        if isinstance(value, str) and self.form != "text":
            return value
        return "" if value is None else self.write(value)
