"""English texts of the evidence in the report: the choice of k, the gates, what holds up."""

_FIGURES: dict[str, str] = {
    "report.noun.segment.one": "segment",
    "report.noun.segment.many": "segments",
    "report.noun.group.one": "group",
    "report.noun.group.many": "groups",
    "report.and": "{first} and {last}",
    "report.panel.data": "your data",
    "report.panel.null": "no groups",
    "report.elbow.tested_value": (
        "k = {k:int}: {value:percent}, without groups {low:percent} to {high:percent}"
    ),
    "report.elbow.tested_label": (
        "Within-cluster sum of squares as a share of the total, and the middle 95 % of data "
        "without groups. {values}."
    ),
    "report.silhouette_by_k.tested_value": (
        "k = {k:int}: {value:fixed3}, without groups {low:fixed3} to {high:fixed3}"
    ),
    "report.silhouette_by_k.tested_label": (
        "Mean {measure}, higher is better, and the middle 95 % of data without groups. {values}."
    ),
    "report.agreement.needed": "{value:fixed2} needed",
    "report.agreement.value": "k = {k:int}: {value:fixed2}",
    "report.agreement.label": (
        "Median agreement of two re-samples (adjusted Rand index, 1 is the same, 0.80 needed). "
        "{values}."
    ),
    "report.score.value": "k = {k:int}: {value:fixed3}",
    "report.score.label": (
        "Deciding score, silhouette above data without groups times agreement, higher is better. "
        "{values}."
    ),
    "report.dots.none": "No data sets without groups were drawn.",
    "report.dots.own": "your data: {value}",
    "report.dots.nulls": "{n:int} data sets without groups",
    "report.dots.nulls_short": "{n:int} without groups",
    "report.dots.axis.exact": "silhouette",
    "report.dots.axis.simplified": "simplified silhouette",
    "report.dots.label": (
        "Mean {measure} with k = {k:int}: of {n:int} data sets without groups from {low:fixed3} to "
        "{high:fixed3}, {mean:fixed3} on average; of your data {value:fixed3}. {above:int} of the "
        "{n:int} are as high or higher."
    ),
    "report.reading.not_trusted": "do not trust",
    "report.reading.pattern": "a pattern",
    "report.reading.stable": "stable",
    "report.reading.very_stable": "very stable",
    "report.jaccard.axis": "Jaccard similarity",
    "report.jaccard.range": "{low:fixed2} to {high:fixed2}",
    "report.jaccard.value": "{letter} {value:fixed2} ({low:fixed2} to {high:fixed2})",
    "report.jaccard.label": (
        "Mean Jaccard similarity of each segment with its best match in re-samples, and the range "
        "of 95 %; 1 is the same, from 0.75 stable. {values}."
    ),
    "report.gorge.axis": "largest share of similarity",
    "report.gorge.median": "median",
    "report.gorge.value": "{letter} {value:fixed2}",
    "report.gorge.label": (
        "Customers by the largest share of their similarity, one row for each segment; 1 is clear. "
        "Medians: {values}."
    ),
    "report.flows.k": "k = {k:int}",
    "report.flows.value": "k = {k:int}: {intact:int} of {n:int}",
    "report.flows.label": (
        "Flow of customers from each k to the next. Segments that come whole from one of the k "
        "before: {values}."
    ),
    "report.rerun.scale.standard": "scale by standard deviation",
    "report.rerun.scale.range": "scale by range",
    "report.rerun.scale.robust": "scale by quartiles",
    "report.rerun.transform.on": "skew transformed",
    "report.rerun.transform.off": "skew as it is",
    "report.rerun.outliers.on": "outliers limited",
    "report.rerun.outliers.off": "outliers as they are",
    "report.rerun.missing.median": "missing filled",
    "report.rerun.missing.drop": "complete rows only",
    "report.rerun.missing.kpod": "missing left out of distances",
    "report.rerun.weight": "{value} twice",
    "report.rerun.without": "without {value}",
    "report.rerun.k": "k = {value}",
    "report.rerun.seed": "other starts ({value})",
    "report.robustness.axis": "agreement (adjusted Rand index)",
    "report.robustness.rest": "… and {n:int} more, all at {value:fixed2} or above",
    "report.robustness.value": "{name} {value:fixed2}",
    "report.robustness.label.all": "All {n:int} re-runs agree with the segments shown (0.80).",
    "report.robustness.label.some": (
        "{agree:int} of {n:int} re-runs agree with the segments shown (adjusted Rand index of 0.80 "
        "or more). Below: {values}."
    ),
}

