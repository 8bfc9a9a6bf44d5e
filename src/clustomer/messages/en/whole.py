"""Tables that stay in an engine: what is of a sample, and what is of all rows."""

TEXTS = {
    "issue.sampled_by_id.message": (
        "The table has {total:int} rows in {engine}. What is explored, compared and tested is a"
        " sample of {n:int}: those whose ids have the smallest hashes, the same in every engine."
    ),
    "issue.sampled_by_id.remedy": (
        "Nothing needs to be done: the segments are fitted to all rows, and sizes, shares and"
        " means are of all of them. Medians, quantiles, evidence and figures are of the sample."
    ),
    "issue.sampled_by_values.message": (
        "The table has {total:int} rows in {engine}, and no column names the customers. What is"
        " explored, compared and tested is a sample of {n:int} that the values of the rows"
        " decide: equal rows are drawn together, and another engine may draw others."
    ),
    "issue.sampled_by_values.remedy": (
        "Name the id column with --id-col where there is one. The segments are fitted to all"
        " rows; medians, quantiles, evidence and figures are of the sample."
    ),
    "issue.no_snapshot.message": (
        "{engine} does not hold still what is read: rows that others write during the study may"
        " be in one pass and not in another."
    ),
    "issue.no_snapshot.remedy": "Do not write into the table while it is studied.",
    "issue.spelled_numbers.message": (
        "{columns:list} holds numbers or dates that are written as texts. {engine} cannot"
        " compute with them, so they were left out."
    ),
    "issue.spelled_numbers.remedy": (
        "Turn them into numbers or dates in a view or a query, and study that."
    ),
    "issue.fitted_to_all.message": (
        "The segments were fitted to all {total:int} rows in {passes:int} exact passes; no"
        " centroid is farther than {moved:number} standard units from where the sample had it."
        " For {near:int} rows two segments are so nearly equally close that rounding decides."
    ),
    "issue.fitted_to_all.remedy": "Nothing needs to be done.",
    "issue.passes_ended.message": (
        "After {passes:int} passes over all {total:int} rows the centroids still moved."
    ),
    "issue.passes_ended.remedy": (
        "The segments are usable; the sizes would still change a little with more passes."
    ),
    "issue.centroids_of_sample.message": (
        "With missing=drop the segments are those of the sample's complete rows; sizes, shares"
        " and means are of all {total:int} rows."
    ),
    "issue.centroids_of_sample.remedy": 'Use missing="median" (--missing median) to fit all rows.',
    "issue.target_key_repeats.message": (
        "{columns:list} repeats: some customers have more than one row, so that {table} "
        "has an index on it and no primary key."
    ),
    "issue.target_key_repeats.remedy": (
        "Remove repeated customers, or name another id with --id-col."
    ),
    "issue.target_key_missing.message": (
        "{columns:list} is missing in some rows, so that {table} has an index on it and "
        "no primary key."
    ),
    "issue.target_key_missing.remedy": ("Fill the ids, or name another with --id-col."),
}
