"""Tables of DuckDB: the engine that all others are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from clustomer._files import atomic_file
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.duck import answered, connection
from clustomer.engines.executed import QueryFailedError
from clustomer.engines.sources.by_sql import SqlSource
from clustomer.engines.sources.protocol import Capabilities, Written
from clustomer.engines.sql.scoring import named_query, written
from clustomer.engines.sql.tree import Tree
from clustomer.errors import OutputError

_TABLE = "customers"


class DuckSource(SqlSource):
    """A table that DuckDB reads.

    Parameters
    ----------
    held : pyarrow.Table
    label : str
    """

    dialect = "duckdb"
    can = Capabilities(snapshot=True, transactional=True, ordered=True)

    def __init__(self, held: Any, *, label: str = "table") -> None:
        super().__init__()
        import duckdb

        self.label, self.engine = label, f"DuckDB {duckdb.__version__}"
        self._stack = ExitStack()
        self._con = self._stack.enter_context(connection())
        self._con.register(_TABLE, held)

    def table(self) -> Tree:
        """Return the table."""
        return self.build.table(_TABLE)

    def ask(self, query: str) -> Any:
        """Run a query."""
        with _reported():
            return answered(self._con, query)

    def score(
        self,
        model: SegmentationModel,
        target: str,
        *,
        key: str | None = None,
        overwrite: bool = False,
    ) -> Written:
        """Write a Parquet file: as a whole, or not at all."""
        import pyarrow.compute as pc
        import pyarrow.parquet as pq

        if Path(target).exists() and not overwrite:
            raise OutputError(
                f'The file "{target}" exists already.', "Nothing was written.", "Add --overwrite."
            )
        ids = () if key is None else (key,)
        query = written(named_query(model, self.build, self.table(), ids=ids), self.dialect)
        sizes = np.zeros(model.n_segments, dtype=np.int64)
        with _reported(), atomic_file(target) as path:
            reader = self._con.sql(query).to_arrow_reader()
            with pq.ParquetWriter(path, reader.schema) as file:
                for batch in reader:
                    file.write_batch(batch)
                    for each in pc.value_counts(batch.column(len(ids))).to_pylist():
                        sizes[each["values"] - 1] += each["counts"]
        return Written(target=target, n_rows=int(sizes.sum()), sizes=tuple(sizes.tolist()))

    def close(self) -> None:
        """Close the database."""
        self._stack.close()


@contextmanager
def _reported() -> Iterator[None]:
    """Say in our words what DuckDB says in its own."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise QueryFailedError("DuckDB", error) from error
