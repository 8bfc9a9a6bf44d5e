"""Floor 2: what a customer table is."""
