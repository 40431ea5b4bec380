"""数据导入: bring lists of one's own, see what is wrong with them, and take them in."""

from pages import through_app

through_app()

from mapping.ui.intake.page import import_page  # noqa: E402 - app.py puts the package on the path

import_page()
