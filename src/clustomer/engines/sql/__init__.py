"""SQL as a tree, built once and written in each dialect."""
