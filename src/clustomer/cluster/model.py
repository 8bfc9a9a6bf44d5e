"""The segmentation model: pure data that assigns customers and loads anywhere.

A model is a preparation plan and centroids. It is written as JSON that holds
nothing but known records, so loading runs no code; it needs numpy only.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from clustomer import __version__
from clustomer._result import Result
from clustomer._text import letter, shorten
from clustomer.cluster.explanation import Explanation, explanation
from clustomer.cluster.reference import Reference, check_reference
from clustomer.errors import InputError, ModelFormatError
from clustomer.prepare.checks import check_plan
from clustomer.prepare.exact import from_exact, to_exact, wrong
from clustomer.prepare.plan import CEILING, PreparationPlan, Prepared
from clustomer.stats.distances import Nearest, assign, squared_distances
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.table import Table

MODEL_TYPE = "clustomer.SegmentationModel"
SCHEMA_VERSION = 2


def _without_reference(values: dict[str, Any]) -> dict[str, Any]:
    """Version 1 remembered nothing of its customers, and had no forebears: both stay empty."""
    return values


MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _without_reference}
"""How a model of an older version (the key) becomes one of the next, on plain values."""

MAX_CHARACTERS = 256 * 1024**2
"""A longer text is not read: no model comes near it."""

BORDERLINE = 0.05
"""Below this margin a customer is borderline: the second centroid is hardly farther."""

_FLAGS = ("outlier", "imputed", "incomplete", "out_of_domain", "borderline")
FLAG_TEXTS = tuple(
    ";".join(flag for bit, flag in enumerate(_FLAGS) if code >> bit & 1)
    for code in range(1 << len(_FLAGS))
)
"""Every combination of flags as it is written."""

_REMAKE = "Take the original file, or make the model again with `clustomer run`."


@dataclass(frozen=True, kw_only=True)
class Scored(Result):
    """Customers with their nearest centroids, and what had to be done to prepare them."""

    nearest: Nearest
    prepared: Prepared

    @property
    def labels(self) -> NDArray[np.int32]:
        """Segment of each customer, 0 to k - 1, shape (n,)."""
        return self.nearest.labels

    @cached_property
    def margin(self) -> NDArray[np.float64]:
        """How clearly each customer belongs, shape (n,): 1 - d1/d2.

        0 is on the border, 1 on the own centroid; with one segment it is 1.
        """
        d1, d2 = self.nearest.distance, self.nearest.second_distance
        # On two equal centroids both distances are 0: on the border.
        ratio = np.divide(d1, d2, out=np.ones_like(d1), where=d2 > 0)
        margin: NDArray[np.float64] = 1 - ratio
        margin.setflags(write=False)  # kept: nobody may change it
        return margin

    def flags(self) -> tuple[str, ...]:
        """Return what is special about each customer, words joined by ``;``.

        ``outlier``: a value was winsorised. ``imputed``: a missing value was
        filled. ``incomplete``: a missing value was left out of the distance.
        ``out_of_domain``: unlike anything the model has seen. ``borderline``:
        the margin is below 0.05.
        """
        return tuple(FLAG_TEXTS[code] for code in self.flag_codes().tolist())

    def flag_codes(self) -> NDArray[np.uint8]:
        """Return the place of each customer's flags in ``FLAG_TEXTS``, shape (n,)."""
        missing: NDArray[np.bool_] = np.zeros(len(self.labels), dtype=bool)
        if self.prepared.missing.any():  # a look at all is far faster than one at each row
            missing = np.any(self.prepared.missing, axis=1)
        marks = (
            self.prepared.clipped,
            self.prepared.imputed,
            missing & ~self.prepared.imputed,
            self.prepared.out_of_domain,
            self.margin < BORDERLINE,
        )
        codes = np.zeros(len(missing), dtype=np.uint8)
        for bit, mark in enumerate(marks):
            codes |= mark.astype(np.uint8) << bit
        return codes


