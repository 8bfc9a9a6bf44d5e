"""English texts of the study's frame and of the command line."""

TEXTS: dict[str, str] = {
    "sample": "sample shop",
    "issue.row_weights.message": (
        "The segments are formed, and their order and shares of the model are counted, with the "
        "row weights in {columns:list}. Summaries, profiles, silhouettes and tests count every row "
        "once."
    ),
    "issue.row_weights.remedy": (
        "Where that matters, repeat each row as often as it counts, or leave the weights out."
    ),
    "issue.suppressed.message": (
        "{n:int} customers were left out of everything on request; {missed:int} of the ids to "
        "leave out are not in the table."
    ),
    "issue.suppressed.remedy": "Check the ids if all of them should be there.",
    "issue.suppressed_none.message": (
        "None of the {missed:int} ids to leave out is in the table: nobody was left out."
    ),
    "issue.suppressed_none.remedy": (
        "Compare how the ids are written in both files, and see that the right column names the "
        "customers (--id-col)."
    ),
}
