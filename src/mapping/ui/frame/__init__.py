"""What surrounds every page: head, style sheet, notices, downloads, and how HTML is made."""
