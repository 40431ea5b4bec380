"""The page 目标任务."""