_OPENING: dict[str, str] = {
    "report.verdict.deck.natural": (
        "The {n:int} customers fall into {count} groups by {columns}. The groups are clearer "
        "than in {n_nulls:int} artificial tables with the same columns but no groups, and they "
        "return when the customers are re-sampled."
    ),
    "report.verdict.deck.natural_rest": (
        "{n:int} customers, without those that one exact value sets apart, fall into {count} "
        "groups by {columns}. The groups are clearer than in {n_nulls:int} artificial tables "
        "with the same columns but no groups, and they return when the customers are re-sampled."
    ),
    "report.verdict.deck.reproducible": (
        "We found no evidence of separate groups in the {n:int} customers. The same cut into "
        "{count} returns when they are re-sampled (median agreement {agreement}; 0.80 needed): "
        "made, not found."
    ),
    "report.verdict.deck.constructive": (
        "Any split of these {n:int} customers is a convenience. Shown here is the most stable one "
        "into three to six groups that are all large enough: {count}, with a {stability}."
    ),
    "report.verdict.deck.constructive_other": (
        "Any split of these {n:int} customers is a convenience. Shown here are {count} groups, "
        "with a {stability}."
    ),
    "report.verdict.deck.constructive_untested": (
        "Any split of these {n:int} customers is a convenience, the {count} groups shown here too."
    ),
    "report.verdict.columns": "{n:int} columns",
    "report.verdict.how_sure": "how sure",
    "report.verdict.shown.given": (
        "Shown here: {count} {nouns}, the number that was asked for. The verdict speaks of k = "
        "{k:int}."
    ),
    "report.verdict.shown.beside_rule": (
        "Shown here: all customers, in {count} {nouns} that as a whole were not tested. The "
        "verdict speaks of k = {k:int} among the others."
    ),
    "report.verdict.shown.other": (
        "Shown here: {count} {nouns}, within the limits that were set. The verdict speaks of k = "
        "{k:int}."
    ),
    "report.verdict.note_lead.natural": "Natural",
    "report.verdict.note.natural": (
        "means: groups that data without groups do not give, and that come back. Reproducible "
        "and constructed splits can still be useful, but they are made, not found."
    ),
    "report.verdict.note_lead.reproducible": "Reproducible",
    "report.verdict.note.reproducible": (
        "means: no evidence of separate groups, but the same cuts return when the customers are "
        "re-sampled. They are made, not found; another sample would give about the same."
    ),
    "report.verdict.note_lead.constructive": "“No evidence” is not “proof of none”.",
    "report.verdict.note.constructive": (
        "Groups that are not compact, that overlap, or that show only in columns this file lacks "
        "would be missed."
    ),
    "report.verdict.note_lead.not_assessable": "Not assessable",
    "report.verdict.note.not_assessable": (
        "means: no test was made, so nothing is claimed. The groups shown are a way to look at "
        "the table."
    ),
}

