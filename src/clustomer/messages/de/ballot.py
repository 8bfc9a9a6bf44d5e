"""German texts of the ballot: what each criterion says about the number of segments."""

TEXTS: dict[str, str] = {
    # One line for each criterion.
    "ballot.label.score": "Silhouette über Daten ohne Gruppen × Übereinstimmung",
    "ballot.label.agreement": (
        "Übereinstimmung von Bootstrap-Paaren, adjustierter Rand-Index im Median"
    ),
    "ballot.label.silhouette": "Silhouette",
    "ballot.label.simplified_silhouette": "Vereinfachte Silhouette",
    "ballot.label.calinski_harabasz": "Calinski–Harabasz",
    "ballot.label.davies_bouldin": "Davies–Bouldin",
    "ballot.label.elbow": "Knick (Elbow) der Quadratsumme (Anteil, der in den Gruppen bleibt)",
    "ballot.label.gap": "Gap, innerhalb eines Standardfehlers vom größten Wert",
    "ballot.label.gap_one_se": "Gap, Ein-Standardfehler-Regel der Veröffentlichung",
    "ballot.label.prediction_strength": "Vorhersagestärke",
    "ballot.label.instability": "Instabilität von Bootstrap-Paaren (Fang–Wang)",
    "ballot.label.jump": "Jump",
    "ballot.label.bic": "BIC runder Gruppen",
    # How a criterion takes its k from its values.
    "ballot.rule.argmax": "der größte Wert",
    "ballot.rule.gated_argmax": (
        "der größte Wert unter den k, die die Hürden für Übereinstimmung, Effekt und Größe nehmen"
    ),
    "ballot.rule.argmin": "der kleinste Wert",
    "ballot.rule.kneedle": "wo die Kurve am stärksten knickt",
    "ballot.rule.global_se_max": "das kleinste k innerhalb eines Standardfehlers vom größten Wert",
    "ballot.rule.tibshirani": (
        "das kleinste k, das innerhalb eines Standardfehlers vom nächsten oder darüber liegt"
    ),
    "ballot.rule.threshold": "das größte k mit 0,80 oder mehr",
    "ballot.better.higher": "hoch ist gut",
    "ballot.better.lower": "niedrig ist gut",
    "ballot.can_say_one.yes": "ja",
    "ballot.can_say_one.no": "nein",
    # What to know about a criterion, in one sentence.
    "ballot.note.score": (
        "Entscheidet unter den k, die die Hürden nehmen; ob es überhaupt Gruppen gibt, wird "
        "vorher geprüft, nicht dadurch."
    ),
    "ballot.note.score.rest": (
        "Entscheidet unter den k, die die Hürden nehmen, an den {n_tested:int} Kunden, die "
        "bleiben, nachdem die {n_set_aside:int} mit einem exakt gleichen Wert beiseitegelegt "
        "wurden."
    ),
    "ballot.note.score.none": (
        "Kein k nimmt die Hürden für Übereinstimmung, Effekt und Größe; hier gibt es deshalb "
        "keine Antwort."
    ),
    "ballot.note.agreement": (
        "Gleichmäßig gefüllte Spalten können jedes Mal gleich geschnitten werden; "
        "Übereinstimmung allein ist deshalb kein Zeichen für Gruppen."
    ),
    "ballot.note.agreement.rest": (
        "Gemessen an den {n_tested:int} Kunden, die bleiben, nachdem die {n_set_aside:int} mit "
        "einem exakt gleichen Wert beiseitegelegt wurden; Übereinstimmung allein ist kein "
        "Zeichen für Gruppen."
    ),
    "ballot.note.silhouette": (
        "Ihr Niveau hängt von der Zahl der Spalten und von k ab, und auch Daten ohne Gruppen "
        "haben eine positive."
    ),
    "ballot.note.simplified_silhouette": (
        "Misst zu Zentren statt zu Kunden und fällt höher aus als die Silhouette; die beiden "
        "zählen einmal."
    ),
    "ballot.note.calinski_harabasz": (
        "Für runde, weit getrennte Gruppen gemacht; bei gleichmäßig gefüllten Spalten ist der "
        "größte Wert willkürlich."
    ),
    "ballot.note.davies_bouldin": "Begünstigt kleine Gruppen fern der anderen.",
    "ballot.note.elbow": (
        "Auch Daten ohne Gruppen knicken, und die Stelle wandert mit dem größten versuchten k: "
        "gezeigt, nicht gezählt."
    ),
    "ballot.note.gap": (
        "Gegen {n_references:int} gleichmäßig gefüllte Quader ({resampled_rows:int} Kunden); "
        "schiefe oder zusammenhängende Spalten schlagen solche Quader auch ohne Gruppen."
    ),
    "ballot.note.gap_one_se": (
        "Hört bekanntlich früh auf: antwortete 1 bei 18 von 18 simulierten Tabellen mit fünf "
        "klaren Gruppen."
    ),
    "ballot.note.prediction_strength": (
        "Aus {n_repeats:int} zufälligen Hälften ({resampled_rows:int} Kunden); sinkt mit "
        "wachsendem k und übersieht kleine Gruppen."
    ),
    "ballot.note.instability": (
        "Aus {n_pairs:int} Bootstrap-Paaren ({resampled_rows:int} Kunden); nicht um den Zufall "
        "bereinigt, sinkt deshalb mit wachsendem k."
    ),
    "ballot.note.jump": (
        "Hängt am Exponenten, der halben Zahl der Spalten; nennt in wenigen gleichmäßig "
        "gefüllten Spalten mehrere Gruppen."
    ),
    "ballot.note.bic": (
        "Nimmt runde Gruppen gleicher Streuung und Größe an und zerteilt lange oder schiefe: "
        "gezeigt, nicht gezählt."
    ),
    # The line above the table.
    "ballot.sentence.all": "Alle {n_counted:int} Kriterien bevorzugen {k:int}",
    "ballot.sentence.many": "{n_agreeing:int} von {n_counted:int} Kriterien bevorzugen {k:int}",
    "ballot.sentence.one": "1 von {n_counted:int} Kriterien bevorzugt {k:int}",
    "ballot.sentence.none": "Keines von {n_counted:int} Kriterien bevorzugt {k:int}",
    "ballot.sentence.other.many": "{n:int} bevorzugen {k}",
    "ballot.sentence.other.one": "1 bevorzugt {k}",
    "ballot.sentence.gap": "die Ein-Standardfehler-Regel von Gap sagt {k:int}",
    "ballot.sentence.gap_early": (
        "die Ein-Standardfehler-Regel von Gap sagt {k:int} (hört bekanntlich früh auf)"
    ),
    "ballot.sentence.say_one.many": (
        "Von den gezählten Kriterien können {n_can_say_one:int} die Antwort 1 geben, und "
        "{n_say_one:int} tun es."
    ),
    "ballot.sentence.say_one.one": (
        "Von den gezählten Kriterien können {n_can_say_one:int} die Antwort 1 geben, und eines "
        "tut es."
    ),
    "ballot.sentence.say_one.none": (
        "Von den gezählten Kriterien können {n_can_say_one:int} die Antwort 1 geben, und keines "
        "tut es."
    ),
    "ballot.sentence.cannot_say_one": "Keines der gezählten Kriterien kann die Antwort 1 geben.",
    "ballot.sentence.empty": (
        "Nur ein k wurde versucht; ein Kriterium hat also nichts zu vergleichen."
    ),
    # How the line above counts.
    "ballot.counting": (
        "Gezählt werden die Kriterien, die eine Antwort geben, und solche mit gemeinsamer Idee "
        "nur einmal: die zwei Silhouetten zusammen, die zwei Regeln von Gap zusammen. Elbow und "
        "BIC zählen nicht. Die Kriterien sind verwandt; dies ist also keine Abstimmung "
        "unabhängiger Richter."
    ),
}
