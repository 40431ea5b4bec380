"""One module a measure; each takes the running bench and returns what it found."""
