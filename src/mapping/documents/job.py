"""What is asked of the process that makes files, and what it says of it: all that travels between the two."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapping.cartography.state import MapState
    from mapping.documents.files import File
    from mapping.documents.request import DocumentRequest, PageSpec

    Asked: TypeAlias = (
        tuple[Literal["make"], int, tuple[int | None, "Job"]]
        | tuple[Literal["stop"], int, None]
        | tuple[Literal["take"], int, bytes]
        | tuple[Literal["drop"], int, None]
    )
    """The server's word on the job of a number, or on data of a session's own, which have numbers too."""
    Said: TypeAlias = (
        tuple[Literal["ready"], int, None]
        | tuple[Literal["begun"], int, None]
        | tuple[Literal["sheet"], int, tuple[int, int, str]]
        | tuple[Literal["made"], int, File]
        | tuple[Literal["failed"], int, Exception]
    )
    """The process's word on it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be made: what `mapping.documents.files.file_of` is given beside the data.

    ``states`` are maps with a reader's own figures; they go to the process and are kept nowhere. ``more``: what only
    some formats take, by the names of `file_of`, such as the template of a presentation. ``preview``: a picture of the
    first page of that file so many pixels wide, in its place; it goes ahead of files, also between the sheets of one.
    """

    request: DocumentRequest
    file_format: str = "pdf"
    states: Mapping[PageSpec, MapState] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    preview: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: the sheet in work of how many, with its name, and how many files come before it."""

    sheet: int = 0
    sheets: int = 0
    name: str = ""
    ahead: int = 0


class CancelledError(Exception):
    """The file is no longer wanted. Whoever asked for it knows."""
