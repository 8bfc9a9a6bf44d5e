"""English texts of comparing, refreshing and monitoring segments."""

TEXTS: dict[str, str] = {
    "continuity.code.keep": "Keep the {nouns}: they still describe the customers.",
    "continuity.code.watch": "Watch the {nouns}: something has changed, not enough for a refit.",
    "continuity.code.refit": "Refit the {nouns}: the customers are no longer those they describe.",
    "continuity.code.redefined": (
        "The {nouns} are redefined: old and new names mean different customers."
    ),
    "continuity.refreshed": (
        "Refreshed: {kept:int} of {k:int} {nouns} are old ones and keep their names."
    ),
    "continuity.letters": (
        "Letters stand for the same {nouns} in every refresh, numbers only for places. New "
        "letters: {new}; retired for good: {gone}."
    ),
    "continuity.sizes": "the sizes of the {nouns}",
    "continuity.verdict.natural": "natural",
    "continuity.verdict.reproducible": "reproducible",
    "continuity.verdict.constructive": "constructive",
    "continuity.verdict.not_assessable": "not assessable",
    "continuity.reason.redefined": (
        "On the same customers the old and the new model agree with an adjusted Rand index of "
        "{ari:fixed2} ({low:fixed2} to {high:fixed2}), below 0.80."
    ),
    "continuity.reason.novelty.material": (
        "{share:percent} of the customers ({low:percent} to {high:percent}) lie farther from every "
        "{noun} than almost all did then ({reference:percent}): more than three times as many."
    ),
    "continuity.reason.novelty.slight": (
        "{share:percent} of the customers ({low:percent} to {high:percent}) lie farther from every "
        "{noun} than almost all did then ({reference:percent}): beyond chance, below three times."
    ),
    "continuity.reason.verdict": "The verdict was {then} and is now {now}.",
    "continuity.reason.drift.again": (
        "For the second time running {columns:list} has drifted beyond chance, and not by little."
    ),
    "continuity.reason.drift.first": (
        "Drifted beyond chance, and not by little: {columns:list}. If the next table says so too, "
        "refit."
    ),
    "continuity.reason.drift.slight": "Drifted beyond chance, but by little: {columns:list}.",
    "continuity.reason.no_reference": (
        "The old model is of an earlier version and remembers nothing of its customers: drift and "
        "novelty are not known."
    ),
    "continuity.reason.moved": (
        "{share:percent} of the customers in both tables are in another {noun} now: their values "
        "changed that much, or ids were given anew."
    ),
    "continuity.reason.quiet": "No input, no size and no distance moved beyond chance.",
    "continuity.unknown.no_ids": (
        "Who moved where is not known: the study has no column that names the customers."
    ),
    "continuity.unknown.no_shared": "Who moved where is not known: no customer is in both.",
    "continuity.unknown.model_alone": (
        "Who moved where is not known: a model holds no customers. Compare the study's directory."
    ),
    "continuity.unknown.no_table": (
        "Novelty, the drift of the sizes, money and what the model alone changed need the "
        "customers: add the table of the new study. The drift of the columns is that between "
        "the customers both models were made from, in the bins that both remember."
    ),
    "continuity.unknown.no_table_no_bins": (
        "Drift, novelty, money and what the model alone changed need the customers: add the "
        "table of the new study. One of the models is of an earlier version and remembers no "
        "bins."
    ),
    "continuity.unknown.apart": (
        "The drift of {columns:list} is not known: the bins that the two models remember "
        "share no limit. Add the table of the new study."
    ),
    "continuity.unknown.no_value": (
        "The moves are not given in money: no column says what a customer is worth."
    ),
    "continuity.unknown.no_stability": (
        "How stable the {nouns} are now is known after a new study of the table only; the mean "
        "margin stands for it here."
    ),
    "continuity.unknown.repeated": (
        "Rows whose id came before: {n:int}. The first row of each counts."
    ),
    "continuity.head.segment": "{noun}",
    "continuity.head.then": "then",
    "continuity.head.now": "now",
    "continuity.head.range": "95 %",
    "continuity.head.column": "column",
    "continuity.head.psi": "PSI",
    "continuity.head.null": "chance, up to",
    "continuity.head.drift": "drift",
    "continuity.fate.kept": "kept",
    "continuity.fate.new": "new",
    "continuity.fate.dissolved": "dissolved",
    "continuity.range": "{low:percent} to {high:percent}",
    "continuity.drift.chance": "not beyond chance",
    "continuity.drift.small": "beyond chance, small",
    "continuity.drift.moderate": "beyond chance, moderate",
    "continuity.drift.large": "beyond chance, large",
    "continuity.moved.customers": (
        "{n:int} of {total:int} customers ({share:percent}) are in another {noun} than then."
    ),
    "continuity.moved.models": (
        "The new model puts {n:int} of {total:int} customers ({share:percent}) elsewhere than the "
        "old one."
    ),
    "continuity.came": "{arrived:int} customers are new, {gone:int} are gone.",
    "continuity.steps": (
        "Of {n:int} customers known then, {customer:int} moved because they changed, {model:int} "
        "because the model did, and with {both:int} both changed."
    ),
    "continuity.yardstick": (
        "The model change alone puts {share:percent} of the customers elsewhere. Two plain refits "
        "on customers drawn anew differ by {median:percent} (at most {high:percent} in {n:int} "
        "comparisons)."
    ),
    "continuity.agreement": (
        "Adjusted Rand index of then and now: {ari:fixed2} ({low:fixed2} to {high:fixed2}; 1 is "
        "the same)."
    ),
    "continuity.novelty": (
        "{share:percent} of the customers ({low:percent} to {high:percent}) lie beyond the "
        "distance that 99 % kept then; it was {reference:percent}, and chance alone gives up to "
        "{null:percent}."
    ),
    "continuity.margin": (
        "Mean margin (0 on the border, 1 on the centroid): {then:fixed2} then, {now:fixed2} now "
        "({low:fixed2} to {high:fixed2})."
    ),
    "continuity.lines": (
        "Days are counted back from {then} in the lines then and from {now} in those now."
    ),
    "continuity.lines.days": (
        "The lines are of {then:int} days then and of {now:int} days now: counts and sums of "
        "purchases grow with the days, whatever the customers do."
    ),
    "continuity.head.fate": "what became of it",
    "continuity.head.stable_then": "stable then",
    "continuity.head.stable_now": "stable now",
    "continuity.head.from_to": "from, to",
    "continuity.figure.migration": "Customers of each {noun} then, and where they are now",
    "continuity.figure.drift": "Drift of each column, beside what chance alone reaches",
    "continuity.figure.axis": "population stability index",
    "continuity.page.kicker": "The {nouns} over time",
    "continuity.page.deck": "{old}, compared with {new}.",
    "continuity.page.customers_then": "Customers then",
    "continuity.page.customers_now": "Customers now",
    "continuity.page.model_then": "Model then",
    "continuity.page.model_now": "Model now",
    "continuity.page.note_lead": "The rule:",
    "continuity.page.note": (
        "redefined where old and new model agree on the same customers with an adjusted Rand index "
        "below 0.80; refit where novelty is three times what it was, the verdict has changed, or "
        "drift of 0.10 or more is beyond chance twice running; watch at any alarm, or where a "
        "table without a refit has more than half of the known customers elsewhere; else keep."
    ),
    "continuity.page.sizes": "The {nouns} then and now",
    "continuity.page.was": "was: {name}",
    "continuity.page.moves": "Who went where",
    "continuity.page.moves_lead": "A move has two causes:",
    "continuity.page.moves_note": (
        "the customer changed, or the model did. Customers near a border move with either."
    ),
    "continuity.page.moves_caption": (
        "Customers from each {noun} then (rows) in each {noun} now (columns)"
    ),
    "continuity.page.money": "Below each count: the sum of {column} now.",
    "continuity.page.hidden": (
        "A dot hides 1 to 9 customers, or a count that would give them away."
    ),
    "continuity.page.all_hidden": (
        "With so few customers every flow is of 1 to 9 of them, or would give such a count "
        "away: none is shown. In total {stayed:int} of {n:int} customers ({share:percent}) "
        "stayed in their {noun}, and {moved:int} moved."
    ),
    "continuity.page.all_hidden.no_total": (
        "With so few customers every flow is of 1 to 9 of them, or would give such a count "
        "away: none is shown. How many stayed in their {noun} in total would give counts away"
        " too; the JSON form has them."
    ),
    "continuity.page.drift": "Drift of the inputs",
    "continuity.page.drift_lead": "Chance has its share:",
    "continuity.page.drift_note": (
        "the grey bar ends where one of a hundred tables of these sizes ends without any change. "
        "An alarm also holds for all columns together (Holm, 1 %)."
    ),
    "continuity.page.centroids": "Centres of the {nouns}, in original units",
    "continuity.page.more": "{n:int} more rows are in the JSON form.",
}
