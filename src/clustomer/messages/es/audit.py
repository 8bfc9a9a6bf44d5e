"""Spanish texts of the audit of sensitive columns, and of the references beside a profile."""

TEXTS: dict[str, str] = {
    "describe.quarter.0": "cuartil más bajo",
    "describe.quarter.1": "segundo cuartil",
    "describe.quarter.2": "tercer cuartil",
    "describe.quarter.3": "cuartil más alto",
    "report.audit.heading": "Auditoría de columnas sensibles, edad y hogar",
    "report.audit.intro": (
        "Un lift de 0,80 a 1,25 se considera parejo. Los números se cortan en los cuartiles "
        "de todos los clientes. Claro: todo el intervalo del 95 % queda fuera."
    ),
    "report.audit.caption": "Columnas auditadas por segmento, y columnas usadas que van asociadas",
    "report.audit.spread": "Reparto entre los segmentos",
    "report.audit.outside": "Lifts fuera de 0,80 a 1,25",
    "report.audit.proxy": "Columna usada más cercana",
    "report.audit.reading.uneven": "desigual",
    "report.audit.reading.unclear": "quizá desigual",
    "report.audit.reading.even": "parejo",
    "report.audit.of": "{n:int} de {of:int}",
    "report.audit.cell.clear": (
        "{letter}, {level}: {lift:fixed2} ({low:fixed2} a {high:fixed2}), claro"
    ),
    "report.audit.cell.unclear": "{letter}, {level}: {lift:fixed2} ({low:fixed2} a {high:fixed2})",
    "report.audit.more": "y {n:int} más, en result.json",
    "report.audit.hidden": "no mostradas, celdas pequeñas: {n}",
    "report.audit.used": "se usó la propia columna",
    "report.audit.no_proxy": "no se pudo comparar ninguna",
    "report.audit.proxy.found": "{label}: {strength}",
    "report.audit.proxy.chance": "ninguna más allá del azar; {label}: {strength}",
    "report.audit.strength": "{measure} {value} (sin relación: hasta {chance})",
    "report.audit.note_lead": "Una auditoría señala dónde mirar:",
    "report.audit.note": (
        "un reparto desigual no demuestra injusticia, ni uno parejo demuestra equidad. Una "
        "columna usada que va asociada a una protegida puede hacer sus veces (variable "
        "proxy), aunque la protegida no se haya usado."
    ),
    "report.separation.null": "Sin grupos",
    "report.separation.null_high": "a {high}",
    "report.separation.corrected": "ε²",
    "report.segment.unstable": "{word}, no estable",
    "report.effect.correlation": "Correlación |r|",
}
