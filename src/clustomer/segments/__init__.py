"""Floor 6: the Segmenter, and single customers."""
