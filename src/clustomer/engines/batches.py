"""The rows of Parquet files as Arrow batches, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from clustomer.engines import files
from clustomer.engines.folder import Folder
from clustomer.engines.footers import Footers, class_of

BATCH_ROWS = 131_072
"""Rows of one batch of a Parquet file: enough that Python hardly counts, few for memory."""

_BUFFER = 1 << 20  # bytes read ahead of each column


def batches_of(
    folder: Folder, footers: Footers, names: Sequence[str], *, levels: Sequence[str] = ()
) -> Iterator[Any]:
    """Yield tables of at most `BATCH_ROWS` rows with the columns in `names`.

    Texts of the columns in `levels` come as codes and a dictionary, as most files hold them.

    Raises
    ------
    InputError
        When a file turns out to be damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = {key: pa.array(folder.partition(i)) for i, key in enumerate(folder.partitions)}
    held = [name for name in names if name not in made] or footers.names[:1]
    reading = {"pre_buffer": False, "buffer_size": _BUFFER}
    for i, (part, schema) in enumerate(zip(folder.parts, footers.schemas, strict=True)):
        coded = [
            name for name in held if name in levels and class_of(schema.field(name).type) == "text"
        ]
        try:
            with pq.ParquetFile(part.path, read_dictionary=coded, **reading) as file:
                for batch in file.iter_batches(BATCH_ROWS, columns=list(held), use_threads=True):
                    table = pa.Table.from_batches([batch])
                    for name in names:
                        if name in made:
                            values = pa.repeat(made[name][i], batch.num_rows)
                            table = table.append_column(name, values)
                    yield table.select(list(names))
        except (pa.ArrowException, OSError):
            part.check()
            raise files.damaged(part.name, "a Parquet file") from None
