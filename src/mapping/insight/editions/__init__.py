"""Planning the next edition: its file, edits of it, the data with it, and what differs between two editions."""
