"""Floor 3: explore and profile, one idea without or with groups."""
