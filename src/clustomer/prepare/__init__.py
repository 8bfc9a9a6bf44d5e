"""Floor 3: from a table to a numeric matrix, by a frozen plan."""
