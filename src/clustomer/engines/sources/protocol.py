"""What every engine offers, so that one study runs on all of them.

A table stays where it is. The engine answers with a bounded sample, with aggregates of
a few rows, and with the sufficient statistics of one exact Lloyd pass; and it writes
segments beside the customers. Everything else is done here, the same for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.options import Understood
from clustomer.engines.sql.aggregates import Aggregates
from clustomer.engines.sql.passes import Step
from clustomer.errors import Issue
from clustomer.table.schema import Schema

SAMPLE_ROWS = 100_000
"""Rows of the sample that a study of a larger table explores, sweeps and tests."""


@dataclass(frozen=True, kw_only=True)
class Capabilities(Result):
    """What an engine promises of a table.

    Attributes
    ----------
    snapshot : bool
        Everything that is read is one state of the table, whatever others write.
    transactional : bool
        A table that is written appears with all its rows, or not at all.
    ordered : bool
        Rows have an order, in which segments are written.
    """

    snapshot: bool
    transactional: bool
    ordered: bool


@dataclass(frozen=True, kw_only=True)
class Place(Result):
    """Which engine looks at a table, as the user said.

    Attributes
    ----------
    engine : {"auto", "memory", "duckdb", "postgres", "spark"}
        ``auto``: tables that are small enough are held here, whatever engine they are in;
        ``memory``: all are; else the table stays in the engine.
    query : str, optional
        For PostgreSQL: a SELECT instead of a table.
    master : str, optional
        Of Spark: ``local[2]``, ``spark://host:7077``, or ``sc://host`` for Connect.
    """

    engine: Literal["auto", "memory", "duckdb", "postgres", "spark"] = "auto"
    query: str | None = None
    master: str | None = None


@dataclass(frozen=True, kw_only=True)
class SourceColumn(Result):
    """A column as its engine describes it.

    ``type`` is the engine's word for it; ``holds`` says how it can be named as an id.
    """

    name: str
    type: str
    holds: Literal["whole", "number", "text", "other"]


@dataclass(frozen=True, kw_only=True)
class Sample(Result):
    """A bounded number of rows, drawn by hash.

    Attributes
    ----------
    table : pyarrow.Table
        From the smallest hash on: a smaller sample is its beginning. All rows of a table
        come in its own order.
    n_rows : int
        Rows of the whole table when they were counted.
    by : {"all", "id", "values"}
        Every row; the smallest hashes of the ids, the same in every engine; or the
        smallest hashes of the rows' values, as this engine writes them.
    """

    table: Any = field(repr=False, metadata={"local": True})
    n_rows: int
    by: Literal["all", "id", "values"]


@dataclass(frozen=True, kw_only=True)
class Written(Result):
    """What was written: rows in all, and in each segment, and what is odd about it."""

    target: str
    n_rows: int
    sizes: tuple[int, ...]
    issues: tuple[Issue, ...] = ()


class Source(Protocol):
    """A table of customers in an engine. Closed by its ``close``, or as a context."""

    @property
    def label(self) -> str:
        """Name for people: no directory, no host, no password."""

    @property
    def engine(self) -> str:
        """The engine and its version, such as ``"DuckDB 2.0.0"``."""

    @property
    def understood(self) -> tuple[Understood, ...]:
        """How texts were read, each guess with the option that overrides it."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was noticed while it was opened."""

    @property
    def can(self) -> Capabilities:
        """What is promised."""

    def columns(self) -> tuple[SourceColumn, ...]:
        """Return the columns in the order of the table."""

    def n_rows(self) -> int:
        """Count the rows."""

    def head(self, n: int, names: Sequence[str] | None = None) -> Any:
        """Return some n rows, the first that the engine finds, as an Arrow table.

        With `names` these columns only.
        """

    def sample(
        self,
        n: int = SAMPLE_ROWS,
        *,
        seed: int = 0,
        key: str | None = None,
    ) -> Sample:
        """Return n rows: those whose id `key`, else whose values, have the smallest hashes."""

    def aggregate(
        self,
        schema: Schema,
        *,
        model: SegmentationModel | None = None,
        centres: dict[str, float] | None = None,
    ) -> Aggregates:
        """Return counts, means and spreads over all rows, by the segments of a model."""

    def step(self, model: SegmentationModel, *, close: bool = False) -> Step:
        """Return the sufficient statistics of one exact Lloyd pass for a model's centroids.

        With `close` also squares and near-ties, for the last pass.
        """

    def score(
        self,
        model: SegmentationModel,
        target: str,
        *,
        key: str | None = None,
        overwrite: bool = False,
    ) -> Written:
        """Write each row's id, segment (from 1) and segment name: all rows or none."""

    def close(self) -> None:
        """Let go of the engine."""
