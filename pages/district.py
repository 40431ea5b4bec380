"""区级产业地图: one layout unit in its surroundings, with its parks."""

from mapping.ui.district import district_page

district_page()
