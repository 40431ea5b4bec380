"""Targets of the plan, and what a reader reports of them: the plan's tables, reported values, completion."""
