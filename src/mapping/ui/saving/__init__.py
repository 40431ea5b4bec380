"""Saving what a session has taken in as a file, and restoring it from one."""
