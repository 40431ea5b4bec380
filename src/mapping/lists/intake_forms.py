"""Templates for people's own lists: a workbook with drop-down lists and a sheet that explains each column, or CSV."""

from __future__ import annotations

import io
import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter

from mapping.cartography.look import light
from mapping.cartography.wording.names import Names
from mapping.catalog.labels import LABEL_SETS
from mapping.catalog.records_places import UNIT_ZONE
from mapping.i18n import message, translator
from mapping.intake.headings import Headings
from mapping.lists import targets
from mapping.lists.csv_file import csv_bytes
from mapping.lists.intake_fields import FIELDS, HINTS
from mapping.lists.workbook import FONT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from mapping.catalog import Catalog
    from mapping.i18n import Translate
    from mapping.lists.intake_fields import FormField
    from mapping.view import View

KINDS = ("parks", "lists", "actuals", "indicator")
"""Kinds of lists that there is a template for."""

TITLES: Mapping[str, str] = {
    "parks": message("园区"),
    "lists": message("三清单"),
    "indicator": message("指标数据"),
}
"""What the sheet that is filled in is called, as messages."""

_REQUIRED = "*"
_LAST_ROW = 5000
"""Down to here a template offers its lists and checks; more rows may follow."""
_PAPER_A4 = 9
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST_TOLD = 255
"""Characters that a spreadsheet shows beside a cell that is chosen."""
_LONGEST_TITLE = 32
_LINE_PT = 17
_LOOSE = 1.02
"""How much longer a broken text is, since its lines are not full."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What a template is made of in one language."""

    catalog: Catalog
    names: Names
    t: Translate
    fields: tuple[FormField, ...]
    titles: Mapping[str, str]

    def heading(self, field: FormField, *, marked: bool = True) -> str:
        """Return the heading of a column, with its unit of measure and the mark of those that must be filled in."""
        name = self.titles[field.field]
        if field.after:
            name = self.t("{name}（{measure}）", name=name, measure=self.t(field.after))
        return f"{_REQUIRED}{name}" if field.required and marked else name

    def choices(self, name: str) -> list[str]:
        """Return what a drop-down list offers."""
        catalog, names = self.catalog, self.names
        sets = {"levels": "park_level", "park_kinds": "park_kind", "lists": "list"}
        if name in sets:
            return [names.value(sets[name], key) for key in LABEL_SETS[sets[name]] if key != UNIT_ZONE]
        if name == "industries":
            return [row.term_en if names.lang == "en" else row.term for row in catalog.term_mappings]
        units = [names.unit_label(unit) for unit in catalog.units]
        districts = [names.value("district", key) for key in LABEL_SETS["district"]] if name == "areas" else []
        return list(dict.fromkeys((*units, *districts)))

    def example(self, field: FormField) -> str:
        """Return what may stand in a column."""
        return self.t(field.example) if field.example or not field.choices else self.choices(field.choices)[0]

    def rows(self, kind: str) -> list[list[str]]:
        """Return what already stands in a template: of an indicator the layout units."""
        if kind != "indicator":
            return []
        blank = [""] * (len(self.fields) - 1)
        return [[self.names.unit_label(unit), *blank] for unit in self.catalog.units]


def form_csv(kind: str, catalog: Catalog, view: View) -> bytes:
    """Return a template as CSV: its headings, and the rows it begins with.

    Raises:
        KeyError: no such kind.
    """
    if kind == "actuals":
        return targets.form_csv(catalog, view)
    form = _form(kind, catalog, view)
    return csv_bytes([form.heading(field, marked=False) for field in form.fields], form.rows(kind))


def form_workbook(kind: str, catalog: Catalog, view: View) -> bytes:
    """Return a template as a workbook: the sheet to fill in, one that explains it, one with the lists.

    Raises:
        KeyError: no such kind.
    """
    if kind == "actuals":
        return targets.form_workbook(catalog, view)
    form = _form(kind, catalog, view)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    styles = _styles(book)
    page = book.add_worksheet(form.t(TITLES[kind]))
    lists = _Lists(form.t("选项"))
    _fill(page, form, kind, styles)
    for column, field in enumerate(form.fields):
        _offer(page, column, field, form, lists)
    _explain(book.add_worksheet(form.t("填写说明")), form, styles)
    lists.write(book, styles)
    book.close()
    return file.getvalue()


def _form(kind: str, catalog: Catalog, view: View) -> _Form:
    titles = Headings.of(catalog.intake_headings, kind).titles[view.lang]
    return _Form(catalog, Names.of(catalog, view.lang), translator(view.lang), FIELDS[kind], titles)


@dataclass(frozen=True, slots=True)
class _Styles:
    required: Format
    optional: Format
    cell: Format
    wrapped: Format
    strong: Format


