"""English texts of what to do: one step away, test plan, outcomes of a campaign."""

TEXTS: dict[str, str] = {
    "report.use.hangs": "Hangs on {parts}.",
    "report.use.marked": "{label} ({difference:fixed2} sd)",
    "report.use.level": ("{label} “{level}” ({share:percent}, of all {population_share:percent})"),
    "report.use.none": "Nothing marks it.",
    "report.step.heading": "One step away",
    "report.step.note_lead": "Distance, not cause.",
    "report.step.note": (
        "The smallest change of these columns, all others kept, that puts a customer nearest to "
        "the other segment, within the values that customers have. It does not say that the "
        "change would come about, that anything would bring it about, or that the customer would "
        "then be worth more. Who is within {limit:fixed1} standard deviations of the columns that "
        "may change counts as one step away."
    ),
    "report.step.by_value": "A segment is better here that has a higher mean of {column}.",
    "report.step.by_name": "{target} was named as the better segment.",
    "report.step.assumed": (
        "What may change was assumed, by the names of the columns: {columns:list}. Name it with "
        "--actionable."
    ),
    "report.step.given": "What may change, as it was named: {columns:list}.",
    "report.step.no_columns": (
        "No column was found that a campaign could change: name some with --actionable."
    ),
    "report.step.no_better": (
        "Not computed: nothing says which segment is better. Name the column that says what a "
        "customer is worth with --value, or the segment to move to with --better."
    ),
    "report.step.no_pairs": "No segment is better than another one.",
    "report.step.one_segment": "With one segment there is no other to move to.",
    "report.step.caption": "Customers one step away from a better segment",
    "report.step.from": "From",
    "report.step.to": "To",
    "report.step.near": "One step away",
    "report.step.share": "Of those asked",
    "report.step.distance": "Median distance",
    "report.step.changes": "Median change",
    "report.step.change": "{column} {change} ({n:int})",
    "report.step.few": "under {n:int}",
    "report.step.sampled": (
        "Of so many customers a sample of {n:int} is asked, drawn at random; the counts are of it."
    ),
    "report.step.others.one": "In one pair of segments nobody is that near.",
    "report.step.others.many": "In {n:int} pairs of segments nobody is that near.",
    "report.step.source": (
        "Only customers without a missing value are asked. Distances in standard deviations; in "
        "brackets how many change the column. The customers are listed in one_step_away.csv."
    ),
    "report.plan.heading": "Test plan",
    "report.plan.note_lead": "How it is computed.",
    "report.plan.note": (
        "Two-sided tests at {level:fixed2} with power {power:fixed1}. Shares: p − b = z₁ √(m(1−m)"
        "(1/n₁+1/n₀)) + z₂ √(p(1−p)/n₁ + b(1−b)/n₀), with b the response without the action and m "
        "the mean share. Means: (z₁+z₂) s √(1/n₁+1/n₀). Read together, each of the {k:int} "
        "segments is tested at {level:fixed2}/{k:int} (Bonferroni)."
    ),
    "report.plan.note_one": (
        "Two-sided test at {level:fixed2} with power {power:fixed1}. Shares: p − b = z₁ √(m(1−m)"
        "(1/n₁+1/n₀)) + z₂ √(p(1−p)/n₁ + b(1−b)/n₀), with b the response without the action and m "
        "the mean share. Means: (z₁+z₂) s √(1/n₁+1/n₀)."
    ),
    "report.plan.intro": (
        "What a campaign does shows only against customers who were not contacted. The table says "
        "how large an effect must be to show, where {base:percent} respond anyway (an assumption: "
        "put your own rate in its place)."
    ),
    "report.plan.assumed": (
        "It assumes that half of each segment is held back; with --control SHARE the lists in "
        "audiences/ have a control group."
    ),
    "report.plan.drawn": (
        "{control:percent} of each segment are held back, drawn at random (by a hash of seed and "
        "id) within thirds of {column}: audiences/ has the lists. Read the outcomes back with "
        "clustomer evaluate."
    ),
    "report.plan.margin": "the margin",
    "report.plan.caption": "Smallest effects that would show, by segment",
    "report.plan.target": "Contacted",
    "report.plan.control": "Held back",
    "report.plan.share": "Response that shows",
    "report.plan.share_all": "The same, all read together",
    "report.plan.mean": "Rise that shows of mean {column}",
    "report.plan.mean_all": "The same, all read together",
    "report.plan.never": "would not show",
    "report.plan.whole": "All together",
    "report.plan.source": "Rough where fewer than some 10 customers respond.",
    "evaluate.range": "{low} to {high}",
    "evaluate.reading.higher": (
        "{title}: the outcome is higher among those contacted, {uplift} ({range}, all segments "
        "read together)."
    ),
    "evaluate.reading.lower": (
        "{title}: the outcome is lower among those contacted, {uplift} ({range}, all segments "
        "read together)."
    ),
    "evaluate.reading.unclear": (
        "{title}: no clear difference, {uplift} ({range}, all segments read together). That is "
        "not the same as no effect."
    ),
    "evaluate.reading.too_few": (
        "{title}: too few customers with an outcome ({n_target:int} contacted, {n_control:int} "
        "held back)."
    ),
    "evaluate.pooled": (
        "Over all segments, weighted by size within {n_strata:int} strata ({n:int} customers): "
        "{uplift} (95 %: {range})."
    ),
    "evaluate.pooled.none": "Over all segments: too few customers in both arms of any stratum.",
    "evaluate.absent.leave_out": (
        "{n:int} of {total:int} listed customers have no outcome ({target:percent} of those "
        "contacted, {control:percent} of those held back) and are left out. Where the file lists "
        "only those who did something, add --absent zero."
    ),
    "evaluate.absent.zero": (
        "{n:int} of {total:int} listed customers have no outcome ({target:percent} of those "
        "contacted, {control:percent} of those held back) and count as 0."
    ),
    "evaluate.unknown": "{n:int} ids of the outcomes are in no list of the study.",
    "evaluate.repeated.binary": "{n:int} further rows of the same id: one yes counts.",
    "evaluate.repeated.amount": "{n:int} further rows of the same id: amounts were added up.",
    "evaluate.balance": (
        "Balance: {column} differs by {difference:fixed2} standard deviations between the arms, "
        "within segments (beyond 0.10 is worth a look)."
    ),
    "evaluate.meaning": (
        "The arms were drawn at random. So a clear difference comes from what was done to one of "
        "them, all of it, if the lists were kept to."
    ),
    "evaluate.uneven": (
        "The outcome is missing clearly more often in one arm: in {target:percent} of those "
        "contacted and {control:percent} of those held back."
    ),
    "evaluate.uneven.remedy": (
        "What is left is no random comparison. Complete the outcomes, or add --absent zero where "
        "the file lists only those who did something."
    ),
}
