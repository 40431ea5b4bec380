"""产业选址: a text, the units and parks that fit it, and why."""

from pages import through_app

through_app()

from mapping.ui.match.page import match_page  # noqa: E402 - app.py puts the package on the path

match_page()
