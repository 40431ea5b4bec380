"""What cells of people's own lists say: figures with their units of measure, years, points, and whose data it is."""
