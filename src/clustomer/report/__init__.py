"""Floor 7: figures, HTML, files."""
