"""A model as JSON of the current version, read back and compared before it is written."""

from __future__ import annotations

import os

from clustomer import __version__
from clustomer.cluster.model import SegmentationModel
from clustomer.export.parity import ParitySheet, compare_labels, expected_labels, parity_table
from clustomer.export.write import check_free, write_proved


def export_json(
    model: SegmentationModel, path: str | os.PathLike[str], *, overwrite: bool = False
) -> ParitySheet:
    """Write a model as JSON, every digit kept, once what it reads as gives the same segments.

    Parameters
    ----------
    model : SegmentationModel
    path : path
        Its parity sheet is written beside it, with ``.parity.json`` added.
    overwrite : bool, default False
        Replace the files.

    Raises
    ------
    OutputError
        When a file exists (without `overwrite`) or cannot be written.
    CheckFailedError
        When the copy gives another segment to a row that is no tie. Nothing is
        written then.
    """
    check_free(path, overwrite=overwrite)
    content = model.to_json()
    sheet = prove_json(model, content)
    write_proved(path, content.encode(), sheet, overwrite=overwrite)
    return sheet


def prove_json(model: SegmentationModel, content: str) -> ParitySheet:
    """Compare a model with what its JSON reads as, on the hostile table of `parity_table`."""
    table = parity_table(model)
    expected = expected_labels(model, table)
    got = expected_labels(SegmentationModel.from_json(content), table)
    return ParitySheet(
        export="json",
        executed=True,
        engine="clustomer",
        engine_version=__version__,
        comparison=compare_labels(expected.labels, expected.margins, got.labels, sorts=table.sorts),
        random_state=table.random_state,
        rows=table.rows,
    )
