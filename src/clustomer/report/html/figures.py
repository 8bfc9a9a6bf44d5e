"""The figures of a page: SVG by name, made to follow the page's colours."""

from __future__ import annotations

from collections.abc import Mapping

from clustomer.report.figures.study import NARROW_SUFFIX
from clustomer.report.figures.svg import inline_svg


class FigureSet:
    """The figures of a study by name; a name that is absent is simply not there."""

    def __init__(self, figures: Mapping[str, str]) -> None:
        self._figures = figures

    def __contains__(self, name: object) -> bool:
        return name in self._figures

    def svg(self, name: str) -> str:
        """Return one figure, to be inserted as it is: its texts are escaped already."""
        return inline_svg(self._figures[name])

    def narrow(self, name: str) -> str | None:
        """Return the figure drawn for telephones, or ``None`` if there is none."""
        other = name + NARROW_SUFFIX
        return self.svg(other) if other in self._figures else None

    def numbered(self, prefix: str) -> tuple[str, ...]:
        """Return the names ``prefix-1``, ``prefix-2``, ... that exist, in order."""
        names: list[str] = []
        while f"{prefix}-{len(names) + 1}" in self._figures:
            names.append(f"{prefix}-{len(names) + 1}")
        return tuple(names)
