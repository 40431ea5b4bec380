"""Why one cell cannot be read: a code with its fields, which whoever knows row and column makes a fault of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mapping.faults import Field
    from mapping.sentences import Sentence


class ValueFault(Exception):  # noqa: N818 - it becomes a fault, where row and column are known
    """A cell that cannot be read with certainty; ``fields`` fill in the sentence of ``code``."""

    def __init__(self, code: Sentence, **fields: Field) -> None:
        super().__init__(code.name)
        self.code, self.fields = code, fields

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes."""
        return _again, (self.code, self.fields)


def _again(code: Sentence, fields: dict[str, Field]) -> ValueFault:
    return ValueFault(code, **fields)
