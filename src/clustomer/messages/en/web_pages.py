"""English texts of the pages of the web app."""

TEXTS: dict[str, str] = {
    "web.nav": "Pages",
    "web.skip": "Skip to the content",
    "web.nav.studies": "Studies",
    "web.nav.new": "New study",
    "web.nav.sign_out": "Sign out",
    "web.footer": (
        "clustomer {version}. Everything stays on this server; nothing is sent elsewhere."
    ),
    "web.sample": "sample shop",
    "web.size.bytes": "{n:int} bytes",
    "web.size.kb": "{n:number} kB",
    "web.size.mb": "{n:number} MB",
    # Signing in
    "web.login.title": "Sign in",
    "web.login.name": "Name",
    "web.login.password": "Password",
    "web.login.button": "Sign in",
    "web.login.wrong": "The name or the password is wrong.",
    # The first page
    "web.home.title": "Customer segments you can trust",
    "web.home.deck": (
        "From a table of customers to segments, with the evidence for them, or against them."
    ),
    "web.home.new": "New study",
    "web.home.sample": (
        "No table at hand? The sample shop has 2,000 invented customers, with the faults that "
        "real tables have."
    ),
    "web.home.sample.button": "Take the sample shop",
    "web.home.drafts": "Read, not yet started",
    "web.home.studies": "Your studies",
    "web.upload.label": "A table of customers, or of order lines",
    "web.upload.button": "Read this file",
    "web.upload.drop": "Or drop a file here.",
    "web.upload.hint": (
        "CSV, TSV, Excel, Parquet or JSON lines, up to {mb:int} MB. Files and results are kept "
        "{days:number} days, and you can delete them at any time."
    ),
    "web.upload.none": "No file was chosen.",
    "web.upload.expected": "A table of customers, or of order lines, was expected.",
    "web.list.file": "File",
    "web.list.state": "State",
    "web.list.k": "Segments asked for",
    "web.list.auto": "automatic",
    "web.list.made": "Made",
    "web.list.delete": "Delete",
    "web.list.none": "None yet.",
    "web.list.pages": "Pages of studies",
    "web.list.newest": "Newest",
    "web.list.older": "Older",
    "web.state.queued": "waiting",
    "web.state.running": "running",
    "web.state.done": "done",
    "web.state.failed": "failed",
    "web.state.cancelled": "cancelled",
    "web.state.died": "interrupted",
    # What was understood
    "web.draft.kicker": "New study",
    "web.draft.waiting": "Reading the file",
    "web.draft.reading": "Kinds, roles and remarks appear here in a moment.",
    "web.draft.failed": "The file could not be read as it is",
    "web.draft.failed.remedy": (
        "Correct how it is read below and look again, or correct the file and send it once more."
    ),
    "web.draft.busy": "Many files are being read.",
    "web.draft.busy.remedy": "Wait a moment and load the page again.",
    "web.draft.title": "What was understood",
    "web.draft.rows": "Customers",
    "web.draft.columns": "Columns",
    "web.draft.used": "Form the segments",
    "web.draft.remarks": "Remarks",
    "web.draft.rows.title": "Rows",
    "web.draft.maybe_lines": (
        "The columns look like those of order lines. If they are, say so: one row per customer is "
        "made of them first."
    ),
    "web.draft.lines": "How customers are made of order lines",
    "web.draft.lines.help": (
        "Columns are found by their names; name those that were not, as they stand in the file. "
        "The reference date stands below, where the file is read."
    ),
    "web.draft.columns.title": "Columns",
    "web.draft.columns.help": (
        "The kind says what the values are, the role what they are for. Correct what was guessed "
        "wrongly; the segments are formed from the columns with the role “forms segments”."
    ),
    "web.draft.kind_of": "Kind of {name}",
    "web.draft.role_of": "Role of {name}",
    "web.draft.missing": "Missing",
    "web.draft.more_columns": (
        "{n:int} more columns keep the kind and role that was understood. The command line and "
        "the API can change them."
    ),
    "web.draft.findings": "First findings",
    "web.draft.settings": "Settings",
    "web.draft.more": "More settings",
    "web.draft.read": "How the file is read",
    "web.draft.start": "Start the study",
    "web.draft.look": "Look again with these",
    "web.draft.delete": "Discard this file",
    "web.draft.wrong": "{n:int} of the settings cannot be used. The sentence beside it says why.",
    "web.role.id": "names the customer",
    "web.role.feature": "forms segments",
    "web.role.descriptor": "describes only",
    "web.role.sensitive": "sensitive",
    "web.role.weight": "weight of the row",
    "web.role.ignored": "left out",
    # Progress
    "web.waiting.queued": "Waiting for its turn",
    "web.waiting.running": "At work",
    "web.waiting.failed": "The study could not be done",
    "web.waiting.cancelled": "Cancelled",
    "web.waiting.died": "The study was interrupted",
    "web.waiting.cancel": "Cancel",
    "web.waiting.leave": (
        "You may close this page: the study goes on, and stands under “Studies”."
    ),
    "web.waiting.restart": "Run it again as it is",
    "web.progress.stages": "Stages of the study",
    "web.progress.said": "Stage {number:int} of {all:int}: {word}",
    "web.progress.of": "{done:int} of {total:int}",
    "web.progress.bar": "Steps of this phase",
    "web.progress.seconds": "{n:int} s so far",
    "web.progress.queued": "Other studies are before it.",
    "web.progress.done": "Done.",
    "web.progress.failed": "Failed.",
    "web.progress.cancelled": "Cancelled.",
    "web.progress.died": "Interrupted.",
    "web.stage.read": "Read",
    "web.stage.read.means": "kinds, roles, checks",
    "web.stage.explore": "Explore",
    "web.stage.explore.means": "columns, associations",
    "web.stage.fit": "Fit",
    "web.stage.fit.means": "prepare, try every number",
    "web.stage.test": "Test",
    "web.stage.test.means": "against data without groups, resamples, other choices",
    "web.stage.write": "Write",
    "web.stage.write.means": "profiles, conclusion, report",
    "web.phase.start": "Starting",
    "web.phase.read": "Reading",
    "web.phase.open": "Opening",
    "web.phase.understand": "Understanding",
    "web.phase.check": "Checking",
    "web.phase.explore": "Exploring",
    "web.phase.prepare": "Preparing",
    "web.phase.sweep": "Trying every number of segments",
    "web.phase.silhouette": "Measuring silhouettes",
    "web.phase.passes": "Passing over all rows",
    "web.phase.aggregate": "Counting all rows",
    "web.phase.structure": "Comparing with data without groups",
    "web.phase.agreement": "Clustering resamples",
    "web.phase.ballot": "Asking every criterion",
    "web.phase.gap": "Measuring the gap",
    "web.phase.instability": "Measuring instability",
    "web.phase.prediction_strength": "Measuring prediction strength",
    "web.phase.stability": "Following each segment through resamples",
    "web.phase.refit": "Preparing resamples anew",
    "web.phase.robustness": "Trying other choices",
    "web.phase.relevance": "Leaving columns out",
    "web.phase.baselines": "Comparing with trivial splits",
    "web.phase.effects": "Measuring how sure the differences are",
    "web.phase.interpret": "Interpreting",
    "web.phase.write": "Writing",
    # A finished study
    "web.study.report": "Report",
    "web.study.report.open": "Open the report on a page of its own",
    "web.study.report.title": "Report of {label}",
    "web.study.report.print": "The report is printed from its own page.",
    "web.study.names": "Names",
    "web.study.names.help": (
        "Call the segments what your colleagues call them. Report and files are written again; "
        "nothing is computed anew."
    ),
    "web.study.names.of": "Name of segment {letter}",
    "web.study.names.size": "{n} customers, {share}",
    "web.study.names.save": "Save the names",
    "web.study.what_if": "What if",
    "web.study.what_if.help": (
        "Another number of segments, or one column less: a new study of the same file, with its "
        "main numbers beside those of this one."
    ),
    "web.what_if.k": "Number of segments",
    "web.what_if.k.same": "as now ({k:int})",
    "web.what_if.k.auto": "automatic",
    "web.what_if.without": "Without the column",
    "web.what_if.start": "Start it",
    "web.what_if.nothing": "That is the study that you have.",
    "web.what_if.expected": "Another number of segments, or a column to leave out, was expected.",
    "web.study.again": "Change kinds, roles or settings",
    "web.study.compare": "Side by side",
    "web.compare.caption": "Main numbers of this study and of those related to it",
    "web.compare.number": "Number",
    "web.compare.this": "This study",
    "web.compare.parent": "The study it came from",
    "web.compare.child": "A what if of it",
    "web.compare.refresh": "A refresh of it",
    "web.compare.same": "the same settings",
    "web.compare.verdict": "Verdict on the data",
    "web.compare.k": "Segments shown",
    "web.compare.silhouette": "Mean silhouette",
    "web.compare.null": "… of data without groups",
    "web.compare.agreement": "Agreement of resamples",
    "web.compare.weakest": "Jaccard of the least stable segment",
    "web.compare.within": "Variation left within segments",
    "web.compare.smallest": "Smallest segment",
    "web.compare.largest": "Largest segment",
    "web.compare.note": (
        "Silhouette, agreement (adjusted Rand index, median) and Jaccard: higher is better, 1 at "
        "most. Variation within: lower is better, but more segments always leave less. "
        "Silhouettes of studies with other columns cannot be compared with each other; each "
        "with its own data without groups."
    ),
    "web.study.continuity": "Compare with another study",
    "web.study.continuity.help": (
        "What became of the segments of the older study in the newer one: sizes, who moved, how "
        "far both divide the same customers alike, and what to do about it."
    ),
    "web.continuity.other": "The other study",
    "web.continuity.button": "Compare",
    "web.continuity.link": "compare in full",
    "web.continuity.title": "Two studies compared",
    "web.continuity.kicker": "Comparison",
    "web.continuity.old": "The older study",
    "web.continuity.new": "The newer study",
    "web.continuity.found": "What became of the segments",
    "web.continuity.open": "Open the comparison by itself",
    "web.continuity.json": "Its numbers as JSON",
    "web.continuity.print": "The comparison is printed from its own page.",
    "web.continuity.code.keep": "keep",
    "web.continuity.code.watch": "watch",
    "web.continuity.code.refit": "refit",
    "web.continuity.code.redefined": "redefined",
    "web.continuity.by_lists": (
        "The table of the newer study could not be used: it has other columns, holds order lines, "
        "or is the sample. So the lists of customers and the centres are compared."
    ),
    "web.continuity.none": "No other study was chosen.",
    "web.continuity.same": "A study is to be compared with itself.",
    "web.continuity.expected": "Another finished study of yours was expected.",
    "web.study.files": "Files",
    "web.files.holds": "What it holds",
    "web.files.size": "Size",
    "web.files.audiences": "{n:int} lists of customers, one for each segment",
    "web.files.figures": "{n:int} figures",
    "web.file.report.html": "This report as one file, to forward",
    "web.file.result.json": "Every number of the report, for programs",
    "web.file.assignments.csv": "Each row with its segment, and how sure it is",
    "web.file.profiles.csv": "The segments beside all customers, every column",
    "web.file.centroids.csv": "The centres, in prepared and original units",
    "web.file.k_selection.csv": "Every number of segments that was tried",
    "web.file.stability.csv": "How often each segment comes back",
    "web.file.typical_customers.csv": "Typical and borderline customers of each segment",
    "web.file.one_step_away.csv": "Customers one step away from a better segment",
    "web.file.model.json": "The model: assigns customers, now and later",
    "web.file.rules.json": "The segments as rules",
    "web.file.segments.sql": "The segment of each customer as one query",
    "web.file.segments.sql.parity.json": "Proof that the query and the model agree",
    "web.file.points.json": "The sample of customers behind the figures",
    "web.file.continuity.html": "What became of the segments, as one page",
    "web.file.continuity.json": "The same for programs",
    "web.file.moves.csv": "Each customer then and now, and why they moved",
    "web.file.run.json": "Command, version, seed, seconds",
    "web.file.run.toml": "Settings that repeat the study",
    "web.study.score": "Score another file",
    "web.study.score.help": (
        "New customers with the same columns get the segment that this model gives them. The "
        "answer is a CSV."
    ),
    "web.score.label": "A file with the columns of this study",
    "web.score.button": "Score and download",
    "web.score.expected": "A file with the columns of this study was expected.",
    "web.study.check": "Check new customers",
    "web.study.check.help": (
        "Do the segments still describe the customers? A new table is held against this model: "
        "drift of each column beside what chance alone reaches, customers far from every segment, "
        "who moved. The table itself is not kept; the verdicts are, and a second alarm weighs "
        "more than a first."
    ),
    "web.check.lines": "A file of order lines, as that of this study",
    "web.check.button": "Check this file",
    "web.check.title": "Check against {label}",
    "web.check.kicker": "Check of new customers",
    "web.check.study": "Against the study",
    "web.check.customers": "Customers",
    "web.check.made": "Checked",
    "web.check.verdict": "Verdict",
    "web.check.alarms": "Alarms",
    "web.check.all": "All checks of this study",
    "web.study.refresh": "Refresh",
    "web.study.refresh.help": (
        "A new study of new customers, or of new values, whose segments keep letter, "
        "colour and name where they are the old ones; and what became of each. This study stays: "
        "it is the way back."
    ),
    "web.refresh.button": "Refresh with this file",
    "web.refresh.day": (
        "The study counts days back from a stated day, and new order lines need one of their own."
    ),
    "web.refresh.day.remedy": "Refresh it with clustomer refresh --reference-date.",
    "web.repeat.title": "Do it elsewhere",
    "web.repeat.help": "The same study on the command line and in Python.",
    "web.repeat.command": "Command line",
    "web.repeat.python": "Python",
    "web.study.delete": "Delete this study",
    "web.delete.title": "Delete for good?",
    "web.delete.deck": (
        "{label}, made on {made}: file, report and all results go at once, and cannot be "
        "brought back."
    ),
    "web.delete.button": "Delete it",
    "web.delete.keep": "Keep it",
    # Errors
    "web.error.title": "That did not work",
    "web.error.home": "To your studies",
    "web.error.page": "There is no such page.",
    "web.error.file": "The study has no such file.",
    "web.error.study": "There is no such study.",
    "web.error.study.remedy": "It may have been deleted. Your studies are on the first page.",
    "web.error.refreshed": "The study does not carry on another one.",
    "web.error.check": "There is no such check.",
    "web.error.check.remedy": "The newest ones stand on the page of the study.",
    "web.error.draft": "There is no such file.",
    "web.error.draft.remedy": "It may have been started or discarded. Send it once more.",
    "web.error.request": "The address or the form has a value that cannot be used.",
    "web.error.token": "The form is too old, or does not come from a page of this server.",
    "web.error.token.remedy": "Load the page again and send the form once more.",
}
