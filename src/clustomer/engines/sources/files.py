"""Tables in files, larger than memory: Parquet read where it lies, the rest through a copy."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from clustomer._progress import Progress, silent
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.batches import batches_of
from clustomer.engines.duck import SPILL_FROM, answered, connection
from clustomer.engines.executed import QueryFailedError
from clustomer.engines.folder import LARGE_ROWS, Folder, find, is_many, kind_of, same_kind
from clustomer.engines.footers import Footers, class_of, read_footers
from clustomer.engines.open import GUESS
from clustomer.engines.options import IntakeOptions, Understood, checked_options
from clustomer.engines.pieces import Pieces
from clustomer.engines.rows import BatchRows, looked_up
from clustomer.engines.scan import quoted, scan_of
from clustomer.engines.score import score_pieces
from clustomer.engines.sources import private
from clustomer.engines.sources.by_sql import SqlSource
from clustomer.engines.sources.lloyd import step_over
from clustomer.engines.sources.protocol import Capabilities, Written
from clustomer.engines.sources.typed_copy import Copy, copied
from clustomer.engines.sql.passes import Step
from clustomer.engines.sql.tree import Tree
from clustomer.errors import InputError, Issue, OutputError

_TABLE = "customers"
_HEAD = 1 << 20


def is_large(source: object) -> bool:
    """Say whether a source is better not held in memory: several files, or very many rows.

    The footer of a Parquet file says how many rows it has; of separated values they are
    estimated by the length of the first lines.

    Raises
    ------
    InputError
        When the file cannot be read.
    """
    if is_many(source):
        return True
    if not isinstance(source, str | os.PathLike):
        return False
    folder = find(source)
    kind = kind_of(folder.parts[0])
    if kind == "parquet":
        return read_footers(folder).n_rows > LARGE_ROWS
    if kind != "text":
        return False
    with folder.parts[0].path.open("rb") as file:
        head = file.read(_HEAD)
    return folder.n_bytes / len(head) * max(1, head.count(b"\n")) > LARGE_ROWS


def open_files(
    source: str | os.PathLike[str],
    *,
    options: IntakeOptions = GUESS,
    memory_limit: str | None = None,
    spill: str | os.PathLike[str] | None = None,
    progress: Progress = silent,
) -> FilesSource:
    """Open a file, a folder of files, or files by a pattern, as one table.

    Parameters
    ----------
    source : path
        A file; a folder, with those below it; or a pattern such as
        ``"data/part-*.parquet"``. Parquet, or anything that `read_source` reads. Folders
        named ``country=DE`` make a column ``country``.
    options : IntakeOptions
        How texts are read; not used for Parquet.
    memory_limit : str, optional
        What the database may use before it puts data into `spill`, such as ``"2GB"``;
        640 MB by default. Other buffers come on top.
    spill : path, optional
        Directory for temporary files; the system's by default (``TMPDIR``).
    progress : Progress, optional

    Returns
    -------
    FilesSource
        To be closed, which removes its temporary files.

    Raises
    ------
    InputError
        When a file is damaged or unlike the others: with its name and the column.
    OutputError
        When the directory for temporary files has not enough room.
    """
    options = checked_options(options)
    folder = find(source)
    kind = same_kind(folder)
    with ExitStack() as stack:
        room = stack.enter_context(private.directory(None if spill is None else Path(spill)))
        copy = None
        with _reported(folder):
            if kind != "parquet":
                copy = copied(folder, room, options, progress)
            found = FilesSource(folder, room, copy=copy, memory=memory_limit or SPILL_FROM)
        found.owns(stack.pop_all())
    return found


class FilesSource(SqlSource):
    """A table in files; made by `open_files`.

    Attributes
    ----------
    label : str
        Name of the file, the folder or the pattern, without directories above.
    fingerprint : str
        SHA-256 in hex. Of Parquet: of the names, sizes and footers of all files, so that
        nothing has to be read (`engines.footers`); of other formats: of names and contents.
    understood : tuple of Understood
        How the texts were read.
    issues : tuple of Issue
    """

    dialect = "duckdb"
    can = Capabilities(snapshot=True, transactional=True, ordered=True)

    def __init__(self, folder: Folder, room: Path, *, copy: Copy | None, memory: str) -> None:
        super().__init__()
        import duckdb

        self.label, self.engine = folder.label, f"DuckDB {duckdb.__version__}"
        self.folder = folder if copy is None else copy.folder
        self.footers: Footers = read_footers(self.folder)
        self.fingerprint = self.footers.fingerprint if copy is None else copy.fingerprint
        self.understood: tuple[Understood, ...] = () if copy is None else copy.understood
        self.issues: tuple[Issue, ...] = () if copy is None else copy.issues
        self._counted = self.footers.n_rows
        whole = frozenset() if copy is None else copy.whole
        scan = scan_of(self.folder, self.footers, room)
        self._stack = ExitStack()
        spill = room / "spill"
        opened = connection(scan.readable, spill=spill, memory=memory)
        self._con = self._stack.enter_context(opened)
        self._con.execute(_view(self.footers, whole, scan.query))

    def owns(self, stack: ExitStack) -> None:
        """Take over what is to be closed with the source."""
        stack.push(self._stack.pop_all())
        self._stack = stack

    def table(self) -> Tree:
        """Return the table."""
        return self.build.table(_TABLE)

    def ask(self, query: str) -> Any:
        """Run a query on files that do not change meanwhile."""
        with self.unchanged():
            return answered(self._con, query)

    def score(
        self,
        model: SegmentationModel,
        target: str,
        *,
        key: str | None = None,
        overwrite: bool = False,
    ) -> Written:
        """Write a Parquet file, in the order of the files: as a whole, or not at all."""
        with self.unchanged():
            found = score_pieces(
                model, self.pieces(model, key), target,
                id_column=key, fields=("segment", "segment_name"), overwrite=overwrite,
            )  # fmt: skip
        return Written(target=target, n_rows=found.n_rows, sizes=found.sizes)

    def step(self, model: SegmentationModel, *, close: bool = False) -> Step:
        """Return the sufficient statistics of one exact Lloyd pass for a model's centroids.

        By the compiled loops, on batches; the query gives the same (`SqlSource.step`), at
        more than twice the cost.
        """
        names = (*self.footers.names, *self.folder.partitions)
        wanted = [name for name in names if name in model.plan.sources]
        with self.unchanged():
            levels = looked_up(model.plan.sources)
            batches = batches_of(self.folder, self.footers, wanted, levels=levels)
            return step_over(batches, model, close=close)

    def pieces(self, model: SegmentationModel, key: str | None) -> Pieces:
        """Return the columns that a model needs, and the id, in pieces."""
        names = (*self.footers.names, *self.folder.partitions)
        wanted = [name for name in names if name in {key, *model.plan.sources.names}]
        levels = [name for name in looked_up(model.plan.sources) if name != key]
        batches = batches_of(self.folder, self.footers, wanted, levels=levels)
        each = (partial(BatchRows, batch) for batch in batches)
        return Pieces(names=names, understood=self.understood, issues=self.issues, each=each)

    def close(self) -> None:
        """Close the database and remove temporary files."""
        self._stack.close()

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Hold that all files are, before and after, those that were opened.

        Raises
        ------
        InputError
            When one was changed.
        """
        self.folder.check()
        with _reported(self.folder):
            yield
        self.folder.check()


