"""English texts of the audit of sensitive columns, and of the references beside a profile."""

TEXTS: dict[str, str] = {
    "describe.quarter.0": "lowest quarter",
    "describe.quarter.1": "second quarter",
    "describe.quarter.2": "third quarter",
    "describe.quarter.3": "highest quarter",
    "report.audit.heading": "Audit of sensitive columns, age and household",
    "report.audit.intro": (
        "A lift from 0.80 to 1.25 is called even. Numbers are cut into the quarters of all "
        "customers. Clear: the whole 95 % interval lies outside."
    ),
    "report.audit.caption": "Audited columns over the segments, and the used columns that go along",
    "report.audit.spread": "Spread over the segments",
    "report.audit.outside": "Lifts outside 0.80 to 1.25",
    "report.audit.proxy": "Closest used column",
    "report.audit.reading.uneven": "uneven",
    "report.audit.reading.unclear": "perhaps uneven",
    "report.audit.reading.even": "even",
    "report.audit.of": "{n:int} of {of:int}",
    "report.audit.cell.clear": (
        "{letter}, {level}: {lift:fixed2} ({low:fixed2} to {high:fixed2}), clear"
    ),
    "report.audit.cell.unclear": "{letter}, {level}: {lift:fixed2} ({low:fixed2} to {high:fixed2})",
    "report.audit.more": "and {n:int} more, in result.json",
    "report.audit.hidden": "not shown, small cells: {n}",
    "report.audit.used": "used itself",
    "report.audit.no_proxy": "none could be compared",
    "report.audit.proxy.found": "{label}: {strength}",
    "report.audit.proxy.chance": "none beyond chance; {label}: {strength}",
    "report.audit.strength": "{measure} {value} (unrelated: to {chance})",
    "report.audit.note_lead": "An audit is a place to look:",
    "report.audit.note": (
        "an uneven spread is no proof of unfairness, an even one no proof of fairness. A used "
        "column that goes along with a protected one can stand in for it (a proxy), though the "
        "protected one was not used."
    ),
    "report.separation.null": "Without groups",
    "report.separation.null_high": "to {high}",
    "report.separation.corrected": "ε²",
    "report.segment.unstable": "{word}, not stable",
    "report.effect.correlation": "Correlation |r|",
}
