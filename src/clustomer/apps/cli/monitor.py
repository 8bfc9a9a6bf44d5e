"""``clustomer monitor``: check new customers against a model, made for a schedule."""

from __future__ import annotations

import datetime
from typing import Any

from clustomer._language import speaking
from clustomer.apps.cli.continuity import check_page, intake_of, show
from clustomer.errors import CheckFailedError
from clustomer.exploration import written_today
from clustomer.segments.monitor import monitor


def main(**options: Any) -> None:
    """Check, remember, print; exit code 3 where a refit is due."""
    check_page(options, options["model"], options["input"])
    with speaking(options["lang"] or "en"):
        found = monitor(
            options["model"],
            options["input"],
            history=options["history"],
            date=datetime.date.today().isoformat(),
            value=options["value"],
            id_column=options["id_col"],
            options=intake_of(options),
            reference_date=options["reference_date"],
            merge_ids=options["merge_ids"],
            random_state=options["seed"],
        )
        show(found, options, date=written_today())
    if found.code in ("refit", "redefined"):
        raise CheckFailedError(
            found.sentence,
            " ".join(reason.sentence for reason in found.reasons),
            "Make a new study that keeps the names: clustomer refresh OLD INPUT -o DIR",
        )
