"""The verdict: are the segments natural, reproducible or constructed?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clustomer._result import Result
from clustomer._text import catalogue, text, whole
from clustomer.errors import InputError


@dataclass(frozen=True, kw_only=True)
class Verdict(Result):
    """One sentence that opens the study.

    ``kind`` is natural, reproducible, constructive, not_assessable or
    not_tested. ``k`` is the number of segments that the verdict speaks of
    (``None`` where it speaks of none); what is shown is ``Study.n_segments``.
    """

    kind: str
    k: int | None
    sentence: str
    gates: Mapping[str, Any] = field(default_factory=dict)
    flags: tuple[str, ...] = ()


def not_tested(n_customers: int, n_segments: int, *, flags: tuple[str, ...] = ()) -> Verdict:
    """Return the verdict of a study in which no test has been made.

    Parameters
    ----------
    n_customers : int
        Customers that were clustered.
    n_segments : int
        Segments that are shown, 1 or more.
    flags : tuple of str, optional
        Codes of what the reader should know besides.

    Returns
    -------
    Verdict
        ``kind`` is ``"not_tested"`` and ``k`` is ``None``: neither the number
        nor the existence of groups is claimed.

    Raises
    ------
    InputError
        When there are more segments than customers, or none.

    Examples
    --------
    >>> not_tested(200, 5).sentence
    'Five segments, not yet tested against data without groups.'
    """
    if not 1 <= n_segments <= n_customers:
        raise InputError(
            f"{n_segments:,} segments of {n_customers:,} customers cannot be.",
            "There is one segment at least, and a customer in each.",
            "Pass the numbers of the partition that is shown.",
        )
    if n_segments == 1:
        sentence = text("verdict.not_tested.one")
    else:
        count = catalogue().get(f"count.{n_segments}", whole(n_segments))
        sentence = text("verdict.not_tested", count=count)
    return Verdict(kind="not_tested", k=None, sentence=sentence, flags=flags)
