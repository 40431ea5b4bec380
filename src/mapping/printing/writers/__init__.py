"""The formats that sheets are written in, each from the same display list."""
