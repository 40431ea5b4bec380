"""What helps a reader to find the way: one search over everything, the help, and a short start."""
