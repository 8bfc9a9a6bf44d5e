"""Floor 6: a model as a file."""
