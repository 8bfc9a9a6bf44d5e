"""What can go wrong, in words a person can act on.

Two families. *Exceptions* end a command: they say what is wrong, what was
expected and what to do next, and carry the exit code of the command line.
*Issues* are facts about the data that do not end anything: the same record is
printed, returned by the API and shown in the report.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from clustomer._result import Result
from clustomer._text import printable, text

Severity = Literal["info", "warning", "serious"]


class ClustomerError(Exception):
    """Base class of everything clustomer raises on purpose.

    Parameters
    ----------
    problem : str
        What is wrong, with the value, the column and the number of rows.
    expected : str, optional
        What was expected instead.
    remedy : str, optional
        What to do next: an option, or a call to paste.
    """

    exit_code = 1

    def __init__(self, problem: str, expected: str = "", remedy: str = "") -> None:
        parts = [printable(part) for part in (problem, expected, remedy)]
        self.problem, self.expected, self.remedy = parts
        super().__init__(" ".join(part for part in parts if part))


class InputError(ClustomerError, ValueError):
    """The data or the arguments cannot be used as they are (exit code 2)."""

    exit_code = 2


class SchemaMismatchError(InputError):
    """New data does not have the columns that a model or plan was made from."""


class ModelFormatError(InputError):
    """A model file is damaged, or of a version this clustomer cannot read."""


class OutputError(ClustomerError, OSError):
    """A result cannot be written; nothing was left half-written (exit code 2)."""

    exit_code = 2


class CheckFailedError(ClustomerError):
    """A check that the user required did not pass (exit code 3)."""

    exit_code = 3


@dataclass(frozen=True, kw_only=True)
class Issue(Result):
    """One fact about the data that the reader should know.

    Attributes
    ----------
    code : str
        Stable identifier, such as ``"constant_column"``.
    severity : {"info", "warning", "serious"}
        How much it matters for the segmentation.
    columns : tuple of str
        The columns it is about; empty for the whole table.
    params : mapping
        The numbers in the message, by name.
    message, remedy : str
        What was seen and what was done; what the user can do.
    """

    code: str
    severity: Severity
    columns: tuple[str, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    message: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


def issue(code: str, severity: Severity, columns: Iterable[str] = (), /, **params: Any) -> Issue:
    """Make an `Issue`; its sentences come from ``messages/<language>/issues.py``.

    The template of the message is ``issue.<code>.message``, that of the remedy
    ``issue.<code>.remedy``. Both may use ``{columns}`` and every parameter.
    """
    columns = tuple(columns)
    shown = {"columns": columns, **params}
    return Issue(
        code=code,
        severity=severity,
        columns=columns,
        params=params,
        message=text(f"issue.{code}.message", **shown),
        remedy=text(f"issue.{code}.remedy", **shown),
    )


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``' Did you mean "…"?'``, or the empty string without a near miss."""
    known = list(known)
    folded = {candidate.casefold(): candidate for candidate in known}
    near = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.7)
    return f' Did you mean "{folded[near[0]]}"?' if near else ""
