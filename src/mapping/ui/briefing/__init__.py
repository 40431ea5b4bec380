"""The page 简报: pages of a reader's own, put in order and handed over as one file."""
