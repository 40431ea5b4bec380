"""What the choosers of a unit offer: each unit by its name, and below by what else it is called.

Streamlit's chooser looks for what is typed in the texts of its list alone, so another name finds its unit only where it
stands there. Names come from the one place that the searches ask (`Gazetteer.findable`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.romanise import romanise
from mapping.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog import Catalog

_HAN = re.compile(r"[\u3400-\u9fff]")
_BETWEEN = "|"
"""Stands in a choice between a unit and another name of it."""


def unit_of(choice: str) -> str:
    """Return the id of the unit that is chosen, by whichever of its names."""
    return choice.partition(_BETWEEN)[0]


@kept(8)
def unit_choices(catalog: Catalog, lang: str) -> Mapping[str, str]:
    """Return choice -> its text: the units in their order, then their other names, each with the name of its unit.

    What the chooser finds by a text that stands there already is left out (光谷 is in 中国光谷). English has the other
    names in pinyin.
    """
    names = Names.of(catalog, lang)
    units = {unit.unit_id: names.unit_label(unit) for unit in catalog.units}
    others = {
        f"{unit_id}{_BETWEEN}{name}": f"{name} · {label}"
        for unit_id, label in units.items()
        for name in _told_apart(label, _readable(catalog.gazetteer.findable(unit_id), label, lang))
    }
    return units | others


def _readable(written: Iterable[str], label: str, lang: str) -> Iterable[str]:
    """Return names in the script of a language; one with another name in brackets is found by either."""
    for name in written:
        if "(" in name or name.islower():  # the second is the id, which nobody calls it by
            continue
        if lang == "zh" and _HAN.search(name):
            yield name
        elif lang != "zh" and not finds(romanise(name.removesuffix("区")), label):  # Jianghan says as much as 江汉区
            yield romanise(name) if _HAN.search(name) else name


def _told_apart(label: str, written: Iterable[str]) -> list[str]:
    """Return the fewest names, longest first, that the chooser does not find by another of them or by the label."""
    kept: list[str] = []
    for name in sorted(dict.fromkeys(written), key=len, reverse=True):
        if not any(finds(name, text) for text in (label, *kept)):
            kept.append(name)
    return kept


def finds(typed: str, text: str) -> bool:
    """Tell whether the chooser finds a text by what is typed: its characters stand there, in their order."""
    left = iter(text.casefold())
    return all(character in left for character in typed.casefold())
