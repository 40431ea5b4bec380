"""The dialog 导出: what the page shows as a file, with a true preview; and the same as a picture on the clipboard."""
