"""Columns of what is tabulated, a module a subject: the one place that says what a column is and where it is shown."""
