"""The data dictionary, data/README.md, made from the column definitions: ``python -m mapping.catalog.dictionary``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mapping.catalog.columns import SEPARATOR, YES
from mapping.catalog.contracts import TABLE, TABLES
from mapping.catalog.labels import LABEL_SETS
from mapping.catalog.rules import range_text
from mapping.settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from mapping.catalog.columns import Field
    from mapping.catalog.csv_text import Row
    from mapping.catalog.table import Table

COMMAND = "python -m mapping.catalog.dictionary"
README = "README.md"

_GEOMETRY = {
    "layout_units_14": "the 14 layout units; the scenic area lies inside its districts",
    "layout_units": "the 15 statistical units: the scenic area is a unit of its own",
    "districts": "the 13 administrative districts, keyed on the six-digit `adcode`",
    "zones": "the functional zones, whose edges are partly schematic",
    "water": "rivers and lakes",
}
_VARIANTS = {"_web": "; simplified for the screen", "_tianditu": "; on the alternative base"}


def data_dictionary(data_dir: Path | None = None) -> str:
    """Return the dictionary of the tables in ``data_dir`` as Markdown; raises DataError for an unreadable table."""
    folder = data_dir or settings().data_dir
    sources = {row.cells["source_id"]: row.cells for row in _rows(folder, TABLE["sources"])}
    policies = [row.cells["source_id"] for row in _rows(folder, TABLE["editions"])]
    lines = [*_introduction()]
    for table in sorted(TABLES, key=lambda table: table.name):
        named = [sources[source_id] for source_id in table.sources_of(policies)]
        lines += _table_section(table, len(_rows(folder, table)), named)
    lines += _geometry_section(folder / "geo")
    return "\n".join(lines) + "\n"


def write_dictionary(data_dir: Path | None = None) -> Path:
    """Write the dictionary beside the tables and return its path."""
    path = (data_dir or settings().data_dir) / README
    path.write_text(data_dictionary(data_dir), encoding="utf-8")
    return path


def _rows(folder: Path, table: Table) -> tuple[Row, ...]:
    return table.read(folder).rows


def _introduction() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield f"<!-- Made from the column definitions by `{COMMAND}`; edit those, not this file. -->"
    yield ""
    yield "Every table is UTF-8 CSV with one heading line. White space around a value does not count."
    yield f"Lists are written with `{SEPARATOR}` between the entries. An empty cell means *not known* or *none*, as the"
    yield "column says. Points are longitude and latitude in WGS-84."
    yield ""
    yield "`python -m mapping check` names every fault with file, line, column, value and remedy. A row at fault"
    yield "is set aside with the rows that refer to it; the rest loads. Of rows that repeat one another exactly the"
    yield "first is kept; rows with one key and different contents are all set aside. A unit's list of industries is"
    yield "kept up to its first fault or gap. Two faults leave the rows in use: a column that is not defined here (it"
    yield "is not read), and a name that two units claim (it finds neither). A missing file or column stops loading."


def _table_section(table: Table, count: int, sources: Sequence[Mapping[str, str]]) -> Iterator[str]:
    yield ""
    yield f"## {table.file}: {table.title_en} ({table.title_zh})"
    yield ""
    yield (table.record.__doc__ or "").partition("\n")[0]
    yield ""
    yield f"- Rows: {count}" + ("; the file may be missing" if table.optional else "")
    if table.on_demand:
        yield "- Read and checked when a list of firms asks for it"
    yield f"- Key: {' + '.join(f'`{name}`' for name in table.key)}"
    for columns in table.distinct:
        yield f"- No two rows share: {' + '.join(f'`{name}`' for name in columns)}"
    for source in sources:
        yield f"- Source: {_source(source)}"
    if not sources:
        yield "- Source: compiled by this project"
    yield ""
    yield "| column | type | unit | values | meaning |"
    yield "|---|---|---|---|---|"
    for field in table.fields.values():
        yield _column_row(field)


def _source(source: Mapping[str, str]) -> str:
    parts = [f"{source['title_en']} ({source['title_zh']})", source["publisher_en"], source["date"], source["url"]]
    return f"{', '.join(filter(None, parts))}; licence: {source['licence']}"


def _column_row(field: Field) -> str:
    column = field.column
    optional = " or empty" if field.may_be_empty else ""
    optional += "; the column may be missing" if column.optional else ""
    values = [text.replace("|", "\\|") for text in _values(field)]
    name = f"`{field.name}`" + (" (key)" if column.key else "")
    unit = f"`{column.unit}`" if column.unit == "value_unit" else column.unit or ""
    return f"| {name} | {field.kind}{optional} | {unit} | {'; '.join(values)} | {column.en} · {column.zh} |"


def _values(field: Field) -> Iterator[str]:
    column = field.column
    if field.kind == "flag":
        yield f"`{YES}`"
    if field.allowed:
        yield ", ".join(
            f"`{value}` {label.en} {label.zh}" if value != label.zh else f"`{value}` {label.en}"
            for value, label in field.allowed.items()
        )
    if column.refers:
        target, _, key = column.refers.partition(".")
        yield f"in {TABLE[target].file} `{key}`"
    if column.besides:
        yield ", ".join(f"or `{value}` {label.en} {label.zh}" for value, label in LABEL_SETS[column.besides].items())
    if column.low is not None or column.high is not None:
        yield range_text(column.low, column.high)
    if column.form:
        yield column.form.en


def _geometry_section(geo_dir: Path) -> Iterator[str]:
    yield ""
    yield "## geo/: geometry"
    yield ""
    yield "GeoJSON in WGS-84; provenance, licence and how to rebuild it: [geo/README.md](geo/README.md)."
    yield ""
    yield "| file | features | what |"
    yield "|---|---|---|"
    for path in sorted(geo_dir.glob("*.geojson")):
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        yield f"| `{path.name}` | {len(features)} | {_geometry_title(path.stem)} |"


def _geometry_title(stem: str) -> str:
    for suffix, note in _VARIANTS.items():
        if stem.endswith(suffix):
            return _geometry_title(stem.removesuffix(suffix)) + note
    return _GEOMETRY.get(stem, "")


if __name__ == "__main__":
    print(write_dictionary())  # noqa: T201  (a command tells what it wrote)
