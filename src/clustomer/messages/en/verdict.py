"""English texts of the verdict: one sentence, its gates, and what to know besides."""

TEXTS: dict[str, str] = {
    # The verdict. {where} is empty, or speaks of the customers that are left.
    "verdict.natural": "{count} natural segments{where}.",
    "verdict.reproducible": (
        "{count} reproducible groups{where}: made, not found, but they return."
    ),
    "verdict.constructive": "No natural segments{where}: we found no evidence of groups.",
    "verdict.constructive.unclear": (
        "No natural segments{where}: the evidence does not suffice for groups."
    ),
    "verdict.where": " among the other {rest_share:percent} of customers",
    # What cannot be tested.
    "verdict.not_assessable.few_rows": (
        "Not assessable: {n_tested:int} complete rows, and the test needs {needed:int}."
    ),
    "verdict.not_assessable.incomplete": (
        "Not assessable: only {n_complete:int} of {n_rows:int} rows are complete, and the test "
        "needs {needed:percent}."
    ),
    "verdict.not_assessable.no_column": (
        "Not assessable: no numeric column varies, and distances between customers need one."
    ),
    "verdict.not_assessable.wide": (
        "Not assessable: {n_tested:int} complete rows for {n_dimensions:int} dimensions, and the "
        "test needs {needed:int}, 10 for each."
    ),
    "verdict.not_assessable.few_distinct": (
        "Not assessable: the customers have {n_distinct:int} different rows of values, and the "
        "test needs {needed:int}."
    ),
    "verdict.not_assessable.weights": (
        "Not assessable: the rows carry weights, and the test holds for customers that count once "
        "each."
    ),
    "verdict.not_assessable.rule_only": (
        "Not assessable: what stands out is a rule, and the other {n_tested:int} customers cannot "
        "be tested."
    ),
    # Gates.
    "verdict.gate.structure": (
        "At k = {k:int} the {measure} is {silhouette:fixed2}; data without groups give "
        "{null_mean:fixed2} on average. Over all k: {p_phrase} ({n_nulls:int} sets of such data; "
        "at most {needed:fixed2} needed)."
    ),
    "verdict.gate.effect": (
        "The {measure} is {observed} above that of data without groups, {relative:percent} of it "
        "({needed:fixed2} or {relative_needed:percent} needed)."
    ),
    "verdict.gate.effect.below": (
        "The {measure} is {observed} below that of data without groups ({needed:fixed2} above it, "
        "or {relative_needed:percent} of it, needed)."
    ),
    "verdict.gate.agreement": (
        "Median agreement between re-samples {observed} (adjusted Rand index of {n_pairs:int} "
        "pairs, 1 = the same {groups}; {needed:fixed2} needed)."
    ),
    "verdict.gate.valley": (
        "Half-way between neighbouring {groups} there are {observed} times as many customers as at "
        "their centres (at most {needed:fixed2}; about 1 in an even cloud)."
    ),
    "verdict.gate.size": (
        "The smallest {group} has {observed:int} customers ({needed:int} needed)."
    ),
    # How well a split comes back; what else keeps it from being reproducible.
    "verdict.stability": (
        "median agreement of {agreement} between re-samples ({needed:fixed2} needed)"
    ),
    "verdict.stability.but": "{said}, but {failed}",
    "verdict.stability.jaccard": (
        "its least stable group has a Jaccard similarity of {jaccard} ({needed:fixed2} needed)"
    ),
    "verdict.stability.size": (
        "its smallest group has {smallest:int} customers ({needed:int} needed)"
    ),
    "verdict.stability.and": "{first} and {last}",
    "verdict.among.usual": "Of the splits into three to six groups that are all large enough",
    "verdict.among.any": "Of all splits that were tested",
    "verdict.standing.outscored": (
        " It passes every gate too, with a lower score ({own:fixed3}; {best:fixed3} at k = "
        "{best_k:int})."
    ),
    # Groups that one exact value makes.
    "verdict.rule_group": "{share:percent} of customers have {column:list} = {value:number}.",
    "verdict.rule_group.same": (
        "{share:percent} of customers have one and the same {column:list}."
    ),
    # What the reader should know besides.
    "verdict.flag.atom_split": (
        "{rule_groups} That is a rule, not a discovery. The verdict is about the other "
        "{rest_share:percent}."
    ),
    "verdict.flag.rule_only": "{rule_groups} That is a rule, not a discovery.",
    "verdict.flag.curve": (
        "Sections of one continuous curve can look like this too: look at the map."
    ),
    "verdict.flag.made": (
        "Cuts through one even cloud return as well, the more surely the more customers there are: "
        "that they return is no evidence of groups."
    ),
    "verdict.flag.convenience": (
        "Any split of these {n_all:int} customers is a convenience. {stable_among}, the one into "
        "{stable_count} is the most stable: {stability}."
    ),
    "verdict.flag.missed": (
        "Groups that overlap, that have fewer than {needed:int} customers, or that show only in "
        "columns which this table lacks would be missed: no evidence is no proof."
    ),
    "verdict.flag.structure_hint": (
        "The customers differ from data without groups ({p_phrase}, {n_nulls:int} sets), but no "
        "split that shows it comes back: perhaps one dense pocket, or columns that only add noise. "
        "Leave out weak columns, or use single groups that are stable."
    ),
    "verdict.flag.deviates": (
        "The customers deviate from data without groups ({p_phrase}, {n_nulls:int} sets), as "
        "curved or uneven clouds do, but no number of groups that was tested shows it clearly: the "
        "{measure} is {largest_excess:fixed3} above theirs at most (0.06, or a fifth of theirs, is "
        "needed)."
    ),
    "verdict.flag.not_separated": (
        "A split into {filled_count} stands out and comes back, but the space between its groups "
        "is filled ({filled_valley:fixed2} times as many customers half-way as at the centres): "
        "rather slices of one cloud than groups with gaps."
    ),
    "verdict.flag.tiny_segments": (
        "At k = {tiny_k:int} the smallest group has {tiny_n:int} customers, and a segment needs "
        "{needed:int}: often a few unusual customers."
    ),
    "verdict.flag.valley_at_k": (
        "The score prefers k = {k:int}, but between its segments the space is filled "
        "({valley:fixed2}, at most {valley_needed:fixed2} needed); empty space was found at k = "
        "{separated_words}."
    ),
    "verdict.flag.several_k": (
        "{plausible_words} are nearly equally defensible: their scores lie within 10 % of the best."
    ),
    "verdict.flag.several_stable_k": (
        "Cuts into {plausible_words} come back alike; shown is the finest."
    ),
    "verdict.flag.k_at_limit": (
        "k = {k:int} is the largest number that the test tries: there may be more."
    ),
    "verdict.flag.shown_any_k": (
        "No split into three to six has only groups of {needed:int} customers or more, so the most "
        "stable split of all is shown."
    ),
    "verdict.flag.k_given": (
        "k = {k_given:int} was given: the gates are those of this k.{standing} The verdict speaks "
        "of the data, whatever k is asked for."
    ),
    "verdict.flag.k_within": (
        "k = {k_within:int} is shown, within the limits that were set: the gates are those of this "
        "k.{standing} The verdict speaks of the data, whatever limits are set."
    ),
    "verdict.flag.k_one": (
        "k = 1 was given: everybody in one group, which no gate can test. The gates are those of "
        "k = {gates_k:int}; the verdict speaks of the data, whatever k is asked for."
    ),
    "verdict.flag.k_not_tested": (
        "The test covers k = {k_min:int} to {k_max:int}, not k = {k_given:int}: its groups were "
        "not tested. The gates are those of k = {gates_k:int}."
    ),
    "verdict.flag.two_humps.one": (
        "By itself this column has two humps: {two_humps:list}. A cut between them is a simpler "
        "rule than a segmentation."
    ),
    "verdict.flag.two_humps": (
        "By themselves these columns have two humps: {two_humps:list}. A cut between the humps of "
        "one column is a simpler rule than a segmentation."
    ),
    "verdict.flag.atoms": (
        "{atom_groups} Such a group is a rule, not a discovery; it may be simplest to set it aside "
        "and to segment the others."
    ),
    "verdict.flag.categories": (
        "The {groups} nearly repeat the categories of {categories:list} (Cramér's V above 0.80)."
    ),
    "verdict.flag.small_sample": (
        "{n_tested:int} customers are few for {n_dimensions:int} dimensions: {advised:int} are "
        "advised, 70 for each. Close or small groups may be missed."
    ),
    "verdict.flag.sampled": (
        "Tested on {n_sampled:int} of {n_complete:int} complete rows, drawn at random."
    ),
    "verdict.flag.incomplete_rows": (
        "{n_incomplete:int} of {n_rows:int} rows have missing values and were not part of the test."
    ),
    "verdict.flag.constant_columns": (
        "Not part of the test, because all values are equal: {constant:list}."
    ),
}
