"""PowerPoint files: each unit, park, tile, word and line a shape of its own, in a deck of ours or an office's."""

from mapping.printing.writers.pptx.package import carried
from mapping.printing.writers.pptx.template import Template, layouts
from mapping.printing.writers.pptx.writer import paper_on, pptx

__all__ = ["Template", "carried", "layouts", "paper_on", "pptx"]
