"""How tests look at the data unless they say otherwise: the edition of the project's own tables, in Chinese."""

from mapping.view import View

EDITION = "2021"
VIEW = View(EDITION)
