"""Rows of a Parquet file, a batch at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mapping.firms.reading.rows import Row
from mapping.firms.reading.workbook import text_of
from mapping.intake.pages import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_ROWS: Final = 10_000


def rows_of_parquet(path: Path, wanted: Collection[str]) -> Iterator[Row]:
    """Yield the names of the columns ``wanted``, then the rows; the names count as row 1.

    Raises:
        RefusedError: no Parquet that can be read.
    """
    import pyarrow as pa  # noqa: PLC0415 - few files need it, and it is larger than all else that reads them
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        with pq.ParquetFile(path, memory_map=False) as file:
            names = [name for name in file.schema_arrow.names if name in wanted]
            yield Row(1, names)
            number, rows = 1, max(file.metadata.num_rows, 1)
            for batch in file.iter_batches(_ROWS, columns=names, use_threads=False):
                columns = [_texts(column.to_pylist()) for column in batch.columns]
                for cells in zip(*columns, strict=True):
                    number += 1
                    if any(cells):
                        yield Row(number, cells, share=min(1.0, number / rows))
    except (pa.ArrowException, OSError, ValueError):
        raise RefusedError(Refusal.NO_SPREADSHEET) from None


def names_of_parquet(path: Path) -> list[str]:
    """Return the names of the columns.

    Raises:
        RefusedError: no Parquet that can be read.
    """
    import pyarrow as pa  # noqa: PLC0415 - see above
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        names: list[str] = pq.read_schema(path).names
    except (pa.ArrowException, OSError, ValueError):
        raise RefusedError(Refusal.NO_SPREADSHEET) from None
    return names


def _texts(values: list[object]) -> list[str]:
    return [value if type(value) is str else text_of(value) for value in values]
