"""Pure questions to the joined data: what is a unit for, who does what, how many."""
