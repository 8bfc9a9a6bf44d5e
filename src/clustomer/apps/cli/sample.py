"""``clustomer sample``: write the built-in shop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clustomer._csv import write_csv
from clustomer._files import atomic_file
from clustomer._random import root_seed
from clustomer._text import whole
from clustomer.apps.cli.console import say
from clustomer.errors import InputError, OutputError
from clustomer.table.samples import SHOP_SEED, shop, transactions


def main(**options: Any) -> None:
    """Generate the columns and write them as CSV."""
    out = options["out"]
    if Path(out).exists() and not options["overwrite"]:
        raise OutputError(
            f'The file "{out}" exists already.', "Nothing was written.", "Add --overwrite."
        )
    seed = SHOP_SEED if options["seed"] is None else root_seed(options["seed"])
    if options["what"] == "shop":
        columns = shop(options["rows"], seed=seed, with_segment=options["with_segment"])
    elif options["with_segment"]:
        raise InputError(
            "--with-segment was given for transactions.", "Only the shop's customers have segments."
        )
    else:
        columns = transactions(options["rows"], seed=seed)
    with atomic_file(out) as target:
        write_csv(target, list(columns), zip(*columns.values(), strict=True))
    if not options["quiet"]:
        n_rows = len(next(iter(columns.values())))
        say(f"{whole(n_rows)} rows written to {out}")
