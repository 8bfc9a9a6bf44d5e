"""``clustomer score``: assign customers with a saved model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clustomer._progress import Progress
from clustomer._text import percent, whole
from clustomer.apps.cli.console import clock, print_json, print_table, print_text, say
from clustomer.apps.cli.run_there import score_there
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.options import IntakeOptions
from clustomer.engines.score import FIELDS, Scoring, refuse_input_as_output, score, score_pieces
from clustomer.engines.sources.postgres import PostgresSource, open_postgres
from clustomer.engines.sources.postgres_address import is_postgres
from clustomer.engines.sources.protocol import Written
from clustomer.engines.sources.spark import SparkSource, open_spark
from clustomer.errors import InputError
from clustomer.export.model_file import load_model


def main(**options: Any) -> None:
    """Load the model, assign, write, print the sizes."""
    _check(options)
    if options["server"]:
        score_there(options)
        return
    model = load_model(options["model"])
    if options["out"]:
        refuse_input_as_output(options["model"], options["out"])
    if options["to"]:
        _into_table(model, options)
        return
    with clock(quiet=options["quiet"]) as timer:
        found = _into_file(model, options, timer)
    if options["format"] == "json":
        print_json(found.to_dict())
    elif not options["quiet"]:
        _summarise(found, options["out"])


def _check(options: Mapping[str, Any]) -> None:
    """Refuse what has no meaning for the source and its target."""
    if options["engine"] is not None or options["master"] is not None:
        _check_spark(options)
        return
    in_database = is_postgres(options["input"])
    if bool(options["out"]) == bool(options["to"]):
        raise InputError(
            "There has to be one place to write to.",
            "A file (-o), or a new table (--to) beside one of PostgreSQL.",
        )
    for name, kind in (("to", "table"), ("query", "query")):
        if options[name] and not in_database:
            raise InputError(
                f"--{name} was given, and the customers are in no database.",
                f"A {kind} is for postgresql://host/database/table.",
            )
    if options["fields"] and options["to"]:
        raise InputError("--fields is for files.", "A table gets the id, the segment and its name.")


def _check_spark(options: Mapping[str, Any]) -> None:
    if options["engine"] != "spark":
        raise InputError(
            "--engine and --master were given for another engine than Spark.",
            "Files and PostgreSQL are known by their names.",
            "Add --engine spark, or leave them out.",
        )
    unfit = [name for name in ("out", "fields", "query", "server") if options[name]]
    if unfit or not options["to"]:
        raise InputError(
            "With --engine spark the segments are written by Spark, with --to.",
            f"--{unfit[0]} is not for Spark." if unfit else "",
            "--to a table such as shop.segments, or a folder such as ./segments.parquet.",
        )


def _into_file(model: SegmentationModel, options: Mapping[str, Any], timer: Progress) -> Scoring:
    given = {
        "id_column": options["id_col"],
        "fields": options["fields"].split(",") if options["fields"] else FIELDS,
        "overwrite": options["overwrite"],
        "progress": timer,
    }
    if is_postgres(options["input"]):
        with open_postgres(options["input"], query=options["query"]) as source:
            pieces = source.pieces(model, given["id_column"])
            return score_pieces(model, pieces, options["out"], **given)
    order = options["date_order"]
    intake = IntakeOptions(
        **{name: options[name] for name in ("sep", "decimal", "thousands", "encoding", "sheet")},
        date_order=None if order is None else order.value,
    )
    return score(model, options["input"], options["out"], options=intake, **given)


def _into_table(model: SegmentationModel, options: Mapping[str, Any]) -> None:
    """Write a table of the database or of Spark; no row comes here."""
    key = options["id_col"] or model.settings.get("id_column")
    opened: PostgresSource | SparkSource
    if options["engine"] == "spark":
        opened = open_spark(options["input"], master=options["master"])
    else:
        opened = open_postgres(options["input"], query=options["query"])
    with opened as source:
        done = source.score(model, options["to"], key=key, overwrite=options["overwrite"])
    if options["format"] == "json":
        print_json(done.to_dict())
    elif not options["quiet"]:
        _print(model.names, done, done.target)


def _summarise(found: Scoring, out: str) -> None:
    outside = f"▲ {whole(found.n_out_of_domain)} customers are unlike anything the model has seen."
    _print(found.names, found, out, *([outside] if found.n_out_of_domain else []))


def _print(names: Sequence[str], found: Scoring | Written, out: str, *more: str) -> None:
    rows = [
        [str(i), name, whole(size), percent(size / max(1, found.n_rows))]
        for i, (name, size) in enumerate(zip(names, found.sizes, strict=True), start=1)
    ]
    for each in found.issues:
        say(f"▲ {each}")
    print_table("", ["segment", "name", "customers", "share"], rows)
    for line in more:
        print_text(line)
    print_text(f"{whole(found.n_rows)} customers assigned: {out}")
