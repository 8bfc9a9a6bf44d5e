"""English texts of the report: what figures, tables and pages say."""

from clustomer.messages.en.glossary import GLOSSARY

_COUNTS = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve"

TEXTS: dict[str, str] = {
    # words
    "report.word.very_low": "very low",
    "report.word.low": "low",
    "report.word.slightly_low": "slightly low",
    "report.word.average": "average",
    "report.word.slightly_high": "slightly high",
    "report.word.high": "high",
    "report.word.very_high": "very high",
    **{f"report.count.{n}": word for n, word in enumerate(_COUNTS.split(), start=1)},
    "report.count.segment": "this one segment",
    "report.count.segments": "these {n} segments",
    "report.range": "{low} to {high}",
    "report.unit.short.years": "y",
    "report.date": "{day} {month} {year}",
    "report.month.1": "January",
    "report.month.2": "February",
    "report.month.3": "March",
    "report.month.4": "April",
    "report.month.5": "May",
    "report.month.6": "June",
    "report.month.7": "July",
    "report.month.8": "August",
    "report.month.9": "September",
    "report.month.10": "October",
    "report.month.11": "November",
    "report.month.12": "December",
    "report.axis.k": "segments (k)",
    "report.axis.difference": "standard deviations from the other customers →",
    "report.more_levels": "and {n:int} more",
    "report.scale.log": "{column}, log scale",
    "report.scale.word": "log scale",
    # figures
    "report.map.column": "{column} (prepared, {share} of variance)",
    "report.map.component": "component {number} ({share})",
    "report.map.label": (
        "Map of {n:int} customers in {k:int} segments; its two axes show {share:percent} of "
        "the variance. The sizes and medians are in the tables below."
    ),
    "report.elbow.bend": "bends most",
    "report.elbow.caption": "Data without groups bend too: never decisive.",
    "report.elbow.value": "k = {k:int}: {share:percent}",
    "report.elbow.label": "Within-cluster sum of squares as a share of the total. {values}.",
    "report.silhouette.sampled": "Sampled: {n:int} rows; bars show 95 %.",
    "report.silhouette.direction": "From −1 to 1; higher is better.",
    "report.silhouette.axis": "silhouette of each customer",
    "report.silhouette.below": "{share:percent} below 0",
    "report.silhouette.below_short": "{share:percent} < 0",
    "report.silhouette.value": "{letter} {value:fixed2}",
    "report.silhouette.label": (
        "Silhouettes of the sampled customers, sorted, by segment. Means: {values}."
    ),
    "report.silhouette_by_k.value": "k = {k:int}: {value:fixed2}",
    "report.silhouette_by_k.label": "Mean silhouette, higher is better. {values}.",
    "report.sizes.label": "Customers in each segment. {values}.",
    "report.profile.used": "Used to form the segments",
    "report.profile.not_used": "Describes them, not used",
    "report.profile.against": "segment / all",
    "report.profile.value": "{column} {own} against {all}",
    "report.profile.label": (
        "Profile of segment {letter}, {name}: medians against those of all customers. {values}."
    ),
    "report.differences.label": (
        "Standardised difference of each segment from the other customers, as tinted numbers; "
        "the same numbers are in the table of medians and differences."
    ),
    "report.snake.label": (
        "Standardised differences of each segment from the other customers, one line for each "
        "segment; the numbers are in the tinted table above."
    ),
    "report.pairs.label": (
        "Every pair of the used columns, one mark for each sampled customer, coloured and "
        "shaped by segment."
    ),
    "report.pairs.explore_label": (
        "Every pair of the used columns, one mark for each sampled customer."
    ),
    "report.by_segment.label": "Distribution of {column} in each segment: middle 95 % and median.",
    "report.by_descriptor.title": "{column} by {descriptor}",
    "report.by_descriptor.label": (
        "Distribution of {column} by {descriptor}: middle 95 % and median of each level."
    ),
    "report.distributions.label": (
        "A small histogram of every column; the quantiles are in the table of columns."
    ),
    "report.correlations.label": (
        "Rank and linear correlations of the numeric columns, as tinted numbers."
    ),
    "report.correlations.halves": "Below the diagonal: Spearman (ranks). Above: Pearson.",
    "report.missing.label": "Share of missing values of each column that has any.",
    "report.missing.none": "No value is missing.",
    # page
    "report.page.title": "clustomer report",
    "report.page.kicker": "Customer segmentation report",
    "report.page.explore_kicker": "Customer table, explored",
    "report.explore.headline": "What is in this table",
    "report.explore.deck": (
        "{n:int} rows and {columns:int} columns: what they hold, what is missing, what is odd, and "
        "what goes with what. Nothing has been clustered."
    ),
    "report.reading.title": "How it was read",
    "report.page.skip": "Skip to the report",
    "report.page.contents": "Contents",
    "report.page.footer": (
        "Made with clustomer on {date}. This file contains everything it shows and asks "
        "nothing of the network."
    ),
    "report.evidence": "evidence",
    "report.howto": "How to read.",
    "report.column": "Column",
    "report.kind": "Kind",
    "report.role": "Role",
    "report.why": "Why",
    "report.level": "Level",
    "report.customer": "Customer",
    "report.customers": "Customers",
    "report.share": "Share",
    "report.interval": "95 % interval",
    "report.all_share": "All customers",
    "report.lift": "Lift",
    "report.median": "Median",
    "report.all_median": "Median of all",
    "report.mean": "Mean",
    "report.middle_half": "Middle half",
    "report.difference": "Difference (s.d.)",
    "report.in_words": "In words",
    "report.margin": "Margin",
    "report.distribution": "Distribution",
    "report.spread": "S.d.",
    "report.skew": "Skew",
    "report.distinct": "Distinct",
    "report.missing_word": "Missing",
    "report.effect": "Effect size",
    "report.test": "Test",
    "report.p_adjusted": "p, adjusted",
    "report.related": "Goes along with",
    "report.segment_word": "Segment",
    "report.more_columns": "More columns, in profiles.csv and result.json: {n:int}.",
    "report.setting.none": "none",
    "report.setting.yes": "yes",
    "report.setting.no": "no",
    # kinds, roles and other codes
    "report.kind.number": "number",
    "report.kind.count": "count",
    "report.kind.amount": "amount",
    "report.kind.share": "share",
    "report.kind.category": "category",
    "report.kind.ordered": "ordered",
    "report.kind.flag": "yes or no",
    "report.kind.date": "date",
    "report.kind.text": "text",
    "report.role.id": "identifier",
    "report.role.feature": "used",
    "report.role.would_be_used": "usable",
    "report.role.descriptor": "describes",
    "report.role.sensitive": "sensitive, describes",
    "report.role.weight": "weight",
    "report.role.ignored": "set aside",
    "report.severity.info": "Info",
    "report.severity.warning": "Note",
    "report.severity.serious": "Serious",
    "report.typical.typical": "Typical",
    "report.typical.borderline": "Near a border",
    "report.area.targeted_marketing": "Targeted marketing",
    "report.area.personalised_offers": "Personalised offers",
    "report.area.customer_experience": "Customer experience",
    "report.effect.cramers_v": "Cramér’s V",
    "report.effect.epsilon_squared": "ε²",
    "report.effect.correlation_ratio": "Correlation ratio η",
    "report.test.chi_squared": "chi-squared",
    "report.test.kruskal_wallis": "Kruskal–Wallis",
    "report.criterion.silhouette": "Silhouette",
    "report.criterion.simplified_silhouette": "Simplified silhouette",
    "report.criterion.squared_silhouette": "Squared silhouette",
    "report.criterion.calinski_harabasz": "Calinski–Harabasz",
    "report.criterion.davies_bouldin": "Davies–Bouldin",
    "report.criterion.elbow": "Elbow (curvature)",
    "report.criterion.user": "Given by the user",
    "report.better.silhouette": "higher is better",
    "report.better.simplified_silhouette": "higher is better",
    "report.better.squared_silhouette": "higher is better",
    "report.better.calinski_harabasz": "higher is better",
    "report.better.davies_bouldin": "lower is better",
    "report.better.elbow": "drawn, never decides",
    "report.better.user": "decided",
    "report.read_as.separated_values": "separated values",
    "report.read_as.comma": "comma",
    "report.read_as.semicolon": "semicolon",
    "report.read_as.tab": "tab",
    "report.read_as.pipe": "pipe",
    "report.read_as.space": "space",
    "report.read_as.none": "none",
    "report.read_as.first_line": "first line",
    "report.read_as.first_row": "first row",
    "report.read_as.a_space": "a space",
    "report.read_as.day_month_year": "day, month, year",
    "report.read_as.month_day_year": "month, day, year",
    "report.read_as.year_month_day": "year, month, day",
    "report.read_as.excel_workbook_xlsx": "Excel workbook (.xlsx)",
    "report.read_as.excel_workbook_xls": "Excel workbook (.xls)",
    "report.read_as.opendocument_spreadsheet_ods": "OpenDocument spreadsheet (.ods)",
    "report.understood.format": "Format",
    "report.understood.encoding": "Encoding",
    "report.understood.delimiter": "Delimiter",
    "report.understood.header": "Header",
    "report.understood.decimal": "Decimal mark",
    "report.understood.thousands": "Thousands mark",
    "report.understood.currency": "Currency",
    "report.understood.percent": "Percentages",
    "report.understood.dates": "Dates",
    "report.understood.missing": "Missing values",
    "report.understood.sheet": "Sheet",
    "report.understood.compression": "Compression",
    "report.provenance.input": "Input",
    "report.provenance.n_rows": "Rows",
    "report.provenance.n_sample": "Rows of the sample",
    "report.provenance.n_suppressed": "Rows left out on request",
    "report.provenance.version": "clustomer",
    "report.provenance.seed": "Seed",
    "report.provenance.hash": "SHA-256 of the input",
    # verdict
    "report.verdict.deck.not_tested": (
        "KMeans divides every table, also one without groups. Whether {segments} exist in the "
        "{n:int} customers, or were only cut into them, is open: use them as a working split."
    ),
    "report.verdict.title.not_assessable.one": "One group, not assessable",
    "report.verdict.title.not_assessable.many": "{count} groups, not assessable",
    "report.verdict.status.not_tested": ("Not yet tested: which of these three it is."),
    "report.verdict.status.not_assessable": (
        "Not assessable: with this input none of these three can be told apart."
    ),
    "report.verdict.scale": "Verdict scale",
    "report.verdict.natural": "Natural",
    "report.verdict.natural.means": "groups were found",
    "report.verdict.reproducible": "Reproducible",
    "report.verdict.reproducible.means": "made, not found; the same cuts return",
    "report.verdict.constructive": "Constructed",
    "report.verdict.constructive.means": "cuts change from sample to sample",
    "report.verdict.note_lead": "Natural, reproducible, constructed.",
    "report.verdict.note": (
        "A natural split was found in the data by a test. The other two "
        "can still be useful, but they are made, not found."
    ),
    "report.fact.input": "Data set",
    "report.fact.customers": "Customers",
    "report.fact.sample": "Sample",
    "report.fact.used": "Used",
    "report.fact.features": "Fit to form segments",
    "report.fact.used_value": "{used:int} of {all:int} columns",
    "report.fact.date": "Report date",
    "report.fact.version": "Made with",
    "report.fact.version_value": "clustomer {version}",
    "report.fact.seed": "Seed",
    # segments at a glance
    "report.glance.title": "Segments at a glance",
    "report.glance.by_size": "Ordered by number of customers, largest first.",
    "report.glance.by_value": "Ordered by their share of all {column}, largest first.",
    "report.glance.same_signs": "The same letter, shape and colour are used in every figure.",
    "report.glance.note_lead": "Dashed and hollow",
    "report.glance.note": "signs stand for segments that are not shown to be natural.",
    "report.glance.customers": "customers",
    "report.glance.of_customers": "of customers",
    "report.glance.of_value": "of {column}",
    "report.glance.source": (
        "Columns that mark the segment most, with their medians; words compare its mean with "
        "that of the other customers."
    ),
    "report.map.title": "The customers on a map",
    "report.map.borders": "Dotted lines: the borders, half-way between two centres.",
    "report.map.between.few": "Few customers lie between two segments ({share:percent})",
    "report.map.between.some": "{share:percent} of the customers lie between two segments",
    "report.map.between.many": (
        "{share:percent} of the customers lie between two segments: borders cut through a crowd"
    ),
    "report.map.all": "Each mark is one customer.",
    "report.map.some": "Each mark is one customer ({n:int} of {total:int} drawn, in proportion).",
    "report.map.sub": "The two axes show {share:percent} of the variance; the rest is hidden.",
    "report.map.sub_all": "The two axes show all of the variance that was used.",
    "report.map.note": (
        "Look for empty space between the shapes: gaps speak for groups, one cloud speaks for "
        "cuts. Letters stand at the centres. Between two segments: a silhouette below 0.1, in "
        "all columns together."
    ),
    # one by one
    "report.segments.title": "The segments, one by one",
    "report.segments.intro": (
        "Names come from the columns that differ most from the other customers (half a "
        "standard deviation or more)."
    ),
    "report.segments.intro.cut": (
        "Names say where one column is cut; the groups have other borders too, and customers on "
        "both sides of a cut are alike."
    ),
    "report.segments.not_used": (
        "Not used to form the segments, they only describe who is in them: {columns:list}."
    ),
    "report.profile.note_lead": "How to read the profiles.",
    "report.profile.note": (
        "Pale band: the middle 90 % of all customers; darker band: the middle half; vertical "
        "line: their median. Coloured line: the segment’s middle 90 % (thin) and middle half "
        "(thick); mark: its median. Levels stand on a scale from 0 to 100 %, with a 95 % "
        "interval. Silhouette: near 1 well apart, near 0 on a border."
    ),
    "report.segment.facts": "{n} customers, {share}",
    "report.segment.value": "{share} of {column}",
    "report.segment.half": "The middle half of this segment: {parts}.",
    "report.segment.half_part": "{column} {own} (all customers {all})",
    "report.segment.unmarked": (
        "No column differs from the other customers by half a standard deviation or more."
    ),
    "report.segment.silhouette_lead": "Silhouette.",
    "report.segment.silhouette": "Mean {value:fixed2}; all customers {all:fixed2}.",
    "report.segment.silhouette_alone": "Mean {value:fixed2}.",
    "report.segment.use": "How to use this segment",
    "report.segment.numbers": "All numbers of this segment",
    "report.segment.numbers_caption": "Numeric columns of segment {letter}",
    "report.segment.levels": "Categories, with lift",
    "report.segment.levels_caption": "Levels of categories in segment {letter}",
    "report.segment.lift_note": (
        "Lift: share in the segment over the share in all customers; 1 is the same. Its "
        "interval is a bootstrap with the segments held."
    ),
    "report.segment.hidden.one": (
        "One level is not shown: it has fewer than 10 customers, or would give such a one away "
        "through the totals."
    ),
    "report.segment.hidden.many": (
        "{n:int} levels are not shown: those with fewer than 10 customers, and those that would "
        "give them away through the totals."
    ),
    "report.segment.typical": "Most typical customers, and those nearest to a border",
    "report.segment.typical_caption": "Typical and borderline customers of segment {letter}",
    "report.segment.typical_note": (
        "Values are rounded and identifiers are left out. Margin: 0 on the border to the next "
        "segment, near 1 well inside."
    ),
    # rules
    "report.rule.lead": "Rule.",
    "report.rule.rule": "{rule}.",
    "report.rule.worth": (
        "{precision} of 100 customers that this rule picks are in the segment (held out; 95 % "
        "interval {precision_low} to {precision_high}); it finds {recall} of 100 of the segment "
        "({recall_low} to {recall_high}). It picks {coverage:percent} of all customers."
    ),
    "report.rule.warning.precision": (
        "Do not rely on this rule: of 100 customers that it picks fewer than 80 are in the segment."
    ),
    "report.rule.warning.recall": (
        "Do not rely on this rule to find the segment: it finds fewer than 80 of 100."
    ),
    "report.rule.warning.both": (
        "Do not rely on this rule: of 100 customers that it picks fewer than 80 are in the "
        "segment, and it finds fewer than 80 of 100."
    ),
    "report.tree.heading": "The segments as a few questions",
    "report.tree.note": (
        "Start at the top and follow the line that holds. Customers and shares are of those that "
        "the tree was made from. Held out: the tree and the rules are made from three fifths of "
        "the customers and measured on the others. Adjusted Rand index: 1 the same groups, 0 "
        "chance. The segments are those of KMeans; rules only come near them."
    ),
    "report.tree.fidelity": (
        "A tree of {n_leaves:int} leaves in the table’s own units puts {accuracy} of 100 held-out "
        "customers into their segment (95 % interval {accuracy_low} to {accuracy_high}); adjusted "
        "Rand index {index} ({index_low} to {index_high}). Five trees made alike, each from four "
        "fifths and measured on the fifth left: {five} of 100 (single folds {five_low} to "
        "{five_high}), adjusted Rand index {five_index} ({five_index_low} to {five_index_high})."
    ),
    "report.tree.warning": (
        "Do not use this tree in place of the segments: fewer than 80 of 100 customers come where "
        "KMeans puts them."
    ),
    "report.tree.leaf": "({n} customers, {share} of them in the segment)",
    "report.tree.rows.all": "Found and measured on all {n:int} customers.",
    "report.tree.rows.sample": (
        "Found and measured on a sample of {n:int} of the {total:int} customers."
    ),
    "report.tree.missing": (
        "Customers without a value in {columns:list} are taken to have the column’s median in the "
        "tree; they do not meet a rule that asks for it."
    ),
    "report.tree.price": (
        "Price of explainability: borders drawn by thresholds alone, one part for each segment, "
        "make the squared distances to the centres {price} times as large (1 costs nothing; "
        "{held_out} times held out); {accuracy} of 100 held-out customers stay in their segment "
        "({low} to {high})."
    ),
    "report.differences.heading": "All segments beside each other",
    "report.differences.title": "Where each segment stands out",
    "report.differences.most.above": (
        "{letter} stands out most: {column} {difference:fixed1} standard deviations above the rest"
    ),
    "report.differences.most.below": (
        "{letter} stands out most: {column} {difference:fixed1} standard deviations below the rest"
    ),
    "report.differences.sub": (
        "Mean of the segment minus mean of the others, in standard deviations"
    ),
    "report.differences.note": (
        "Blue is above the other customers, rust below; the tint is full from 2 on. Columns "
        "below the gap were not used to form the segments."
    ),
    "report.snake.many": "The same differences as {n:int} lines",
    "report.snake.title": "The same differences as lines",
    "report.snake.sub": (
        "The same differences as lines, one for each segment; zero is the mean of the others"
    ),
    "report.snake.note": (
        "Lines that cross show segments that trade places. Differences of used columns are "
        "large by construction: KMeans made them so."
    ),
    "report.by_segment.heading": "How the columns spread in each segment",
    "report.by_segment.note": (
        "Each shape holds the middle 95 % of a segment; all are equally wide. The line is the "
        "median."
    ),
    "report.pairs.title": "Used columns in pairs",
    "report.pairs.sub": "A sample of customers, coloured and shaped by segment",
    "report.pairs.note": (
        "Segments that overlap in every pair may still be apart when all columns count together."
    ),
    "report.separation.heading": "Which columns separate the segments",
    "report.separation.most.1": "{first} makes {share:percent} of the separation between segments",
    "report.separation.most.2": (
        "{first} and {second} make {share:percent} of the separation between segments"
    ),
    "report.separation.more": "Columns that separate them less, in result.json: {n:int}.",
    "report.separation.caption": "Separation by column",
    "report.separation.between": "Share of the separation",
    "report.separation.eta": "Own variance between segments",
    "report.separation.unused": "not used",
    "report.separation.note_lead": "Separation",
    "report.separation.note": (
        "is the sum of squares between segments in prepared units. The variance between "
        "segments (η²) is high for any KMeans result; it is a description, no test. Beside it: "
        "what as many segments of data without groups give (mean and 95 % quantile); for columns "
        "that were not used, what an unrelated column gives. Corrected for bias: ε², 0 on "
        "average where unrelated."
    ),
    "report.contrasts.heading": "Do columns that were not used differ?",
    "report.contrasts.intro": (
        "Tests are made only for columns that did not form the segments; the size of the "
        "effect comes first."
    ),
    "report.contrasts.none": "Every column formed the segments: there is none left to test.",
    "report.contrasts.caption": "Contrasts of unused columns between segments",
    "report.contrasts.note_lead": "Used columns get no p-value:",
    "report.contrasts.note": (
        "the segments were made to differ in them. p-values are Holm’s over all rows, with more "
        "than 20 columns those of Benjamini and Hochberg. A column that goes along with a used "
        "one differs partly by construction."
    ),
    "report.comparison.heading": "Beside the column {column}, which the table already has",
    "report.comparison.more": "Rarer values, not shown: {n:int}.",
    "report.comparison.hidden": (
        "A dash hides fewer than 10 customers, or a count that would give such a one away."
    ),
    "report.comparison.caption": "Customers by segment and {column}",
    # choice of k
    "report.selection.title": "How the number of segments was chosen",
    "report.selection.by_silhouette": (
        "k is the number of segments. Each k was fitted from several starts; the silhouette, "
        "which compares each customer’s distance to the own segment with that to the next, "
        "decides."
    ),
    "report.selection.by_user": (
        "k is the number of segments. It was given by the user; the other candidates are shown "
        "beside it."
    ),
    "report.selection.silhouette.exact": "Silhouettes are exact, with Euclidean distances.",
    "report.selection.silhouette.sampled": (
        "Silhouettes are Euclidean, on a sample of {n:int} customers; ± is half a 95 % interval."
    ),
    "report.selection.silhouette.none": "No silhouette was computed.",
    "report.elbow.title": "Spread left inside segments",
    "report.elbow.sub": "Sum of squares within, share of total",
    "report.elbow.note_lead": "The elbow does not decide.",
    "report.elbow.note": (
        "A bend appears in random data without groups too, so the point of strongest curvature "
        "is drawn for reference only."
    ),
    "report.silhouette_by_k.title": "How separated they are",
    "report.silhouette_by_k.sub": "Mean silhouette for each k",
    "report.candidates.heading": "All candidates, with every number",
    "report.candidates.caption": (
        "Criteria for each number of segments; k = {k} is shown in this report"
    ),
    "report.candidates.left": "Spread left",
    "report.candidates.left_better": "falls with every k",
    "report.candidates.smallest": "Smallest segment",
    "report.candidates.agreement": "Two best starts agree",
    "report.candidates.chosen": "(shown in this report)",
    "report.candidates.best": "best:",
    "report.candidates.legend": (
        "● preferred by this criterion; ◌ strongest bend; tinted row: the k of this report. "
        "Agreement of the two best starts is an adjusted Rand index: below 0.95 the best start "
        "is not unique. The squared silhouette is larger by construction; never compare it "
        "with the others."
    ),
    "report.preferred.heading": "What each criterion prefers",
    "report.preferred.caption": "First and second choice of each criterion",
    "report.preferred.criterion": "Criterion",
    "report.preferred.value": "Value at {k}",
    "report.preferred.first": "first choice",
    "report.preferred.second": "second choice",
    "report.preferred.all": "All {n:int} criteria prefer {k:int}; the elbow has no vote.",
    "report.preferred.some": (
        "{agree:int} of {n:int} criteria prefer {k:int} ({rest}); the elbow has no vote."
    ),
    "report.preferred.no": (
        "None of the {n:int} criteria prefers {k:int} ({rest}); the elbow has no vote."
    ),
    "report.preferred.other": "{label}: {k:int}",
    "report.preferred.legend": (
        "● first choice; ○ second choice; tinted column: the k of this report."
    ),
    "report.preferred.decides": "decides",
    "report.preferred.note_lead": "Why show disagreement?",
    "report.preferred.note": (
        "Each criterion measures something else. Where they scatter, no number of segments "
        "stands out. None of them can answer “one”."
    ),
    "report.silhouette.title": "Silhouette of every customer, k = {k}",
    "report.silhouette.sub": (
        "Near 1: well inside the segment. Near 0: on a border. Below 0: closer to another "
        "segment. Dashed line: mean {mean}"
    ),
    "report.silhouette.note": (
        "Blocks are as high as the segments are large. Long bars with a steep end speak for "
        "distinct groups; shallow slopes are what cuts through one cloud look like."
    ),
    # conclusion
    "report.conclusion.title": "Conclusions and how to use them",
    "report.conclusion.findings": "Summary of findings",
    "report.conclusion.significance": "Why it matters",
    "report.conclusion.applications": "How to use the segments",
    "report.conclusion.applications_caption": "Applications by segment",
    "report.conclusion.template": (
        "Suggestions come from templates tied to the columns that mark each segment. They are "
        "starting points for a test, not results of this analysis."
    ),
    "report.conclusion.limits": "Limits",
    "report.conclusion.note_lead": "Every sentence",
    "report.conclusion.note": "is written from numbers in this report; the links lead to them.",
    # method
    "report.method.title": "Method and how to repeat this",
    "report.method.intro": (
        "KMeans with Euclidean distance on the prepared columns, k from {k}, {n_init:int} "
        "starts for each k, the best start kept. Segments are numbered and lettered by the "
        "stated order, so the letters do not depend on the start."
    ),
    "report.method.note_lead": "References.",
    "report.method.note": (
        "MacQueen (1967) and Lloyd (1982) for k-means; Rousseeuw (1987) for the silhouette; "
        "Caliński & Harabasz (1974); Davies & Bouldin (1979); Hubert & Arabie (1985) for the "
        "adjusted Rand index; Hennig (2007) for Jaccard similarities in re-samples; Wilson (1927) "
        "for intervals of shares; Dolnicar, Grün & Leisch (2018) for natural, reproducible and "
        "constructive segments, stability across solutions and gorge plots."
    ),
    "report.method.repeat": "Repeat it",
    "report.method.files": (
        "All numbers above are in result.json beside this file; run.toml holds every setting."
    ),
    "report.method.provenance": "Provenance",
    "report.method.settings": "All settings",
    "report.method.glossary": "Words and formulas",
    **GLOSSARY,
}
