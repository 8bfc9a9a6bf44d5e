"""English texts of names, small words and suggestions."""

_WORDS: dict[str, str] = {
    "describe.noun.segment": "segment",
    "describe.nouns.segment": "segments",
    "describe.noun.group": "group",
    "describe.nouns.group": "groups",
    "describe.title": "{letter} ({name})",
    "describe.profile": "{k:int} segments of {n:int} customers.",
    "describe.profile.one": "One segment of {n:int} customers.",
    "describe.mark.number": "{label} {word}",
    "describe.mark.level": ("{label} “{level}” {share:percent} (all customers {everyone:percent})"),
    "describe.several": "{nouns} {first} and {last}",
    "describe.count.customers": "{n:int} customers",
    "describe.count.customers.one": "1 customer",
    "describe.count.unrelated_columns": "{n:int} unrelated columns",
    "describe.count.unrelated_columns.one": "one column",
    "describe.as_prepared": ", as prepared,",
    "describe.corrected.holm": " after correction for {n:int} comparisons",
    "describe.corrected.benjamini_hochberg": (
        " after correction for {n:int} comparisons by their false discovery rate"
    ),
    "describe.median": "median",
    "describe.mean": "mean",
    "describe.and": " and ",
    "describe.or": " or ",
    "describe.more": "{n:int} more",
    "describe.both": "both",
    "describe.all": "all",
    "describe.all_of": "all {count}",
    "describe.span": "{low} to {high}",
    "describe.spelled.0": "none",
    "describe.spelled.1": "one",
    "describe.measure.exact": "mean silhouette",
    "describe.measure.simplified": "mean simplified silhouette",
    "describe.observed": (
        ": {measure} {silhouette} (from −1 to 1, higher means clearer); data without groups give "
        "{null_mean} on average{tested}"
    ),
    "describe.tested": (
        " ({p_shown} over all numbers tried, {n_nulls:int} sets of data without groups)"
    ),
    "describe.tested.sets": " ({p_shown} over all numbers tried, {n_nulls:int} sets)",
    "describe.where": " among the other {rest_share:percent} of customers",
    "describe.structure.none": "We found no evidence of groups{where}{beside}.",
    "describe.structure.separate": "We found no evidence of separate groups{where}{beside}.",
    "describe.structure.apart": (
        "We found no evidence of separate groups{where}{beside}. The data do differ from data "
        "without groups, but no number of groups that was tested passes every gate."
    ),
    "describe.asked.many": "You asked for {count} {nouns}. ",
    "describe.asked.whole": "You asked for one {noun}. ",
    "describe.asked.within": "{count} {nouns} are shown, within the limits that were set. ",
    "describe.why.usual": (
        ": of the splits into three to six large enough groups this one changes least "
        "between resamples"
    ),
    "describe.why.restricted": (
        ": of the splits within these limits this one changes least between resamples"
    ),
    "describe.why.any": (
        ": of the splits that were tried this one changes least between resamples"
    ),
    "describe.refitted": "; {refitted} with the preparation learnt anew in each",
    "describe.reading.very_stable": "very stable",
    "describe.reading.stable": "stable",
    "describe.reading.pattern": "a pattern with doubtful members",
    "describe.reading.not_trusted": "not to be trusted",
    "describe.stability.part": "{letters} {span}, {reading}",
    "describe.stability.part.all": "{span}, {reading}",
    "describe.recovered": "{letter} in {count:int}",
    "describe.rule.below": "{label} under {high}{high_unit}",
    "describe.rule.from": "{label} {low}{low_unit} or more",
    "describe.rule.range": "{label} from {low} to under {high}{high_unit}",
    "describe.rule.is": '{label} is "{level}"',
    "describe.rule.is_not": '{label} is not "{level}"',
    "describe.rule.levels": '{label} from "{first}" to "{last}"',
    "describe.lead.plain": "Suggestion to test:",
    "describe.lead.convenience": "Suggestion to test, as a convenience only:",
    "describe.lead.doubtful": (
        "Suggestion to test with caution, because this {noun} does not come back in resamples:"
    ),
    "describe.unit.one.years": "year",
    "describe.unit.one.months": "month",
    "describe.unit.one.weeks": "week",
    "describe.unit.one.days": "day",
    "describe.unit.one.hours": "hour",
    "describe.unit.one.minutes": "minute",
    "describe.unit.one.seconds": "second",
    "describe.unit.many.years": "years",
    "describe.unit.many.months": "months",
    "describe.unit.many.weeks": "weeks",
    "describe.unit.many.days": "days",
    "describe.unit.many.hours": "hours",
    "describe.unit.many.minutes": "minutes",
    "describe.unit.many.seconds": "seconds",
    "describe.p.small": "p < 0.001",
    "describe.p.fine": "p = {p:fixed3}",
    "describe.p.plain": "p = {p:fixed2}",
    "describe.basis.exact": "computed on all customers",
    "describe.basis.sampled": "computed on a sample of {rows:int} customers",
    "describe.basis.complete": "computed on the {rows:int} customers without missing values",
    "describe.basis.complete.one": "computed on the 1 customer without missing values",
    "describe.basis.none": "computed on all customers",
    "describe.effect.cramers_v": "Cramér’s V",
    "describe.effect.epsilon_squared": "epsilon squared",
    "describe.effect.negligible": "negligible",
    "describe.effect.weak": "weak",
    "describe.effect.moderate": "moderate",
    "describe.effect.strong": "strong",
    "describe.lacking.spend": "how much customers spend",
    "describe.lacking.frequency": "how often they buy",
    "describe.lacking.recency": "when they last bought",
    "describe.name.average": "Average customers",
    "describe.name.group": "Group {letter}: {words}",
    "describe.name.cut.above": "cut at {label} above {value}{unit}",
    "describe.name.cut.below": "cut at {label} below {value}{unit}",
    "describe.name.unstable": "Customers without a stable mark",
    "describe.name.everyone": "All customers",
    "describe.name.numbered": "{name} ({number:int})",
    "describe.name.level": "{label} mostly {level}",
    "describe.name.level.alone": "mostly {level}",
    "describe.name.since.low": "recent {event}",
    "describe.name.since.high": "long since {event}",
    "describe.name.since.very_low": "very recent {event}",
    "describe.name.since.very_high": "very long since {event}",
    "describe.name.deed.low": "{event} recently",
    "describe.name.deed.high": "{event} long ago",
    "describe.name.deed.very_low": "{event} very recently",
    "describe.name.deed.very_high": "{event} very long ago",
    "describe.name.bought.low": "bought recently",
    "describe.name.bought.high": "last bought long ago",
    "describe.name.bought.very_low": "bought very recently",
    "describe.name.bought.very_high": "last bought very long ago",
    "describe.name.level.low": "low {label}",
    "describe.name.level.high": "high {label}",
    "describe.name.level.very_low": "very low {label}",
    "describe.name.level.very_high": "very high {label}",
    "describe.name.money.low": "low {label} value",
    "describe.name.money.high": "high {label} value",
    "describe.name.money.very_low": "very low {label} value",
    "describe.name.money.very_high": "very high {label} value",
    "describe.name.size.low": "small {label}",
    "describe.name.size.high": "large {label}",
    "describe.name.size.very_low": "very small {label}",
    "describe.name.size.very_high": "very large {label}",
    "describe.name.length.low": "short {label}",
    "describe.name.length.high": "long {label}",
    "describe.name.length.very_low": "very short {label}",
    "describe.name.length.very_high": "very long {label}",
    "describe.name.count.low": "few {label}",
    "describe.name.count.high": "many {label}",
    "describe.name.count.very_low": "very few {label}",
    "describe.name.count.very_high": "very many {label}",
}

