"""Write the schema of model.json: ``python scripts/model_schema.py docs/model.schema.json``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from clustomer.export.model_schema import schema

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(schema(), indent=1) + "\n", encoding="utf-8")
