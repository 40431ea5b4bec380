"""A page as the layers of a slide: groups with names that people read, and the title, which has its own place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mapping.i18n import message
from mapping.printing.display import Group, Rect, Text
from mapping.printing.translator import sheet_translator
from mapping.printing.writers.pptx.joining import as_one, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapping.cartography.placement import Box
    from mapping.i18n import Translate
    from mapping.printing.display import DisplayList, Item

_OPENED: Final = ("map", "ground")
"""Groups that are no layer themselves; what they hold is."""

_NAMES: Final = (
    ("land", message("底图")),
    ("cells", message("企业热力")),
    ("edges", message("界线")),
    ("water", message("水系")),
    ("outline", message("所选范围")),
    ("circles", message("数量圆")),
    ("inset-frame", message("放大图范围")),
    ("label:", message("标注")),
    ("facility", message("设施")),
    ("leaders", message("园区")),
    ("park:", message("园区")),
    ("north-arrow", message("指北针与比例尺")),
    ("scale-bar", message("指北针与比例尺")),
    ("key", message("图例")),
    ("panel:key", message("图例")),
    ("heading", message("页眉")),
    ("foot", message("资料来源与说明")),
)
"""Which layer the groups of a display list belong to, by how their names begin."""

_LAND: Final = message("底图")
_MOST_LINES: Final = 4
_FRAME: Final = message("图框")
_WORDS: Final = message("标注")
_PANEL: Final = "panel:"
_FOOT: Final = "foot"
_WHOLE: Final = ("heading", "foot", "inset-frame", "key", "land", "cells", "edges", "water", "outline")
"""Groups that are a layer themselves, rather than a part of one."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A group at the top of a slide; ``on_map``: it belongs to a map."""

    name: str
    items: tuple[Item, ...]
    alt: str = ""
    on_map: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a page as the sheet breaks it, and as one text; ``on_ground``: it is drawn above all else."""

    lines: tuple[Text, ...]
    on_ground: bool = False

    @property
    def text(self) -> str:
        """The whole title."""
        return as_one(self.lines)


def split(page: DisplayList) -> tuple[Title | None, tuple[Item, ...]]:
    """Return the title of a page, and its items without it: the first words of the group `title`.

    On a page without such a group, such as a cover, they are the largest of all, which may stand on a ground.
    """
    found: list[Text] = []
    items = tuple(_without(page.items, found))
    if found:
        return Title(tuple(found)), items
    largest = max((text.face.size for text in page.texts()), default=0.0)
    own = [item for item in _outside_tables(page.items) if isinstance(item, Text) and item.face.size == largest]
    if not own or len(own) > _MOST_LINES:
        return None, page.items
    return Title(tuple(own), on_ground=True), tuple(_left_out(page.items, {id(text) for text in own}))


def _outside_tables(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from _outside_tables(item.items)
        else:
            yield item


def _left_out(items: Iterable[Item], gone: set[int]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield replace(item, items=tuple(_left_out(item.items, gone)))
        elif id(item) not in gone:
            yield item


def _without(items: Iterable[Item], found: list[Text]) -> Iterator[Item]:
    for item in items:
        if not isinstance(item, Group) or found:
            yield item
        elif item.name == "title":
            texts = [part for part in item.items if isinstance(part, Text) and part.text]
            # a very long one is set smaller than the subtitle below it
            found += [text for text in texts if text.face == texts[0].face]
            rest = tuple(part for part in item.items if part not in found)
            if rest:
                yield replace(item, items=rest)
        else:
            yield replace(item, items=tuple(_without(item.items, found)))


def layers(page: DisplayList, items: Sequence[Item]) -> Iterator[Layer]:
    """Yield the layers of a page's items, from back to front."""
    t = sheet_translator(page.about.lang)
    named = _named(items, t)
    for (name, on_map), members in groupby(named, key=lambda layer: (layer.name, layer.on_map)):
        parts = list(members)
        alt = next((part.alt for part in parts if part.alt), "")
        yield Layer(name, tuple(item for part in parts for item in part.items), alt, on_map)


def _named(items: Sequence[Item], t: Translate, whole: Group | None = None) -> Iterator[Layer]:
    """Yield each item as a layer of its own; ``whole`` is the map that they are of."""
    for item, after in zip(items, (*items[1:], None), strict=True):
        if isinstance(item, Group) and item.name in _OPENED:
            opened = replace(item, alt=item.alt or (whole.alt if whole else ""))
            yield from _named([_in_window(part, item.clip) for part in item.items], t, opened)
            continue
        subject = after if _is_ground(item, after) else item
        name = _layer_of(subject, t)
        alt = whole.alt if whole is not None and name == t(_LAND) else ""
        if isinstance(item, Group) and item.name.startswith(_PANEL):
            yield Layer(name, item.items, item.alt, whole is not None)
        elif isinstance(item, Group) and item.clip is None and item.name in _WHOLE:
            inner = tuple(joined(item.items)) if item.name == _FOOT else item.items
            yield Layer(name, inner, item.alt or alt, whole is not None)
        else:
            yield Layer(name, (item,), alt, whole is not None)


def _in_window(item: Item, window: Box | None) -> Item:
    if window is None:
        return item
    return replace(item, clip=window) if isinstance(item, Group) else Group("", (item,), clip=window)


def _is_ground(item: Item, after: Item | None) -> bool:
    """Tell whether an item is the ground on which the group after it stands."""
    return isinstance(item, Rect) and item.fill is not None and isinstance(after, Group)


def _layer_of(item: Item | None, t: Translate) -> str:
    if isinstance(item, Group):
        label = next((label for start, label in _NAMES if item.name.startswith(start)), None)
        return t(label) if label is not None else item.alt or item.name
    return t(_WORDS) if isinstance(item, Text) else t(_FRAME)
