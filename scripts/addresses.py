"""Write docs/addresses.md, the table of all address keys, from the registry in ``mapping.ui.address.keys``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mapping.ui.address.keys import KEYS, MAPS, PAGES, Key  # noqa: E402 - found once the path is set

DOCUMENT = ROOT / "docs" / "addresses.md"
COMMAND = "python scripts/addresses.py"

_HEAD = f"""\
# Keys of the address

Made from the registry, `src/mapping/ui/address/keys.py`, by `{COMMAND}`; a test holds the two together.
How an address is read and written, and what it may cost, stands in [architecture.md](architecture.md#addresses).

Pages: `/` city, `/district` one unit, `/finder` parks, `/match` a text, `/overlap` similarity, `/targets` targets,
`/sources` data and sources. *Owner* is the field of `mapping.ui.address.parts.Address` that holds the value. *Browser*
is where an element keeps it, as element and part of its state. A key with several lines means something else on each
page. Values of a *list* have commas between, and the key may stand there several times; of any other the last counts.

| key | pages | values | default | meaning | owner | browser |
|---|---|---|---|---|---|---|
"""


def document() -> str:
    """Return the document."""
    return _HEAD + "".join(f"| {' | '.join(_cells(key))} |\n" for key in KEYS)


def _cells(key: Key) -> tuple[str, ...]:
    pages = {PAGES: "all", MAPS: "all but finder"}.get(key.pages, ", ".join(key.pages))
    values = f"list: {key.values}" if key.form == "list" else key.values
    default = f"`{key.text(key.default)}`" if key.text(key.default) else "none"
    held = ", ".join(f"`{place}`" for place in key.held)
    return (f"`{key.name}`", pages, values, default, key.meaning, f"`{key.owner}`", held)


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
