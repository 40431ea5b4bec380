"""The pages of maps, city and unit, with the live map's element and its cards."""