_CHOICE: dict[str, str] = {
    "report.selection.by_evidence": (
        "k is the number of segments. Each k was fitted from several starts, and one rule, fixed "
        "in advance, decides: how far the silhouette lies above data without groups, times how "
        "well the partition comes back when the customers are re-sampled."
    ),
    "report.selection.by_stability": (
        "k is the number of segments. No k passes every gate for natural segments, so nothing in "
        "the data fixes a number; the rule then looks at how well splits come back."
    ),
    "report.selection.by_stability_within": (
        "k is the number of segments. Within the limits that were set no k passes the gates for "
        "natural segments; the rule then looks at how well splits come back."
    ),
    "report.selection.by_stability_beside": (
        "k is the number of segments. The verdict is about the customers whom no single value sets "
        "apart; everybody is shown, with a group more for each such value."
    ),
    "report.selection.plausible.none": "No other k is as defensible.",
    "report.selection.plausible.one": "k = {others} is as defensible.",
    "report.selection.plausible.many": "k = {others} are as defensible.",
    "report.selection.filled": (
        "Between the segments of k = {filled} the space is filled; it is empty at k = {empty}."
    ),
    "report.selection.coarser": "A coarser split that also comes back: k = {k:int}.",
    "report.selection.finer": "A finer split that also comes back: k = {k:int}.",
    "report.elbow.tested.below": "Tighter than data without groups",
    "report.elbow.tested.within": "No tighter than data without groups",
    "report.elbow.tested.above": "Looser than data without groups",
    "report.elbow.tested_sub": "Sum of squares within, share of total",
    "report.elbow.tested_note": (
        "A bend appears in data without groups too (grey band), so the curve is drawn for "
        "reference only."
    ),
    "report.elbow.absent_lead": "No elbow is drawn:",
    "report.elbow.absent": (
        "nothing was tested, and a curve of the sum of squares bends in data without groups too. "
        "The silhouette has no such yardstick here either."
    ),
    "report.silhouette_by_k.tested.above": "Above data without groups at k = {k:int}",
    "report.silhouette_by_k.tested.within": "As in data without groups at k = {k:int}",
    "report.silhouette_by_k.tested.below": "Below data without groups at k = {k:int}",
    "report.silhouette_by_k.tested_sub": "Mean {measure}, higher is better",
    "report.agreement.title.high": "The split into {k:int} comes back",
    "report.agreement.title.low": "The split into {k:int} does not come back",
    "report.agreement.title.plain": "How well they come back",
    "report.agreement.sub": "{n:int} pairs of re-samples: median, half, 90 %",
    "report.score.title.best": "The deciding score is highest at {k:int}",
    "report.score.title.other": "The deciding score is highest at {best:int}",
    "report.score.title.none": "The deciding score is near zero",
    "report.score.sub": "Silhouette above no-group data × agreement",
    "report.panels.source": (
        "Line with dots: your data. Band: the middle 95 % of {n_nulls:int} data sets without "
        "groups; dashed: their mean. {kind} {rows}"
    ),
    "report.panels.kind.exact": "Silhouettes are exact.",
    "report.panels.kind.simplified": (
        "Silhouettes are simplified (distances to centres) for both, so they differ from those of "
        "the other tables."
    ),
    "report.panels.rows.all": "All {n:int} customers were tested.",
    "report.panels.rows.some": (
        "Tested: {n:int} of {all:int} customers, those without missing values or a sample of them."
    ),
    "report.panels.rows.set_aside": (
        "Tested: the {n:int} customers that are left when those at one exact value are set aside."
    ),
    "report.panels.beyond": "Hollow dots: k above {k:int}, tried but not tested.",
    "report.ballot.preferred": "prefers {k:int}",
    "report.ballot.null": "{k:int} ({share:percent})",
    "report.ballot.value": "Value at\N{NO-BREAK SPACE}{k:int}",
    "report.ballot.one": "Can it say 1?",
    "report.ballot.on_null": "Without groups it says",
    "report.ballot.no_one": "cannot answer 1",
    "report.ballot.information": "not counted",
    "report.ballot.legend": (
        "● first choice; ○ second choice; tinted column: the k of this report; a blank first cell: "
        "the criterion cannot answer 1. Without groups: the k it prefers most often on data "
        "without groups, and in how many of them; – where that was not asked."
    ),
    "report.ballot.note": (
        "Each criterion measures something else. Where they scatter, no number of segments stands "
        "out; most name some k on data without groups too."
    ),
    "report.ballot.notes": "What to know about each criterion",
    "report.ballot.takes": "Takes {rule}.",
}

