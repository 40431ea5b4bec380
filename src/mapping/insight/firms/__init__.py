"""Firms on the map: what is asked of a list of them, what it answers, and what follows from that. No engine here."""
