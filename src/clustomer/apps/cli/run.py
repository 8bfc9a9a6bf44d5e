"""``clustomer run``: the whole study."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clustomer._files import check_target
from clustomer._language import speaking
from clustomer._text import text
from clustomer.apps.cli.console import clock, print_json
from clustomer.apps.cli.options import read_suppressed, settings_from
from clustomer.apps.cli.printed import say_kernel, say_seconds, say_transactions, say_understood
from clustomer.apps.cli.run_there import run_there
from clustomer.apps.cli.summary import summarise
from clustomer.documents import result_document
from clustomer.errors import CheckFailedError, OutputError
from clustomer.study import Study, study_with

ENOUGH = {"natural": ("natural",), "reproducible": ("natural", "reproducible")}
"""Verdicts that meet what --require asks for."""


def main(**options: Any) -> None:
    """Read, do the study, write it, print a summary."""
    out, quiet = options["out"], options["quiet"]
    check_target(Path(out), overwrite=options["overwrite"])
    settings = settings_from(options)
    refuse_input_inside(settings.input, out)
    if options["server"]:
        run_there(settings, options)
        return
    suppressed = read_suppressed(settings.suppress)
    with clock(quiet=quiet) as timer:
        study = study_with(
            settings,
            settings.input,
            suppressed=suppressed,
            n_jobs=options["jobs"],
            progress=timer,
        )
        study.save(
            out,
            overwrite=options["overwrite"],
            static=options["static"],
            share=options["share"],
            seconds=timer.seconds,
            progress=timer,
        )
    if options["format"] == "json":
        print_json(result_document(study))
    elif not quiet:
        say_kernel()
        say_understood(study.intake, [each.column for each in study.plan.set_aside])
        with speaking(study.settings.lang):
            say_transactions(study.intake)
        summarise(study, out)
    if options["verbose"]:
        say_seconds(timer.seconds)
    check_verdict(study, out)


def check_verdict(study: Study, out: str) -> None:
    """Raise a `CheckFailedError` when what was found is less than --require asks for.

    Where --k, --k-min or --k-max decided how many segments are written, the same is
    asked of these.
    """
    needed = study.settings.require
    if needed is None:
        return
    written = f"The study was written to {out}; its report says what was found."
    if study.verdict.kind not in ENOUGH[needed]:
        raise CheckFailedError(
            study.verdict.sentence, f"--require {needed} was asked for.", written
        )
    if study.is_k_imposed and study.shown_kind not in ENOUGH[needed]:
        raise CheckFailedError(
            text(f"cli.require.{study.shown_kind}", verdict=study.verdict.sentence,
                 k=study.n_segments),
            f"--require {needed} was asked for, and it holds for the groups that are written too.",
            f"{written} Leave out --k, --k-min and --k-max to write those of the verdict.",
        )  # fmt: skip


def refuse_input_inside(source: str | None, out: str) -> None:
    """Never replace a directory that holds the table that is read."""
    if (
        source
        and Path(source).exists()
        and Path(source).resolve().is_relative_to(Path(out).resolve())
    ):
        raise OutputError(
            f'The input lies in "{out}", which would be replaced.',
            "Nothing was written.",
            "Choose another directory with -o.",
        )
