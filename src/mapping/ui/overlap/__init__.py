"""The page 错位发展."""