@contextmanager
def _reported(folder: Folder) -> Iterator[None]:
    """Say in our words what the system, Arrow and DuckDB say in theirs."""
    import duckdb
    import pyarrow as pa

    try:
        yield
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        if isinstance(error, InputError | OutputError):
            raise
        folder.check()  # a file that was changed or is gone is the better reason
        if private.is_full(error):
            raise private.full() from error
        if "out of memory" in str(error).lower():
            raise private.too_little_memory(folder.label) from error
        if isinstance(error, duckdb.Error):
            raise QueryFailedError("DuckDB", error) from error
        raise private.unwritten(error) from error
    except RuntimeError as error:
        if "interrupt" in str(error).lower():  # Ctrl-C, as DuckDB reports it
            raise KeyboardInterrupt from error
        raise


def _view(footers: Footers, whole: frozenset[str], query: str) -> str:
    """Return the statement of the view: moments in UTC as everywhere, whole numbers as such."""
    casts = []
    for name in footers.names:
        column = quoted(name)
        if any(class_of(schema.field(name).type) == "moment" for schema in footers.schemas):
            casts.append(f"{column} AT TIME ZONE 'UTC' AS {column}")
        elif name in whole:
            casts.append(f"CAST({column} AS BIGINT) AS {column}")
    columns = f"* REPLACE ({', '.join(casts)})" if casts else "*"
    return " ".join(["CREATE TEMP VIEW", _TABLE, "AS SELECT", columns, "FROM (", query, ")"])
