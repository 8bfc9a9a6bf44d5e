"""clustomer: customer segments you can trust."""

__version__ = "0.1.0"
