"""PowerPoint files: each unit, park, tile, word and line a shape of its own, in a deck of ours or an office's."""

from mapping.printing.writers.pptx.laying import on_slide, paper_on
from mapping.printing.writers.pptx.package import carried
from mapping.printing.writers.pptx.template import Template, layouts
from mapping.printing.writers.pptx.writer import pptx

__all__ = ["Template", "carried", "layouts", "on_slide", "paper_on", "pptx"]
