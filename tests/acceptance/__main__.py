"""Run the acceptance simulations: ``python -m tests.acceptance --suite 2026-11-23``."""

from __future__ import annotations

import sys

from tests.acceptance.run import main

if __name__ == "__main__":
    sys.exit(main())
