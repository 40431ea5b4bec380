"""Lists of firms, ten thousand to ten million: read, classed, placed, kept in an engine, and asked through Ibis."""
