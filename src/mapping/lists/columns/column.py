"""What a column of a list is, and how a place that shows lists takes its cells from it.

A column is said in three lengths. *In full*: the heading and value of files, and the headings of lists that fill a
page. *Brief*: where columns stand close together. *Beside*: the heading alone with one value, as on a card, where the
value brings its unit of measure itself. A length that a column does not define is the longer one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from mapping.cartography.wording.names import Names
from mapping.cartography.wording.typography import number
from mapping.catalog.columns import SEPARATOR
from mapping.i18n import Translate, message, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mapping.catalog import Catalog
    from mapping.catalog.records import Edition, Facility, ListEntry, Park
    from mapping.view import View

Cell: TypeAlias = str | int | float | None
"""What a cell may hold; None where nothing is known."""

Value: TypeAlias = Cell | tuple[str, ...]
"""What a column may hold: a cell, or an enumeration that a program gets as such."""

Form: TypeAlias = Literal["text", "number", "year", "share", "flag", "address"]
"""``number``: stands at the right; ``year``: a whole number without thousands; ``share``: per cent, drawn as a bar;
``flag``: yes or no; ``address``: of a page elsewhere."""

Width: TypeAlias = Literal["small", "medium", "large"]

Row = TypeVar("Row", contravariant=True)  # noqa: PLC0105 - it is the row, whatever the variance
Other = TypeVar("Other")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a cell is put into words with: the tables, and how the reader looks at them."""

    catalog: Catalog
    view: View
    names: Names
    t: Translate

    @classmethod
    def of(cls, catalog: Catalog, view: View) -> Wording:
        """Return the wording of a view."""
        return cls(catalog, view, Names.of(catalog, view.lang), translator(view.lang))

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.view.lang

    @property
    def edition(self) -> Edition:
        """The edition that is looked at."""
        return self.catalog.edition(self.view.edition)

    def heading(self, heading: str) -> str:
        """Return a heading in the reader's language; ``{year}`` in it is that of the edition."""
        return self.t(heading, year=self.edition.year)

    def is_later(self, row: Park | Facility | ListEntry) -> bool:
        """Tell whether a row came after the edition."""
        return self.catalog.is_later(row, self.view.edition)

    def unit(self, unit_id: str | None) -> str | None:
        """Return the full name of a layout unit; None where it is not known which."""
        return None if unit_id is None else self.names.unit(self.catalog.unit(unit_id))

    def unit_label(self, unit_id: str | None) -> str | None:
        """Return the name of a layout unit as maps have it; None where it is not known which."""
        return None if unit_id is None else self.names.unit_label(self.catalog.unit(unit_id))

    def listed(self, texts: Iterable[str]) -> str | None:
        """Return texts as one enumeration; None where there are none."""
        return self.t("、").join(texts) or None

    def written(self, text: str | None) -> str | None:
        """Return a note, date or amount of the tables as it is read; None where the cell is empty."""
        return self.names.written(text) if text else None

    def place(self, place: str | None) -> str | None:
        """Return an address of the tables as it is read; None where the cell is empty."""
        return self.names.place(place) if place else None

    def label(self, vocabulary: str, key: str | None) -> str | None:
        """Return the label of an allowed value; None where there is none."""
        return None if key is None else self.names.value(vocabulary, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """A column of lists whose rows are of one kind.

    ``id`` names it for programs: keys of JSON, classes of cells, headings of what the command line hands to others.
    ``heading``, ``short`` and ``label`` are Chinese messages, ``value``, ``brief`` and ``said`` make the cell, each in
    full, brief and beside (see above); a cell is None where nothing is known. ``unknown`` is the message that then
    stands there, ``blank`` says that a file leaves such a cell empty instead. ``digits`` are the decimals of a number
    where it is shown, ``measure`` its unit of measure. ``lang`` limits a column to readers of one language;
    ``separator`` stands between the entries of an enumeration, as in the project's tables.
    """

    id: str
    heading: str
    value: Callable[[Row, Wording], Value]
    short: str | None = None
    label: str | None = None
    brief: Callable[[Row, Wording], Cell] | None = None
    said: Callable[[Row, Wording], str | None] | None = None
    unknown: str = message("未公开")
    blank: bool = False
    form: Form = "text"
    digits: int = 0
    measure: str = ""
    width: Width | None = None
    lang: str | None = None
    separator: str = SEPARATOR

    def of(self, part: Callable[[Other], Row]) -> Column[Other]:
        """Return this column for rows that have the row it knows as a part."""
        changed: dict[str, Any] = {
            "value": _within(self.value, part),
            "brief": None if self.brief is None else _within(self.brief, part),
            "said": None if self.said is None else _within(self.said, part),
        }
        lifted: Any = replace(self, **changed)
        return lifted  # type: ignore[no-any-return]

    @property
    def brief_heading(self) -> str:
        """The heading where columns stand close together, as a message."""
        return self.short or self.heading

    @property
    def beside_heading(self) -> str:
        """The heading beside a single value, as a message."""
        return self.label or self.brief_heading

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers that stand at the right."""
        return self.form in {"number", "year"}

    def brief_cell(self, row: Row, w: Wording) -> Cell:
        """Return the cell where columns stand close together."""
        return self.brief(row, w) if self.brief else self.machine_cell(row, w)

    def machine_cell(self, row: Row, w: Wording) -> Cell:
        """Return the cell in full as a program reads it: an enumeration is joined."""
        value = self.value(row, w)
        return self.separator.join(value) if isinstance(value, tuple) else value

    def text(self, row: Row, w: Wording) -> str | None:
        """Return the brief cell as it is read: a number with its decimals and without its unit of measure."""
        cell = self.brief_cell(row, w)
        if isinstance(cell, str) or cell is None:
            return cell or None
        if self.form == "flag":
            return w.t("是") if cell else w.t("否")
        return str(int(cell)) if self.form == "year" else number(cell, self.digits)

    def beside(self, row: Row, w: Wording) -> str | None:
        """Return what stands beside the heading where there is one value only."""
        return self.said(row, w) if self.said else self.text(row, w)

    def file_cell(self, row: Row, w: Wording, *, brief: bool = False) -> Cell:
        """Return the cell of a file: what is not known is said, a yes is the heading's own word."""
        cell = self.brief_cell(row, w) if brief else self.machine_cell(row, w)
        if self.form == "flag":
            return w.heading(self.heading) if cell else None
        return w.t(self.unknown) if cell is None and not self.blank else cell


def _within(made: Callable[[Row, Wording], Made], part: Callable[[Other], Row]) -> Callable[[Other, Wording], Made]:
    return lambda row, w: made(part(row), w)


Columns: TypeAlias = "Sequence[Column[Row]]"


def shown(columns: Columns[Row], lang: str) -> tuple[Column[Row], ...]:
    """Return those of the columns that readers of a language see."""
    return tuple(column for column in columns if column.lang in {None, lang})


def file_table(
    columns: Columns[Row], rows: Iterable[Row], w: Wording, *, brief: bool = False
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return headings and cells of a file in the reader's language."""
    own = shown(columns, w.lang)
    return (
        tuple(w.heading(column.brief_heading if brief else column.heading) for column in own),
        [tuple(column.file_cell(row, w, brief=brief) for column in own) for row in rows],
    )


def machine_table(
    columns: Columns[Row], rows: Iterable[Row], w: Wording
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return headings and cells for a program: columns by their ids, and nothing where nothing is known."""
    return (
        tuple(column.id for column in columns),
        [tuple(column.machine_cell(row, w) for column in columns) for row in rows],
    )


def record(columns: Columns[Row], row: Row, w: Wording) -> dict[str, Value]:
    """Return one row for JSON, by the ids of its columns; an enumeration stays one."""
    return {column.id: column.value(row, w) for column in columns}