_PLAYS: dict[str, str] = {
    "describe.play.income_spend.high_high.targeted_marketing": (
        "show new arrivals and premium ranges first."
    ),
    "describe.play.income_spend.high_high.personalised_offers": (
        "offer early access and invitations instead of discounts."
    ),
    "describe.play.income_spend.high_high.customer_experience": (
        "give them short waiting times and a named contact."
    ),
    "describe.play.income_spend.high_low.targeted_marketing": (
        "send a small campaign on service and quality, with a control group."
    ),
    "describe.play.income_spend.high_low.personalised_offers": (
        "offer a first-purchase benefit in one category."
    ),
    "describe.play.income_spend.high_low.customer_experience": (
        "ask in a short survey what keeps them from buying: range, price or service."
    ),
    "describe.play.income_spend.low_high.targeted_marketing": "show trends and entry-price ranges.",
    "describe.play.income_spend.low_high.personalised_offers": (
        "offer bundles with a clear price limit; leave credit offers out."
    ),
    "describe.play.income_spend.low_high.customer_experience": (
        "make returns easy and state prices in full before the checkout."
    ),
    "describe.play.income_spend.low_low.targeted_marketing": (
        "keep to the general newsletter, at low cost."
    ),
    "describe.play.income_spend.low_low.personalised_offers": "offer entry prices only.",
    "describe.play.income_spend.low_low.customer_experience": (
        "give standard service, and check that the basics work."
    ),
    "describe.play.income.high.targeted_marketing": "show premium ranges beside the usual ones.",
    "describe.play.income.high.personalised_offers": (
        "offer services such as delivery or fitting rather than money off."
    ),
    "describe.play.income.high.customer_experience": (
        "offer a choice of appointment or a named contact."
    ),
    "describe.play.income.low.targeted_marketing": "show value ranges and small packs first.",
    "describe.play.income.low.personalised_offers": (
        "offer bundles with a clear price limit; leave credit offers out."
    ),
    "describe.play.income.low.customer_experience": (
        "state the full price early, and explain cheaper choices."
    ),
    "describe.play.spend.high.targeted_marketing": "announce new arrivals to them first.",
    "describe.play.spend.high.personalised_offers": (
        "offer early access or thanks for loyalty instead of discounts."
    ),
    "describe.play.spend.high.customer_experience": (
        "answer their requests first, and say thank you."
    ),
    "describe.play.spend.low.targeted_marketing": (
        "send a small reminder campaign with a control group."
    ),
    "describe.play.spend.low.personalised_offers": "offer a benefit on a second category.",
    "describe.play.spend.low.customer_experience": (
        "ask in a short survey what is missing: range, price or service."
    ),
    "describe.play.frequency.high.targeted_marketing": (
        "send fewer reminders and more news: they come anyway."
    ),
    "describe.play.frequency.high.personalised_offers": (
        "offer a loyalty benefit that grows with each order."
    ),
    "describe.play.frequency.high.customer_experience": "make ordering again a matter of one step.",
    "describe.play.frequency.low.targeted_marketing": (
        "send a reminder after the usual time between two orders."
    ),
    "describe.play.frequency.low.personalised_offers": "offer a benefit for the second order.",
    "describe.play.frequency.low.customer_experience": (
        "follow up after the first order and ask how it went."
    ),
    "describe.play.recency.high.targeted_marketing": (
        "send one win-back message, and stop if it is not answered."
    ),
    "describe.play.recency.high.personalised_offers": (
        "offer a benefit for coming back, with an end date."
    ),
    "describe.play.recency.high.customer_experience": (
        "ask what made them stop, before selling again."
    ),
    "describe.play.recency.low.targeted_marketing": (
        "follow up soon with what goes with the last purchase."
    ),
    "describe.play.recency.low.personalised_offers": (
        "offer accessories or refills instead of a discount."
    ),
    "describe.play.recency.low.customer_experience": (
        "ask how the last purchase went while it is fresh."
    ),
    "describe.play.tenure.high.targeted_marketing": "address them as customers of long standing.",
    "describe.play.tenure.high.personalised_offers": (
        "offer a benefit for loyalty, such as early access."
    ),
    "describe.play.tenure.high.customer_experience": (
        "ask for their advice before changing what they know."
    ),
    "describe.play.tenure.low.targeted_marketing": "send a short series that introduces the range.",
    "describe.play.tenure.low.personalised_offers": (
        "offer a benefit for the next step, such as a second category."
    ),
    "describe.play.tenure.low.customer_experience": (
        "explain how things work here, and make help easy to find."
    ),
    "describe.play.experience.high.targeted_marketing": (
        "speak of quality and detail, and compare with the usual message."
    ),
    "describe.play.experience.high.personalised_offers": ("offer upgrades before basic sets."),
    "describe.play.experience.high.customer_experience": (
        "offer detailed information to those who want it."
    ),
    "describe.play.experience.low.targeted_marketing": ("show basic and starter ranges first."),
    "describe.play.experience.low.personalised_offers": (
        "offer starter sets with a benefit for the next step."
    ),
    "describe.play.experience.low.customer_experience": (
        "explain choices briefly, and make help easy to find."
    ),
    "describe.play.household.high.targeted_marketing": (
        "show large packs and what several people use together."
    ),
    "describe.play.household.high.personalised_offers": "offer quantity prices and bundles.",
    "describe.play.household.high.customer_experience": (
        "offer delivery times and entrances that suit several people."
    ),
    "describe.play.household.low.targeted_marketing": "show small packs and single portions.",
    "describe.play.household.low.personalised_offers": (
        "offer smaller quantities without a surcharge."
    ),
    "describe.play.household.low.customer_experience": (
        "make small orders easy, and delivery flexible."
    ),
    "describe.play.age.high.targeted_marketing": (
        "compare two channels, such as post and e-mail, before choosing one."
    ),
    "describe.play.age.high.personalised_offers": (
        "offer by what was bought before; keep the prices the same for every age."
    ),
    "describe.play.age.high.customer_experience": (
        "test readability and help by telephone beside the web."
    ),
    "describe.play.age.low.targeted_marketing": (
        "compare two channels, such as app and e-mail, before choosing one."
    ),
    "describe.play.age.low.personalised_offers": (
        "offer by what was bought before; keep the prices the same for every age."
    ),
    "describe.play.age.low.customer_experience": "test self-service on the telephone screen first.",
    "describe.play.discount.high.targeted_marketing": (
        "announce sales to them, and compare with a group that gets no notice."
    ),
    "describe.play.discount.high.personalised_offers": (
        "offer a smaller discount to half of them and compare the margin."
    ),
    "describe.play.discount.high.customer_experience": (
        "show the lower price early, so that nobody has to search for it."
    ),
    "describe.play.discount.low.targeted_marketing": (
        "write about range and quality; leave price out of the headline."
    ),
    "describe.play.discount.low.personalised_offers": (
        "offer service or early access instead of money off."
    ),
    "describe.play.discount.low.customer_experience": (
        "keep vouchers out of their way at the checkout."
    ),
    "describe.play.returns.high.targeted_marketing": (
        "show sizes, measures and reviews before the sale, not more adverts."
    ),
    "describe.play.returns.high.personalised_offers": (
        "offer advice or a fitting rather than a second discount."
    ),
    "describe.play.returns.high.customer_experience": (
        "ask for the reason of each return, and mend the most frequent one."
    ),
    "describe.play.returns.low.targeted_marketing": "ask them for reviews and recommendations.",
    "describe.play.returns.low.personalised_offers": (
        "offer new categories: what they buy they keep."
    ),
    "describe.play.returns.low.customer_experience": "keep the way it is, and ask what works well.",
    "describe.play.other.high.targeted_marketing": (
        "try a message that speaks of {label}, against the usual one."
    ),
    "describe.play.other.high.personalised_offers": (
        "offer what fits a high value of {label}, to half of them first."
    ),
    "describe.play.other.high.customer_experience": (
        "ask a few of them what their high value of {label} means for the service."
    ),
    "describe.play.other.low.targeted_marketing": (
        "try a message that does not lean on {label}, against the usual one."
    ),
    "describe.play.other.low.personalised_offers": (
        "offer what fits a low value of {label}, to half of them first."
    ),
    "describe.play.other.low.customer_experience": (
        "ask a few of them what their low value of {label} means for the service."
    ),
    "describe.play.average.targeted_marketing": "use them as the benchmark of every campaign.",
    "describe.play.average.personalised_offers": (
        "offer by what was bought before, not by {noun}."
    ),
    "describe.play.average.customer_experience": "give the standard service, and watch complaints.",
    "describe.play.like.targeted_marketing": "send them what {other} gets; nothing asks for more.",
    "describe.play.like.personalised_offers": "make the offers that {other} gets.",
    "describe.play.like.customer_experience": "give them the same service as {other}.",
    "describe.play.level.targeted_marketing": (
        "try a message written for {label} “{level}”, against the usual one."
    ),
    "describe.play.level.personalised_offers": (
        "offer what fits {label} “{level}”, to half of them first."
    ),
    "describe.play.level.customer_experience": (
        "ask a few of them what {label} “{level}” means for the service."
    ),
    "describe.play.everyone.targeted_marketing": (
        "Suggestion to test: choose customers by the one column that the offer depends on; "
        "no grouping is needed for it."
    ),
    "describe.play.everyone.personalised_offers": (
        "Suggestion to test: give the offer to a random half of the {n:int} customers "
        "({half:int}) and compare."
    ),
    "describe.play.everyone.customer_experience": (
        "Suggestion to test: one standard of service for all {n:int} customers, "
        "measured before and after a change."
    ),
}

TEXTS: dict[str, str] = {**_WORDS, **_PLAYS}