def _styles(book: Workbook) -> _Styles:
    base = {"font_name": FONT, "font_size": 11, "valign": "top"}
    heading = base | {"bold": True, "text_wrap": True, "bottom": 1, "bottom_color": light("book-rule")}
    return _Styles(
        required=book.add_format(heading | {"bg_color": light("navy"), "font_color": light("on-accent")}),
        optional=book.add_format(heading | {"bg_color": light("book-heading")}),
        cell=book.add_format(base),
        wrapped=book.add_format(base | {"text_wrap": True}),
        strong=book.add_format(base | {"bold": True, "text_wrap": True}),
    )


def _fill(page: Worksheet, form: _Form, kind: str, styles: _Styles) -> None:
    for column, field in enumerate(form.fields):
        page.set_column(column, column, field.width, styles.cell)
        page.write_string(0, column, form.heading(field), styles.required if field.required else styles.optional)
    for number, row in enumerate(form.rows(kind), start=1):
        for column, text in enumerate(row):
            if text:
                page.write_string(number, column, text, styles.cell)
    page.set_row(0, 32)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


class _Lists:
    """The sheet that holds what drop-down lists offer, a column each."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._columns: list[tuple[str, Sequence[str]]] = []

    def source(self, heading: str, items: Sequence[str]) -> str:
        """Put a list into the sheet and return where a drop-down list finds it."""
        self._columns.append((heading, items))
        letter = chr(ord("A") + len(self._columns) - 1)
        return f"='{self.title}'!${letter}$2:${letter}${len(items) + 1}"

    def write(self, book: Workbook, styles: _Styles) -> None:
        """Write the sheet."""
        page = book.add_worksheet(self.title)
        for column, (heading, items) in enumerate(self._columns):
            page.set_column(column, column, max(_width(text) for text in (heading, *items)) + 3, styles.cell)
            page.write_string(0, column, heading, styles.optional)
            for number, item in enumerate(items, start=1):
                page.write_string(number, column, item, styles.cell)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(_PAPER_A4)
        page.fit_to_pages(1, 0)


def _offer(page: Worksheet, column: int, field: FormField, form: _Form, lists: _Lists) -> None:
    """Give a column its drop-down list or its check, and the hint that stands beside a cell that is chosen."""
    t = form.t
    rule: dict[str, object] = {
        "validate": "any",
        "input_title": form.titles[field.field][:_LONGEST_TITLE],
        "input_message": t(field.hint)[:_LONGEST_TOLD],
        "error_title": t("请核对"),
        "error_type": "warning",
    }
    if field.choices:
        heading = t("{name}：可选", name=form.titles[field.field])
        rule |= {
            "validate": "list",
            "source": lists.source(heading, form.choices(field.choices)),
            "error_message": t("不在列表里。名称的别的写法也可以，导入时会核对。"),
            "show_error": not field.is_open,
        }
    elif field.check == "year":
        rule |= {
            "validate": "integer",
            "criteria": "between",
            "minimum": _FIRST_YEAR,
            "maximum": _LAST_YEAR,
            "error_message": t("请写四位数的年份；写到日也可以。"),
        }
    elif field.check:
        positive = field.check == "area"
        rule |= {
            "validate": "decimal",
            "criteria": ">" if positive else "between",
            "error_message": t("这不是一个数。带单位的数（3000亩）也可以，导入时换算。"),
            **({"value": 0} if positive else {"minimum": -1e15, "maximum": 1e15}),
        }
    page.data_validation(1, column, _LAST_ROW, column, rule)


_EXPLAINED = ((message("列"), 24), (message("必填"), 10), (message("怎么填"), 64), (message("例"), 34))
"""Columns of the explanations and their widths, in characters of Latin text."""


def _explain(page: Worksheet, form: _Form, styles: _Styles) -> None:
    t = form.t
    for column, (heading, width) in enumerate(_EXPLAINED):
        page.set_column(column, column, width, styles.wrapped)
        page.write_string(0, column, t(heading), styles.optional)
    for number, field in enumerate(form.fields, start=1):
        required = t("是") if field.required else ""
        texts = (form.heading(field, marked=False), required, t(field.hint), form.example(field))
        for column, text in enumerate(texts):
            page.write_string(number, column, text, styles.wrapped if column else styles.strong)
        page.set_row(number, max(_height(text, width) for text, (_, width) in zip(texts, _EXPLAINED, strict=True)))
    whole = sum(width for _, width in _EXPLAINED)
    for number, hint in enumerate(HINTS, start=len(form.fields) + 2):
        page.merge_range(number, 0, number, len(_EXPLAINED) - 1, t(hint), styles.wrapped)
        page.set_row(number, _height(t(hint), whole))
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.fit_to_pages(1, 0)


def _width(text: str) -> int:
    """Return the width of a text in characters of Latin text; Chinese ones count twice."""
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)


def _height(text: str, width: float) -> float:
    """Return how high a row has to be for a text that is broken: not every program finds out by itself."""
    return _LINE_PT * math.ceil(_width(text) * _LOOSE / width)
