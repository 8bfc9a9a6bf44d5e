"""Floor 5: how many segments, and why."""
