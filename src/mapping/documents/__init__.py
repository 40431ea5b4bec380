"""What is handed over: a request for pages, the registry of sheets, and the files that are made of them."""
