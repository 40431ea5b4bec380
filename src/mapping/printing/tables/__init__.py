"""Tables over as many pages as they need: what they hold, how they are set, paged and drawn."""
