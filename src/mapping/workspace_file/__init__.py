"""The workspace file: one ZIP with all that somebody has brought along, to be saved and restored as it was."""

from mapping.workspace_file.content import SCHEMA, Saved, file_name
from mapping.workspace_file.reading import read
from mapping.workspace_file.writing import written

__all__ = ["SCHEMA", "Saved", "file_name", "read", "written"]
