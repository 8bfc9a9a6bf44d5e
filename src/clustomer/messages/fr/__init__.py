"""French texts: one module for each part, each with one dictionary ``TEXTS``."""
