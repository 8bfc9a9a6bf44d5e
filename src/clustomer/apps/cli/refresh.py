"""``clustomer refresh``: a new study whose segments keep their meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clustomer._files import check_target
from clustomer._language import speaking
from clustomer._settings import Settings
from clustomer.apps.cli.console import clock, print_json, print_text
from clustomer.apps.cli.continuity import print_continuity
from clustomer.apps.cli.options import read_suppressed, settings_from
from clustomer.apps.cli.printed import say_seconds
from clustomer.apps.cli.run import refuse_input_inside
from clustomer.errors import CheckFailedError, OutputError
from clustomer.refreshing import refresh

_GIVEN = (
    *("sep", "decimal", "thousands", "encoding", "date_order", "sheet", "reference_date"),
    "merge_ids",
    *("quick", "thorough", "seed", "suppress"),
)


def main(**options: Any) -> None:
    """Refit, write, print; exit code 3 where the segments are redefined."""
    old, out = options["old"], options["out"]
    check_target(Path(out), overwrite=options["overwrite"])
    if Path(old).exists() and Path(old).resolve().is_relative_to(Path(out).resolve()):
        raise OutputError(
            f'The old study lies in "{out}", which would be replaced.',
            "Nothing was written.",
            "Choose another directory with -o: the old one is the way back.",
        )
    refuse_input_inside(options["input"], out)
    k = settings_from({"k": options["k"]}).k  # says what is wrong with it
    given = {name: options[name] for name in _GIVEN if options[name] is not None}
    given = {name: getattr(value, "value", value) for name, value in given.items()}
    with clock(quiet=options["quiet"]) as timer:
        found = refresh(
            old,
            options["input"],
            n_clusters="auto" if options["k"] == "auto" else k,
            suppressed=read_suppressed(_suppress(old, options["suppress"])),
            n_jobs=options["jobs"],
            progress=timer,
            **given,
        )
        found.save(out, overwrite=options["overwrite"], progress=timer)
    if options["format"] == "json":
        print_json(found.continuity.to_dict())
    elif not options["quiet"]:
        with speaking(found.study.settings.lang):
            print_continuity(found.continuity)
        print_text(f"The report: {Path(out) / 'report.html'}")
        print_text(f"What became of the segments: {Path(out) / 'continuity.html'}")
    if options["verbose"]:
        say_seconds(timer.seconds)
    if found.continuity.code == "redefined":
        raise CheckFailedError(
            found.continuity.sentence,
            found.continuity.reasons[0].sentence,
            f"The study was written to {out} with names of its own.",
        )


def _suppress(old: str, given: str | None) -> str | None:
    """Return the file of opted-out customers: once opted out, they stay out."""
    path = Path(old) / "run.toml"
    if given is not None or not path.is_file():
        return given
    return Settings.from_options(Settings.from_toml(str(path))).suppress
