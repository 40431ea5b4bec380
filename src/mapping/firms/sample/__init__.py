"""An invented list of firms, to show what a list does: seeded, of any length, and marked as invented in each row."""

from mapping.firms.sample.made import MARK, made_up, made_up_csv, made_up_portions

__all__ = ["MARK", "made_up", "made_up_csv", "made_up_portions"]
