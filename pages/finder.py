"""园区查找: parks by industry, place, level and more, on the map, in a list, side by side."""

from pages import through_app

through_app()

from mapping.ui.finder.page import finder_page  # noqa: E402 - app.py puts the package on the path

finder_page()
