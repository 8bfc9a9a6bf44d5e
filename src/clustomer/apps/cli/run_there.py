"""``clustomer run`` and ``clustomer score`` where a server does the work."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from clustomer._files import atomic_file
from clustomer._settings import Settings
from clustomer._text import percent, whole
from clustomer.apps.cli.console import clock, print_json, print_table, print_text, say
from clustomer.apps.cli.remote import Remote, copy, opened, read_token, refuse_unsuccessful
from clustomer.engines.score import refuse_input_as_output
from clustomer.errors import InputError, OutputError

_HERE_ONLY = (
    "suppress", "merge_ids", "require", "jobs", "static", "share", "engine", "query", "master",
)  # fmt: skip
_READING = ("sep", "decimal", "thousands", "encoding", "date_order", "sheet")


def run_there(settings: Settings, options: Mapping[str, Any]) -> None:
    """Upload the table, follow the job, write its files; the study stays on the server."""
    refuse_options(options, _HERE_ONLY)
    server = _server(options)
    out, quiet = options["out"], options["quiet"]
    made = server.upload(settings.input, given(settings))
    study = str(made["id"])
    with clock(quiet=quiet) as timer:
        refuse_unsuccessful(server.follow(str(made["job"]["id"]), timer))
        timer("write", 0, 1)
        server.download(study, out, overwrite=options["overwrite"])
        timer("write", 1, 1)
    result = json.loads((Path(out) / "result.json").read_text(encoding="utf-8"))
    if options["format"] == "json":
        print_json(result)
    elif not quiet:
        _summarise(result, out)
        say(f"The study on the server, for clustomer score --server: {study}")


def score_there(options: Mapping[str, Any]) -> None:
    """Upload customers to the model of a study on a server, and write the answer."""
    refuse_options(options, (*_READING, "to", "id_col", "query"))
    server, out = _server(options), options["out"]
    if options["format"] == "json":
        raise InputError("--format json has no meaning for --server.",
                         "The server answers with the table only.")  # fmt: skip
    refuse_input_as_output(options["input"], out)
    if Path(out).exists() and not options["overwrite"]:
        raise OutputError(
            f'The file "{out}" exists already.', "Nothing was written.", "Add --overwrite."
        )
    if out.endswith(".parquet"):
        raise InputError("A server writes CSV.", remedy="Choose a name that ends in .csv.")
    named = {"filename": Path(options["input"]).name}
    named |= {"fields": options["fields"]} if options["fields"] else {}
    path = f"/models/{quote(options['model'], safe='')}/score-file?{urlencode(named)}"
    with (
        opened(options["input"]) as (file, size),
        server.answer("POST", path, file, **size) as answer,
        atomic_file(out) as target,
    ):
        copy(answer, target)
    if not options["quiet"]:
        print_text(f"The customers with their segments: {out}")


def refuse_options(options: Mapping[str, Any], names: tuple[str, ...]) -> None:
    """Refuse options that a server does not take."""
    for name in names:
        if options.get(name):
            raise InputError(
                f"--{name.replace('_', '-')} cannot be given with --server.",
                remedy="Leave it out, or run without --server.",
            )


def given(settings: Settings) -> dict[str, Any]:
    """Return the settings that are not at their default, as JSON values; the input is sent."""
    found: dict[str, Any] = {}
    for each in dataclasses.fields(settings):
        value = getattr(settings, each.name)
        default = each.default_factory() if callable(each.default_factory) else each.default
        if each.name != "input" and value != default:
            plain = dict(value) if isinstance(value, Mapping) else value
            found[each.name] = list(plain) if isinstance(plain, tuple) else plain
    return found


def _server(options: Mapping[str, Any]) -> Remote:
    server = Remote(options["server"], read_token(options["token_file"]))
    if not (server.is_encrypted or server.is_local) and not options["quiet"]:
        say(f"▲ The way to {server.host} is not encrypted: others may read table and password.")
    return server


def _summarise(result: Mapping[str, Any], out: str) -> None:
    print_text()
    print_text(result["verdict"]["sentence"])
    print_text()
    rows = [
        [str(i), each["name"], whole(each["n"]), percent(each["share"])]
        for i, each in enumerate(result["segments"], start=1)
    ]
    print_table("", ["segment", "name", "customers", "share"], rows)
    print_text(f"The report: {Path(out) / 'report.html'}")
