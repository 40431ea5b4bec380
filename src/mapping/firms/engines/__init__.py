"""What is different from engine to engine; `mapping.firms.engine` opens them, and nobody else looks in here."""
