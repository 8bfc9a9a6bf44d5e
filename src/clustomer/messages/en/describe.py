"""English texts of names, findings, suggestions and limits."""

_TIE = (
    "{title}. Suggestion to test: {play} "
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

_WORDS: dict[str, str] = {
    "describe.noun.segment": "segment",
    "describe.nouns.segment": "segments",
    "describe.noun.group": "group",
    "describe.nouns.group": "groups",
    "describe.title": "{letter} ({name})",
    "describe.several": "{nouns} {first} and {last}",
    "describe.count.customers": "{n:int} customers",
    "describe.count.customers.one": "1 customer",
    "describe.count.unrelated_columns": "{n:int} unrelated columns",
    "describe.count.unrelated_columns.one": "one column",
    "describe.as_prepared": ", as prepared,",
    "describe.corrected": " after correction for {n:int} comparisons",
    "describe.median": "median",
    "describe.mean": "mean",
    "describe.or": " or ",
    "describe.unit.one.years": "year",
    "describe.unit.one.months": "month",
    "describe.unit.one.weeks": "week",
    "describe.unit.one.days": "day",
    "describe.unit.one.hours": "hour",
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
        "{runner_up_silhouette:fixed3}, and that answer is as defensible."
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
    "describe.limit.verdict.reproducible": (
        "These {nouns} are made, not found: the same cuts return in another sample, but there is "
        "no gap between them."
    ),
    "describe.limit.verdict.constructive": (
        "Any split of these {n:int} customers is a convenience: we found no evidence of groups, "
        "and another sample would be cut elsewhere."
    ),
    "describe.limit.verdict.not_assessable": (
        "The data do not allow a test of whether these {nouns} exist."
    ),
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
    "describe.application.one": _TIE,
    "describe.application.two": (
        f"{{title}}. Suggestion to test: {{play}} It hangs on {_PAIR_1} and {_PAIR_2}."
    ),
    "describe.application.average": (
        "{title}. Suggestion to test: {play} Nothing marks these customers; the largest "
        "difference from the others is {label}, {difference:fixed2} standard deviations."
    ),
    "describe.application.level": (
        "{title}. Suggestion to test: {play} It hangs on {share:percent} with {label} “{level}” "
        "(all customers {population_share:percent})."
    ),
    "describe.application.none": (
        "{title}. Suggestion to test: {play} No number marks these customers."
    ),
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
    "describe.play.average.personalised_offers": "offer by what was bought before, not by segment.",
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
        "no segment is needed for it."
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

TEXTS: dict[str, str] = {
    **_WORDS,
    **_FINDINGS,
    **_SIGNIFICANCE,
    **_LIMITS,
    **_APPLICATIONS,
    **_PLAYS,
}
