"""German texts of the preparation, the model and single customers."""

TEXTS: dict[str, str] = {
    # How a column was prepared, one phrase for each operation.
    "plan.sentence": "{column:list}: {steps}.",
    "plan.step.impute": "ein fehlender Wert gilt als Median {value:number} (Zeilen: {n:int})",
    "plan.step.impute_level": (
        "ein fehlender Wert gilt als {level:list}, die häufigste Stufe (Zeilen: {n:int})"
    ),
    "plan.step.impute_middle": (
        "ein fehlender Wert gilt als {level:list}, die mittlere Stufe (Zeilen: {n:int})"
    ),
    "plan.step.log1p": "Logarithmus von 1 + Wert",
    "plan.step.yeo_johnson": "Yeo-Johnson-Transformation mit Lambda {lmbda:fixed2}",
    "plan.step.winsorise": (
        "Werte unter {low:number} oder über {high:number} gelten als diese Grenzen (Zeilen: "
        "{n:int})"
    ),
    "plan.step.scale.standard": (
        "minus Mittelwert {centre:number}, geteilt durch die Standardabweichung {scale:number}"
    ),
    "plan.step.scale.range": (
        "minus kleinster Wert {centre:number}, geteilt durch die Spannweite {scale:number}"
    ),
    "plan.step.scale.robust": (
        "minus Median {centre:number}, geteilt durch den Quartilsabstand {scale:number}"
    ),
    "plan.step.unscaled": "in den ursprünglichen Einheiten",
    "plan.step.one_hot": (
        "eine Spalte für jede von {n:int} Stufen, 0 oder {factor:fixed3} (Hennig und Liao)"
    ),
    "plan.step.ordinal": (
        "Punktwerte von {n:int} geordneten Stufen, zentriert, mal {factor:fixed3} (Hennig und Liao)"
    ),
    "plan.step.weight": "zählt {weight:number}-fach in den quadrierten Abständen",
    # What the reader should know about the preparation.
    "issue.prepare_imputed.message": (
        "{columns:list} fehlt in {n:int} von {rows:int} Zeilen ({share:percent} der Kunden). "
        "Median oder häufigste Stufe treten an die Stelle, und diese Kunden sind gekennzeichnet."
    ),
    "issue.prepare_imputed.remedy": (
        'Mit missing="kpod" (--missing kpod) bleiben fehlende Werte aus den Abständen heraus.'
    ),
    "issue.prepare_imputed_much.message": (
        "{columns:list} fehlt in {n:int} von {rows:int} Zeilen ({share:percent} der Kunden). "
        "Median oder häufigste Stufe treten an die Stelle, und diese Kunden sind gekennzeichnet: "
        "Was eingesetzt wurde, ist kein Beleg, es zieht sie zur Mitte und kann wie eine Gruppe "
        "aussehen."
    ),
    "issue.prepare_imputed_much.remedy": (
        'Vergleichen Sie mit missing="kpod" oder missing="drop" (--missing), oder lassen Sie die '
        "Spalte mit --exclude weg."
    ),
    "issue.prepare_partial.message": (
        "{columns:list} fehlt in {n:int} von {rows:int} Zeilen ({share:percent} der Kunden). In "
        "den Abständen dieser Kunden bleibt die Spalte weg (k-POD): Sie werden nach den Werten "
        "eingeordnet, die sie haben."
    ),
    "issue.prepare_partial.remedy": (
        'Mit missing="median" (--missing median) wird stattdessen der Median eingesetzt.'
    ),
    "issue.prepare_dropped.message": (
        "{columns:list} fehlt in {n:int} von {rows:int} Zeilen ({share:percent} der Kunden). Die "
        "Segmente wurden aus den {rest:int} Zeilen ohne fehlende Werte gebildet; danach wurden "
        "auch die übrigen zugeordnet, mit Median oder häufigster Stufe anstelle des Fehlenden, "
        "und gekennzeichnet."
    ),
    "issue.prepare_dropped.remedy": (
        'Mit missing="median" oder missing="kpod" (--missing) werden die Segmente aus allen '
        "Kunden gebildet."
    ),
    "issue.prepare_set_aside_missing.message": (
        "{columns:list} fehlt in {n:int} von {rows:int} Zeilen ({share:percent} der Kunden), "
        "also in mehr als {limit:percent}: nicht zur Bildung der Segmente verwendet."
    ),
    "issue.prepare_set_aside_missing.remedy": (
        "Vervollständigen Sie die Spalte, oder untersuchen Sie die Kunden, die einen Wert haben, "
        "für sich."
    ),
    "issue.prepare_set_aside_constant.message": (
        "{columns:list} unterscheidet sich nach der Aufbereitung nicht zwischen Kunden (fehlt in "
        "{n:int} von {rows:int} Zeilen): nicht zur Bildung der Segmente verwendet."
    ),
    "issue.prepare_set_aside_constant.remedy": (
        "Nichts zu tun; lassen Sie die Spalte weg, um diesen Hinweis abzuschalten."
    ),
    "issue.prepare_log1p.message": (
        "Schiefe Spalten (Schiefe über {limit:number}; 0 = symmetrisch) werden über ihren "
        "Logarithmus log(1 + Wert) verglichen, damit nicht wenige große Werte entscheiden: "
        "{columns:list}."
    ),
    "issue.prepare_log1p.remedy": (
        "In Python lässt transform_skewed=False sie unverändert; --scale none behält jede Spalte "
        "in ihren ursprünglichen Einheiten."
    ),
    "issue.prepare_yeo_johnson.message": (
        "Schiefe Spalten (Schiefe über {limit:number}; 0 = symmetrisch), denen ein Logarithmus "
        "nicht hilft, werden nach der Transformation von Yeo und Johnson verglichen, damit nicht "
        "wenige große Werte entscheiden: {columns:list}."
    ),
    "issue.prepare_yeo_johnson.remedy": (
        "In Python lässt transform_skewed=False sie unverändert; --scale none behält jede Spalte "
        "in ihren ursprünglichen Einheiten."
    ),
    "issue.prepare_winsorised.message": (
        "{columns:list} ist in {n:int} von {rows:int} Zeilen extrem ({share:percent}): jenseits "
        "von Median ± {fence:number} × 1,4826 × MAD. Dort zählt die Grenze statt des Wertes. "
        "Diese Kunden bleiben dabei und sind als Ausreißer gekennzeichnet."
    ),
    "issue.prepare_winsorised.remedy": (
        "Prüfen Sie diese Werte und korrigieren Sie Fehler in der Datei; in Python lässt "
        "winsorise=False sie unverändert."
    ),
    # What the reader should know about the fit.
    "issue.fit_k_complete.message": (
        "Die Zahl der Segmente wurde an den {n:int} von {total:int} Kunden ohne fehlende Werte "
        "gewählt; die Segmente wurden aus allen gebildet."
    ),
    "issue.fit_k_complete.remedy": (
        'Mit missing="median" (--missing median) werden die Lücken gefüllt.'
    ),
    "issue.fit_k_filled.message": (
        "Nur {n:int} von {total:int} Kunden haben keinen fehlenden Wert: Die Zahl der Segmente "
        "wurde mit Spaltenmittelwerten anstelle des Fehlenden gewählt, und das kann wie eine "
        "Gruppe aussehen."
    ),
    "issue.fit_k_filled.remedy": (
        "Geben Sie die Zahl der Segmente selbst vor, oder verwenden Sie weniger Merkmale."
    ),
    "issue.fit_sampled.message": (
        "Die Zahlen von Segmenten wurden an einer Zufallsstichprobe von {n:int} der {total:int} "
        "Kunden verglichen; die gewählten Segmente wurden dann an alle angepasst."
    ),
    "issue.fit_sampled.remedy": "Nichts zu tun: Die Stichprobe ist groß.",
    # What a centroid or a segment is called before it has a name.
    "model.segment_name": "Segment {n:int}",
}
