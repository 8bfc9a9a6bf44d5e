"""English texts: stability."""

TEXTS: dict[str, str] = {
    # How to read the mean Jaccard similarity of a segment (Hennig 2007).
    "stability.reading.very_stable": (
        "Very stable (0.85 or more): nearly the same customers come together again."
    ),
    "stability.reading.stable": (
        "Stable (0.75 to 0.85): most of the same customers come together again."
    ),
    "stability.reading.pattern": (
        "A pattern (0.6 to 0.75): something is there, but which customers belong to it is doubtful."
    ),
    "stability.reading.not_trusted": (
        "Not to be trusted (below 0.6): another sample forms another segment here."
    ),
    "stability.reading_name.very_stable": "very stable",
    "stability.reading_name.stable": "stable",
    "stability.reading_name.pattern": "a pattern",
    "stability.reading_name.not_trusted": "not to be trusted",
    # How the table was disturbed.
    "stability.scheme.bootstrap": (
        "Each of {n_resamples:int} resamples draws {n_rows:int} customers with replacement, as "
        "if another sample had been taken, and forms {k:int} segments from them alone."
    ),
    "stability.scheme.subset": (
        "Each of {n_resamples:int} resamples takes half of the customers ({n_rows:int}) and "
        "forms {k:int} segments from them alone."
    ),
    "stability.scheme.noise": (
        "Each of {n_resamples:int} times about 5 % of {n_rows:int} customers are replaced by "
        "noise, and {k:int} segments are formed anew."
    ),
    "stability.scheme.jitter": (
        "Each of {n_resamples:int} times all values of {n_rows:int} customers are moved a "
        "little, and {k:int} segments are formed anew."
    ),
    "stability.when.bootstrap": "When the customers are drawn again",
    "stability.when.subset": "When half of the customers are left out",
    "stability.when.noise": "When 5 % of the customers are replaced by noise",
    "stability.when.jitter": "When all values are moved a little",
    # Which segments come back, in one sentence.
    "stability.summary": "{when}, {clauses}.",
    "stability.clause.all": "each of the {k:int} segments comes back",
    "stability.clause.none": "none of the {k:int} segments comes back",
    "stability.clause.back.one": "{names:list} comes back",
    "stability.clause.back.many": "{names:list} come back",
    "stability.clause.part.one": "{names:list} comes back only in part",
    "stability.clause.part.many": "{names:list} come back only in part",
    "stability.clause.lost.one": "{names:list} does not come back",
    "stability.clause.lost.many": "{names:list} do not come back",
    "stability.range": (
        "The mean Jaccard similarity of a segment with the one most like it (1 = the same "
        "customers) goes from {low:fixed2} to {high:fixed2}; from 0.75 on a segment counts as "
        "stable."
    ),
    "stability.unsure": (
        "{share:percent} of the customers are in their own segment in fewer than 6 of 10 resamples."
    ),
    "stability.refitted": (
        "With the whole preparation learnt anew in each resample, two resamples agree to "
        "{refitted:fixed2} (median adjusted Rand index of {n_pairs:int} pairs; 1 = the same "
        "segments, 0 = chance)."
    ),
    "stability.caution": (
        "A segment that comes back need not be a natural group: a cut through an even cloud of "
        "customers can come back as well."
    ),
    "stability.one": "One segment holds everybody: there is nothing that could come back or not.",
}
