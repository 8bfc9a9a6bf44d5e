"""English texts of the command line."""

TEXTS: dict[str, str] = {
    "cli.summary.customers": "customers",
    "cli.summary.share": "share",
    "cli.summary.value": "of value",
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
}
