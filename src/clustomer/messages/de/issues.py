"""German texts of issues about the data, and of the reasons for kinds and roles."""

TEXTS: dict[str, str] = {
    # -- why a column has its kind and role --
    "why.empty": "Sie hat keine Werte.",
    "why.key": (
        "Jeder Wert ist anders, und sie laufen der Reihe nach oder in gleichen Schritten: ein "
        "Schlüssel."
    ),
    "why.key_named": "Jeder Wert ist anders, und sie heißt wie ein Schlüssel.",
    "why.other_key": "Auch sie ist ein Schlüssel; eine Spalte benennt die Kunden.",
    "why.repeated_key": (
        "Sie heißt wie der Schlüssel der Kunden, aber {n:int} Werte wiederholen sich über "
        "{rows:int} Zeilen."
    ),
    "why.date": "Datumsangaben, gezählt in Tagen vor dem Stichtag.",
    "why.flag": "Wahrheitswerte.",
    "why.yes_no": "Ja oder nein.",
    "why.zero_one": "Nur 0 und 1.",
    "why.gender": "Ihre Werte sind Geschlechter.",
    "why.declared": "Ihre Stufen kamen mit einer Ordnung.",
    "why.ordered": "Ihre Werte sind Wörter mit bekannter Ordnung.",
    "why.rating": "Eine Bewertung mit {n:int} ganzzahligen Stufen.",
    "why.category": "{n:int} Namen ohne Ordnung.",
    "why.code": "{n:int} Zahlen, die dem Spaltennamen nach Codes sind.",
    "why.many_codes": "Zahlen, die dem Spaltennamen nach Codes sind: {n:int} verschiedene.",
    "why.many_levels": (
        "{n:int} verschiedene Texte in {rows:int} Zeilen: zu viele, um Gruppen zu vergleichen."
    ),
    "why.money": "Geldbeträge, dem Namen oder Zeichen der Spalte nach.",
    "why.share": "Anteile oder Prozentwerte, dem Namen der Spalte nach.",
    "why.count": "Ganze Zahlen ab null.",
    "why.count_named": "Ganze Zahlen, als Anzahl benannt.",
    "why.number": "Zahlen.",
    "why.constant": "Alle Werte sind gleich.",
    "why.copy": "Sie wiederholt „{other}“ exakt.",
    "why.leakage": "Sie heißt wie das Ergebnis einer früheren Segmentierung oder Vorhersage.",
    "attribute.gender": "Geschlecht",
    "attribute.ethnicity": "ethnische Herkunft",
    "attribute.religion": "Religion",
    "attribute.health": "Gesundheit",
    "attribute.nationality": "Staatsangehörigkeit",
    "attribute.sexual orientation": "sexuelle Orientierung",
    "attribute.pregnancy": "Schwangerschaft",
    "attribute.political opinion": "politische Meinung",
    "attribute.family status": "Familienstand",
    "attribute.union membership": "Gewerkschaftszugehörigkeit",
    "why.protected": "Sie nennt ein geschütztes Merkmal ({attribute}).",
    "why.not_named": "Andere Spalten wurden als Merkmale genannt.",
    "why.needs_features": (
        "Segmente werden aus numerischen und geordneten Spalten mit mindestens zwei "
        "verschiedenen Werten gebildet."
    ),
    "why.user_kind": "Die Art „{kind}“ haben Sie festgelegt.",
    "why.user_exclude": "Von Ihnen weggelassen.",
    "why.user_id_column": "Von Ihnen als Kennung genannt.",
    "why.user_weight": "Von Ihnen als Zeilengewicht genannt.",
    "why.user_value": "Von Ihnen als Wert eines Kunden genannt; nie ein Merkmal.",
    "why.user_outcome": "Von Ihnen als Zielgröße genannt; nie ein Merkmal.",
    "why.user_features": "Von Ihnen als Merkmal genannt.",
    "why.user_describe_only": "Von Ihnen nur zur Beschreibung genannt.",
    "why.user_sensitive": "Von Ihnen als sensibel genannt.",
    # -- how columns were taken --
    "issue.constant_column.message": (
        "{columns:list} hat nur einen Wert (leer in {n_missing:int} von {rows:int} Zeilen). Die "
        "Spalte kann Kunden nicht trennen und bleibt weg."
    ),
    "issue.constant_column.remedy": "Nichts zu tun; --exclude nimmt sie von dieser Liste.",
    "issue.all_missing_column.message": "{columns:list} hat keine Werte und bleibt weg.",
    "issue.all_missing_column.remedy": (
        "Prüfen Sie den Export, falls Werte erwartet wurden; --exclude nimmt die Spalte von "
        "dieser Liste."
    ),
    "issue.copied_column.message": (
        "{columns:list} wiederholt „{other}“ exakt. Die Spalte bleibt weg: Zweimal gezählt hätte "
        "sie doppeltes Gewicht."
    ),
    "issue.copied_column.remedy": (
        "Nichts zu tun; nennen Sie sie mit --features, um sie stattdessen zu verwenden."
    ),
    "issue.other_id_column.message": (
        "{columns:list} benennt jede Zeile wie eine Kennung und bleibt weg; die Kennung ist „{id}“."
    ),
    "issue.other_id_column.remedy": (
        "Wählen Sie die Kennung mit --id-col; mit --features verwenden Sie die Spalte trotzdem."
    ),
    "issue.text_column.message": (
        "{columns:list} hat {n_distinct:int} verschiedene Werte, zu viele, um Gruppen zu "
        "vergleichen. Die Spalte bleibt weg."
    ),
    "issue.text_column.remedy": (
        "Fassen Sie ihre Werte zu höchstens 50 Kategorien zusammen, um sie zu verwenden."
    ),
    "issue.leakage_column.message": (
        "{columns:list} heißt wie das Ergebnis einer früheren Segmentierung oder Vorhersage. Die "
        "Spalte bleibt weg, und die Segmente werden danach mit ihr verglichen."
    ),
    "issue.leakage_column.remedy": (
        "Ist sie eine gewöhnliche Eigenschaft der Kunden, nennen Sie sie mit --features oder "
        "--describe-only."
    ),
    "issue.sensitive_feature.message": (
        "{columns:list} ist ein geschütztes Merkmal ({attribute}) und bildet Segmente, weil Sie "
        "es so genannt haben."
    ),
    "issue.sensitive_feature.remedy": (
        "Nehmen Sie es aus --features heraus, es sei denn, Recht und Zweck erlauben es; "
        "beschrieben wird es trotzdem."
    ),
    "issue.infinite_values.message": (
        "{columns:list} enthält in {n:int} von {rows:int} Zeilen unendliche Zahlen. Sie gelten "
        "als fehlend."
    ),
    "issue.infinite_values.remedy": (
        "Suchen Sie dort, wo die Spalte entsteht, nach Divisionen durch null."
    ),
    "issue.dates_as_days.message": (
        "{columns:list} wird in Tage vor dem {date} umgerechnet, dem spätesten Datum der Tabelle."
    ),
    "issue.dates_as_days.remedy": (
        "Legen Sie mit --reference-date einen anderen Tag fest; mit --exclude bleiben "
        "Datumsangaben weg."
    ),
    "issue.dates_as_days_stated.message": (
        "{columns:list} wird in Tage vor dem {date} umgerechnet, dem von Ihnen festgelegten "
        "Stichtag."
    ),
    "issue.dates_as_days_stated.remedy": "Mit --exclude bleiben Datumsangaben weg.",
    "issue.dates_after_reference.message": (
        "{columns:list} liegt in {n:int} von {rows:int} Zeilen nach dem Stichtag {date}. Diese "
        "Tage zählen negativ."
    ),
    "issue.dates_after_reference.remedy": (
        "Legen Sie mit --reference-date einen späteren Tag fest, oder korrigieren Sie die "
        "Datumsangaben."
    ),
    "issue.many_alike.message": "{n:int} weitere Hinweise sind wie dieser: {like}",
    "issue.many_alike.remedy": "Sie betreffen {columns:list}; result.json führt alle auf.",
    # -- missing values --
    "issue.missing_described.message": (
        "{columns:list} fehlt in {n:int} von {rows:int} Zeilen ({share:percent}). Die Spalte "
        "beschreibt nur die übrigen Kunden."
    ),
    "issue.missing_described.remedy": (
        "Vervollständigen Sie die Spalte, wenn diese Kunden wichtig sind."
    ),
    "issue.missing_ids.message": (
        "{columns:list} nennt in {n:int} von {rows:int} Zeilen keinen Kunden. Sie bleiben dabei."
    ),
    "issue.missing_ids.remedy": (
        "Ergänzen Sie die Kennungen, wenn die Segmente zurückgespielt werden sollen."
    ),
    # -- rows --
    "issue.duplicate_ids.message": (
        "{columns:list} kommt mehrfach vor: In {n:int} von {rows:int} Zeilen ist der Wert der "
        "einer früheren Zeile. Sie bleiben als einzelne Kunden dabei."
    ),
    "issue.duplicate_ids.remedy": (
        "Entfernen Sie die Wiederholungen aus der Datei, wenn ein Kunde eine Zeile ist."
    ),
    "issue.repeated_ids.message": (
        "{columns:list} hat {n_distinct:int} verschiedene Kennungen in {n_rows:int} Zeilen: Die "
        "Zeilen scheinen Bestellungen oder Besuche zu sein, nicht Kunden. Sie werden verwendet, "
        "wie sie sind."
    ),
    "issue.repeated_ids.remedy": (
        "Bilden Sie zuerst eine Zeile je Kunde, zum Beispiel mit Zahl der Bestellungen, Tagen "
        "seit der letzten und Gesamtbetrag. Für Bestellzeilen sagen Sie --transactions."
    ),
    "issue.duplicate_rows.message": (
        "Zeilen, die einer früheren in jeder verwendeten Spalte gleichen: {n:int} von {rows:int} "
        "({share:percent}). Sie bleiben dabei."
    ),
    "issue.duplicate_rows.remedy": (
        "Entfernen Sie sie aus der Datei, wenn es dieselben Kunden sind."
    ),
    "issue.tiny_sample.message": (
        "{n_rows:int} Kunden sind wenige für {n_features:int} Merkmale: Unter {needed:int} (70 "
        "je Merkmal) ändern sich Segmente von Stichprobe zu Stichprobe."
    ),
    "issue.tiny_sample.remedy": "Verwenden Sie weniger Merkmale (--features) oder mehr Kunden.",
    "issue.small_sample.message": (
        "{n_rows:int} Kunden sind etwas wenige für {n_features:int} Merkmale: {needed:int} (100 "
        "je Merkmal) sind besser."
    ),
    "issue.small_sample.remedy": (
        "Verwenden Sie weniger Merkmale (--features), oder lesen Sie kleine Segmente mit Vorsicht."
    ),
    "issue.row_order.message": (
        "Die Zeilen {first:int} bis {last:int} unterscheiden sich in {columns:list} von den "
        "übrigen (Abstand der Verteilungen {distance:fixed2}; 0 = gleich, 1 = getrennt). Die "
        "Datei könnte aus mehreren Quellen zusammengesetzt sein. Alle Zeilen werden verwendet."
    ),
    "issue.row_order.remedy": (
        "Fragen Sie nach, woher diese Zeilen stammen; untersuchen Sie sie getrennt, wenn sie "
        "eine andere Grundgesamtheit sind."
    ),
    "issue.sorted_rows.message": (
        "Die Datei ist nach {columns:list} sortiert. Auf die Segmente hat das keinen Einfluss; "
        "Blöcke von Zeilen wurden deshalb nicht verglichen."
    ),
    "issue.sorted_rows.remedy": "Nichts zu tun.",
    # -- values --
    "issue.constant_values.message": (
        "{columns:list} hat nur einen Wert und kann Kunden nicht trennen."
    ),
    "issue.constant_values.remedy": "Lassen Sie die Spalte mit --exclude weg.",
    "issue.near_constant.message": (
        "{columns:list} hat in {share:percent} der Zeilen denselben Wert. Das sagt wenig über "
        "die Kunden."
    ),
    "issue.near_constant.remedy": "Lassen Sie die Spalte mit --exclude weg.",
    "issue.atom.message": (
        "{columns:list} hat in {share:percent} der Zeilen den Wert {value:number}. Eine solche "
        "Gruppe ist echt, aber trivial, und kann zu einem eigenen Segment werden."
    ),
    "issue.atom.remedy": (
        "Erwägen Sie, diese Kunden von Hand abzutrennen, oder lassen Sie die Spalte mit "
        "--exclude weg."
    ),
    "issue.id_as_feature.message": (
        "{columns:list} nummeriert die Zeilen wie eine Kennung und wird als Merkmal verwendet, "
        "weil Sie es so genannt haben."
    ),
    "issue.id_as_feature.remedy": (
        "Nehmen Sie die Spalte aus --features heraus, es sei denn, die Nummer misst etwas."
    ),
    "issue.leakage_feature.message": (
        "{columns:list} heißt wie das Ergebnis einer früheren Segmentierung oder Vorhersage und "
        "wird als Merkmal verwendet, weil Sie es so genannt haben. Die Segmente könnten es nur "
        "wiederholen."
    ),
    "issue.leakage_feature.remedy": (
        "Nehmen Sie die Spalte aus --features heraus; die Segmente werden dann mit ihr verglichen."
    ),
    "issue.sentinel.message": (
        "{columns:list} ist in {n:int} von {rows:int} Zeilen {value:number}, weit entfernt von "
        "den übrigen Werten: höchstwahrscheinlich ein Code für fehlend. Er bleibt als Wert "
        "stehen."
    ),
    "issue.sentinel.remedy": (
        "Leeren Sie diese Zellen in der Datei, oder lassen Sie die Zeilen weg."
    ),
    "issue.sentinel_zero.message": (
        "{columns:list} ist in {n:int} von {rows:int} Zeilen 0, was kaum stimmen kann: "
        "höchstwahrscheinlich ein Code für fehlend. Er bleibt als Wert stehen."
    ),
    "issue.sentinel_zero.remedy": (
        "Leeren Sie diese Zellen in der Datei, wenn 0 unbekannt bedeutet."
    ),
    "issue.sentinel_date.message": (
        "{columns:list} ist in {n:int} von {rows:int} Zeilen der {date}, weit entfernt von den "
        "übrigen Datumsangaben: höchstwahrscheinlich ein Code für fehlend oder nie. Er bleibt "
        "als Datum stehen."
    ),
    "issue.sentinel_date.remedy": "Leeren Sie diese Zellen in der Datei.",
    "issue.out_of_range.message": (
        "{columns:list} liegt in {n:int} von {rows:int} Zeilen außerhalb des Bereichs "
        "{low:number} bis {high:number}, den der Name angibt. Die Werte bleiben stehen."
    ),
    "issue.out_of_range.remedy": "Korrigieren Sie die Werte, oder leeren Sie die Zellen.",
    "issue.level_variants.message": (
        "{columns:list} hat Stufen, die sich nur in Großschreibung oder Leerzeichen "
        "unterscheiden ({example}). Sie bleiben getrennt."
    ),
    "issue.level_variants.remedy": "Schreiben Sie jede Stufe einheitlich.",
    "issue.negative_values.message": (
        "{columns:list} ist in {n:int} von {rows:int} Zeilen negativ, was nicht sein kann. Die "
        "Werte bleiben stehen."
    ),
    "issue.negative_values.remedy": "Korrigieren Sie die Werte, oder leeren Sie die Zellen.",
    "issue.share_out_of_range.message": (
        "{columns:list} liegt in {n:int} von {rows:int} Zeilen außerhalb von 0 bis "
        "{high:number}, was bei einem Anteil nicht sein kann. Die Werte bleiben stehen."
    ),
    "issue.share_out_of_range.remedy": "Korrigieren Sie die Werte, oder leeren Sie die Zellen.",
    "issue.age_above_120.message": (
        "{columns:list} liegt in {n:int} von {rows:int} Zeilen über 120 Jahren. Die Werte "
        "bleiben stehen."
    ),
    "issue.age_above_120.remedy": "Korrigieren Sie die Altersangaben, oder leeren Sie die Zellen.",
    "issue.minors.message": (
        "{columns:list} liegt in {n:int} von {rows:int} Zeilen unter 18 ({share:percent}), in "
        "{n_small:int} unter 5. Sie bleiben dabei."
    ),
    "issue.minors.remedy": (
        "Prüfen Sie, ob es Kunden sind; Kinder können im Marketing besonderen Schutz erfordern."
    ),
    "issue.longer_than_age.message": (
        "{columns:list}: Das erste ist in {n:int} von {rows:int} Zeilen größer als das zweite, "
        "das Alter, was nicht sein kann. Die Werte bleiben stehen."
    ),
    "issue.longer_than_age.remedy": (
        "Korrigieren Sie eine der beiden Spalten, oder lassen Sie eine mit --exclude weg."
    ),
    "issue.skewed.message": (
        "{columns:list} ist schief verteilt (Schiefe {skewness:fixed1}; 0 = symmetrisch, 2 = "
        "Exponentialverteilung)."
    ),
    "issue.skewed.remedy": "Lesen Sie hier eher den Median als den Mittelwert.",
    "issue.heavily_skewed.message": (
        "{columns:list} ist sehr schief verteilt (Schiefe {skewness:fixed1}; 0 = symmetrisch, 2 "
        "= Exponentialverteilung): Wenige Werte liegen sehr weit vom Rest entfernt."
    ),
    "issue.heavily_skewed.remedy": (
        "Sehen Sie sich die extremen Werte an; korrigieren Sie sie, oder lassen Sie die Spalte "
        "mit --exclude weg."
    ),
    "issue.correlated.message": (
        "{columns:list} hängen eng zusammen (Korrelation {r:fixed2}). Sie sagen fast dasselbe, "
        "das dann doppelt zählt."
    ),
    "issue.correlated.remedy": (
        "Lassen Sie eine davon mit --exclude weg, oder mindern Sie ihr Gewicht mit "
        "--feature-weights."
    ),
}
