"""What the browser is told of the registry, so that its modules hold no keys of their own."""

from __future__ import annotations

from typing import Any

from mapping.insight.entries import LONGEST_ENTRY, MOST_ENTRIES
from mapping.ui.address.keys import keys_held


def published(element: str) -> dict[str, Any]:
    """Return the keys that an element of the browser keeps, as JSON: see ``AddressKeys`` in ``shared/types.d.ts``."""
    return {
        "keys": [
            {
                "key": key.name,
                "held": state,
                "list": key.form == "list",
                "longest": key.longest,
                "most": key.most,
                "default": key.default,
            }
            for state, key in keys_held(element)
        ],
        "entries": {"most": MOST_ENTRIES, "longest": LONGEST_ENTRY},
    }
