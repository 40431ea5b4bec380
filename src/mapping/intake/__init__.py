"""Reading what people hand over: spreadsheets, in a process of their own, with limits."""
