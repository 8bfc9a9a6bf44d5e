"""The grid of defensible settings: the shown one with one or two choices changed.

A setting is a tuple of changes, each a choice with its value. They come in
tiers, single changes first; what does not fit into a sheet is left out from the
last tier on, drawn by seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any, NamedTuple

from clustomer._random import stream
from clustomer.prepare.plan import PrepareOptions

CHOICES = ("scale", "transform", "outliers", "missing", "k", "seed", "weight", "without")
"""Names of the choices, in the order in which a setting lists them."""

OF_COLUMNS = ("weight", "without")
"""Choices whose value is the name of a column."""

JOIN = " + "
"""Stands between the values of a setting with several changes."""

SCALES = ("standard", "range", "robust")
N_SEEDS = 3
LEAST_SETTINGS, MOST_SETTINGS = 30, 60
TWICE = 2.0  # how many times a column counts, compared with the shown setting

Change = tuple[str, str]
Changes = tuple[Change, ...]


class Shown(NamedTuple):
    """The setting of the segments that are shown, and what could be chosen instead."""

    options: PrepareOptions
    k: int
    columns: tuple[str, ...]  # left out or counted twice in turn, the most important first
    missing: tuple[str, ...]  # other ways with missing values; none where nothing is missing


class Variant(NamedTuple):
    """A setting in full."""

    changes: Changes
    options: PrepareOptions
    k: int
    seed: int  # number of the random starts; 0 where they were not the choice
    without: str | None

    @property
    def choice(self) -> str:
        """Names of the choices that were changed, joined by "+"."""
        return "+".join(choice for choice, _ in self.changes)

    @property
    def value(self) -> str:
        """What they were set to."""
        return JOIN.join(value for _, value in self.changes)


def changes_of(choice: str, value: str) -> Changes:
    """Return the changes of a setting from its two texts.

    Examples
    --------
    >>> changes_of("scale+without", "range + Work + Life")
    (('scale', 'range'), ('without', 'Work + Life'))
    """
    choices = choice.split("+")
    # A column may be named "a + b"; it stands last, and there is one at most.
    return tuple(zip(choices, value.split(JOIN, maxsplit=len(choices) - 1), strict=True))


def short_list(shown: Shown) -> Iterator[Variant]:
    """Yield every single change."""
    for changes in _singles(shown):
        yield _variant(shown, changes)


def full_sheet(shown: Shown, seed: int) -> Iterator[Variant]:
    """Yield the single changes, then pairs and triples in an order that the seed decides.

    Tiers: scale, transform and outlier rule together; scale with a column left
    out, with k, with the way with missing values; k with a column left out; a
    column counted twice, alone, with scale, with k, with both.
    """
    yield from short_list(shown)
    for number, tier in enumerate(_tiers(shown)):
        for place in stream(seed, "multiverse", number).permutation(len(tier)):
            yield _variant(shown, tier[place])


def other_starts(shown: Shown) -> Iterator[Variant]:
    """Yield the shown setting, scales and k from ever other random starts.

    They fill up a sheet that has few other choices: of one or two columns, or where
    transform, outlier rule and ways with missing values change nothing.
    """
    cells = _crossed([None, *_scales(shown)], [None, *_other_k(shown)])
    for number in range(1, LEAST_SETTINGS + 1):
        for cell in cells:
            yield _variant(shown, (*cell, ("seed", str(number))))


def _singles(shown: Shown) -> list[Changes]:
    single = [*_scales(shown), *_switches(shown)]
    single += [("missing", way) for way in shown.missing]
    single += _other_k(shown)
    single += [("seed", str(number)) for number in range(1, N_SEEDS + 1)]
    single += _columns(shown)
    return [(change,) for change in single]


def _tiers(shown: Shown) -> list[list[Changes]]:
    scales, (transform, outliers) = _scales(shown), _switches(shown)
    others = _other_k(shown)
    fills = [("missing", way) for way in shown.missing]
    combined = _crossed([None, *scales], [None, transform], [None, outliers])
    left_out, twice = _columns(shown), _weights(shown)
    return [
        [cell for cell in combined if len(cell) > 1],
        list(product(scales, left_out)),
        list(product(scales, others)),
        list(product(scales, fills)),
        list(product(others, left_out)),
        list(product(twice)),
        list(product(scales, twice)),
        list(product(others, twice)),
        list(product(scales, others, twice)),
    ]


def _crossed(*choices: Sequence[Change | None]) -> list[Changes]:
    """Return every combination, ``None`` standing for no change."""
    return [tuple(c for c in cell if c is not None) for cell in product(*choices)]


def _other_k(shown: Shown) -> list[Change]:
    return [("k", str(k)) for k in (shown.k - 1, shown.k + 1) if k > 1]


def _scales(shown: Shown) -> list[Change]:
    return [("scale", scale) for scale in SCALES if scale != shown.options.scale]


def _switches(shown: Shown) -> list[Change]:
    return [
        ("transform", "off" if shown.options.transform_skewed else "on"),
        ("outliers", "off" if shown.options.winsorise else "on"),
    ]


def _columns(shown: Shown) -> list[Change]:
    # Of two columns each is half of what was asked: without it the question is another one.
    return [("without", name) for name in shown.columns] if len(shown.columns) > 2 else []


def _weights(shown: Shown) -> list[Change]:
    # One column alone: whatever it counts, the distances keep their order.
    return [("weight", name) for name in shown.columns] if len(shown.columns) > 1 else []


_Setter = Callable[[PrepareOptions, str], PrepareOptions]
_OPTIONS: dict[str, _Setter] = {
    "scale": lambda options, value: _replaced(options, scale=value),
    "transform": lambda options, value: _replaced(options, transform_skewed=value == "on"),
    "outliers": lambda options, value: _replaced(options, winsorise=value == "on"),
    "missing": lambda options, value: _replaced(options, missing=value),
    "weight": lambda options, value: _replaced(
        options,
        feature_weights={
            **options.feature_weights,
            value: TWICE * options.feature_weights.get(value, 1.0),
        },
    ),
}


def _replaced(options: PrepareOptions, **changed: Any) -> PrepareOptions:
    return replace(options, **changed)


def _variant(shown: Shown, changes: Changes) -> Variant:
    ordered = tuple(sorted(changes, key=lambda change: CHOICES.index(change[0])))
    options, values = shown.options, dict(ordered)
    for choice, value in ordered:
        if choice in _OPTIONS:
            options = _OPTIONS[choice](options, value)
    return Variant(
        changes=ordered,
        options=options,
        k=int(values.get("k", shown.k)),
        seed=int(values.get("seed", 0)),
        without=values.get("without"),
    )
