"""Text catalogues, one folder for each language. Data only."""