_SURE: dict[str, str] = {
    "report.sure.title": "How sure are we",
    "report.sure.intro.natural": (
        "“Natural” needs every gate of this table. At k = {k:int} this file passes {passed:int} of "
        "{n:int}."
    ),
    "report.sure.intro.natural_valley": (
        "“Natural” needs structure, effect, agreement and size at the reported k, and an empty "
        "valley at some k that passes them. At k = {k:int} this file passes {passed:int} of "
        "{n:int}: the valley is full."
    ),
    "report.sure.intro.other": (
        "“Natural” needs the first {n:int} gates of this table; at k = {k:int} this file passes "
        "{passed:int} of them. “Reproducible” needs the agreement, the size and the last: "
        "{reached}."
    ),
    "report.sure.reached.none": "no k reaches it",
    "report.sure.reached.one": "k = {k} reaches it",
    "report.sure.reached.many": "k = {k} reach it",
    "report.sure.untested": "Nothing was tested, so there are no gates to show.",
    "report.gates.caption": "Gates of the verdict",
    "report.gates.gate": "Gate",
    "report.gates.question": "Question it answers",
    "report.gates.observed": "Observed",
    "report.gates.needed": "Needed",
    "report.gates.result": "Result",
    "report.gate.structure": "Structure",
    "report.gate.structure.question": (
        "Is the grouping stronger than in data with the same columns and correlations, but no "
        "groups?"
    ),
    "report.gate.effect": "Size of effect",
    "report.gate.effect.question": (
        "Is the difference large enough to matter? Silhouette minus its mean without groups."
    ),
    "report.gate.agreement": "Agreement",
    "report.gate.agreement.question": (
        "Do two re-samples lead to the same partition? Median adjusted Rand index."
    ),
    "report.gate.valley": "Valley",
    "report.gate.valley.question": (
        "Is the space between neighbouring segments emptier than they are? About 1 in an even "
        "cloud, lower is emptier."
    ),
    "report.gate.size": "Smallest segment",
    "report.gate.size.question": "Is every segment large enough to be one?",
    "report.gate.least": "Least stable segment",
    "report.gate.least.question": (
        "Does each segment come back by itself? Smallest mean Jaccard similarity."
    ),
    "report.gate.p_needed": "p ≤ {value:fixed2}",
    "report.gate.relative": "({value:percent})",
    "report.gate.effect_needed": "{value:fixed2} or {relative:percent}",
    "report.gate.at_least": "{value:fixed2} or more",
    "report.gate.at_most": "{value:fixed2} or less",
    "report.gate.customers": "{n:int} customers",
    "report.gate.customers_needed": "{n:int} or more",
    "report.gate.pass": "pass",
    "report.gate.fail": "fail",
    "report.gate.unmeasured": "not measured",
    "report.gates.source": (
        "{n_nulls:int} data sets without groups; {n_pairs:int} pairs of re-samples for each k of "
        "{k_min:int} to {k_max:int}. The p-value covers all k at once; with {n_nulls:int} data "
        "sets it cannot be below {smallest:number}."
    ),
    "report.gates.stopped.no_structure": (
        "Drawing stopped early ({planned:int} were planned): more would hardly bring p to 0.05."
    ),
    "report.gates.stopped.no_effect": (
        "Drawing stopped early ({planned:int} were planned): the effect that is needed is out of "
        "reach."
    ),
    "report.gates.stopped.clear": (
        "Drawing stopped early ({planned:int} were planned): the difference is clear."
    ),
    "report.gates.note_lead.pass": "A pass is evidence, not proof.",
    "report.gates.note.pass": (
        "How often such a rule is wrong depends on the kind of table. Customers strung along one "
        "curve are a known false alarm: look at the map."
    ),
    "report.gates.note_lead.fail": "Would we have seen groups?",
    "report.gates.note.fail": (
        "Compact groups that lie well apart: usually. Groups that overlap, long or curved ones, "
        "and groups in columns that this file lacks: often not."
    ),
    "report.shapes.humps": (
        "Taken alone, {columns:list} has more than one hump (dip test). Data without groups get a "
        "version with a single hump, so the gap counts as evidence."
    ),
    "report.shapes.humps_many": (
        "Taken alone, {columns:list} have more than one hump (dip test). Data without groups get "
        "versions with a single hump, so the gaps count as evidence."
    ),
    "report.shapes.one_hump": (
        "The dip test found no second hump in any single column; it misses humps that lie close "
        "together."
    ),
    "report.atoms.rule": (
        "{share:percent} of the customers ({n:int}) have “{column}” = {value}. That is a rule, not "
        "a discovered segment."
    ),
    "report.atoms.rule_value": (
        "{share:percent} of the customers ({n:int}) have one and the same “{column}”. That is a "
        "rule, not a discovered segment."
    ),
    "report.atoms.set_aside": "They were set aside; the verdict is that of the other customers.",
    "report.dots.title.far": "No artificial data set without groups comes near",
    "report.dots.title.all": "Every artificial data set without groups scores lower",
    "report.dots.title.few": "{above:int} of {n:int} data sets without groups score as high",
    "report.dots.title.same": "Data without groups give the same",
    "report.dots.sub": (
        "Each dot is one artificial data set with columns and correlations like yours, but no "
        "groups; k = {k:int}"
    ),
    "report.dots.note_lead": "No-group data",
    "report.dots.note": (
        "keep each column’s values and the correlations, and remove everything else. Their "
        "{k:int} groups reach a mean {measure} of {mean:fixed3} on average; {above} of {n:int} "
        "reach your {own:fixed3} or more."
    ),
    "report.dots.note.replaced": (
        "keep the correlations and each column’s values, but for {replaced:list}: there a version "
        "with one hump takes their place. Everything else is removed. Their {k:int} groups reach a "
        "mean {measure} of {mean:fixed3} on average; {above} of {n:int} reach your {own:fixed3} or "
        "more."
    ),
    "report.dots.nobody": "none",
    "report.back.heading": "Do the segments come back?",
    "report.jaccard.title.all": "Every segment comes back, nearly unchanged",
    "report.jaccard.title.stable": "Every segment comes back",
    "report.jaccard.title.some": "{n:int} of {k:int} segments come back as they are: {letters}",
    "report.jaccard.title.one": "1 of {k:int} segments comes back as it is: {letters}",
    "report.jaccard.title.none": "No segment comes back as it is",
    "report.jaccard.sub": (
        "Jaccard similarity of each segment with its best match in {n:int} re-samples; mean and "
        "range of 95 %"
    ),
    "report.jaccard.note_lead": "Reading guide",
    "report.jaccard.note": (
        "(Hennig 2007): below 0.60 do not trust; from 0.60 a pattern whose members are doubtful; "
        "from 0.75 stable; from 0.85 very stable. Stable alone does not mean natural."
    ),
    "report.agreements.caption": "Agreement of two re-samples",
    "report.agreements.what": "What is repeated in each re-sample",
    "report.agreements.pairs": "Pairs",
    "report.agreements.median": "Median",
    "report.agreements.middle": "Middle 90 %",
    "report.agreements.gate": "The clustering, on the prepared columns (the gate’s agreement)",
    "report.agreements.refitted": "Preparation and clustering (refitted agreement)",
    "report.agreements.source": "Adjusted Rand index: 1 is the same partition, 0 is chance.",
    "report.confidence.sentence": (
        "A customer is put into the same segment by {mean:percent} of the re-samples on average. "
        "{share:percent} of the customers are unsure: fewer than 60 % of the re-samples agree."
    ),
    "report.confidence.mean": (
        "A customer is put into the same segment by {mean:percent} of the re-samples on average."
    ),
    "report.gorge.title": "Half of the customers lean to their segment by {share:fixed2} or more",
    "report.gorge.sub": (
        "Customers by the largest share of their similarity; 1 is clear; dashed: {least:fixed2}, "
        "no lean at all"
    ),
    "report.gorge.note": (
        "Similarity falls with the distance to a centre, and the shares of a customer sum to 1. "
        "Heaps near 1 speak for groups, a hill in the middle for cuts through one cloud. The level "
        "depends on the columns: compare the shapes."
    ),
    "report.flows.title.whole": "Most groups come whole from one group of the k before",
    "report.flows.title.mixed": "Groups are mixed anew when k grows",
    "report.flows.sub": (
        "Height: customers. A dark block comes from one parent; a pale one with a number is a "
        "mixture of several (SLSA, 1 = intact)"
    ),
    "report.flows.note_lead": "At k = {k:int},",
    "report.flows.note.whole": (
        "every segment comes from one group of k = {before:int}. In data with groups, blocks pass "
        "from one k to the next and only some are split."
    ),
    "report.flows.note.mixed": (
        "{letters} mix customers of several groups of k = {before:int}. In data with groups, "
        "blocks pass from one k to the next and only some are split."
    ),
    "report.flows.note.mixed_one": (
        "{letters} mixes customers of several groups of k = {before:int}. In data with groups, "
        "blocks pass from one k to the next and only some are split."
    ),
    "report.flows.note.first": "In data with groups, blocks pass unchanged or are split in two.",
}

