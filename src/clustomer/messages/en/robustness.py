"""English texts: robustness, relevance, trivial splits, intervals of effects."""

_CHOICES: dict[str, str] = {
    "robustness.choice.scale.standard": "scaling by the standard deviation",
    "robustness.choice.scale.range": "scaling by the range",
    "robustness.choice.scale.robust": "scaling by the interquartile range",
    "robustness.choice.transform.on": "transforming skewed columns",
    "robustness.choice.transform.off": "leaving skewed columns as they are",
    "robustness.choice.outliers.on": "limiting outliers",
    "robustness.choice.outliers.off": "leaving outliers as they are",
    "robustness.choice.missing.median": "filling missing values",
    "robustness.choice.missing.drop": "using complete rows only",
    "robustness.choice.missing.kpod": "leaving missing values out of the distances",
    "robustness.choice.weight": "counting “{value}” twice",
    "robustness.choice.without": "leaving out “{value}”",
    "robustness.choice.k": "k = {value}",
    "robustness.choice.seed": "other random starts (number {value})",
    "robustness.and": " and ",
}

_ROBUSTNESS: dict[str, str] = {
    "robustness.breaker.breaks": (
        "One choice breaks the {nouns}: {what} gives others (adjusted Rand index {ari:fixed2}; 1 "
        "is the same, 0 is chance)."
    ),
    "robustness.breaker.bends": (
        "The {nouns} hang most on one choice: {what} moves many customers (adjusted Rand index "
        "{ari:fixed2}; 1 is the same, 0 is chance)."
    ),
    "robustness.breaker.holds": (
        "No single choice changes the {nouns} much; {what} changes them most (adjusted Rand index "
        "{ari:fixed2}; 1 is the same, 0 is chance)."
    ),
    "robustness.customers": (
        "With {k:int} {nouns}, a customer stays in the same {noun} in {share:percent} of these "
        "ways on average."
    ),
}

_RELEVANCE: dict[str, str] = {
    "relevance.without.other": (
        "Leaving out “{column}” changes the {nouns} most (adjusted Rand index {ari:fixed2}; 1 is "
        "the same, 0 is chance)."
    ),
    "relevance.without.same": (
        "No single column decides: without any one of them the {nouns} stay much the same "
        "(adjusted Rand index {ari:fixed2} or more; “{column}” matters most)."
    ),
    "relevance.dominant": (
        "“{column}” alone makes up {share:percent} of the separation: the {nouns} are mostly "
        "levels of it."
    ),
    "relevance.hides": (
        "“{column}” blurs the {nouns}: without it the mean silhouette is {after:fixed2} instead "
        "of {before:fixed2} (a column less brings about {expected:fixed2} where there are no "
        "groups). Consider leaving it out and describing the {nouns} by it."
    ),
}

_BASELINES: dict[str, str] = {
    "baselines.split.best_column": "a split by “{column_1}” alone",
    "baselines.split.grid": "a grid of “{column_1}” and “{column_2}”",
    "baselines.split.random": "a random split",
    "baselines.clear.target": (
        "The {k:int} {nouns} explain {ours:percent} of the variance of “{target}” in held-out "
        "customers; the best simple split into as many groups, {split}, explains "
        "{best:percent}, and less in every fold."
    ),
    "baselines.close.target": (
        "The {k:int} {nouns} explain {ours:percent} of the variance of “{target}” in held-out "
        "customers; the best simple split into as many groups, {split}, explains "
        "{best:percent}, and as much or more in some folds: the difference may be chance."
    ),
    "baselines.beaten.target": (
        "A simple split does at least as well: {split} into as many groups explains "
        "{best:percent} of the variance of “{target}” in held-out customers, the {k:int} {nouns} "
        "{ours:percent}. If “{target}” is what matters, use the simple split."
    ),
    "baselines.nothing.target": (
        "Neither the {k:int} {nouns} nor a simple split explain “{target}” in held-out customers "
        "({nouns}: {ours:percent} of its variance, {split}: {best:percent})."
    ),
    "baselines.built_in.one": (
        "But “{target}” goes up and down with “{column_1}”, which formed the {nouns}: that they "
        "explain it is built in. Only a value from outside or from later can test them."
    ),
    "baselines.built_in.two": (
        "But “{target}” is nearly “{column_1}” times “{column_2}”, which formed the {nouns}: that "
        "they explain it is built in. Only a value from outside or from later can test them."
    ),
    "baselines.clear.features": (
        "No outcome was named. Of the columns that formed them, the {k:int} {nouns} explain "
        "{ours:percent} of the variance in held-out customers, {split} {best:percent}, and less "
        "in every fold. That flatters the {nouns}: they are made for it."
    ),
    "baselines.close.features": (
        "No outcome was named. Of the columns that formed them, the {k:int} {nouns} explain "
        "{ours:percent} of the variance in held-out customers, {split} {best:percent}, and as "
        "much or more in some folds, although the {nouns} are made for it."
    ),
    "baselines.beaten.features": (
        "A simple split does at least as well: {split} explains {best:percent} of the variance "
        "of the columns themselves in held-out customers, the {k:int} {nouns} {ours:percent}, "
        "although they are made for it."
    ),
}

_EFFECTS: dict[str, str] = {
    "effects.note": (
        "Intervals: the middle 95 % of {n_resamples:int} resamples of {rows:int} customers in "
        "which the {nouns} were formed anew and matched. Descriptive: the columns that formed the "
        "{nouns} get no p-values."
    ),
}

TEXTS: dict[str, str] = {**_CHOICES, **_ROBUSTNESS, **_RELEVANCE, **_BASELINES, **_EFFECTS}
