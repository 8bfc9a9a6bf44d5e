"""French texts of the audit of sensitive columns, and of the references beside a profile."""

TEXTS: dict[str, str] = {
    "describe.quarter.0": "quart le plus bas",
    "describe.quarter.1": "deuxième quart",
    "describe.quarter.2": "troisième quart",
    "describe.quarter.3": "quart le plus haut",
    "report.audit.heading": "Audit des colonnes sensibles, de l’âge et du foyer",
    "report.audit.intro": (
        "Un lift de 0,80 à 1,25 compte comme une répartition égale. Les nombres sont découpés en "
        "quarts de l’ensemble des clients. Net : l’intervalle à 95 % est tout entier en dehors."
    ),
    "report.audit.caption": (
        "Colonnes auditées selon les segments, et colonnes utilisées qui vont de pair"
    ),
    "report.audit.spread": "Répartition entre les segments",
    "report.audit.outside": "Lifts hors de 0,80 à 1,25",
    "report.audit.proxy": "Colonne utilisée la plus proche",
    "report.audit.reading.uneven": "inégale",
    "report.audit.reading.unclear": "peut-être inégale",
    "report.audit.reading.even": "égale",
    "report.audit.of": "{n:int} sur {of:int}",
    "report.audit.cell.clear": (
        "{letter}, {level} : {lift:fixed2} ({low:fixed2} à {high:fixed2}), net"
    ),
    "report.audit.cell.unclear": "{letter}, {level} : {lift:fixed2} ({low:fixed2} à {high:fixed2})",
    "report.audit.more": "et {n:int} de plus, dans result.json",
    "report.audit.hidden": "non affichées, petites cellules : {n}",
    "report.audit.used": "utilisée elle-même",
    "report.audit.no_proxy": "aucune n’a pu être comparée",
    "report.audit.proxy.found": "{label} : {strength}",
    "report.audit.proxy.chance": "aucune au-delà du hasard ; {label} : {strength}",
    "report.audit.strength": "{measure} {value} (sans lien : jusqu’à {chance})",
    "report.audit.note_lead": "Un audit indique où regarder :",
    "report.audit.note": (
        "une répartition inégale n’est pas une preuve d’injustice, ni une répartition égale une "
        "preuve d’équité. Une colonne utilisée qui va de pair avec une colonne protégée peut en "
        "tenir lieu (variable de substitution), même si la colonne protégée n’a pas été utilisée."
    ),
    "report.separation.null": "Sans groupes",
    "report.separation.null_high": "jusqu’à {high}",
    "report.separation.corrected": "ε²",
    "report.segment.unstable": "{word}, non stable",
    "report.effect.correlation": "Corrélation |r|",
}
