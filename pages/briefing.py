"""简报: pages that the reader has put together, in order, as one file."""

from pages import through_app

through_app()

from mapping.ui.briefing.page import briefing_page  # noqa: E402 - app.py puts the package on the path

briefing_page()
