"""The page 园区查找."""
