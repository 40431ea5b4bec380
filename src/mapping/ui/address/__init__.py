"""The address bar is the state: pages read it, events write it, and a copied address restores the view.

`keys` is the registry: every key, its pages, its bounds, how it is read and written. Nothing else in ``ui`` touches
Streamlit's query parameters.
"""

from mapping.ui.address.browser import published
from mapping.ui.address.keys import states
from mapping.ui.address.language import arrived, choose_language, language, view
from mapping.ui.address.links import Links, go, unless_newest
from mapping.ui.address.parts import Address, ListFilter, Pair, SeenFirms, Wish
from mapping.ui.address.read import current, query, read, text_of
from mapping.ui.address.trail import path
from mapping.ui.address.write import decide, note, revision, take, written

__all__ = [
    "Address",
    "Links",
    "ListFilter",
    "Pair",
    "SeenFirms",
    "Wish",
    "arrived",
    "choose_language",
    "current",
    "decide",
    "go",
    "language",
    "note",
    "path",
    "published",
    "query",
    "read",
    "revision",
    "states",
    "take",
    "text_of",
    "unless_newest",
    "view",
    "written",
]
