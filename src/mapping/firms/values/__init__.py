"""What the cells of a firm list say: codes, days, amounts, statuses, points."""
