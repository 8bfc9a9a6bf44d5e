"""``clustomer report``: the report again, or its figures, from the files of a study."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clustomer._files import STUDY_FILES
from clustomer._language import speaking
from clustomer.apps.cli.console import print_text
from clustomer.errors import InputError, OutputError
from clustomer.exploration import written_today
from clustomer.report.continuity import say_continuity_again
from clustomer.report.html.records import ReportInput
from clustomer.report.share import without_customers
from clustomer.report.write import read_language, read_study, write_figures, write_report


def main(**options: Any) -> None:
    """Read the files, leave out what is asked for, write one file."""
    target = _target(options) if options["figures"] is None else None
    with speaking(options["lang"] or read_language(options["directory"])):
        said = _write(target, options)
    if not options["quiet"]:
        print_text(said)


def _write(target: Path | None, options: dict[str, Any]) -> str:
    """Write the report, or the figures; return what to say."""
    page = read_study(
        options["directory"], report_date=written_today(), points=not options["share"]
    )
    if options["share"]:
        page = without_customers(page)
    if target is None:
        return _write_figures(page, options)
    write_report(page, str(target), static=options["static"])
    if options["out"] is None:  # the pages of one study speak one language
        say_continuity_again(options["directory"], date=written_today())
    return f"The report: {target} ({target.stat().st_size / 1000:,.0f} kB)"


def _write_figures(page: ReportInput, options: dict[str, Any]) -> str:
    if options["out"] is not None:
        raise InputError(
            "--figures and -o cannot go together.",
            "One command writes the figures or the report.",
            "Run it twice.",
        )
    folder = options["figures"]
    n = write_figures(page, folder, kind=options["format"])
    return f"{n} figures: {folder}"


def _target(options: dict[str, Any]) -> Path:
    """Return the file to write; the study's own report may be replaced, no other file is."""
    folder, out = Path(options["directory"]), options["out"]
    if out is None:
        if options["share"]:
            raise InputError(
                "--share needs a file to write.",
                "The study's own report.html stays as it is, with the customers in it.",
                "For example -o shared.html.",
            )
        return folder / "report.html"
    target = Path(out)
    own = target.resolve().parent == folder.resolve() and target.name in STUDY_FILES
    if own and (options["share"] or target.name != "report.html"):
        raise OutputError(
            f'"{target}" is a file of the study.', "Nothing was written.", "Choose another with -o."
        )
    if target.exists() and not own and not options["overwrite"]:
        raise OutputError(
            f'The file "{target}" exists already.', "Nothing was written.", "Add --overwrite."
        )
    return target
