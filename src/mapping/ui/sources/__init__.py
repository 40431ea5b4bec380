"""The page 数据与来源."""
