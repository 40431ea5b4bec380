"""Lists of firms as offices have them: files and folders of them become batches of texts by field."""
