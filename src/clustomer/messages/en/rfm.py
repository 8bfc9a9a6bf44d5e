"""English texts of customers made from transactions."""

TEXTS: dict[str, str] = {
    "sample.transactions": "sample transactions",
    "why.made": "Made from transactions for this.",
    "rfm.headline": "{n:int} customers from transactions; reference date {date}.",
    "rfm.understood": "{value}: {how}",
    "rfm.role.customer": "customer {column}",
    "rfm.role.date": "date {column}",
    "rfm.role.amount": "amount {column}",
    "rfm.role.quantity": "quantity {column}",
    "rfm.role.price": "price {column}",
    "rfm.role.order": "order number {column}",
    "rfm.role.product": "product {column}",
    "rfm.role.category": "category {column}",
    "rfm.role.discount": "discount {column}",
    "rfm.role.currency": "currency {column}",
    "rfm.roles": "Columns: {roles}.",
    "rfm.reference.stated": (
        "Days are counted back from {date}, as stated; later lines are left out."
    ),
    "rfm.reference.latest": (
        "Days are counted back from {date}, the latest date in the lines. State the end of the "
        "period with --reference-date: the last day with a purchase may lie before it."
    ),
    "rfm.lines": (
        "{n_lines:int} lines: {bought:int} bought, {returned:int} returned or cancelled."
    ),
    "rfm.purchase.day": (
        "{purchases:int} purchases: all lines of a customer on one day are one purchase."
    ),
    "rfm.purchase.order": "{purchases:int} purchases: all lines of one order are one purchase.",
    "rfm.returns.match": (
        "{n:int} lines brought back {value}. They were matched to the oldest earlier purchases "
        "of the same customer and product; {wholly:int} purchases came back wholly and count no "
        "more."
    ),
    "rfm.unmatched": (
        "For {unmatched} there was no earlier purchase: it is taken off the customer's total."
    ),
    "rfm.returns.net": (
        "{n:int} lines brought back {value}: taken off the customer's total, not matched to "
        "purchases, whose number stays."
    ),
    "rfm.returns.drop": "{n:int} lines that brought back {value} were left out.",
    "rfm.zone.offset": "Times with an offset from UTC fall on the days of {zone} (--time-zone).",
    "rfm.zone.written": (
        "No time has an offset from UTC: days are those of the times as written, not of {zone}."
    ),
    "rfm.merged": "{n:int} lines stood under an id that was merged with another.",
    "rfm.gone": "{n:int} customers have nothing but returns and are not in the table.",
    "rfm.models": (
        "Purchases in the {days:int} days after the reference date are expected by BG/NBD "
        "(r {r}, alpha {alpha} weeks, a {a}, b {b}), their value by Gamma-Gamma (p {p}, q {q}, "
        "gamma {gamma}) from {n_repeaters} customers who came back. Gamma-Gamma takes number and "
        "value of purchases as unrelated: their correlation is {correlation}."
    ),
    "rfm.written": "{n:int} customers: {out}",
    "rfm.definition.recency_days": "T - t_x, whole days",
    "rfm.definition.frequency": "x + 1",
    "rfm.definition.monetary_value": "value of purchases / (x + 1)",
    "rfm.definition.total_value": "paid - came back",
    "rfm.definition.repeats": "x",
    "rfm.definition.recency_tx_days": "t_x",
    "rfm.definition.tenure_days": "T",
    "rfm.definition.repeat_value": "value of repeats / x",
    "rfm.definition.first_value": "value of the first purchase",
    "rfm.definition.gap_days": "t_x / x",
    "rfm.definition.gap_trend": "exp(slope of ln gap over its place) - 1",
    "rfm.definition.return_rate": "came back / paid",
    "rfm.definition.quarter_1_share": "purchases in Q1 / (x + 1)",
    "rfm.definition.quarter_2_share": "purchases in Q2 / (x + 1)",
    "rfm.definition.quarter_3_share": "purchases in Q3 / (x + 1)",
    "rfm.definition.quarter_4_share": "purchases in Q4 / (x + 1)",
    "rfm.definition.products": "distinct products bought",
    "rfm.definition.categories": "distinct categories bought",
    "rfm.definition.discount_share": "lines with a discount / lines bought",
    "rfm.definition.alive": "P(alive) of BG/NBD",
    "rfm.definition.expected_purchases": "E(Y) of BG/NBD",
    "rfm.definition.expected_value": "E(Y) times E(M) of Gamma-Gamma",
    "rfm.definition.first_purchase": "day",
    "rfm.definition.last_purchase": "day",
    "rfm.feature.recency_days": (
        "Days since the last purchase, up to the reference date. Small: bought lately."
    ),
    "rfm.feature.frequency": "Purchases, the first one included.",
    "rfm.feature.monetary_value": "Mean value of a purchase, less what of it came back.",
    "rfm.feature.total_value": "All that was paid less all that came back; can be 0 or less.",
    "rfm.feature.repeats": "Purchases after the first one: 0 for customers who bought once.",
    "rfm.feature.recency_tx_days": (
        "Days from the first to the last purchase; 0 where there is one. Models of customer "
        "lifetime call this recency."
    ),
    "rfm.feature.tenure_days": "Days from the first purchase to the reference date.",
    "rfm.feature.repeat_value": "Mean value of the repeat purchases; missing without any.",
    "rfm.feature.first_value": "Value of the first purchase, less what of it came back.",
    "rfm.feature.gap_days": "Mean days between purchases; missing without repeats.",
    "rfm.feature.gap_trend": (
        "Change of the gap from one purchase to the next: 0.1 is 10 % longer each time. Missing "
        "below three gaps."
    ),
    "rfm.feature.return_rate": (
        "Value that came back as a share of the value paid; above 1 where purchases before the "
        "lines came back."
    ),
    "rfm.feature.quarter_1_share": "Share of the purchases in January to March.",
    "rfm.feature.quarter_2_share": "Share of the purchases in April to June.",
    "rfm.feature.quarter_3_share": "Share of the purchases in July to September.",
    "rfm.feature.quarter_4_share": "Share of the purchases in October to December.",
    "rfm.feature.products": "Different products in the lines bought, also in those that came back.",
    "rfm.feature.categories": (
        "Different categories in the lines bought, also in those that came back."
    ),
    "rfm.feature.discount_share": "Share of the lines of the purchases that had a discount.",
    "rfm.feature.alive": (
        "Chance that the customer has not left; 1 by assumption for those who bought once."
    ),
    "rfm.feature.expected_purchases": "Purchases expected in the days that were asked for.",
    "rfm.feature.expected_value": "Value expected in these days, before costs and interest.",
    "rfm.feature.first_purchase": "Day of the first purchase.",
    "rfm.feature.last_purchase": "Day of the last purchase.",
    "rfm.count.n_lines": "all lines",
    "rfm.count.repeated": "that equal an earlier one: left out",
    "rfm.count.no_customer": "without a customer: left out",
    "rfm.count.no_date": "without a date: left out",
    "rfm.count.no_amount": "without a value: left out",
    "rfm.count.later": "behind the reference date: left out",
    "rfm.count.excluded": "of products that are none: left out",
    "rfm.count.other_currency": "in another currency: left out",
    "rfm.count.zero": "that cost nothing: left out",
    "rfm.count.returned": "returned or cancelled",
    "rfm.count.bought": "bought",
    "rfm.unit.days": "days",
    "rfm.unit.purchases": "purchases",
    "rfm.unit.money": "money",
    "rfm.unit.share": "share",
    "rfm.unit.count": "number",
    "rfm.unit.date": "day",
    "report.transactions.heading": "From lines to customers",
    "report.transactions.caption": "What became of the lines",
    "report.transactions.lines": "Lines",
    "report.transactions.n": "Number",
    "report.transactions.share": "Share",
    "report.transactions.features": "What the columns of the customers mean",
    "report.transactions.unit": "Unit",
    "report.transactions.definition": "Definition",
    "report.transactions.meaning": "Meaning",
    "rfm.group.champions": "champions",
    "rfm.group.loyal": "loyal",
    "rfm.group.at_risk": "at risk",
    "rfm.group.promising": "promising",
    "rfm.group.average": "average",
    "rfm.group.hibernating": "hibernating",
    "rfm.group.new": "new",
    "rfm.group.occasional": "occasional",
    "rfm.group.lost": "lost",
    "next.split.spend": "quantiles of spend so far",
    "next.split.grid": "a grid of two of recency, frequency and mean value",
    "next.split.rfm": "the nine RFM groups",
    "next.clear": (
        "Of what customers spent in the next period, the {nouns} explain {ours:percent}, {split} "
        "{best:percent}: the {nouns} say more, by more than the choice of customers."
    ),
    "next.close": (
        "Of what customers spent in the next period, the {nouns} explain {ours:percent}, {split} "
        "{best:percent}: no difference that could not come from the choice of customers."
    ),
    "next.beaten": (
        "Of what customers spent in the next period, the {nouns} explain {ours:percent}, {split} "
        "{best:percent}: a simple rule says more about what comes next."
    ),
    "next.nothing": (
        "Neither the {nouns} nor simple rules explain what customers spent in the next period "
        "(less than 1 %)."
    ),
    "report.groups.heading": "Beside RFM names",
    "report.groups.agreement": (
        "Nine named groups by scores of recency, frequency and mean value, as any spreadsheet "
        "makes them. Their agreement with the {groups} that are shown is {ari} (adjusted Rand "
        "index: 1 the same, 0 as chance)."
    ),
    "report.groups.caption": "RFM groups",
    "report.groups.name": "Group",
    "report.groups.rule": "Recency score, mean of the other two",
    "report.groups.customers": "Customers",
    "report.groups.share": "Share",
    "report.groups.value": "Share of value",
    "report.groups.few": "below 10",
    "report.groups.cuts": "What gets which score",
    "report.groups.feature": "Column",
    "report.groups.score": "Score",
    "report.groups.range": "Values",
    "report.groups.note": (
        "Scores go by fifths of the customers, 5 the best; equal values get one score, so that a "
        "score can be empty. The names are rules, no discoveries."
    ),
    "report.next.heading": "What comes next",
    "report.next.how": (
        "Groups were formed anew from the lines up to {cutoff}, and judged by what {n:int} "
        "customers spent in the {days:int} days after it, up to {until} ({buyers:int} spent "
        "something). Every customer was predicted by groups that he or she did not help to form."
    ),
    "report.next.caption": "Explained spend of the next period",
    "report.next.groups": "Groups",
    "report.next.number": "Number",
    "report.next.money": "Explained, money",
    "report.next.log": "Explained, log(1 + money)",
    "report.next.interval": "{value} ({low} to {high})",
    "report.next.note": (
        "0 is no groups at all, 1 perfect, below 0 worse than none; higher is better. In brackets "
        "95 % intervals over customers; they know nothing of other seasons. In money few large "
        "customers decide, in logarithms all."
    ),
    "issue.lines_no_customer.message": (
        "{n:int} lines ({share:percent}) have no customer and were left out."
    ),
    "issue.lines_no_customer.remedy": "Look whether they belong to guests, or to a lost column.",
    "issue.lines_no_date.message": (
        "{n:int} lines ({share:percent}) have no date that can be read and were left out."
    ),
    "issue.lines_no_date.remedy": "Say how dates are written with --date-order.",
    "issue.lines_no_amount.message": (
        "{n:int} lines ({share:percent}) have no value that can be read and were left out."
    ),
    "issue.lines_no_amount.remedy": (
        "Name the column with --amount, or with --quantity and --price."
    ),
    "issue.lines_later.message": (
        "{n:int} lines ({share:percent}) are later than the reference date and were left out."
    ),
    "issue.lines_later.remedy": "",
    "issue.lines_excluded.message": (
        "{n:int} lines ({share:percent}) are of products that were to be left out."
    ),
    "issue.lines_excluded.remedy": "",
    "issue.products_absent.message": (
        "{products:list} were to be left out, and no line is of them."
    ),
    "issue.products_absent.remedy": "Write the codes exactly as in the lines.",
    "issue.cancelled_absent.message": (
        "No order number begins with {prefix}: no line was taken for a cancellation by it."
    ),
    "issue.cancelled_absent.remedy": "Write the beginning exactly as in the lines.",
    "issue.lines_other_currency.message": (
        "{n:int} lines ({share:percent}) are in other currencies and were left out."
    ),
    "issue.lines_other_currency.remedy": "Convert the amounts first to keep all of them.",
    "issue.lines_zero.message": "{n:int} lines ({share:percent}) cost nothing and were left out.",
    "issue.lines_zero.remedy": "",
    "issue.lines_twice.message": (
        "{n:int} lines ({share:percent}) equal an earlier line in every column that was used, and "
        "count as purchases of their own."
    ),
    "issue.lines_twice.remedy": (
        "Where the same lines were read twice, leave them out with --duplicates drop."
    ),
    "issue.lines_no_currency.message": (
        "{n:int} lines ({share:percent}) have no currency and were taken to be in that of the "
        "others."
    ),
    "issue.lines_no_currency.remedy": "Name the currency with --only-currency to leave them out.",
    "issue.lines_marked.message": (
        "{n:int} lines ({share:percent}) have order numbers that begin with C, as cancellations "
        "often do. Their value is not negative, so they count as purchases."
    ),
    "issue.lines_marked.remedy": "If they are cancellations, say --cancelled C.",
    "issue.lines_far.message": (
        "Days are counted back from {date}, the latest date in the lines, but the purchase before "
        "it was on {before}: one wrong date would make everybody look long gone."
    ),
    "issue.lines_far.remedy": "State the end of the period with --reference-date.",
    "issue.next_left_out.message": "The next period was not held out: {reason}",
    "issue.next_left_out.remedy": "",
    "issue.lines_repeated.message": (
        "{n:int} lines ({share:percent}) equal an earlier line in every column that was used, and "
        "were left out."
    ),
    "issue.lines_repeated.remedy": "",
    "issue.lines_early.message": (
        "The earliest purchase is of {date}, the next one of {after}: if this date is wrong, or "
        "stands for no date, its customer has a false first purchase."
    ),
    "issue.lines_early.remedy": "Look at the line, and empty the date if it is none.",
    "issue.customers_nothing.message": (
        "{n:int} customers ({share:percent}) have a total of 0 or less: they "
        "paid nothing, or brought back as much as they paid, or more."
    ),
    "issue.customers_nothing.remedy": "",
    "issue.customers_young.message": (
        "{n:int} customers ({share:percent}) bought first less than {days:int} days before the "
        "reference date. That is the usual gap between purchases (the median of the customers' "
        "mean "
        "gaps): they had hardly time to come back, and look rare and recent for that reason alone."
    ),
    "issue.customers_young.remedy": "Read recency and frequency of young customers with care.",
}
