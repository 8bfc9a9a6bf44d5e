"""English texts of the choice of k and of the verdict."""

TEXTS: dict[str, str] = {
    # Why this k. The parts that apply are joined to one paragraph.
    "selection.reason.silhouette": (
        "Of k = {k_min:int} to {k_max:int}, k = {k:int} has the largest mean silhouette: "
        "{silhouette:fixed3} (from −1 to 1, higher is better)."
    ),
    "selection.reason.silhouette_eligible": (
        "Of k = {k_min:int} to {k_max:int}, k = {k:int} has the largest mean silhouette among "
        "those whose smallest group has at least {needed:int} customers: {silhouette:fixed3} "
        "(from −1 to 1, higher is better)."
    ),
    "selection.reason.only_eligible": (
        "Of k = {k_min:int} to {k_max:int}, k = {k:int} is the only one whose smallest group has "
        "at least {needed:int} customers; its mean silhouette is {silhouette:fixed3} (from −1 to "
        "1, higher is better)."
    ),
    "selection.reason.only": (
        "k = {k:int} is the only number of groups that was tried; its mean silhouette is "
        "{silhouette:fixed3} (from −1 to 1, higher is better)."
    ),
    "selection.reason.runner_up": (
        "Next comes k = {runner_up:int} with {runner_up_silhouette:fixed3}."
    ),
    "selection.reason.sampled": (
        "Silhouettes were measured on {silhouette_rows:int} of {n_rows:int} customers "
        "(standard error {silhouette_se:number})."
    ),
    "selection.reason.yardstick": (
        "Data without groups have a positive silhouette too: about {without_groups_low:fixed2} "
        "to {without_groups_high:fixed2} in {n_columns:int} evenly filled columns (k = 2 to 8, "
        "200 to 2,000 rows)."
    ),
    "selection.reason.yardstick_one": (
        "Data without groups have a positive silhouette too: about {without_groups_low:fixed2} "
        "to {without_groups_high:fixed2} in one evenly filled column (k = 2 to 8, 200 to 2,000 "
        "rows)."
    ),
    "selection.reason.yardstick_many": (
        "Data without groups have a positive silhouette too: below 0.1 in {n_columns:int} evenly "
        "filled columns (k = 2 to 8, 200 to 2,000 rows)."
    ),
    "selection.reason.untested": (
        "Whether this one is larger than such data give has not been tested."
    ),
    "selection.reason.natural": (
        "Of k = {tested_low:int} to {tested_high:int}, k = {k:int} has the highest product of "
        "excess silhouette and agreement among the {n_passing:int} that pass the gates: "
        "{score:fixed3} (higher is better)."
    ),
    "selection.reason.reproducible": (
        "No k of {tested_low:int} to {tested_high:int} shows natural segments. k = {k:int} is the "
        "largest whose groups come back in resamples: median adjusted Rand index "
        "{agreement:fixed2} (0.80 needed), smallest Jaccard similarity {jaccard:fixed2} (0.75 "
        "needed)."
    ),
    "selection.reason.constructive": (
        "No k of {tested_low:int} to {tested_high:int} shows natural or reproducible groups. "
        "k = {k:int} is shown because, of the splits into three to six groups that are all large "
        "enough, its groups change least between resamples: {stability}."
    ),
    "selection.reason.constructive_any": (
        "No k of {tested_low:int} to {tested_high:int} shows natural or reproducible groups. "
        "k = {k:int} is shown because its groups change least between resamples: {stability}."
    ),
    "selection.reason.natural_restricted": (
        "The rule would show k = {reported_k:int}, outside the limits that were set. Within them "
        "k = {k:int} has the highest product of excess silhouette and agreement: {score:fixed3} "
        "(higher is better)."
    ),
    "selection.reason.reproducible_restricted": (
        "The rule would show k = {reported_k:int}, outside the limits that were set. Within them "
        "k = {k:int} is the largest whose groups come back in resamples: median adjusted Rand "
        "index {agreement:fixed2} (0.80 needed)."
    ),
    "selection.reason.constructive_restricted": (
        "The rule would show k = {reported_k:int}, outside the limits that were set. Within them "
        "the groups of k = {k:int} change least between resamples: {stability}."
    ),
    "selection.reason.beside_rule": (
        "Customers whom a rule sets apart took no part in the verdict. Shown are all customers in "
        "k = {k:int} groups as KMeans forms them; this partition as a whole was not tested against "
        "data without groups."
    ),
    "selection.reason.compared": (
        "On the {n_tested:int} customers of the test its {measure} is "
        "{test_silhouette:fixed3}; data without groups give {null_silhouette:fixed3} on average."
    ),
    "selection.reason.user": "k = {k:int} was given by the user.",
    "selection.reason.user_agrees": (
        "It also has the largest mean silhouette, {silhouette:fixed3} (from −1 to 1, higher is "
        "better)."
    ),
    "selection.reason.user_differs": (
        "Its mean silhouette is {silhouette:fixed3}; the largest, {best_silhouette:fixed3}, is "
        "that of k = {best_k:int} (from −1 to 1, higher is better)."
    ),
    "selection.reason.user_best": (
        "The largest mean silhouette, {best_silhouette:fixed3}, is that of k = {best_k:int} "
        "(from −1 to 1, higher is better)."
    ),
    "selection.reason.user_agrees_eligible": (
        "It also has the largest mean silhouette among those whose smallest group has at least "
        "{needed:int} customers, {silhouette:fixed3} (from −1 to 1, higher is better)."
    ),
    "selection.reason.user_differs_eligible": (
        "Its mean silhouette is {silhouette:fixed3}; the largest among those whose smallest group "
        "has at least {needed:int} customers, {best_silhouette:fixed3}, is that of k = "
        "{best_k:int} (from −1 to 1, higher is better)."
    ),
    "selection.reason.user_best_eligible": (
        "The largest mean silhouette among those whose smallest group has at least {needed:int} "
        "customers, {best_silhouette:fixed3}, is that of k = {best_k:int} (from −1 to 1, higher "
        "is better)."
    ),
    "selection.reason.set_aside": (
        "k = {set_aside} would score higher, with {set_aside_silhouette:fixed3}, but its smallest "
        "group has {set_aside_smallest:int} customers; at least {needed:int} are needed."
    ),
    # What the reader should know about the choice.
    "selection.flag.k_at_limit": (
        "k = {k:int} is the largest number that was tried: a larger one may score higher. "
        "Try more with --k-max."
    ),
    "selection.flag.k_restricted": (
        "Without your limits the rule would show k = {reported_k:int}."
    ),
    "selection.flag.small_clusters": (
        "A group of fewer than {needed:int} customers stands in a partition that scores high: "
        "often a few unusual customers, not a group to address."
    ),
    "selection.flag.small_clusters_chosen": (
        "The smallest group has {smallest:int} customers, fewer than the {needed:int} that a "
        "group should have."
    ),
    "selection.flag.starts_disagree": (
        "The best starts agree only to {start_agreement:fixed2} (adjusted Rand index, 1 = the "
        "same groups, 0.95 needed): other starts draw the borders elsewhere."
    ),
    "selection.flag.criteria_disagree": (
        "The criteria do not agree on k = {k:int}: {agreeing:int} of {n_criteria:int} prefer it."
    ),
    # The verdict while no test has been made.
    "verdict.not_tested": "{count} segments, not yet tested against data without groups.",
    "verdict.not_tested.one": (
        "One segment, everybody: not yet tested against data without groups."
    ),
    "count.2": "Two",
    "count.3": "Three",
    "count.4": "Four",
    "count.5": "Five",
    "count.6": "Six",
    "count.7": "Seven",
    "count.8": "Eight",
    "count.9": "Nine",
    "count.10": "Ten",
    "count.11": "Eleven",
    "count.12": "Twelve",
}
