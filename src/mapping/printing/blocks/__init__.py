"""The blocks of a sheet's column, each with the heights it can take and how it is drawn."""
