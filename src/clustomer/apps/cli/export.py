"""``clustomer export``: a model for another place, checked before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clustomer._text import text
from clustomer.apps.cli.console import say
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.score import refuse_input_as_output
from clustomer.errors import InputError
from clustomer.export.json_copy import export_json
from clustomer.export.model_file import load_model
from clustomer.export.onnx import export_onnx
from clustomer.export.rules_file import load_rules
from clustomer.export.rules_parity import save_rules
from clustomer.export.self_test import save_self_test
from clustomer.export.sklearn_code import export_sklearn
from clustomer.export.sql_parity import save_sql
from clustomer.export.write import sheet_path

_PROVED = {"json": export_json, "onnx": export_onnx, "sklearn": export_sklearn}


def main(**options: Any) -> None:
    """Load the model, which checks it, and write it in the format that was asked for."""
    source, out = options["model"], options["out"]
    model = load_model(source)
    file = Path(source) / "model.json" if Path(source).is_dir() else Path(source)
    for target in (Path(out), sheet_path(out)):
        refuse_input_as_output(file, target)
    if options["to"].value == "sql":
        _sql(model, options)
        return
    if options["to"].value == "self-test":
        _self_test(model, options)
        return
    if options["to"].value == "rules":
        _rules(model, options)
        return
    _refuse_sql_options(options)
    _proved(model, options)


def _refuse_sql_options(options: dict[str, Any]) -> None:
    for name in ("dialect", "table", "id_col"):
        if options[name]:
            raise InputError(
                f"--{name.replace('_', '-')} has no meaning for --to {options['to'].value}.",
                "It is an option of --to sql.",
            )


def _proved(model: SegmentationModel, options: dict[str, Any]) -> None:
    out = options["out"]
    sheet = _PROVED[options["to"].value](model, out, overwrite=options["overwrite"])
    if not options["quiet"]:
        for line in (sheet.sentence, *sheet.remarks):
            say(line)
        say(f"The model: {out}. Its parity sheet: {sheet_path(out)}")


def _rules(model: SegmentationModel, options: dict[str, Any]) -> None:
    out, dialect = options["out"], options["dialect"]
    if options["id_col"] or (options["table"] and dialect is None):
        raise InputError(
            "--id-col has no meaning for --to rules, and --table none without --dialect.",
            "Rules are written as text; with --dialect as SQL that passes every column on.",
            "Leave them out, or add --dialect duckdb.",
        )
    rules = load_rules(options["model"], model)
    folder = Path(options["model"])
    refuse_input_as_output((folder if folder.is_dir() else folder.parent) / "rules.json", out)
    sheet = save_rules(
        model,
        out,
        rules=rules,
        dialect=None if dialect is None else dialect.value,
        table=options["table"] or "customers",
        overwrite=options["overwrite"],
    )
    if not options["quiet"]:
        for line in (sheet.sentence, *sheet.remarks):
            say(line)
        n_warned = sum(bool(rule.warnings) for rule in rules.segments)
        say(f"{len(rules.segments)} rules, {n_warned} of them with a warning: {out}")


def _self_test(model: SegmentationModel, options: dict[str, Any]) -> None:
    out, dialect = options["out"], options["dialect"]
    if dialect is None or options["table"] or options["id_col"]:
        raise InputError(
            "--to self-test needs --dialect, and takes neither --table nor --id-col.",
            "It brings customers of its own and reads no table.",
            "For example --to self-test --dialect snowflake.",
        )
    found = save_self_test(model, out, dialect=dialect.value, overwrite=options["overwrite"])
    if not options["quiet"]:
        say(f"{found.n_rows} customers, two statements: each must answer n_wrong = 0. DuckDB passes"
            f" the same test; {found.dialect} was not run here. The script: {out}")  # fmt: skip


def _sql(model: SegmentationModel, options: dict[str, Any]) -> None:
    out, dialect = options["out"], options["dialect"]
    found = save_sql(
        model,
        out,
        dialect="duckdb" if dialect is None else dialect.value,
        table=options["table"] or "customers",
        ids=options["id_col"] or None,
        overwrite=options["overwrite"],
    )
    if options["quiet"]:
        return
    if len(found.query.columns) == 1:
        say("▲ " + text("export.no_id"))
    for line in (found.sheet.sentence, *found.sheet.remarks):
        say(line)
    say(f"The query: {out}. Its parity sheet: {sheet_path(out)}")
