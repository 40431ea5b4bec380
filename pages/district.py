"""区级产业地图: one layout unit in its surroundings, with its parks."""

from pages import through_app

through_app()

from mapping.ui.map.unit import unit_page  # noqa: E402 - app.py puts the package on the path

unit_page()
