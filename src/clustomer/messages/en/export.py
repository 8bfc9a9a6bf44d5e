"""English texts of exports and their parity sheets."""

TEXTS: dict[str, str] = {
    "parity.holds": (
        "Parity of {what} holds: {engine} {version} gave {n:int} rows the segments of the model; "
        "{different:int} differ, all of them among {ties:int} ties (margin below {tolerance})."
    ),
    "parity.holds.all": (
        "Parity of {what} holds: {engine} {version} gave all {n:int} rows the segments of the "
        "model, {ties:int} ties (margin below {tolerance}) among them."
    ),
    "parity.fails": (
        "Parity of {what} fails: {engine} {version} gave {wrong:int} of {n:int} rows another "
        "segment than the model, although they are no ties (margin below {tolerance})."
    ),
    "parity.rules.hold": (
        "Parity of {what} holds: {engine} {version} met every rule for the same rows, "
        "{n:int} answers compared."
    ),
    "parity.rules.fail": (
        "Parity of {what} fails: {engine} {version} gave another answer in {wrong:int} of {n:int}."
    ),
    "parity.rules.text": "The conditions were run as SQL.",
    "parity.not_executed": "Parity of {what} was not tested: nothing executed it. {reason}",
    "parity.row": "Row {row:int} ({sort}): {got} instead of {expected}, margin {margin}",
    "parity.none": "none",
    "parity.no_engine": "No engine of this dialect runs here.",
    "parity.unreadable": (
        "Columns of numbers also held {n:int} texts that are no numbers; they count as missing."
    ),
    "parity.onnx.double": "Every operator computes in double: no range of values is excluded.",
    "parity.onnx.distances": (
        "All {k:int} distances of each row were compared too: they are within {off} of the "
        "model's, relative to distances above 1."
    ),
    "parity.onnx.words": (
        "Yes and no in {columns:list} are understood as the study wrote them and in any case, but "
        "not with accents or signs (“Yes!”), which the model understands."
    ),
    "parity.sklearn.alone": (
        "The file was run in a process of its own, in which clustomer cannot be imported."
    ),
    "export.no_id": (
        "The model names no id column, so the query gives the segment alone. Name one with "
        "--id-col."
    ),
}
