"""数据与来源: tables, origins, joins, boundaries, and what is not known."""

from pages import through_app

through_app()

from mapping.ui.sources.page import sources_page  # noqa: E402 - app.py puts the package on the path

sources_page()
