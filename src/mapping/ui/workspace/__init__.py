"""What a reader has taken in: it belongs to the session, and nobody else ever sees any of it."""
