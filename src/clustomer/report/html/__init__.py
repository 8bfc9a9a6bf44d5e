"""The report page: templates and what fills them."""
