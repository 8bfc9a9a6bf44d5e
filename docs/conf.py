"""Sphinx settings."""

from clustomer import __version__

project = "clustomer"
author = "The clustomer developers"
copyright = "2026, The clustomer developers"
release = version = __version__
extensions = ["myst_parser", "numpydoc", "sphinx.ext.autodoc"]
myst_heading_anchors = 3
numpydoc_show_class_members = False
autodoc_typehints = "none"
exclude_patterns = ["_build"]
html_theme = "pydata_sphinx_theme"
html_title = "clustomer"
html_show_sourcelink = False
html_theme_options = {"navbar_end": ["theme-switcher"], "show_prev_next": False}
