"""全市产业地图: the city map with its layers, and the card that answers the question of the moment."""

from pages import through_app

through_app()

from mapping.ui.map.city import city_page  # noqa: E402 - app.py puts the package on the path

city_page()