_HOLDS: dict[str, str] = {
    "report.holds.heading": "Does the answer survive other choices?",
    "report.robustness.title.all": "All {n:int} re-runs lead to nearly the same segments",
    "report.robustness.title.some": (
        "{agree:int} of {n:int} re-runs lead to nearly the same segments"
    ),
    "report.robustness.title.none": "No re-run leads to the same segments",
    "report.robustness.sub": (
        "Each line is one complete re-run with other reasonable choices. ✕ marks an agreement "
        "below 0.80"
    ),
    "report.robustness.short": (
        "One choice was changed at a time; a thorough run changes several together."
    ),
    "report.robustness.breakers": (
        "{n:int} choices change the segments (agreement below 0.80), most of all {what} (adjusted "
        "Rand index {ari:fixed2}; 1 is the same, 0 is chance)."
    ),
    "report.robustness.other_k": (
        "Another k moves customers by itself, so it does not count as such a choice."
    ),
    "report.robustness.sample": "Re-runs were compared on {n:int} customers.",
    "report.robustness.note_lead": "What survives",
    "report.robustness.note": (
        "other settings is not thereby real: cuts through an even cloud can survive them all."
    ),
    "report.recovered.caption": "How often each segment was recovered",
    "report.recovered.count": "Recovered in",
    "report.recovered.of": "{n:int} of {all:int}",
    "report.recovered.resamples": "Mean Jaccard similarity",
    "report.recovered.dissolved": "Dissolved in",
    "report.recovered.source": (
        "Recovered: in so many re-runs a segment shares at least three quarters with it (Jaccard "
        "similarity of 0.75). Mean Jaccard similarity: over the re-samples. Dissolved: in so many "
        "re-samples no segment shares half."
    ),
    "report.relevance.heading": "What each column does for the segments",
    "report.relevance.caption": "Columns and what they do for the segments",
    "report.relevance.between": "Share of the separation",
    "report.relevance.loss": "Agreement lost when shuffled",
    "report.relevance.without": "Agreement without it",
    "report.relevance.silhouette": "Silhouette without it",
    "report.relevance.note_lead": "Without it:",
    "report.relevance.note": (
        "the whole clustering again with this column left out. Agreement is the adjusted Rand "
        "index with the segments shown: 1 means that the column changes nothing, near 0 that it "
        "makes the segments."
    ),
    "report.relevance.most": (
        "{column} does most: {share:percent} of the separation; shuffled, {loss:fixed2} of the "
        "agreement is lost."
    ),
    "report.baselines.heading": "Do they beat a trivial split?",
    "report.baselines.caption": "Explained variance of trivial splits into as many groups",
    "report.baselines.split": "How the customers are split into {k:int}",
    "report.baselines.explained": "Explained",
    "report.baselines.range": "Over the folds",
    "report.baselines.kind.segments": "The segments of this report",
    "report.baselines.kind.best_column": "Equal parts of the best single column",
    "report.baselines.kind.grid": "A grid of two columns",
    "report.baselines.kind.random": "At random",
    "report.baselines.best": "best",
    "report.baselines.source_target": (
        "Share of the variance of “{target}” that the means of the groups explain in {n:int} "
        "held-out parts of {rows:int} customers; higher is better, below 0 is worse than no split."
    ),
    "report.baselines.source_none": (
        "Share of the variance of the prepared columns that the means of the groups explain in "
        "{n:int} held-out parts of {rows:int} customers; higher is better. The segments were made "
        "from these columns, which flatters them: name an outcome for a fair comparison."
    ),
    "report.baselines.note_lead": "A useful split",
    "report.baselines.note": (
        "should say more about a value that matters than a split anyone could make without an "
        "analysis. The outcome is never used to form the segments."
    ),
    "report.interval_resampled": "95 % of re-samples",
    "report.interval_note": (
        "Range of the difference over re-samples that were clustered anew: how much it hangs on "
        "who happened to be in the file. For columns that were not used: a bootstrap with the "
        "segments held. Not stable: the sign changes in more than one of ten re-samples, and the "
        "column names no segment."
    ),
}

