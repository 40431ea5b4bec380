"""The template of a presentation that a reader hands over; loaded only for who has one."""

from __future__ import annotations

from mapping.printing.writers.pptx import Template, layouts


def layouts_of(content: bytes) -> tuple[str, ...]:
    """Return the names of a template's layouts.

    Raises:
        MappingError: no presentation, or one that cannot be used.
    """
    return tuple(layouts(Template(content)))


def template_of(content: bytes, layout: str, *, keep_slides: bool) -> Template:
    """Return a template as the writer of presentations takes it."""
    return Template(content, layout, keep_slides)
