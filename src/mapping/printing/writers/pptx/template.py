"""An office's own deck or template, in which pages are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """A .pptx or .potx file; ``layout`` names one of its layouts, and its own slides stay if ``keep_slides``."""

    content: bytes
    layout: str = ""
    keep_slides: bool = False


def layouts(template: Template) -> tuple[str, ...]:
    """Return the names of a template's layouts."""
    raise NotImplementedError
