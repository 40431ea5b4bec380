"""目标任务: targets of the city and of each unit, and how far they are reached."""

from pages import through_app

through_app()

from mapping.ui.targets.page import targets_page  # noqa: E402 - app.py puts the package on the path

targets_page()
