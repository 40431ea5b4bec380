"""Firms as Parquet, written while they come."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import compute, parquet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def parquet_portions(batches: Iterable[pa.Table], schema: pa.Schema) -> Iterator[bytes]:
    """Yield the bytes of a file of batches, no more of them held than the batch at hand."""
    held = _Held()
    with parquet.ParquetWriter(held, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(batch)
            yield held.taken()
    yield held.taken()


def marked(batch: pa.Table, flag: str, heading: str, mark: str) -> pa.Table:
    """Return a batch with a column that has a mark where the flag is set, in the place of the flag."""
    at = batch.schema.get_field_index(flag)
    return batch.set_column(at, heading, compute.if_else(batch[flag], mark, ""))


class _Held(io.RawIOBase):
    """Takes what is written until it is taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._written: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, content: Any) -> int:
        told = bytes(content)
        self._written.append(told)
        self._at += len(told)
        return len(told)

    def taken(self) -> bytes:
        found, self._written = b"".join(self._written), []
        return found