_GLOSSARY: dict[str, str] = {
    "report.glossary.null.term": "Data without groups",
    "report.glossary.null.means": (
        "Artificial tables with the values of each column and the correlations between them, but "
        "no groups; columns with several humps get a single one."
    ),
    "report.glossary.null.formula": "Gaussian copula with matched Pearson correlations",
    "report.glossary.agreement.term": "Adjusted Rand index",
    "report.glossary.agreement.means": (
        "How alike two partitions of the same customers are: 1 the same, 0 as alike as chance."
    ),
    "report.glossary.agreement.formula": "(pairs in common − expected) / (most − expected)",
    "report.glossary.jaccard.term": "Jaccard similarity",
    "report.glossary.jaccard.means": (
        "How alike two groups of customers are: 1 the same, 0 nobody in common."
    ),
    "report.glossary.jaccard.formula": "customers in both / customers in either",
    "report.glossary.score.term": "Deciding score",
    "report.glossary.score.means": (
        "What decides between the k that pass the gates; higher is better."
    ),
    "report.glossary.score.formula": (
        "(silhouette − mean silhouette without groups) × median agreement, cut to 0 to 1"
    ),
    "report.glossary.valley.term": "Valley",
    "report.glossary.valley.means": (
        "How full the space is between a segment and its nearest neighbour; lower is emptier."
    ),
    "report.glossary.valley.formula": (
        "customers half-way between two centres / customers near the emptier centre"
    ),
    "report.glossary.slsa.term": "Stability across solutions (SLSA)",
    "report.glossary.slsa.means": (
        "Whether the customers of a segment stood together with one segment fewer: 1 yes, near 0 "
        "they come from everywhere."
    ),
    "report.glossary.slsa.formula": "1 − entropy over the groups of k − 1 / log(k − 1)",
}

TEXTS: dict[str, str] = {
    **_FIGURES,
    **_OPENING,
    **_CHOICE,
    **_SURE,
    **_HOLDS,
    **_GLOSSARY,
}
