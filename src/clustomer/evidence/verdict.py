"""The verdict: are the segments natural, reproducible or constructed?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clustomer._result import Result


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
