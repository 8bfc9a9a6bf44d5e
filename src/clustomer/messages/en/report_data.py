"""English texts of the report's pages on the data: explored, and what was done to it."""

TEXTS: dict[str, str] = {
    # exploration
    "report.exploration.title": "The data, explored",
    "report.exploration.intro": (
        "{n:int} rows and {columns:int} columns: {used:int} form the segments, {explored:int} are "
        "explored here."
    ),
    "report.exploration.intro_explored": (
        "{n:int} rows and {columns:int} columns: {explored:int} are explored here, and {used:int} "
        "of them can form segments."
    ),
    "report.exploration.missing.none": "No value is missing;",
    "report.exploration.missing.one": "One value is missing;",
    "report.exploration.missing.many": "{n:int} values are missing;",
    "report.exploration.repeated.none": "no row repeats an earlier one in all of them.",
    "report.exploration.repeated.one": "one row repeats an earlier one in all of them.",
    "report.exploration.repeated.many": "{n:int} rows repeat an earlier one in all of them.",
    "report.columns.heading": "Column by column",
    "report.columns.caption": "Column summary",
    "report.columns.note_lead": "5 % and 95 %",
    "report.columns.note": (
        "are shown instead of minimum and maximum, which can reveal a single person."
    ),
    "report.columns.more": (
        "The first {shown:int} of {n:int} columns are shown; the rest are in the CSV files and "
        "in result.json."
    ),
    "report.columns.text": "free text or identifier",
    "report.columns.none": "no values to summarise",
    "report.issues.heading": "What to know about this table",
    "report.issues.caption": "Issues found in the data",
    "report.issues.severity": "Weight",
    "report.issues.seen": "What was seen and done",
    "report.issues.remedy": "What you can do",
    "report.issues.alike": "The same holds for {n:int} more: {columns:list}.",
    "report.issues.none": "Nothing remarkable was found in the data.",
    "report.missing.heading": "Missing values",
    "report.missing.complete": "{n:int} customers ({share:percent}) are complete.",
    "report.missing.caption": "Columns that are missing together",
    "report.missing.together": "Missing in exactly these columns",
    "report.missing.more": "Rarer patterns, in result.json: {n:int}.",
    "report.correlations.heading": "How the columns move together",
    "report.correlations.caption": "Rank correlations",
    "report.correlations.note_lead": "Spearman",
    "report.correlations.note": (
        "rank correlation, from −1 to 1. Shading grows with the strength; blue is positive, "
        "rust negative, and the sign is printed. Cramér’s V (corrected for bias) and the "
        "correlation ratio η run from 0 to 1."
    ),
    "report.correlations.more": ("Columns that go together less, in result.json: {n:int}."),
    "report.correlations.unrelated": (
        "All rank correlations lie between {low} and {high}: the numeric columns are practically "
        "unrelated."
    ),
    "report.correlations.weak": (
        "The numeric columns go together loosely: {first} and {second} most, with a rank "
        "correlation of {value}."
    ),
    "report.correlations.strong": (
        "{first} and {second} go together most, with a rank correlation of {value}."
    ),
    "report.correlations.none": "There are fewer than two numeric columns.",
    "report.associations.caption": "Strongest associations with categories",
    "report.associations.none": (
        "No category goes along with another column: the largest effect size is {value:fixed2}."
    ),
    "report.associations.first": "Column",
    "report.associations.second": "With",
    "report.associations.measure": "Measure",
    "report.associations.value": "Value",
    "report.pairs.explore_title": "Used columns in pairs, before any segment",
    "report.pairs.explore_sub": "A sample of customers, one mark each",
    "report.pairs.explore_note": (
        "Groups would show as clumps with gaps between them; stripes come from rounded values."
    ),
    "report.by_descriptor.heading": "Distributions by descriptor",
    "report.by_descriptor.note": (
        "The strongest pairs of a used column and a category. Each shape holds the middle "
        "95 %; the line is the median."
    ),
    # preparation
    "report.preparation.title": "What was done to the data",
    "report.understood.heading": "How the file was read",
    "report.understood.caption": "What was understood about the file",
    "report.understood.what": "What",
    "report.understood.value": "Understood as",
    "report.understood.how": "Why",
    "report.understood.option": "Say otherwise with",
    "report.roles.heading": "What each column is for",
    "report.roles.caption": "Kinds and roles of the columns",
    "report.steps.heading": "Steps for each used column",
    "report.steps.caption": "Preparation steps by column",
    "report.steps.done": "What was done, in order",
    "report.steps.nothing": "used as it is",
    "report.steps.none": "No column was changed.",
    "report.steps.note_lead": "Why prepare?",
    "report.steps.note": (
        "KMeans measures distances: columns with large numbers, long tails or gaps would "
        "decide alone. No customer is dropped. The same steps are stored in model.json and "
        "applied to new customers."
    ),
}
