"""Static figures as matplotlib Axes."""
