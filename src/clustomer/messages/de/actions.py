"""German texts of what to do: one step away, test plan, outcomes of a campaign."""

TEXTS: dict[str, str] = {
    "report.use.hangs": "Grundlage: {parts}.",
    "report.use.marked": "{label} ({difference:fixed2} Std.-Abw.)",
    "report.use.level": (
        "{label} „{level}“ ({share:percent}, unter allen {population_share:percent})"
    ),
    "report.use.none": "Kein besonderes Kennzeichen.",
    "report.step.heading": "Einen Schritt entfernt",
    "report.step.note_lead": "Abstand, nicht Ursache.",
    "report.step.note": (
        "Die kleinste Änderung dieser Spalten, alle anderen festgehalten, die einen Kunden "
        "{noun:?dem anderen Segment|der anderen Gruppe} am nächsten bringt, innerhalb der Werte, "
        "die Kunden haben. Das besagt nicht, dass die Änderung eintritt, dass etwas sie bewirken "
        "würde oder dass der Kunde dann mehr wert wäre. Wer höchstens {limit:fixed1} "
        "Standardabweichungen der veränderbaren Spalten entfernt ist, gilt als einen Schritt "
        "entfernt."
    ),
    "report.step.by_value": (
        "Besser heißt hier {noun:?ein Segment, dessen|eine Gruppe, deren} Mittelwert von "
        "{column} höher ist."
    ),
    "report.step.by_name": "{target} wurde als {noun:?besseres Segment|bessere Gruppe} genannt.",
    "report.step.assumed": (
        "Was sich ändern kann, wurde nach den Namen der Spalten angenommen: {columns:list}. "
        "Nennen Sie es mit --actionable."
    ),
    "report.step.given": "Was sich ändern kann, wie genannt: {columns:list}.",
    "report.step.no_columns": (
        "Es fand sich keine Spalte, die eine Kampagne ändern könnte: Nennen Sie welche mit "
        "--actionable."
    ),
    "report.step.no_better": (
        "Nicht berechnet: Nichts sagt, {noun:?welches Segment|welche Gruppe} besser ist. Nennen "
        "Sie mit --value die Spalte, die sagt, was ein Kunde wert ist, oder mit --better "
        "{noun:?das Segment, in das|die Gruppe, in die} man wechseln soll."
    ),
    "report.step.no_pairs": (
        "{noun:?Kein Segment|Keine Gruppe} ist besser als {noun:?ein anderes|eine andere}."
    ),
    "report.step.one_segment": (
        "Mit {noun:?einem einzigen Segment gibt es kein anderes|einer einzigen Gruppe gibt es "
        "keine andere}, wohin man wechseln könnte."
    ),
    "report.step.caption": (
        "Kunden, die einen Schritt von {noun:?einem besseren Segment|einer besseren Gruppe} "
        "entfernt sind"
    ),
    "report.step.from": "Von",
    "report.step.to": "Nach",
    "report.step.near": "Einen Schritt entfernt",
    "report.step.share": "Von den Betrachteten",
    "report.step.distance": "Median-Abstand",
    "report.step.changes": "Median-Änderung",
    "report.step.change": "{column} {change} ({n:int})",
    "report.step.few": "unter {n:int}",
    "report.step.sampled": (
        "Von so vielen Kunden wird eine zufällige Stichprobe von {n:int} betrachtet; die "
        "Anzahlen beziehen sich darauf."
    ),
    "report.step.others.one": "In einem Paar von {noun:?Segmenten|Gruppen} ist niemand so nah.",
    "report.step.others.many": (
        "In {n:int} Paaren von {noun:?Segmenten|Gruppen} ist niemand so nah."
    ),
    "report.step.source": (
        "Betrachtet werden nur Kunden ohne fehlenden Wert. Abstände in Standardabweichungen; in "
        "Klammern, wie viele die Spalte ändern. Die Kunden stehen in one_step_away.csv."
    ),
    "report.plan.heading": "Testplan",
    "report.plan.note_lead": "Wie gerechnet wird.",
    "report.plan.note": (
        "Zweiseitige Tests zum Niveau {level:fixed2} mit Teststärke {power:fixed1}. Anteile: p − "
        "b = z₁ √(m(1−m)(1/n₁+1/n₀)) + z₂ √(p(1−p)/n₁ + b(1−b)/n₀), mit der Reaktion b ohne die "
        "Maßnahme und dem mittleren Anteil m. Mittelwerte: (z₁+z₂) s √(1/n₁+1/n₀). Werden "
        "{noun:?die Segmente|die Gruppen} zusammen gelesen, wird {noun:?jedes|jede} der {k:int} "
        "zum Niveau {level:fixed2}/{k:int} geprüft (Bonferroni)."
    ),
    "report.plan.note_one": (
        "Zweiseitiger Test zum Niveau {level:fixed2} mit Teststärke {power:fixed1}. Anteile: p − "
        "b = z₁ √(m(1−m)(1/n₁+1/n₀)) + z₂ √(p(1−p)/n₁ + b(1−b)/n₀), mit der Reaktion b ohne die "
        "Maßnahme und dem mittleren Anteil m. Mittelwerte: (z₁+z₂) s √(1/n₁+1/n₀)."
    ),
    "report.plan.intro": (
        "Was eine Kampagne bewirkt, zeigt sich nur im Vergleich mit Kunden, die nicht "
        "angesprochen wurden. Die Tabelle sagt, wie groß ein Effekt sein muss, um sich zu "
        "zeigen, wo ohnehin {base:percent} reagieren (eine Annahme: setzen Sie Ihre eigene Quote "
        "ein)."
    ),
    "report.plan.assumed": (
        "Angenommen ist, dass die Hälfte {noun:?jedes Segments|jeder Gruppe} nicht angesprochen "
        "wird; mit --control ANTEIL enthalten die Listen in audiences/ eine Kontrollgruppe."
    ),
    "report.plan.drawn": (
        "{control:percent} {noun:?jedes Segments|jeder Gruppe} bleiben als Kontrolle zurück, "
        "zufällig gezogen (durch einen Hash von Startwert und Kennung) innerhalb von Dritteln "
        "nach {column}: Die Listen stehen in audiences/. Lesen Sie die Ergebnisse mit clustomer "
        "evaluate wieder ein."
    ),
    "report.plan.margin": "Randabstand",
    "report.plan.caption": "Kleinste Effekte, die sich zeigen würden, nach {noun:?Segment|Gruppe}",
    "report.plan.target": "Angesprochen",
    "report.plan.control": "Kontrolle",
    "report.plan.share": "Reaktion, die sich zeigt",
    "report.plan.share_all": "Dasselbe, alle zusammen gelesen",
    "report.plan.mean": "Anstieg, der sich zeigt, im Mittelwert von {column}",
    "report.plan.mean_all": "Dasselbe, alle zusammen gelesen",
    "report.plan.never": "würde sich nicht zeigen",
    "report.plan.whole": "Alle zusammen",
    "report.plan.source": "Grob, wo weniger als etwa 10 Kunden reagieren.",
    "evaluate.range": "{low} bis {high}",
    "evaluate.reading.higher": (
        "{title}: Das Ergebnis ist bei den Angesprochenen höher, {uplift} ({range}, alle "
        "Segmente zusammen gelesen)."
    ),
    "evaluate.reading.lower": (
        "{title}: Das Ergebnis ist bei den Angesprochenen niedriger, {uplift} ({range}, alle "
        "Segmente zusammen gelesen)."
    ),
    "evaluate.reading.unclear": (
        "{title}: kein deutlicher Unterschied, {uplift} ({range}, alle Segmente zusammen "
        "gelesen). Das ist nicht dasselbe wie kein Effekt."
    ),
    "evaluate.reading.too_few": (
        "{title}: zu wenige Kunden mit einem Ergebnis ({n_target:int} angesprochen, "
        "{n_control:int} in der Kontrolle)."
    ),
    "evaluate.pooled": (
        "Über alle Segmente, nach Größe gewichtet innerhalb von {n_strata:int} Schichten "
        "({n:int} Kunden): {uplift} (95 %: {range})."
    ),
    "evaluate.pooled.none": "Über alle Segmente: in keiner Schicht genug Kunden in beiden Armen.",
    "evaluate.absent.leave_out": (
        "{n:int} von {total:int} gelisteten Kunden haben kein Ergebnis ({target:percent} der "
        "Angesprochenen, {control:percent} der Kontrolle) und bleiben weg. Führt die Datei nur "
        "jene auf, die etwas getan haben, ergänzen Sie --absent zero."
    ),
    "evaluate.absent.zero": (
        "{n:int} von {total:int} gelisteten Kunden haben kein Ergebnis ({target:percent} der "
        "Angesprochenen, {control:percent} der Kontrolle) und zählen als 0."
    ),
    "evaluate.unknown": "{n:int} Kennungen der Ergebnisse stehen in keiner Liste der Studie.",
    "evaluate.repeated.binary": "{n:int} weitere Zeilen mit derselben Kennung: Ein Ja zählt.",
    "evaluate.repeated.amount": (
        "{n:int} weitere Zeilen mit derselben Kennung: Die Beträge wurden addiert."
    ),
    "evaluate.balance": (
        "Ausgewogenheit: {column} unterscheidet sich zwischen den Armen um {difference:fixed2} "
        "Standardabweichungen, innerhalb der Segmente (über 0,10 lohnt ein Blick)."
    ),
    "evaluate.meaning": (
        "Die Arme wurden zufällig gezogen. Ein deutlicher Unterschied kommt also von dem, was "
        "mit einem von ihnen geschah, mit allem davon, sofern die Listen eingehalten wurden."
    ),
    "evaluate.uneven": (
        "Das Ergebnis fehlt in einem Arm deutlich öfter: bei {target:percent} der Angesprochenen "
        "und {control:percent} der Kontrolle."
    ),
    "evaluate.uneven.remedy": (
        "Was bleibt, ist kein zufälliger Vergleich. Vervollständigen Sie die Ergebnisse, oder "
        "ergänzen Sie --absent zero, wenn die Datei nur jene aufführt, die etwas getan haben."
    ),
}
