"""English texts of the ballot: what each criterion says about the number of segments."""

TEXTS: dict[str, str] = {
    # One line for each criterion.
    "ballot.label.score": "Silhouette above no-group data × agreement",
    "ballot.label.agreement": "Agreement of bootstrap pairs, median adjusted Rand index",
    "ballot.label.silhouette": "Silhouette",
    "ballot.label.simplified_silhouette": "Simplified silhouette",
    "ballot.label.calinski_harabasz": "Calinski–Harabasz",
    "ballot.label.davies_bouldin": "Davies–Bouldin",
    "ballot.label.elbow": "Elbow of the sum of squares (share left within groups)",
    "ballot.label.gap": "Gap, within one standard error of the largest",
    "ballot.label.gap_one_se": "Gap, one-standard-error rule of the paper",
    "ballot.label.prediction_strength": "Prediction strength",
    "ballot.label.instability": "Instability of bootstrap pairs (Fang–Wang)",
    "ballot.label.jump": "Jump",
    "ballot.label.bic": "BIC of round groups",
    # How a criterion takes its k from its values.
    "ballot.rule.argmax": "the largest value",
    "ballot.rule.gated_argmax": (
        "the largest value among the k that pass the gates on agreement, effect and size"
    ),
    "ballot.rule.argmin": "the smallest value",
    "ballot.rule.kneedle": "where the curve bends most",
    "ballot.rule.global_se_max": "the smallest k within one standard error of the largest value",
    "ballot.rule.tibshirani": (
        "the smallest k that is within one standard error of the next one, or above it"
    ),
    "ballot.rule.threshold": "the largest k with 0.80 or more",
    "ballot.better.higher": "high is good",
    "ballot.better.lower": "low is good",
    "ballot.can_say_one.yes": "yes",
    "ballot.can_say_one.no": "no",
    # What to know about a criterion, in one sentence.
    "ballot.note.score": (
        "Decides among the k that pass the gates; whether there are groups at all is tested "
        "before it, not by it."
    ),
    "ballot.note.score.rest": (
        "Decides among the k that pass the gates, on the {n_tested:int} customers left after the "
        "{n_set_aside:int} at one exact value were set aside."
    ),
    "ballot.note.score.none": (
        "No k passes the gates on agreement, effect and size, so it has no answer here."
    ),
    "ballot.note.agreement": (
        "Evenly filled columns can be cut the same way every time, so agreement alone is no sign "
        "of groups."
    ),
    "ballot.note.agreement.rest": (
        "Measured on the {n_tested:int} customers left after the {n_set_aside:int} at one exact "
        "value were set aside; agreement alone is no sign of groups."
    ),
    "ballot.note.silhouette": (
        "Its level depends on the number of columns and on k, and data without groups have a "
        "positive one too."
    ),
    "ballot.note.simplified_silhouette": (
        "Measures to centres instead of customers and runs higher than the silhouette; the two "
        "are counted once."
    ),
    "ballot.note.calinski_harabasz": (
        "Made for round groups far apart; on evenly filled columns its largest value is arbitrary."
    ),
    "ballot.note.davies_bouldin": "Favours small groups far from the others.",
    "ballot.note.elbow": (
        "Data without groups bend too, and the place moves with the largest k that is tried: "
        "shown, not counted."
    ),
    "ballot.note.gap": (
        "Against {n_references:int} evenly filled boxes ({resampled_rows:int} customers); skewed "
        "or related columns beat such boxes without any groups."
    ),
    "ballot.note.gap_one_se": (
        "Known to stop early: it answered 1 on 18 of 18 simulated tables with five clear groups."
    ),
    "ballot.note.prediction_strength": (
        "From {n_repeats:int} random halves ({resampled_rows:int} customers); it falls as k grows "
        "and misses small groups."
    ),
    "ballot.note.instability": (
        "From {n_pairs:int} bootstrap pairs ({resampled_rows:int} customers); not corrected for "
        "chance, so it falls as k grows."
    ),
    "ballot.note.jump": (
        "Hangs on its exponent, half the number of columns; it names several groups in a few "
        "evenly filled columns."
    ),
    "ballot.note.bic": (
        "Assumes round groups of equal spread and size and splits long or skewed ones: shown, not "
        "counted."
    ),
    # The line above the table.
    "ballot.sentence.all": "All {n_counted:int} criteria prefer {k:int}",
    "ballot.sentence.many": "{n_agreeing:int} of {n_counted:int} criteria prefer {k:int}",
    "ballot.sentence.one": "1 of {n_counted:int} criteria prefers {k:int}",
    "ballot.sentence.none": "None of {n_counted:int} criteria prefers {k:int}",
    "ballot.sentence.other.many": "{n:int} prefer {k}",
    "ballot.sentence.other.one": "1 prefers {k}",
    "ballot.sentence.gap": "gap’s one-standard-error rule says {k:int}",
    "ballot.sentence.gap_early": (
        "gap’s one-standard-error rule says {k:int} (known to stop early)"
    ),
    "ballot.sentence.say_one.many": (
        "Of the criteria counted, {n_can_say_one:int} can answer 1 and {n_say_one:int} do."
    ),
    "ballot.sentence.say_one.one": (
        "Of the criteria counted, {n_can_say_one:int} can answer 1 and one does."
    ),
    "ballot.sentence.say_one.none": (
        "Of the criteria counted, {n_can_say_one:int} can answer 1 and none does."
    ),
    "ballot.sentence.cannot_say_one": "None of the criteria counted can answer 1.",
    "ballot.sentence.empty": "One k was tried, so there is nothing that a criterion can compare.",
    # How the line above counts.
    "ballot.counting": (
        "Counted are the criteria that give an answer, those that share an idea once: the two "
        "silhouettes together, the two rules of the gap together. The elbow and BIC are not "
        "counted. The criteria are related, so this is no vote of independent judges."
    ),
}
