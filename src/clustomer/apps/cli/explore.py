"""``clustomer explore``: what is in a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clustomer._files import check_target
from clustomer.apps.cli.console import clock, print_json, print_text
from clustomer.apps.cli.options import read_suppressed, settings_from
from clustomer.apps.cli.printed import say_issues, say_seconds, say_understood
from clustomer.exploration import explore_with, result_document


def main(**options: Any) -> None:
    """Read, explore, write the page, print what was noticed."""
    out, quiet = options["out"], options["quiet"]
    check_target(Path(out), overwrite=options["overwrite"])
    settings = settings_from(options)
    with clock(quiet=quiet) as timer:
        found = explore_with(
            settings,
            settings.input,
            suppressed=read_suppressed(settings.suppress),
            progress=timer,
        )
        found.save(out, overwrite=options["overwrite"], progress=timer)
    if options["format"] == "json":
        print_json(result_document(found))
    elif not quiet:
        say_understood(found.intake)
        say_issues(found.issues)
        print_text(f"The report: {Path(out) / 'report.html'}")
    if options["verbose"]:
        say_seconds(timer.seconds)
