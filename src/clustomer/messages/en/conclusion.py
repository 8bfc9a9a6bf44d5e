"""English texts of the conclusion: findings, their significance, suggestions, limits."""

_TIE = (
    "{title}. {lead} {play} "
    "It hangs on {statistic} {label} {here:number}{unit} (all customers {all:number}{all_unit})."
)
_PAIR_1 = (
    "{statistic_1} {label_1} {here_1:number}{unit_1} (all customers {all_1:number}{all_unit_1})"
)
_PAIR_2 = (
    "{statistic_2} {label_2} {here_2:number}{unit_2} (all customers {all_2:number}{all_unit_2})"
)
_PAIR_3 = (
    "{statistic_3} {label_3} {here_3:number}{unit_3} (all customers {all_3:number}{all_unit_3})"
)
_WHO = "{title}: {customers} ({share:percent})"
_LEVEL_1 = (
    "{share_1:percent} have {label_1} “{level_1}” (all customers {population_share_1:percent})"
)
_LEVEL_2 = (
    "{share_2:percent} have {label_2} “{level_2}” (all customers {population_share_2:percent})"
)
_EFFECT = "{effect_name} {effect:fixed2} ({effect_word}), {p_shown}{corrected}"

_FINDINGS: dict[str, str] = {
    "describe.finding.customers.many": (
        "The {n:int} customers are in {k:int} {nouns}, formed from {n_features:int} columns: "
        "{features:list}."
    ),
    "describe.finding.customers.one": (
        "The {n:int} customers are in {k:int} {nouns}, formed from one column: {features:list}."
    ),
    "describe.finding.customers.whole": (
        "The {n:int} customers are shown as one {noun}: they were not divided."
    ),
    "describe.finding.natural.same": (
        "{asked}{count_first} natural segments were found{where}{beside}."
    ),
    "describe.finding.natural.also": (
        "{asked}The data speak for {found} natural segments{where}; {count} are as "
        "defensible{beside}."
    ),
    "describe.finding.natural.outscored": (
        "{asked}The data speak for {found} natural segments{where}; {count} pass every gate too, "
        "with a lower score{beside}."
    ),
    "describe.finding.natural.other": (
        "{asked}The data speak for {found} natural segments{where}{tested}, not for the {count} "
        "{nouns} shown{observed}."
    ),
    "describe.finding.natural.beside": (
        "{asked}{found_first} natural segments were found{where}{beside}. All customers are shown "
        "in {count} {nouns}, which as a whole were not tested."
    ),
    "describe.finding.reproducible.beside": (
        "{asked}{found_first} reproducible {nouns}{where}: made, not found, but they return in "
        "resamples. {structure} All customers are shown in {count} {nouns}, which as a whole "
        "were not tested."
    ),
    "describe.finding.constructive.beside": (
        "{asked}{structure} All customers are shown in {count} {nouns}: beyond that rule they "
        "are made, not found."
    ),
    "describe.finding.natural.untested": (
        "{asked}The data speak for {found} natural segments{where}{tested}. The {count} {nouns} "
        "shown were not tested."
    ),
    "describe.finding.natural.whole": (
        "{asked}The data speak for {found} natural segments{where}{tested}."
    ),
    "describe.finding.reproducible.same": (
        "{asked}{count_first} reproducible {nouns}{where}: made, not found, but they return in "
        "resamples. {structure}"
    ),
    "describe.finding.reproducible.also": (
        "{asked}The {count} {nouns} shown are made, not found, but they return in resamples; so do "
        "{found}, the largest number that does. {structure}"
    ),
    "describe.finding.reproducible.other": (
        "{asked}The {count} {nouns} shown are made, not found. The largest number of groups that "
        "return in resamples is {found}. {structure}"
    ),
    "describe.finding.reproducible.untested": (
        "{asked}The {count} {nouns} shown are made, not found, and were not tested. The largest "
        "number of groups that return in resamples is {found}. {structure}"
    ),
    "describe.finding.reproducible.whole": (
        "{asked}The largest number of groups that return in resamples is {found}: made, not found. "
        "{structure}"
    ),
    "describe.finding.constructive.same": (
        "{asked}{structure} The {count} {nouns} shown are made, not found{why}."
    ),
    "describe.finding.constructive.untested": (
        "{asked}{structure} The {count} {nouns} shown are made, not found, and were not tested."
    ),
    "describe.finding.constructive.whole": "{asked}{structure}",
    "describe.finding.not_assessable": "Whether there are groups could not be tested.",
    "describe.finding.not_assessable.reason": (
        "Whether there are groups could not be tested. {reason}"
    ),
    "describe.finding.plausible": (
        "{ks} {nouns} are {all_of} defensible: the evidence does not decide between these numbers."
    ),
    "describe.finding.agreement": (
        "The median agreement between two resamples is {shown} (adjusted Rand index; 1 = the same "
        "{nouns}, 0 = chance; 0.80 needed){refitted}."
    ),
    "describe.finding.stability.all": (
        "Resamples bring back {all_of} {nouns}: {parts} (mean Jaccard similarity, 1 = the same "
        "customers; stable from 0.75, very stable from 0.85)."
    ),
    "describe.finding.stability.some": (
        "Resamples bring back {back} of the {count} {nouns}: {parts} (mean Jaccard similarity, 1 = "
        "the same customers; stable from 0.75, very stable from 0.85, not to be trusted below "
        "0.60)."
    ),
    "describe.finding.stability.none": (
        "Resamples bring back none of the {count} {nouns}: {parts} (mean Jaccard similarity, 1 = "
        "the same customers; stable from 0.75, not to be trusted below 0.60)."
    ),
    "describe.finding.choice.silhouette": (
        "With {k:int} {nouns} the mean silhouette is highest: {silhouette:fixed3} "
        "(from −1 to 1, higher means clearer; {basis})."
    ),
    "describe.finding.choice.silhouette.large_enough": (
        "With {k:int} {nouns} the mean silhouette is highest among the numbers whose smallest "
        "{noun} is large enough: {silhouette:fixed3} (from −1 to 1, higher means clearer; "
        "{basis})."
    ),
    "describe.finding.choice.silhouette.alone": "The number of {nouns} is {k:int}.",
    "describe.finding.choice.user": (
        "You asked for {k:int} {nouns}. Their mean silhouette is {silhouette:fixed3} "
        "(from −1 to 1, higher means clearer; {basis})."
    ),
    "describe.finding.choice.user.whole": "You asked for one {noun}.",
    "describe.finding.choice.user.alone": "You asked for {k:int} {nouns}.",
    "describe.finding.choice.other": (
        "The number of {nouns}, {k:int}, was chosen by {criterion}. The mean silhouette is "
        "{silhouette:fixed3} (from −1 to 1, higher means clearer; {basis})."
    ),
    "describe.finding.choice.other.alone": (
        "The number of {nouns}, {k:int}, was chosen by {criterion}."
    ),
    "describe.finding.runner_up.ahead": (
        "The next best number is {runner_up_k:int}, with a mean silhouette of "
        "{runner_up_silhouette:fixed3}, {lead:fixed3} lower."
    ),
    "describe.finding.runner_up.narrow": (
        "The lead is narrow: with {runner_up_k:int} {nouns} the mean silhouette is "
        "{runner_up_silhouette:fixed3}, and by this measure that answer is nearly as good."
    ),
    "describe.finding.runner_up.behind": (
        "By mean silhouette another number does better: {runner_up_k:int}, with "
        "{runner_up_silhouette:fixed3}."
    ),
    "describe.finding.inertia": (
        "The {nouns} account for {between_share:percent} of the spread of the prepared columns; "
        "{inertia_share:percent} is left within them. Dividing any table accounts for some of it."
    ),
    "describe.finding.sizes": (
        "The largest is {largest}, with {largest_customers} ({largest_share:percent}); "
        "the smallest is {smallest}, with {smallest_n:int} ({smallest_share:percent})."
    ),
    "describe.finding.segment.1": f"{_WHO}; {_PAIR_1}.",
    "describe.finding.segment.2": f"{_WHO}; {_PAIR_1}; {_PAIR_2}.",
    "describe.finding.segment.3": f"{_WHO}; {_PAIR_1}; {_PAIR_2}; {_PAIR_3}.",
    "describe.finding.segment.levels.1": f"{_WHO}; {_LEVEL_1}.",
    "describe.finding.segment.levels.2": f"{_WHO}; {_LEVEL_1}; {_LEVEL_2}.",
    "describe.finding.segment.0": (
        f"{_WHO}; no column differs from the other customers by half a standard deviation "
        "(the largest difference is {label}, {difference:fixed2})."
    ),
    "describe.finding.segment.bare": f"{_WHO}; no number sets them apart.",
    "describe.finding.segment.level": (
        "In {title}, {share:percent} have {label} “{level}”, against {population_share:percent} "
        "of all customers."
    ),
    "describe.finding.separation": (
        "The column {label} separates the {nouns} most: {eta_squared:percent} of its variance "
        "lies between them."
    ),
    "describe.finding.separation.share": (
        "The column {label} separates the {nouns} most: it supplies {between_share:percent} of "
        "the separation, and {eta_squared:percent} of its own variance{scale} lies "
        "between them."
    ),
    "describe.finding.value": (
        "{title} is {share:percent} of customers and {value_share:percent} of all {label}."
    ),
    "describe.finding.link.strong": (
        "Among the numeric columns {first} and {second} go together most closely: "
        "rank correlation {r:fixed2}."
    ),
    "describe.finding.link.weak": (
        "The numeric columns hardly go together: the strongest rank correlation is {r:fixed2}, "
        "of {first} and {second}."
    ),
    "describe.finding.comparison.nearly_same": (
        "Your column “{column}” and these {nouns} are nearly the same ({agreement:fixed2}; "
        "1 = identical, 0 = chance)."
    ),
    "describe.finding.comparison.largely": (
        "Your column “{column}” and these {nouns} agree largely ({agreement:fixed2}; "
        "1 = identical, 0 = chance)."
    ),
    "describe.finding.comparison.partly": (
        "Your column “{column}” and these {nouns} agree in part only ({agreement:fixed2}; "
        "1 = identical, 0 = chance)."
    ),
    "describe.finding.comparison.none": (
        "Your column “{column}” and these {nouns} agree no better than chance "
        "({agreement:fixed2}; 1 = identical, 0 = chance)."
    ),
    "describe.finding.comparison.chance": (
        "Your column “{column}” and these {nouns} agree hardly better than chance "
        "({agreement:fixed2}; 1 = identical, 0 = chance)."
    ),
}

