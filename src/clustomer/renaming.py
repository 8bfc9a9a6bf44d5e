"""Other names for the segments of a finished study, without its data and without a fit.

Every file is what `clustomer run --names` would have written: numbers stay, and
names change wherever they stand.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from clustomer._command import command_line, python_lines
from clustomer._csv import rename_in_csv
from clustomer._files import atomic_directory
from clustomer._language import speaking
from clustomer._result import plain
from clustomer._said import Said
from clustomer._settings import Settings
from clustomer.describe.names import with_names
from clustomer.describe.records import Profile, SegmentProfile
from clustomer.describe.statements import title
from clustomer.errors import InputError
from clustomer.exploration import written_today
from clustomer.export.model_file import load_model
from clustomer.report.stored import page_from
from clustomer.report.write import dump, read_language, read_study, write_page

LONGEST = 80
"""Characters of a name."""

_COLUMNS = ("segment", "segment_name")


def rename_segments(directory: str, names: Mapping[str, str]) -> None:
    """Rename segments in all files of a study, and render its report again.

    Parameters
    ----------
    directory : str
        What `Study.save` wrote; replaced as a whole, or left as it is.
    names : mapping of str to str
        Names by the number of the segment, from 1. Others keep theirs.

    Raises
    ------
    InputError
        For a number that no segment has, an empty, overlong or repeated name, or a
        directory that holds no study.
    OutputError
        When the directory cannot be written.
    """
    given = {number: name.strip() for number, name in names.items()}
    folder = Path(directory)
    with speaking(read_language(directory)):
        page = read_study(directory, report_date=written_today())
        profile = with_names(page.profile, given)
        check_names([segment.name for segment in profile.segments])
        stored = _read(folder / "result.json")
        _write_all(folder, _renamed_result(stored, page.profile, profile, given), profile, given)


def _write_all(
    folder: Path, result: Mapping[str, Any], profile: Profile, given: Mapping[str, str]
) -> None:
    """Replace the files of a study by those with the new names."""
    points = _read(folder / "points.json")
    with atomic_directory(folder, overwrite=True) as target:
        shutil.copytree(
            folder, target, dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("figures", "report.html"),
        )  # fmt: skip
        write_page(page_from(result, points, report_date=written_today()), target)
        _write(target / "result.json", dump(result))
        model = load_model(folder).with_names(tuple(one.name for one in profile.segments))
        _write(target / "model.json", model.to_json())
        _rewrite_run(folder, target, given)
        by_number = {str(one.number): one.name for one in profile.segments}
        for table in folder.glob("*.csv"):
            rename_in_csv(table, target / table.name, columns=_COLUMNS, names=by_number)


def check_names(names: list[str]) -> None:
    """Refuse names that are empty, overlong, or given twice.

    Raises
    ------
    InputError
        With the name.
    """
    for i, name in enumerate(names, start=1):
        if not name or len(name) > LONGEST:
            raise InputError(
                f"The name of segment {i} has {len(name)} characters.",
                f"From 1 to {LONGEST} were expected.",
            )
    twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
    if twice is not None:
        raise InputError(
            f'Two segments are called "{twice}".', "Each has a name of its own."
        )  # fmt: skip


def _renamed_result(
    result: Mapping[str, Any], old: Profile, new: Profile, given: Mapping[str, str]
) -> dict[str, Any]:
    """Return ``result.json`` with the new names in its segments, sentences and settings."""
    titles = {
        title(one): title(other) for one, other in zip(old.segments, new.segments, strict=True)
    }
    pattern = re.compile("|".join(map(re.escape, sorted(titles, key=len, reverse=True))))

    def said(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: said(item) for key, item in value.items()}
        if isinstance(value, list):
            return [said(item) for item in value]
        return pattern.sub(lambda m: titles[m[0]], value) if isinstance(value, str) else value

    segments = [
        {**stored, "name": one.name}
        for stored, one in zip(result["segments"], new.segments, strict=True)
    ]
    settings = {**result["settings"], "names": {**result["settings"]["names"], **given}}
    changed = {one.letter: one for one in new.segments if str(one.number) in given}
    own = {f"/segments/{one.index}/name" for one in changed.values()}  # no language words these
    return {
        **result,
        "segments": segments,
        "conclusion": said(result["conclusion"]),
        "settings": settings,
        "command": command_line(Settings.from_options(settings), None),
        "wording": {
            place: _reworded(made, changed)
            for place, made in result["wording"].items()
            if place not in own
        },
    }


def _reworded(made: Any, changed: Mapping[str, SegmentProfile]) -> Any:
    """Return how a sentence is worded (see `clustomer._said`), with the new names in its titles."""
    if isinstance(made, list):
        if made[:2] == ["text", ["describe.title"]] and made[2]["letter"] in changed:
            said = title(changed[made[2]["letter"]])
            return [*made[:2], dict(said.named)] if isinstance(said, Said) else made
        return [_reworded(each, changed) for each in made]
    if isinstance(made, dict):
        return {key: _reworded(item, changed) for key, item in made.items()}
    return made


def _rewrite_run(folder: Path, target: Path, given: Mapping[str, str]) -> None:
    """Write the settings with the names, and the lines that repeat the study with them."""
    stored = Settings.from_options(Settings.from_toml(str(folder / "run.toml")))
    settings = replace(stored, names={**stored.names, **given})
    _write(target / "run.toml", settings.to_toml())
    run = {
        **_read(folder / "run.json"),
        "command": command_line(settings, settings.input),
        "python": python_lines(settings, settings.input),
        "settings": plain(settings),
    }
    _write(target / "run.json", dump(run))


def _read(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    return dict(found)


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
