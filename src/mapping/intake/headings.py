"""Which field a heading of somebody's list stands for, by the table of what such headings are called in practice."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapping.catalog.records import IntakeHeading

NOT_KEPT = ("serial", "problem")
"""Fields that are known in order to be left out: numbers of rows, and what `lists.marked` has written beside them."""

_BRACKETS = re.compile(r"[(\[{<【〔「《][^()\[\]{}<>【】〔〕「」《》]*[)\]}>】〕」》]")
_UNIT = re.compile(r"单位[:：].*$")
_MEASURES = r"万?亩|公顷|平方公里|平方千米|万?平方米|km2|km\^2|m2|ha|sqkm|mu|[万亿]?元|%"
_MEASURE_AFTER = re.compile(rf"[/_-](?:{_MEASURES})$")
_SIGNS = re.compile(r"[\s*:：·.。、'’\"“”]+")
LONGEST = 60
"""Characters of a text that can be a heading."""


def fold_heading(text: str) -> str:
    """Return a heading as headings are compared: NFKC, without case, blanks, marks, brackets and units of measure."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _SIGNS.sub("", _UNIT.sub("", _BRACKETS.sub("", plain)))
    return _MEASURE_AFTER.sub("", plain) or _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold())


@dataclass(frozen=True, slots=True)
class Headings:
    """The known headings of one kind of list: folded heading -> field, and what templates call each field."""

    fields: Mapping[str, str]
    titles: Mapping[str, Mapping[str, str]]
    """Language -> field -> the heading that templates have."""

    @classmethod
    def of(cls, rows: Iterable[IntakeHeading], kind: str) -> Headings:
        """Return the headings of a kind, in the order of the table."""
        fields: dict[str, str] = {}
        titles: dict[str, dict[str, str]] = {"zh": {}, "en": {}}
        for row in rows:
            if row.kind == kind:
                fields.setdefault(fold_heading(row.heading), row.field)
                titles[row.lang].setdefault(row.field, row.heading)
        return cls(fields, titles)

    def field_of(self, heading: str) -> str | None:
        """Return the field that a heading stands for, as a whole; None for one that is not known."""
        return self.fields.get(fold_heading(heading)) if heading and len(heading) <= LONGEST else None
