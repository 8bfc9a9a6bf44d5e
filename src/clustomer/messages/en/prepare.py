"""English texts of the preparation, the model and single customers."""

TEXTS: dict[str, str] = {
    # How a column was prepared, one phrase for each operation.
    "plan.sentence": "{column:list}: {steps}.",
    "plan.step.impute": "a missing value counts as the median {value:number} (rows: {n:int})",
    "plan.step.impute_level": (
        "a missing value counts as {level:list}, the most frequent level (rows: {n:int})"
    ),
    "plan.step.impute_middle": (
        "a missing value counts as {level:list}, the middle level (rows: {n:int})"
    ),
    "plan.step.log1p": "logarithm of 1 + value",
    "plan.step.yeo_johnson": "Yeo-Johnson transform with lambda {lmbda:fixed2}",
    "plan.step.winsorise": (
        "values below {low:number} or above {high:number} count as these limits (rows: {n:int})"
    ),
    "plan.step.scale.standard": (
        "minus the mean {centre:number}, divided by the standard deviation {scale:number}"
    ),
    "plan.step.scale.range": (
        "minus the smallest value {centre:number}, divided by the range {scale:number}"
    ),
    "plan.step.scale.robust": (
        "minus the median {centre:number}, divided by the interquartile range {scale:number}"
    ),
    "plan.step.unscaled": "in its original units",
    "plan.step.one_hot": (
        "one column for each of {n:int} levels, 0 or {factor:fixed3} (Hennig and Liao)"
    ),
    "plan.step.ordinal": (
        "scores of {n:int} ordered levels, centred, times {factor:fixed3} (Hennig and Liao)"
    ),
    "plan.step.weight": "counts {weight:number} times in squared distances",
    # What the reader should know about the preparation.
    "issue.prepare_imputed.message": (
        "{columns:list} is missing in {n:int} of {rows:int} rows ({share:percent} of the"
        " customers). The median or the usual level takes the place, and these customers are"
        " marked."
    ),
    "issue.prepare_imputed.remedy": (
        'Use missing="kpod" (--missing kpod) to leave missing values out of the distances.'
    ),
    "issue.prepare_imputed_much.message": (
        "{columns:list} is missing in {n:int} of {rows:int} rows ({share:percent} of the"
        " customers). The median or the usual level takes the place, and these customers are"
        " marked: what was filled in is not evidence, it draws them towards the middle and can"
        " look like a group."
    ),
    "issue.prepare_imputed_much.remedy": (
        'Compare with missing="kpod" or missing="drop" (--missing), or leave the column out with'
        " --exclude."
    ),
    "issue.prepare_partial.message": (
        "{columns:list} is missing in {n:int} of {rows:int} rows ({share:percent} of the"
        " customers). It is left out of their distances (k-POD): these customers are placed by"
        " the values they have."
    ),
    "issue.prepare_partial.remedy": 'Use missing="median" (--missing median) to fill it instead.',
    "issue.prepare_dropped.message": (
        "{columns:list} is missing in {n:int} of {rows:int} rows ({share:percent} of the"
        " customers). Segments were formed from the {rest:int} rows without missing values;"
        " afterwards the others were assigned as well, with the median or the usual level in"
        " place of what is missing, and marked."
    ),
    "issue.prepare_dropped.remedy": (
        'Use missing="median" or missing="kpod" (--missing) to form segments from everybody.'
    ),
    "issue.prepare_set_aside_missing.message": (
        "{columns:list} is missing in {n:int} of {rows:int} rows ({share:percent} of the"
        " customers), which is more than {limit:percent}: not used to form segments."
    ),
    "issue.prepare_set_aside_missing.remedy": (
        "Complete the column, or study the customers who have it separately."
    ),
    "issue.prepare_set_aside_constant.message": (
        "{columns:list} does not differ between customers after preparation (missing in {n:int}"
        " of {rows:int} rows): not used to form segments."
    ),
    "issue.prepare_set_aside_constant.remedy": (
        "Nothing needs to be done; leave the column out to silence this."
    ),
    "issue.prepare_log1p.message": (
        "Skewed columns (skewness above {limit:number}; 0 = symmetric) are compared by their"
        " logarithm log(1 + value), so that a few large values do not decide: {columns:list}."
    ),
    "issue.prepare_log1p.remedy": (
        "In Python, transform_skewed=False leaves them as they are; --scale none keeps every"
        " column in its original units."
    ),
    "issue.prepare_yeo_johnson.message": (
        "Skewed columns (skewness above {limit:number}; 0 = symmetric) that a logarithm does not"
        " help are compared after Yeo-Johnson's transform, so that a few large values do not"
        " decide: {columns:list}."
    ),
    "issue.prepare_yeo_johnson.remedy": (
        "In Python, transform_skewed=False leaves them as they are; --scale none keeps every"
        " column in its original units."
    ),
    "issue.prepare_winsorised.message": (
        "{columns:list} is extreme in {n:int} of {rows:int} rows ({share:percent}): beyond the"
        " median ± {fence:number} × 1.4826 × MAD. There the limit counts instead of the value."
        " These customers stay in and are marked as outliers."
    ),
    "issue.prepare_winsorised.remedy": (
        "Check these values and correct errors in the file; in Python, winsorise=False leaves"
        " them as they are."
    ),
    # What the reader should know about the fit.
    "issue.fit_k_complete.message": (
        "The number of segments was chosen on the {n:int} of {total:int} customers without"
        " missing values; the segments were formed from all of them."
    ),
    "issue.fit_k_complete.remedy": 'Use missing="median" (--missing median) to fill the gaps.',
    "issue.fit_k_filled.message": (
        "Only {n:int} of {total:int} customers have no missing value: the number of segments was"
        " chosen with column means in place of what is missing, which can look like a group."
    ),
    "issue.fit_k_filled.remedy": "Give the number of segments yourself, or use fewer features.",
    "issue.fit_sampled.message": (
        "The numbers of segments were compared on a random sample of {n:int} of {total:int}"
        " customers; the chosen segments were then fitted to all of them."
    ),
    "issue.fit_sampled.remedy": "Nothing needs to be done: the sample is large.",
    # What a centroid or a segment is called before it has a name.
    "model.segment_name": "Segment {n:int}",
}