_SIGNIFICANCE: dict[str, str] = {
    "describe.significance.range": (
        "{statistic} {label} runs from {low:number}{low_unit} in {low_title} to "
        "{high:number}{high_unit} in {high_title}; it is {all:number}{all_unit} for all customers."
    ),
    "describe.significance.one_message": (
        "A message written for the largest, {title}, speaks to {share:percent} of customers; "
        "the other {rest:percent} are nearer to another centre."
    ),
    "describe.significance.silhouette": (
        "A mean silhouette of {silhouette:fixed3} does not show by itself that groups exist: "
        "evenly spread data without any groups have one above 0 too, though below 0.1 with "
        "{columns} (k = 2 to 8, 200 to 2,000 customers)."
    ),
    "describe.significance.silhouette.yardstick": (
        "A mean silhouette of {silhouette:fixed3} does not show by itself that groups exist: "
        "evenly spread data without any groups reach about {low:fixed2} to {high:fixed2} with "
        "{columns} (k = 2 to 8, 200 to 2,000 customers)."
    ),
    "describe.significance.excess.clear": (
        "The {measure} is {shown} above that of data with the same columns and no groups: "
        "a clear difference (0.06, or a fifth of theirs, is needed)."
    ),
    "describe.significance.excess.chance": (
        "The {measure} is {shown} above that of data with the same columns and no groups: "
        "enough (0.06, or a fifth of theirs, is needed), but not beyond what chance gives."
    ),
    "describe.significance.excess.small": (
        "The {measure} is only {shown} above that of data with the same columns and no "
        "groups: too little to count (0.06, or a fifth of theirs, is needed)."
    ),
    "describe.significance.excess.none": (
        "The {nouns} are no clearer than those of data with the same columns and no groups."
    ),
    "describe.significance.robust.all": (
        "Every {noun} comes back in all {n_settings:int} re-runs with other defensible choices "
        "(Jaccard similarity of 0.75 or more)."
    ),
    "describe.significance.robust.all.one": (
        "Every {noun} comes back in the one re-run with another defensible choice (Jaccard "
        "similarity of 0.75 or more)."
    ),
    "describe.significance.robust.some": (
        "In {n_settings:int} re-runs with other defensible choices the {nouns} came back: {each} "
        "(Jaccard similarity of 0.75 or more)."
    ),
    "describe.significance.robust.some.one": (
        "In the one re-run with another defensible choice not every {noun} comes back (Jaccard "
        "similarity of 0.75 or more)."
    ),
    "describe.significance.breaker.breaks": (
        "One choice breaks the {nouns}: {breaker} gives others (adjusted Rand index {shown}; 1 = "
        "the same, 0 = chance)."
    ),
    "describe.significance.breaker.bends": (
        "The {nouns} hang most on one choice: {breaker} moves many customers (adjusted Rand index "
        "{shown}; 1 = the same, 0 = chance)."
    ),
    "describe.significance.breaker.holds": (
        "No single choice changes the {nouns} much; {breaker} changes them most (adjusted Rand "
        "index {shown}; 1 = the same, 0 = chance)."
    ),
    "describe.significance.baseline": "{message}",
    "describe.significance.next": "{message}",
    "describe.contrast.differs": (
        f"The column {{label}} was not used, and differs between the {{nouns}}: {_EFFECT}."
    ),
    "describe.contrast.related": (
        f"The column {{label}} was not used, and differs between the {{nouns}}: {_EFFECT}. "
        "Part of this is built in, because it goes "
        "along with {related:list}."
    ),
    "describe.contrast.same": (
        f"The column {{label}} was not used, and shows no clear difference between the {{nouns}}: "
        f"{_EFFECT}."
    ),
    "describe.contrast.more": (
        "{n_more:int} more columns that were not used were compared; the table lists them."
    ),
    "describe.contrast.more.one": (
        "One more column that was not used was compared; the table lists it."
    ),
    "describe.contrast.none": (
        "Every column was used to form the {nouns}, so nothing independent is left to compare "
        "them by."
    ),
    "describe.contrast.features": (
        "The columns that formed the {nouns} differ between them by construction. They are "
        "described, and carry no p-value."
    ),
}

