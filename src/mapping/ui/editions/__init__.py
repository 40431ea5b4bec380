"""The page 编制推演: plan the next edition of the layout."""
