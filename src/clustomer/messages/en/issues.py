"""English texts of issues about the data, and of the reasons for kinds and roles."""

TEXTS: dict[str, str] = {
    # -- why a column has its kind and role --------------------------------------------
    "why.empty": "It has no values.",
    "why.key": "Every value is different, and they run in order or in equal steps: a key.",
    "why.key_named": "Every value is different, and it is named like a key.",
    "why.other_key": "It is a key too; one column names the customer.",
    "why.repeated_key": "It is named like the customer's key, but {n:int} values repeat over "
    "{rows:int} rows.",
    "why.date": "Dates, counted in days before the reference date.",
    "why.flag": "Truth values.",
    "why.yes_no": "Yes or no.",
    "why.zero_one": "Only 0 and 1.",
    "why.gender": "Its values are genders.",
    "why.declared": "Its levels came with an order.",
    "why.ordered": "Its values are words with a known order.",
    "why.rating": "A rating of {n:int} whole levels.",
    "why.category": "{n:int} names without an order.",
    "why.code": "{n:int} numbers that are codes, by the column's name.",
    "why.many_codes": "Numbers that are codes, by the column's name: {n:int} different ones.",
    "why.many_levels": "{n:int} different texts in {rows:int} rows: too many for groups to be "
    "compared.",
    "why.money": "Amounts of money, by the column's name or sign.",
    "why.share": "Shares or percentages, by the column's name.",
    "why.count": "Whole numbers from zero on.",
    "why.count_named": "Whole numbers, named as a count.",
    "why.number": "Numbers.",
    "why.constant": "All of its values are the same.",
    "why.copy": 'It repeats "{other}" exactly.',
    "why.leakage": "It is named like the result of an earlier segmentation or prediction.",
    "attribute.gender": "gender",
    "attribute.ethnicity": "ethnicity",
    "attribute.religion": "religion",
    "attribute.health": "health",
    "attribute.nationality": "nationality",
    "attribute.sexual orientation": "sexual orientation",
    "attribute.pregnancy": "pregnancy",
    "attribute.political opinion": "political opinion",
    "attribute.family status": "family status",
    "attribute.union membership": "union membership",
    "why.protected": "It names a protected attribute ({attribute}).",
    "why.not_named": "Other columns were named as features.",
    "why.needs_features": "Segments are formed from numeric and ordered columns with at least two "
    "different values.",
    "why.user_kind": 'The kind "{kind}" was set by you.',
    "why.user_exclude": "Left out by you.",
    "why.user_id_column": "Named by you as the id.",
    "why.user_weight": "Named by you as the row weight.",
    "why.user_value": "Named by you as the value of a customer; never a feature.",
    "why.user_outcome": "Named by you as the outcome; never a feature.",
    "why.user_features": "Named by you as a feature.",
    "why.user_describe_only": "Named by you to describe only.",
    "why.user_sensitive": "Named by you as sensitive.",
    # -- how columns were taken --------------------------------------------------------
    "issue.constant_column.message": "{columns:list} has one value only (empty in {n_missing:int} "
    "of {rows:int} rows). It cannot separate customers and is left out.",
    "issue.constant_column.remedy": "Nothing to do; --exclude takes it off this list.",
    "issue.all_missing_column.message": "{columns:list} has no values and is left out.",
    "issue.all_missing_column.remedy": "Check the export if values were expected; --exclude takes "
    "it off this list.",
    "issue.copied_column.message": '{columns:list} repeats "{other}" exactly. It is left out: '
    "counted twice, it would weigh double.",
    "issue.copied_column.remedy": "Nothing to do; name it with --features to use it instead.",
    "issue.other_id_column.message": "{columns:list} names each row like an id and is left out; "
    'the id is "{id}".',
    "issue.other_id_column.remedy": "Choose the id with --id-col; use the column all the same "
    "with --features.",
    "issue.text_column.message": "{columns:list} has {n_distinct:int} different values, too many "
    "for groups to be compared. It is left out.",
    "issue.text_column.remedy": "Group its values into at most 50 categories to use it.",
    "issue.leakage_column.message": "{columns:list} is named like the result of an earlier "
    "segmentation or prediction. It is left out, and the segments are compared with it "
    "afterwards.",
    "issue.leakage_column.remedy": "If it is an ordinary property of customers, name it with "
    "--features or --describe-only.",
    "issue.sensitive_feature.message": "{columns:list} is a protected attribute ({attribute}) and "
    "forms segments because you named it.",
    "issue.sensitive_feature.remedy": "Take it out of --features unless the law and the purpose "
    "allow it; it is described all the same.",
    "issue.infinite_values.message": "{columns:list} holds infinite numbers in {n:int} of "
    "{rows:int} rows. They are treated as missing.",
    "issue.infinite_values.remedy": "Look for divisions by zero where the column is made.",
    "issue.dates_as_days.message": "{columns:list} is turned into days before {date}, the latest "
    "date in the table.",
    "issue.dates_as_days.remedy": "Set another day with --reference-date; leave dates out with "
    "--exclude.",
    "issue.dates_as_days_stated.message": "{columns:list} is turned into days before {date}, the "
    "reference date you set.",
    "issue.dates_as_days_stated.remedy": "Leave dates out with --exclude.",
    "issue.dates_after_reference.message": "{columns:list} lies after the reference date {date} "
    "in {n:int} of {rows:int} rows. These days are counted as negative.",
    "issue.dates_after_reference.remedy": "Set a later --reference-date, or correct the dates.",
    "issue.many_alike.message": "{n:int} more remarks are like this one: {like}",
    "issue.many_alike.remedy": "They concern {columns:list}; result.json lists all of them.",
    # -- missing values ----------------------------------------------------------------
    "issue.missing_described.message": "{columns:list} is missing in {n:int} of {rows:int} rows "
    "({share:percent}). It describes the other customers only.",
    "issue.missing_described.remedy": "Complete the column if these customers matter.",
    "issue.missing_ids.message": "{columns:list} names no customer in {n:int} of {rows:int} rows. "
    "They are kept.",
    "issue.missing_ids.remedy": "Complete the ids if the segments are to be matched back.",
    # -- rows --------------------------------------------------------------------------
    "issue.duplicate_ids.message": "{columns:list} occurs more than once: in {n:int} of "
    "{rows:int} rows it is that of an earlier row. They are kept as separate customers.",
    "issue.duplicate_ids.remedy": "Remove the repeats from the file if a customer is one row.",
    "issue.repeated_ids.message": "{columns:list} has {n_distinct:int} different ids in "
    "{n_rows:int} rows: the rows seem to be orders or visits, not customers. They are used as "
    "they are.",
    "issue.repeated_ids.remedy": "Make one row per customer first, for example with number of "
    "orders, days since the last one and total amount. For order lines say --transactions.",
    "issue.duplicate_rows.message": "{n:int} of {rows:int} rows ({share:percent}) are like an "
    "earlier row in every used column. They are kept.",
    "issue.duplicate_rows.remedy": "Remove them from the file if they are the same customers.",
    "issue.tiny_sample.message": "{n_rows:int} customers are few for {n_features:int} features: "
    "below {needed:int} (70 for each feature) segments change from sample to sample.",
    "issue.tiny_sample.remedy": "Use fewer features (--features), or more customers.",
    "issue.small_sample.message": "{n_rows:int} customers are somewhat few for {n_features:int} "
    "features: {needed:int} (100 for each feature) are better.",
    "issue.small_sample.remedy": "Use fewer features (--features), or read small segments with "
    "care.",
    "issue.row_order.message": "Rows {first:int} to {last:int} differ from the others in "
    "{columns:list} (distance between the distributions {distance:fixed2}; 0 = alike, 1 = "
    "apart). The file may be put together from several sources. All rows are used.",
    "issue.row_order.remedy": "Ask where those rows come from; study them apart if they are "
    "another population.",
    "issue.sorted_rows.message": "The file is sorted by {columns:list}. That has no influence on "
    "the segments; blocks of rows were therefore not compared.",
    "issue.sorted_rows.remedy": "Nothing to do.",
    # -- values ------------------------------------------------------------------------
    "issue.constant_values.message": "{columns:list} has one value only and cannot separate "
    "customers.",
    "issue.constant_values.remedy": "Leave it out with --exclude.",
    "issue.near_constant.message": "{columns:list} has the same value in {share:percent} of the "
    "rows. It tells little about the customers.",
    "issue.near_constant.remedy": "Leave it out with --exclude.",
    "issue.atom.message": "{columns:list} has the value {value:number} in {share:percent} of the "
    "rows. Such a group is real but trivial, and may become a segment of its own.",
    "issue.atom.remedy": "Consider splitting these customers off by hand, or leave the column out "
    "with --exclude.",
    "issue.id_as_feature.message": "{columns:list} numbers the rows like an id and is used as a "
    "feature because you named it.",
    "issue.id_as_feature.remedy": "Take it out of --features unless the number measures something.",
    "issue.leakage_feature.message": "{columns:list} is named like the result of an earlier "
    "segmentation or prediction and is used as a feature because you named it. The segments may "
    "only repeat it.",
    "issue.leakage_feature.remedy": "Take it out of --features; the segments are then compared "
    "with it.",
    "issue.sentinel.message": "{columns:list} is {value:number} in {n:int} of {rows:int} rows, "
    "far from the other values: a code for missing, most likely. It is kept as a value.",
    "issue.sentinel.remedy": "Empty those cells in the file, or leave the rows out.",
    "issue.sentinel_zero.message": "{columns:list} is 0 in {n:int} of {rows:int} rows, which can "
    "hardly be true: a code for missing, most likely. It is kept as a value.",
    "issue.sentinel_zero.remedy": "Empty those cells in the file if 0 means unknown.",
    "issue.sentinel_date.message": "{columns:list} is {date} in {n:int} of {rows:int} rows, far "
    "from the other dates: a code for missing or never, most likely. It is kept as a date.",
    "issue.sentinel_date.remedy": "Empty those cells in the file.",
    "issue.out_of_range.message": "{columns:list} lies outside the range {low:number} to "
    "{high:number} that its name states in {n:int} of {rows:int} rows. They are kept.",
    "issue.out_of_range.remedy": "Correct the values, or empty the cells.",
    "issue.level_variants.message": "{columns:list} has levels that differ in capitals or blanks "
    "only ({example}). They are kept apart.",
    "issue.level_variants.remedy": "Write each level in one way.",
    "issue.negative_values.message": "{columns:list} is negative in {n:int} of {rows:int} rows, "
    "which it cannot be. They are kept.",
    "issue.negative_values.remedy": "Correct the values, or empty the cells.",
    "issue.share_out_of_range.message": "{columns:list} lies outside 0 to {high:number} in "
    "{n:int} of {rows:int} rows, which a share cannot. They are kept.",
    "issue.share_out_of_range.remedy": "Correct the values, or empty the cells.",
    "issue.age_above_120.message": "{columns:list} is above 120 years in {n:int} of {rows:int} "
    "rows. They are kept.",
    "issue.age_above_120.remedy": "Correct the ages, or empty the cells.",
    "issue.minors.message": "{columns:list} is below 18 in {n:int} of {rows:int} rows "
    "({share:percent}), below 5 in {n_small:int}. They are kept.",
    "issue.minors.remedy": "Check whether they are customers; children may need special care in "
    "marketing.",
    "issue.longer_than_age.message": "{columns:list}: the first is larger than the second, the "
    "age, in {n:int} of {rows:int} rows, which cannot be. They are kept.",
    "issue.longer_than_age.remedy": "Correct one of the two, or leave one out with --exclude.",
    "issue.skewed.message": "{columns:list} is skewed (skewness {skewness:fixed1}; 0 = "
    "symmetric, 2 = an exponential distribution).",
    "issue.skewed.remedy": "Read its median rather than its mean.",
    "issue.heavily_skewed.message": "{columns:list} is heavily skewed (skewness "
    "{skewness:fixed1}; 0 = symmetric, 2 = an exponential distribution): a few values are very "
    "far from the rest.",
    "issue.heavily_skewed.remedy": "Look at the extreme values; correct them or leave the column "
    "out with --exclude.",
    "issue.correlated.message": "{columns:list} go together closely (correlation {r:fixed2}). "
    "They say nearly the same, which then counts twice.",
    "issue.correlated.remedy": "Leave one of them out with --exclude, or weigh them down with "
    "--feature-weights.",
}
