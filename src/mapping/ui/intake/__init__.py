"""The page 数据导入: bring lists of one's own, see what is wrong with them, and take them in."""