@dataclass(frozen=True, kw_only=True)
class Ancestor(Result):
    """A model that another one was refreshed from.

    Attributes
    ----------
    model : str
        Its own fingerprint (`SegmentationModel.identity`).
    data : str
        SHA-256 of its training data, hexadecimal.
    names : tuple of str
        What its segments were called.
    marks : tuple of int, optional
        Which letters they had, as in `SegmentationModel`.
    """

    model: str
    data: str
    names: tuple[str, ...]
    marks: tuple[int, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class SegmentationModel(Result):
    """A frozen segmentation: assigns customers to segments, the same way everywhere.

    Attributes
    ----------
    plan : PreparationPlan
        Turns a table into numbers to compare.
    centroids : ndarray of shape (k, p)
        In prepared units, in the order of the segments.
    names : tuple of str
        What people call the segments.
    sizes : tuple of int
        Training rows in each segment.
    shares : tuple of float
        Their share of the customers (by row weights), 0 to 1.
    ordered_by : {"size", "value"}
        Largest segment first, or the one with the highest mean of `value_column`.
    value_column : str, optional
    settings : mapping
        Plain values that say how the model was made.
    fingerprint : str
        SHA-256 of the training data, hexadecimal.
    reference : Reference, optional
        The training customers in counts, so that others can be compared with them;
        ``None`` in models of version 1.
    history : tuple of Ancestor
        The models that this one was refreshed from, the oldest first.
    marks : tuple of int, optional
        Who each segment is, over all refreshes: its letter (and colour), counted from
        0. No letter comes back for other customers. By default 0 to k - 1.
    created_with : str
        The version of clustomer.
    schema_version : int
        Of the JSON form.
    """

    plan: PreparationPlan
    centroids: NDArray[np.float64]
    names: tuple[str, ...]
    sizes: tuple[int, ...]
    shares: tuple[float, ...]
    ordered_by: Literal["size", "value"] = "size"
    value_column: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
    reference: Reference | None = None
    history: tuple[Ancestor, ...] = ()
    marks: tuple[int, ...] | None = None
    created_with: str = __version__
    schema_version: int = SCHEMA_VERSION

    @property
    def n_segments(self) -> int:
        """Number of segments, k."""
        return len(self.centroids)

    @property
    def identity(self) -> str:
        """SHA-256 of what the model does and comes from, hexadecimal.

        Descendants and histories know a model by it. Names of segments, and the
        version that wrote the model, are not part of it: a renamed model is the same.
        """
        values = to_exact(replace(self, created_with=""))
        del values["names"]
        text = json.dumps(values, sort_keys=True, allow_nan=False)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    @property
    def letters(self) -> tuple[str, ...]:
        """A, B, ..., Z, AA, ...: the same letter for a segment everywhere, after a refresh too."""
        return tuple(letter(mark) for mark in marks_of(self))

    def predict(self, frame: Any) -> NDArray[np.int32]:
        """Return the segment of each row of a frame, 0 to k - 1.

        Parameters
        ----------
        frame : pandas, polars, Arrow or narwhals frame, mapping of arrays, or 2-D array
            With the columns of ``plan.sources``, in any order; others are ignored.

        Returns
        -------
        ndarray of int32, shape (n,)

        Raises
        ------
        SchemaMismatchError
            When columns are missing or hold something else, with the difference.
        """
        return self.predict_table(conform(raw_columns(frame), self.plan.sources)).labels

    def transform(self, frame: Any) -> NDArray[np.float64]:
        """Return the distance of each row to each centroid, (n, k), in prepared units.

        Takes and refuses what `predict` does.
        """
        table = conform(raw_columns(frame), self.plan.sources)
        distances: NDArray[np.float64] = np.sqrt(
            squared_distances(self.plan.transform(table).X, self.centroids)
        )
        return distances

    def explain(self, row: Any) -> Explanation:
        """Say which columns put one customer into its segment.

        Parameters
        ----------
        row : mapping of column to value, or frame with one row
            With the columns of ``plan.sources``; others are ignored.

        Returns
        -------
        Explanation
            The columns by how much they speak for the nearest centroid against the
            second nearest: the parts of the difference of the squared distances.

        Raises
        ------
        SchemaMismatchError
            When columns are missing or hold something else, with the difference.
        InputError
            When there is not one row.
        """
        if isinstance(row, Mapping) and not any(_is_listed(value) for value in row.values()):
            row = {name: [value] for name, value in row.items()}
        table = conform(raw_columns(row), self.plan.sources)
        scored = self.predict_table(table)
        near, x = scored.nearest, scored.prepared.X
        return explanation(
            table,
            x[0] if len(x) else np.zeros(self.plan.width),
            self.centroids,
            nearest=(int(near.labels[:1].sum()), int(near.second_label[:1].sum())),
            distances=(float(near.distance[:1].sum()), float(near.second_distance[:1].sum())),
            sources=self.plan.prepared_sources,
            names=self.names,
        )

    def predict_table(self, table: Table) -> Scored:
        """Return nearest centroids and preparation of every row of a typed table."""
        return self.predict_prepared(self.plan.transform(table))

    def predict_prepared(self, prepared: Prepared) -> Scored:
        """Return the nearest centroids of rows that ``plan`` has prepared."""
        return Scored(nearest=assign(prepared.X, self.centroids), prepared=prepared)

    def with_names(self, names: tuple[str, ...]) -> SegmentationModel:
        """Return the same model with other names of segments.

        Raises
        ------
        InputError
            When there is not one name, different from the others, for each segment.
        """
        clean = tuple(name.strip() for name in names)
        if len(clean) != self.n_segments or len(set(clean)) < len(clean) or not all(clean):
            raise InputError(
                f"The names of segments are {', '.join(map(repr, names)) or 'empty'}.",
                f"There must be {self.n_segments} different names, one for each segment.",
                "Give them in the order of the segments.",
            )
        return replace(self, names=clean)

    def to_json(self) -> str:
        """Return the model as JSON, every digit kept.

        The same model always gives the same text, and `from_json` of it the same
        model.
        """
        # Read back first: what could not be loaded is not written.
        values = to_exact(_model(to_exact(self)))
        head = {name: values.pop(name) for name in ("schema_version", "created_with")}
        return json.dumps({"type": MODEL_TYPE, **head, **values}, indent=1, allow_nan=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a model. Nothing in the text is executed.

        Parameters
        ----------
        text : str
            What `to_json` gave, of this version or an older one.

        Raises
        ------
        ModelFormatError
            When the text is not a model, is damaged, or comes from a newer version.
        """
        values = _parse(text)
        if values.get("type") != MODEL_TYPE:
            raise ModelFormatError(
                "This file is not a clustomer model: it does not say so of itself.",
                f'A model begins with "type": "{MODEL_TYPE}".',
                "A study keeps its model as model.json.",
            )
        values = _migrate({name: item for name, item in values.items() if name != "type"})
        model: Self = _model(values, cls)
        return model

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {"segment": i + 1, "letter": sign, "name": name, "size": size, "share": share}
            for i, (sign, name, size, share) in enumerate(
                zip(self.letters, self.names, self.sizes, self.shares, strict=True)
            )
        ]


def marks_of(one: SegmentationModel | Ancestor) -> tuple[int, ...]:
    """Return which letter each segment has, counted from 0: by place where nothing is said."""
    return tuple(range(len(one.names))) if one.marks is None else one.marks


def _is_listed(value: Any) -> bool:
    return hasattr(value, "__len__") and not isinstance(value, str | bytes)


def _parse(text: str) -> dict[str, Any]:
    if len(text) > MAX_CHARACTERS:
        raise ModelFormatError(
            f"The file has {len(text):,} characters, too many for a model.",
            f"A model has at most {MAX_CHARACTERS:,}.",
            _REMAKE,
        )
    try:
        values = json.loads(
            text.removeprefix("\ufeff"), parse_constant=_refuse, object_pairs_hook=_no_repeats
        )
    except (ValueError, RecursionError) as error:
        detail = error if isinstance(error, ValueError) else "it is nested too deeply"
        raise ModelFormatError(
            f"The model cannot be read: {shorten(str(detail), 200)}.",
            "A model is the JSON that clustomer wrote, unchanged.",
            _REMAKE,
        ) from None
    if not isinstance(values, dict):
        raise ModelFormatError(
            f"This file is not a clustomer model: it holds a {type(values).__name__}.",
            f'A model begins with "type": "{MODEL_TYPE}".',
            "A study keeps its model as model.json.",
        )
    return values


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} stands where a number must be")


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("an entry stands there twice")
    return values


def _migrate(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of the current version, or say what to install."""
    version = values.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool):
        raise wrong("schema_version", "a whole number")
    maker = values.get("created_with")
    known = isinstance(maker, str) and re.fullmatch(r"[0-9][0-9a-z.+]{0,40}", maker)
    if version > SCHEMA_VERSION:
        wanted = f"clustomer {maker} or newer" if known else "a newer clustomer"
        raise ModelFormatError(
            f"The model is of version {version}; clustomer {__version__} reads versions up to"
            f" {SCHEMA_VERSION}.",
            f"It needs {wanted}.",
            f"Install {wanted}, for example with pip, and load the model again.",
        )
    while version < SCHEMA_VERSION:
        if version not in MIGRATIONS:
            made_by = f"clustomer {maker}" if known else "the clustomer that made it"
            raise ModelFormatError(
                f"The model is of version {version}, which clustomer {__version__} cannot read.",
                f"It reads versions {min(MIGRATIONS, default=SCHEMA_VERSION)} to {SCHEMA_VERSION}.",
                f"Score with {made_by}, or make the model again with `clustomer run`.",
            )
        values = MIGRATIONS[version](values)
        version += 1
    return {**values, "schema_version": version}


def _model(values: dict[str, Any], cls: type[Any] = SegmentationModel) -> Any:
    """Return the checked model of plain values."""
    model = from_exact(values, cls, "model")
    check_plan(model.plan, "model.plan")
    k, p = model.centroids.shape
    if k < 1 or p != model.plan.width:
        raise wrong("model.centroids", f"a matrix with {model.plan.width} columns")
    if np.abs(model.centroids).max() > CEILING:
        raise wrong("model.centroids", "within the range of prepared values")
    for name in ("names", "sizes", "shares"):
        if len(getattr(model, name)) != k:
            raise wrong(f"model.{name}", f"a list of {k}, one for each centroid")
    if len(set(model.names)) < k or not all(model.names):
        raise wrong("model.names", "a list of different names")
    if min(model.sizes) < 0 or not all(0 <= share <= 1 for share in model.shares):
        raise wrong("model.sizes", "sizes and shares of segments")
    if (model.ordered_by == "value") != (model.value_column is not None):
        raise wrong("model.value_column", "there exactly when segments are ordered by value")
    if model.reference is not None:
        check_reference(model.reference, model.plan, "model.reference")
    _check_marks(model, "model")
    for i, ancestor in enumerate(model.history):
        _check_marks(ancestor, f"model.history[{i}]")
    return model


def _check_marks(one: SegmentationModel | Ancestor, where: str) -> None:
    marks = marks_of(one)
    if len(marks) != len(one.names) or len(set(marks)) < len(marks) or min(marks, default=0) < 0:
        raise wrong(f"{where}.marks", "a list of different numbers from 0, one for each segment")
