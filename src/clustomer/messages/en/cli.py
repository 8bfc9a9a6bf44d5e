"""English texts of the study's frame and of the command line."""

TEXTS: dict[str, str] = {
    "sample": "sample shop",
    "issue.suppressed.message": ("{n:int} customers were left out of everything on request."),
    "issue.suppressed.remedy": "{missed:int} of the ids to leave out are not in the table.",
}
