"""Tabellen, die in einer Datenbank bleiben: was von einer Stichprobe ist, was von allen Zeilen."""

TEXTS = {
    "issue.sampled_by_id.message": (
        "Die Tabelle hat {total:int} Zeilen in {engine}. Erkundet, verglichen und geprüft wird "
        "eine Stichprobe von {n:int}: die Zeilen, deren Kennungen die kleinsten Hashwerte haben, "
        "dieselben in jeder Datenbank."
    ),
    "issue.sampled_by_id.remedy": (
        "Nichts zu tun: Die Segmente sind an alle Zeilen angepasst, und Größen, Anteile und "
        "Mittelwerte sind die aller Zeilen. Mediane, Quantile, Belege und Abbildungen sind die "
        "der Stichprobe."
    ),
    "issue.sampled_by_values.message": (
        "Die Tabelle hat {total:int} Zeilen in {engine}, und keine Spalte benennt die Kunden. "
        "Erkundet, verglichen und geprüft wird eine Stichprobe von {n:int}, über die die Werte "
        "der Zeilen entscheiden: Gleiche Zeilen werden zusammen gezogen, und eine andere "
        "Datenbank kann andere ziehen."
    ),
    "issue.sampled_by_values.remedy": (
        "Nennen Sie die Kennung mit --id-col, wenn es eine gibt. Die Segmente sind an alle "
        "Zeilen angepasst; Mediane, Quantile, Belege und Abbildungen sind die der Stichprobe."
    ),
    "issue.no_snapshot.message": (
        "{engine} hält nicht fest, was gelesen wird: Zeilen, die andere während der Studie "
        "schreiben, können in einem Durchgang dabei sein und im nächsten nicht."
    ),
    "issue.no_snapshot.remedy": "Schreiben Sie nicht in die Tabelle, während sie untersucht wird.",
    "issue.spelled_numbers.message": (
        "{columns:list} enthält Zahlen oder Tage, die als Text geschrieben sind. {engine} kann "
        "damit nicht rechnen, deshalb bleiben sie außen vor."
    ),
    "issue.spelled_numbers.remedy": (
        "Wandeln Sie sie in einer Sicht oder Abfrage in Zahlen oder Tage um, und untersuchen Sie "
        "diese."
    ),
    "issue.fitted_to_all.message": (
        "Die Segmente wurden in {passes:int} exakten Durchgängen an alle {total:int} Zeilen "
        "angepasst; kein Schwerpunkt liegt mehr als {moved:number} Standardeinheiten von dem der "
        "Stichprobe. Bei {near:int} Zeilen sind zwei Segmente fast gleich nah, sodass die Rundung "
        "entscheidet."
    ),
    "issue.fitted_to_all.remedy": "Nichts zu tun.",
    "issue.passes_ended.message": (
        "Nach {passes:int} Durchgängen durch alle {total:int} Zeilen bewegten sich die "
        "Schwerpunkte noch."
    ),
    "issue.passes_ended.remedy": (
        "Die Segmente sind brauchbar; mit mehr Durchgängen änderten sich die Größen noch ein wenig."
    ),
    "issue.centroids_of_sample.message": (
        "Mit missing=drop sind die Segmente die der vollständigen Zeilen der Stichprobe; Größen, "
        "Anteile und Mittelwerte sind die aller {total:int} Zeilen."
    ),
    "issue.centroids_of_sample.remedy": (
        'Mit missing="median" (--missing median) werden sie an alle Zeilen angepasst.'
    ),
    "issue.target_key_repeats.message": (
        "{columns:list} wiederholt sich: Manche Kunden haben mehr als eine Zeile, deshalb "
        "hat {table} einen Index darauf und keinen Primärschlüssel."
    ),
    "issue.target_key_repeats.remedy": (
        "Entfernen Sie wiederholte Kunden, oder nennen Sie mit --id-col eine andere Kennung."
    ),
    "issue.target_key_missing.message": (
        "{columns:list} fehlt in manchen Zeilen, deshalb hat {table} einen Index darauf "
        "und keinen Primärschlüssel."
    ),
    "issue.target_key_missing.remedy": (
        "Füllen Sie die Kennungen, oder nennen Sie mit --id-col eine andere."
    ),
}
