"""What the reader of files and frames says."""

TEXTS: dict[str, str] = {
    "intake.headline": "{label}: {n:int} rows, {n_columns:int} columns.",
    # What was understood: why it was chosen, in one sentence.
    "understood.format.content": "The content of the file shows it.",
    "understood.format.despite": "The content of the file shows it, whatever its name says.",
    "understood.compression": "The file is compressed and was unpacked while reading.",
    "understood.encoding.option": "It was stated.",
    "understood.encoding.bom": "The file begins with the byte order mark of this encoding.",
    "understood.encoding.nul_pattern": "Every second byte is zero, as in this encoding.",
    "understood.encoding.valid": "Every byte fits this encoding.",
    "understood.encoding.nearly": "All bytes fit this encoding but for a few damaged characters.",
    "understood.encoding.cp1252": (
        "The bytes are not UTF-8; this is the usual encoding of Windows in Western Europe."
    ),
    "understood.encoding.latin1": (
        "The bytes are neither UTF-8 nor Windows-1252; this encoding gives every byte a meaning."
    ),
    "understood.delimiter.option": "It was stated.",
    "understood.delimiter.sep_line": "The first line of the file names it.",
    "understood.delimiter.counted": "It cuts the rows into as many fields as the first row.",
    "understood.delimiter.single": "The first row has no separator: the table is one column.",
    "understood.header.first": "The first row holds the names of the columns.",
    "understood.header.numeric": (
        "The first row holds numbers only, so it was read as data and the columns were numbered."
    ),
    "understood.sheet.option": "It was stated.",
    "understood.sheet.only": "It is the only sheet.",
    "understood.sheet.first": "It is the first sheet with a table; others are {others:list}.",
    "understood.decimal.option": "It was stated; it holds for {columns:list}.",
    "understood.decimal.column": "{columns:list} can be read in this way only.",
    "understood.decimal.file": "{columns:list} could be read in two ways; other columns decided.",
    "understood.decimal.assumed": (
        "{columns:list} could be read in two ways and nothing decides; this was assumed."
    ),
    "understood.thousands": "It stands between groups of three digits in {columns:list}.",
    "understood.currency": "It stands beside the numbers of {columns:list} and was taken off.",
    "understood.percent": "The numbers of {columns:list} stay as written: 12 % is 12.",
    "understood.dates.option": "It was stated; it holds for {columns:list}.",
    "understood.dates.column": "{columns:list} has numbers above 12 that can only be days.",
    "understood.dates.file": "{columns:list} could be read in two ways; other columns decided.",
    "understood.dates.dots": "{columns:list} is written with points, where the day comes first.",
    "understood.dates.assumed": (
        "No number above 12 in {columns:list} tells days from months; day first was assumed."
    ),
    "understood.dates.compact": "{columns:list} is named like a date and holds eight digits.",
    "understood.missing": (
        "These words stand for no value in {columns:list} (number of cells: {n:int})."
    ),
    # Issues.
    "issue.unnamed_columns.message": (
        "Columns without a name were called after their position: {columns:list}."
    ),
    "issue.unnamed_columns.remedy": "Give them names in the source if they matter.",
    "issue.duplicate_names.message": (
        "Columns that repeat the name of an earlier one were numbered: {columns:list}."
    ),
    "issue.duplicate_names.remedy": "Rename them in the source so that it is clear which is which.",
    "issue.no_header.message": (
        "The first row holds numbers only and was read as data; the columns are {columns:list}."
    ),
    "issue.no_header.remedy": "Add a header line with the names of the columns.",
    "issue.trailing_separators.message": (
        "Empty fields beyond the last column were left out (rows that had them: {n:int})."
    ),
    "issue.trailing_separators.remedy": "Nothing needs to be done.",
    "issue.undecodable_characters.message": (
        "Damaged characters of the file stand as � (their number: {n:int})."
    ),
    "issue.undecodable_characters.remedy": "Export the file again, or state its --encoding.",
    "issue.many_lines_in_a_cell.message": (
        "{columns:list} has cells of more than {n:int} lines; a stray quotation mark may have "
        "swallowed rows."
    ),
    "issue.many_lines_in_a_cell.remedy": (
        "Look at these cells; close the quotation mark, or write it twice inside a text."
    ),
    "content.number": "numbers",
    "content.date": "dates",
    "content.flag": "yes or no",
    "content.such_as": ", such as {examples}",
    "issue.unreadable_values.message": (
        "Values of {columns:list} that cannot be read as {kind} count as missing: {n:int} of "
        "{present:int}{shown}."
    ),
    "issue.unreadable_values.remedy": "Correct them in the source, or leave the column out.",
    "issue.mostly_numbers.message": (
        "{share:percent} of the values of {columns:list} are numbers; the rest is not, so the "
        "column stays text."
    ),
    "issue.mostly_numbers.remedy": (
        "Correct the other values, or state how numbers are written with --decimal."
    ),
    "issue.mostly_dates.message": (
        "{share:percent} of the values of {columns:list} are dates; the rest is not, so the "
        "column stays text."
    ),
    "issue.mostly_dates.remedy": (
        "Correct the other values, or state how dates are written with --date-order."
    ),
    "issue.decimal_assumed.message": (
        "In {columns:list} the sign before three digits could be a decimal mark or stand between "
        'thousands; "{mark}" was taken as the decimal mark.'
    ),
    "issue.decimal_assumed.remedy": "If that is wrong, use --decimal {other} instead.",
    "issue.date_order_assumed.message": (
        "Nothing tells days from months in {columns:list}; day first was assumed."
    ),
    "issue.date_order_assumed.remedy": "If the month comes first, use --date-order mdy.",
    "issue.mixed_currencies.message": (
        "{columns:list} mixes amounts in {currencies:list}; they were not converted."
    ),
    "issue.mixed_currencies.remedy": "Convert the amounts to one currency before the study.",
    "sample": "sample shop",
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
