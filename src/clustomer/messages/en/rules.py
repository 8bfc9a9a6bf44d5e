"""English texts of the rules as a file of their own."""

TEXTS: dict[str, str] = {
    "rules.head": (
        "Rules come near the segments, which are those of KMeans. Each was found on three fifths "
        "of the customers\n"
        "and measured on the others (held out). A customer may meet several rules, or none; "
        "without a value nobody meets a condition."
    ),
    "rules.then": "THEN segment {segment:int} ({name})",
    "rules.sql": (
        "One column for each rule, 1 where it holds. Columns must hold numbers, dates and words "
        "as the study read them;\n"
        "limits of 1e308 (Oracle: 1e125) keep out NaN and infinities. Check it on some rows first."
    ),
    "rules.column": "rule_{number:int}: segment {number:int} ({name})",
}
