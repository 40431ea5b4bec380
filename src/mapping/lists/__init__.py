"""Lists as files: what is tabulated, as XLSX and CSV."""
