"""``clustomer score``: assign customers with a saved model."""

from __future__ import annotations

from typing import Any

from clustomer._text import percent, whole
from clustomer.apps.cli.console import clock, print_json, print_table, print_text, say
from clustomer.apps.cli.run_there import score_there
from clustomer.engines.options import IntakeOptions
from clustomer.engines.score import FIELDS, Scoring, refuse_input_as_output, score
from clustomer.export.model_file import load_model


def main(**options: Any) -> None:
    """Load the model, assign, write, print the sizes."""
    if options["server"]:
        score_there(options)
        return
    model = load_model(options["model"])
    refuse_input_as_output(options["model"], options["out"])
    order = options["date_order"]
    intake = IntakeOptions(
        **{name: options[name] for name in ("sep", "decimal", "thousands", "encoding", "sheet")},
        date_order=None if order is None else order.value,
    )
    with clock(quiet=options["quiet"]) as timer:
        found = score(
            model,
            options["input"],
            options["out"],
            options=intake,
            fields=options["fields"].split(",") if options["fields"] else FIELDS,
            overwrite=options["overwrite"],
            progress=timer,
        )
    if options["format"] == "json":
        print_json(found.to_dict())
    elif not options["quiet"]:
        _summarise(found, options["out"])


def _summarise(found: Scoring, out: str) -> None:
    rows = [
        [str(i), name, whole(size), percent(size / max(1, found.n_rows))]
        for i, (name, size) in enumerate(zip(found.names, found.sizes, strict=True), start=1)
    ]
    for each in found.issues:
        say(f"▲ {each}")
    print_table("", ["segment", "name", "customers", "share"], rows)
    if found.n_out_of_domain:
        print_text(
            f"▲ {whole(found.n_out_of_domain)} customers are unlike anything the model has seen."
        )
    print_text(f"{whole(found.n_rows)} customers assigned: {out}")
