"""错位发展: which layout units aim at the same thing, and what only one of them claims."""

from pages import through_app

through_app()

from mapping.ui.overlap.page import overlap_page  # noqa: E402 - app.py puts the package on the path

overlap_page()