_LIMITS: dict[str, str] = {
    "describe.limit.verdict.not_tested": (
        "Whether these {nouns} exist was not tested against data without groups. KMeans divides "
        "any table, so treat them as a way of dividing your {n:int} customers until a test says "
        "more."
    ),
    "describe.limit.verdict.whole": (
        "Whether there are groups among these {n:int} customers was not tested."
    ),
    "describe.limit.verdict.whole.not_assessable": (
        "The data do not allow a test of whether there are groups among these {n:int} customers."
    ),
    "describe.limit.verdict.natural": (
        "Sections of one continuous curve, or of a hollow shell, can pass this test as natural "
        "segments: a known false alarm. Look at the map for gaps."
    ),
    "describe.limit.verdict.natural.outscored": (
        "The score is highest for {found} segments: the {count} shown pass every gate too, but "
        "may unite or cut those."
    ),
    "describe.limit.verdict.natural.other": (
        "The evidence is for {found} segments{where}, not for the {count} {nouns} shown: these may "
        "unite or cut what was found."
    ),
    "describe.limit.verdict.reproducible": (
        "That groups return in another sample is no evidence of structure: cuts through data "
        "without any groups often return too."
    ),
    "describe.limit.verdict.reproducible.other": (
        "The {count} {nouns} shown did not pass what groups that return must pass; another sample "
        "may be cut elsewhere."
    ),
    "describe.limit.verdict.constructive": (
        "Any split of these {n:int} customers is a convenience, and another sample may be cut "
        "elsewhere. No evidence does not rule groups out: those that overlap, are small or not "
        "compact, or show only in columns that were not used may have been missed."
    ),
    "describe.limit.verdict.not_assessable": (
        "The data do not allow a test of whether these {nouns} exist: treat them as a way of "
        "dividing the {n:int} customers."
    ),
    "describe.limit.remark": "{message}",
    "describe.limit.starts": (
        "The borders of the {nouns} depend on the random start: the two best starts agree only "
        "to {agreement:fixed2} (1 = identical, 0 = chance). Another seed can put many customers "
        "elsewhere."
    ),
    "describe.limit.k_at_limit": (
        "{k:int} is the largest number of {nouns} that was tried; a larger one may have a higher "
        "mean silhouette."
    ),
    "describe.limit.sampled": (
        "The mean silhouette was computed on a sample of {rows:int} customers."
    ),
    "describe.limit.dominated": (
        "One column decides most: {label} supplies {between_share:percent} of the separation. "
        "A plain threshold on it may serve as well as the {nouns}."
    ),
    "describe.limit.dominated.levels": ("The {nouns} are essentially the categories of {label}."),
    "describe.limit.dominated.other": (
        "One column decides most: {label} supplies {between_share:percent} of the separation."
    ),
    "describe.limit.missing.one": (
        "1 customer ({share:percent}) lacks a value in at least one column."
    ),
    "describe.limit.missing.many": (
        "{n:int} customers ({share:percent}) lack a value in at least one column."
    ),
    "describe.limit.missing.filled": (
        "Where a value was missing in {columns:list}, a usual one was filled in: it is a guess."
    ),
    "describe.limit.missing.partial": (
        "Customers with a missing value in {columns:list} are placed by the values they have."
    ),
    "describe.limit.missing.dropped": (
        "Customers with a missing value in {columns:list} did not help to form the {nouns}; they "
        "were assigned afterwards, with a usual value in its place."
    ),
    "describe.limit.issues": (
        "The checks of the data raised serious points: {n_serious:int}, warnings: "
        "{n_warnings:int}. Read them before acting."
    ),
    "describe.limit.issues.warnings": (
        "The checks of the data raised warnings: {n_warnings:int}. Read them before acting."
    ),
    "describe.limit.issue": "{message}",
    "describe.limit.lacking": (
        "No column seems to say {lacking}. Groups that show only there cannot be seen."
    ),
    "describe.limit.one_moment": (
        "The table shows customers at one moment. Whether they move from one {noun} to another "
        "cannot be seen, and what goes together need not be cause and effect."
    ),
    "describe.limit.one_moment.whole": (
        "The table shows customers at one moment, and what goes together need not be cause and "
        "effect."
    ),
    "describe.limit.visible": (
        "If {base:percent} respond today and half of a {noun} is kept as a control group, a test "
        "shows a rise only from about {largest_visible:percent} in {largest}, "
        "{largest_customers}, and {smallest_visible:percent} in {smallest}, "
        "{smallest_customers}."
    ),
    "describe.limit.shape": (
        "KMeans sees compact groups of similar width. Long or curved groups would be cut."
    ),
}

_APPLICATIONS: dict[str, str] = {
    "describe.application.beaten": (
        "A simple split does at least as well as these {nouns}: try it first, it is easier to use."
    ),
    "describe.application.convenience": (
        "Take the {nouns} as a convenience, not as types of customer. Before relying on a "
        "suggestion, compare it with a control group drawn from the same {noun}."
    ),
    "describe.application.one": _TIE,
    "describe.application.two": (
        f"{{title}}. {{lead}} {{play}} It hangs on {_PAIR_1} and {_PAIR_2}."
    ),
    "describe.application.average": (
        "{title}. {lead} {play} Nothing marks these customers; the largest "
        "difference from the others is {label}, {difference:fixed2} standard deviations."
    ),
    "describe.application.level": (
        "{title}. {lead} {play} It hangs on {share:percent} with {label} “{level}” "
        "(all customers {population_share:percent})."
    ),
    "describe.application.none": ("{title}. {lead} {play} No number marks these customers."),
}

TEXTS: dict[str, str] = {**_FINDINGS, **_SIGNIFICANCE, **_LIMITS, **_APPLICATIONS}
