"""全市产业地图: the city map with its layers, and the card that answers the question of the moment."""

from mapping.ui.city import city_page

city_page()
