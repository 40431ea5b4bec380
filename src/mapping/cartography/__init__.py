"""Cartography: what a map shows, decided once, without any drawing library."""
