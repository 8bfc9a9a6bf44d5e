"""Floor 5: where the data lives."""
