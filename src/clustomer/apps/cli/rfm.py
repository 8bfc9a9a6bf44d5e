"""``clustomer rfm``: one row per customer from transactions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from clustomer._text import text
from clustomer.apps.cli.console import clock, print_json, print_text, say
from clustomer.apps.cli.options import split_names
from clustomer.engines.merged import read_merged
from clustomer.engines.options import IntakeOptions
from clustomer.engines.sources.postgres import open_postgres
from clustomer.engines.sources.postgres_address import is_postgres
from clustomer.engines.transactions import RfmTable, refuse_same_file, rfm, write_rfm
from clustomer.errors import InputError, OutputError
from clustomer.table.rfm import ROLES, RfmOptions

_READING = ("sep", "decimal", "thousands", "encoding", "sheet")


def main(**options: Any) -> None:
    """Read the lines, add them up, write the customers."""
    out = options["out"]
    refuse_same_file(options["input"], out)
    if Path(out).exists() and not options["overwrite"]:
        raise OutputError(
            f'The file "{out}" exists already.', "Nothing was written.", "Add --overwrite."
        )
    with clock(quiet=options["quiet"]) as timer, _opened(options) as lines:
        found = rfm(
            lines,
            reading=IntakeOptions(
                **{name: options[name] for name in _READING},
                date_order=_plain(options["date_order"]),
            ),
            merged_ids=read_merged(options["merge_ids"]),
            progress=timer,
            **_stated(options),
        )
        write_rfm(found, out)
    if options["format"] == "json":
        print_json(found.to_dict())
    elif not options["quiet"]:
        _summarise(found, out)


@contextmanager
def _opened(options: Mapping[str, Any]) -> Iterator[Any]:
    """Open a table or query of PostgreSQL; a file is opened by who reads it."""
    if is_postgres(options["input"]):
        with open_postgres(options["input"], query=options["query"]) as table:
            yield table
        return
    if options["query"]:
        raise InputError(
            "--query was given, and the lines are in no database.",
            "A query is for postgresql://host/database.",
        )
    yield options["input"]


def _stated(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return roles and options that were given, by name."""
    names = (*ROLES, *(each.name for each in fields(RfmOptions)))
    given = {name: _plain(options[name]) for name in names if options[name] not in (None, [])}
    if "exclude_products" in given:
        given["exclude_products"] = tuple(split_names(given["exclude_products"]))
    return given


def _plain(given: Any) -> Any:
    return getattr(given, "value", given)


def _summarise(found: RfmTable, out: str) -> None:
    """Say what was taken for what, what became of the lines, and what was written."""
    for entry in found.understood:
        say(text("rfm.understood", value=entry.value, how=entry.how))
    for sentence in found.sentences():
        print_text(sentence)
    for each in found.issues:
        say(f"▲ {each}")
    print_text(text("rfm.written", n=found.n_customers, out=out))
