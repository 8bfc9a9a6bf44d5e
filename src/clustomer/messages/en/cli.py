"""English texts of the study's frame and of the command line."""

TEXTS: dict[str, str] = {
    "sample": "sample shop",
    "cli.no_kernel": (
        "The compiled kernel was not built when clustomer was installed, so numpy computes: the "
        "same answer, several times slower. Install a C compiler and install clustomer again."
    ),
    "cli.require.not_tested": (
        "{verdict} But k = {k:int} was asked for, or set by limits, and was not tested."
    ),
    "cli.require.constructive": (
        "{verdict} But k = {k:int} was asked for, or set by limits: its groups are made, not found."
    ),
    "cli.require.reproducible": (
        "{verdict} But k = {k:int} was asked for, or set by limits: its groups return in "
        "resamples, and are not natural."
    ),
    "issue.row_weights.message": (
        "Each row counts as often as {columns:list} says: in the segments, their sizes, the "
        "summaries and the tests. Only the silhouettes, and so the choice of k, count every row "
        "once."
    ),
    "issue.row_weights.remedy": "Give k with --k if the choice should not depend on that.",
    "issue.row_weights_partly.message": (
        "The segments are formed with the row weights in {columns:list}. They are not whole "
        "numbers (or sum to very many), so sizes, summaries, silhouettes and tests count every "
        "row once."
    ),
    "issue.row_weights_partly.remedy": "Give whole numbers of customers where that matters.",
    "issue.baselines_left_out.message": (
        "The comparison with trivial splits was left out: {reason}"
    ),
    "issue.baselines_left_out.remedy": "Name a column that matters with --outcome or --value.",
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
