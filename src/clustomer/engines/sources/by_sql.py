"""What all engines that speak SQL share: the queries are built once, the engine runs them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Literal, Self

from clustomer.cluster.model import SegmentationModel
from clustomer.engines.options import Understood
from clustomer.engines.sources.protocol import (
    SAMPLE_ROWS,
    Capabilities,
    Sample,
    SourceColumn,
    Written,
)
from clustomer.engines.sql.aggregates import Aggregates, aggregate_query
from clustomer.engines.sql.passes import Step, step_query
from clustomer.engines.sql.sampling import (
    cut_for,
    hash_of,
    hash_of_values,
    key_text,
    sample_query,
)
from clustomer.engines.sql.scoring import written
from clustomer.engines.sql.tree import Build, Tree
from clustomer.errors import InputError, Issue, did_you_mean
from clustomer.table.schema import Schema

Holds = Literal["whole", "number", "text", "other"]


class SqlSource(ABC):
    """A table in an engine that runs SQL and answers in Arrow.

    Subclasses say how a query is run, what the table is, and how a result is written.
    """

    dialect: str
    label: str
    engine: str
    can: Capabilities
    understood: tuple[Understood, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __init__(self) -> None:
        self.build = Build(self.dialect)
        self._counted: int | None = None

    # -- what an engine has to say ------------------------------------------------------

    @abstractmethod
    def ask(self, query: str) -> Any:
        """Run a query and return its answer as an Arrow table.

        Raises
        ------
        QueryFailedError
            When the engine refuses it, or fails while it runs.
        """

    @abstractmethod
    def table(self) -> Tree:
        """Return the table, or a query in parentheses with a name."""

    @abstractmethod
    def score(
        self,
        model: SegmentationModel,
        target: str,
        *,
        key: str | None = None,
        overwrite: bool = False,
    ) -> Written:
        """Write each row's id, segment and segment name; see the protocol."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the engine."""

    # -- what follows -------------------------------------------------------------------

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def columns(self) -> tuple[SourceColumn, ...]:
        """Return the columns in the order of the table."""
        nothing = self.build.exp.select("*").from_(self.table()).limit(0)
        schema = self._asked(nothing).schema
        return tuple(
            SourceColumn(name=each.name, type=str(each.type), holds=holds(each.type))
            for each in schema
        )

    def n_rows(self) -> int:
        """Count the rows, once."""
        if self._counted is None:
            exp = self.build.exp
            counted = exp.alias_(exp.Count(this=exp.Star()), "n")
            answer = self._asked(exp.select(counted).from_(self.table()))
            self._counted = int(answer.column(0)[0].as_py())
        return self._counted

    def head(self, n: int, names: Sequence[str] | None = None) -> Any:
        """Return some n rows, the first that the engine finds, as an Arrow table.

        With `names` these columns only.
        """
        wanted = ["*"] if names is None else [self.build.column(name) for name in names]
        return self._asked(self.build.exp.select(*wanted).from_(self.table()).limit(n))

    def sample(
        self,
        n: int = SAMPLE_ROWS,
        *,
        seed: int = 0,
        key: str | None = None,
    ) -> Sample:
        """Return n rows: those whose id `key`, else whose values, have the smallest hashes."""
        columns, n_rows = self.columns(), self.n_rows()
        names = [each.name for each in columns]
        if key is not None and key not in names:
            raise InputError(
                f'There is no column "{key}".{did_you_mean(key, names)}',
                f"The table has {', '.join(names[:12])}.",
            )
        if n_rows <= n:
            every = self.build.exp.select(*map(self.build.column, names)).from_(self.table())
            return Sample(table=self._asked(every), n_rows=n_rows, by="all")
        if key is None:
            hashed = hash_of_values(self.build, names, seed)
        else:
            text = key_text(self.build, key, columns[names.index(key)].holds)
            hashed = hash_of(self.build, text, seed)
        for cut in (cut_for(self.build, n, n_rows, by_values=key is None), None):
            query = sample_query(self.build, self.table(), names, hashed.copy(), n=n, cut=cut)
            found = self._asked(query)
            if found.num_rows >= n or cut is None:  # else ids repeat, and the cut was too low
                break
        return Sample(table=found, n_rows=n_rows, by="values" if key is None else "id")

    def aggregate(
        self,
        schema: Schema,
        *,
        model: SegmentationModel | None = None,
        centres: dict[str, float] | None = None,
    ) -> Aggregates:
        """Return counts, means and spreads over all rows, by the segments of a model."""
        query = aggregate_query(schema, self.build, self.table(), model=model, centres=centres)
        return query.read(self._asked(query.tree).to_pydict())

    def step(self, model: SegmentationModel, *, close: bool = False) -> Step:
        """Return the sufficient statistics of one exact Lloyd pass for a model's centroids."""
        query = step_query(model, self.build, self.table(), close=close)
        return query.read(self._asked(query.tree).to_pydict())

    def _asked(self, tree: Tree) -> Any:
        return self.ask(written(tree, self.dialect))


def holds(kind: Any) -> Holds:
    """Return how a column of an Arrow type can be named as an id."""
    import pyarrow as pa

    if pa.types.is_integer(kind):
        return "whole"
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return "number"
    while pa.types.is_dictionary(kind):
        kind = kind.value_type
    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind)
    return "text" if is_text or pa.types.is_string_view(kind) else "other"
