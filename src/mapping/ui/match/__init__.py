"""The page 产业选址."""
