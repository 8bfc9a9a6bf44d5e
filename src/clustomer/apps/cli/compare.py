"""``clustomer compare``: two studies, a study and a table, or one customer's journey."""

from __future__ import annotations

from typing import Any

from clustomer._language import speaking
from clustomer.apps.cli.console import print_json, print_table
from clustomer.apps.cli.continuity import check_page, intake_of, show
from clustomer.errors import InputError
from clustomer.exploration import written_today
from clustomer.segments.compare import compare, journey


def main(**options: Any) -> None:
    """Compare and print, or follow one customer."""
    if options["journey"] is not None:
        _journey(options)
        return
    if len(options["new"]) != 1:
        raise InputError(
            f"{len(options['new'])} things are to be compared with the study.",
            "One study or table was expected.",
            "Several are for --journey ID, which follows one customer.",
        )
    (new,) = options["new"]
    check_page(options, options["old"], new, *filter(None, [options["table"]]))
    with speaking(options["lang"] or "en"):
        found = compare(
            options["old"],
            new,
            table=options["table"],
            value=options["value"],
            id_column=options["id_col"],
            options=intake_of(options),
            reference_date=options["reference_date"],
            merge_ids=options["merge_ids"],
            random_state=options["seed"],
        )
        show(found, options, date=written_today())


def _journey(options: dict[str, Any]) -> None:
    if options["out"] is not None:
        raise InputError(
            "--journey is printed only.", "A page holds no customers.", "Leave -o out."
        )
    stops = journey(options["journey"], [options["old"], *options["new"]])
    if options["format"] == "json":
        print_json({"version": 1, "stops": [stop.to_dict() for stop in stops]})
        return
    rows = [
        [stop.study, "–" if stop.segment is None else f"{stop.segment + 1} {stop.letter}",
         stop.name or "–"]
        for stop in stops
    ]  # fmt: skip
    print_table("", ["study", "segment", "name"], rows)
