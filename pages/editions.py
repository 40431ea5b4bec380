"""编制推演: plan the next edition of the layout."""

from pages import through_app

through_app()

from mapping.ui.editions.page import editions_page  # noqa: E402 - app.py puts the package on the path

editions_page()
