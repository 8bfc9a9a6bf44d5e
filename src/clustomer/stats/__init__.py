"""Floor 1: arrays in, results out."""
