"""The page 企业分布: a list of firms in an engine, on the map, in lists and beside the plan."""
