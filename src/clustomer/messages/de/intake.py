"""What the reader of files and frames says."""

TEXTS: dict[str, str] = {
    "intake.headline": "{label}: {n:int} Zeilen, {n_columns:int} Spalten.",
    # What was understood: why it was chosen, in one sentence.
    "understood.format.content": "Der Inhalt der Datei zeigt es.",
    "understood.format.despite": "Der Inhalt der Datei zeigt es, was auch immer ihr Name sagt.",
    "understood.compression": "Die Datei ist komprimiert und wurde beim Lesen entpackt.",
    "understood.encoding.option": "So angegeben.",
    "understood.encoding.bom": (
        "Die Datei beginnt mit der Byte-Reihenfolge-Marke (BOM) dieser Kodierung."
    ),
    "understood.encoding.nul_pattern": "Jedes zweite Byte ist null, wie in dieser Kodierung.",
    "understood.encoding.valid": "Jedes Byte passt zu dieser Kodierung.",
    "understood.encoding.nearly": (
        "Bis auf wenige beschädigte Zeichen passen alle Bytes zu dieser Kodierung."
    ),
    "understood.encoding.cp1252": (
        "Die Bytes sind kein UTF-8; dies ist die übliche Kodierung von Windows in Westeuropa."
    ),
    "understood.encoding.latin1": (
        "Die Bytes sind weder UTF-8 noch Windows-1252; diese Kodierung gibt jedem Byte eine "
        "Bedeutung."
    ),
    "understood.delimiter.option": "So angegeben.",
    "understood.delimiter.sep_line": "Die erste Zeile der Datei nennt es.",
    "understood.delimiter.counted": "Es zerlegt die Zeilen in so viele Felder wie die erste Zeile.",
    "understood.delimiter.single": (
        "Die erste Zeile hat kein Trennzeichen: Die Tabelle ist eine einzige Spalte."
    ),
    "understood.header.first": "Die erste Zeile enthält die Namen der Spalten.",
    "understood.header.numeric": (
        "Die erste Zeile enthält nur Zahlen; sie wurde als Daten gelesen, und die Spalten wurden "
        "nummeriert."
    ),
    "understood.sheet.option": "So angegeben.",
    "understood.sheet.only": "Es ist das einzige Blatt.",
    "understood.sheet.first": (
        "Es ist das erste Blatt mit einer Tabelle; weitere sind {others:list}."
    ),
    "understood.decimal.option": "So angegeben; gilt für {columns:list}.",
    "understood.decimal.column": "{columns:list} lässt nur diese Lesart zu.",
    "understood.decimal.file": (
        "{columns:list} lässt zwei Lesarten zu; andere Spalten gaben den Ausschlag."
    ),
    "understood.decimal.assumed": (
        "{columns:list} lässt zwei Lesarten zu, und nichts gibt den Ausschlag; diese wurde "
        "angenommen."
    ),
    "understood.thousands": "Es steht in {columns:list} zwischen Gruppen von drei Ziffern.",
    "understood.currency": "Sie steht neben den Zahlen von {columns:list} und wurde entfernt.",
    "understood.percent": "Die Zahlen von {columns:list} bleiben wie geschrieben: 12 % ist 12.",
    "understood.dates.option": "So angegeben; gilt für {columns:list}.",
    "understood.dates.column": "{columns:list} enthält Zahlen über 12, die nur Tage sein können.",
    "understood.dates.file": (
        "{columns:list} lässt zwei Lesarten zu; andere Spalten gaben den Ausschlag."
    ),
    "understood.dates.dots": "{columns:list} ist mit Punkten geschrieben; dann steht der Tag vorn.",
    "understood.dates.assumed": (
        "Keine Zahl über 12 in {columns:list} unterscheidet Tage von Monaten; angenommen wurde: "
        "Tag zuerst."
    ),
    "understood.dates.compact": "{columns:list} heißt wie ein Datum und hat acht Ziffern.",
    "understood.missing": (
        "Diese Wörter stehen in {columns:list} für keinen Wert (Anzahl Zellen: {n:int})."
    ),
    # Issues.
    "issue.unnamed_columns.message": (
        "Spalten ohne Namen wurden nach ihrer Position benannt: {columns:list}."
    ),
    "issue.unnamed_columns.remedy": "Geben Sie ihnen in der Quelle Namen, wenn sie wichtig sind.",
    "issue.duplicate_names.message": (
        "Spalten, die den Namen einer früheren wiederholen, wurden nummeriert: {columns:list}."
    ),
    "issue.duplicate_names.remedy": (
        "Benennen Sie sie in der Quelle um, damit klar ist, welche welche ist."
    ),
    "issue.no_header.message": (
        "Die erste Zeile enthält nur Zahlen und wurde als Daten gelesen; die Spalten heißen "
        "{columns:list}."
    ),
    "issue.no_header.remedy": "Ergänzen Sie eine Kopfzeile mit den Namen der Spalten.",
    "issue.trailing_separators.message": (
        "Leere Felder hinter der letzten Spalte wurden weggelassen (betroffene Zeilen: {n:int})."
    ),
    "issue.trailing_separators.remedy": "Nichts zu tun.",
    "issue.undecodable_characters.message": (
        "Beschädigte Zeichen der Datei erscheinen als � (Anzahl: {n:int})."
    ),
    "issue.undecodable_characters.remedy": (
        "Exportieren Sie die Datei neu oder geben Sie die Kodierung mit --encoding an."
    ),
    "issue.many_lines_in_a_cell.message": (
        "{columns:list} hat Zellen mit mehr als {n:int} Zeilen Text; ein verirrtes "
        "Anführungszeichen könnte Zeilen verschluckt haben."
    ),
    "issue.many_lines_in_a_cell.remedy": (
        "Sehen Sie sich diese Zellen an; schließen Sie das Anführungszeichen oder schreiben Sie "
        "es im Text doppelt."
    ),
    "content.number": "Zahlen",
    "content.date": "Datumsangaben",
    "content.flag": "Ja oder Nein",
    "content.such_as": ", etwa {examples}",
    "issue.unreadable_values.message": (
        "Werte von {columns:list}, die sich nicht als {kind} lesen lassen, gelten als fehlend: "
        "{n:int} von {present:int}{shown}."
    ),
    "issue.unreadable_values.remedy": (
        "Korrigieren Sie sie in der Quelle, oder lassen Sie die Spalte weg."
    ),
    "issue.mostly_numbers.message": (
        "{share:percent} der Werte von {columns:list} sind Zahlen, der Rest nicht; die Spalte "
        "bleibt deshalb Text."
    ),
    "issue.mostly_numbers.remedy": (
        "Korrigieren Sie die übrigen Werte, oder geben Sie mit --decimal an, wie Zahlen "
        "geschrieben sind."
    ),
    "issue.mostly_dates.message": (
        "{share:percent} der Werte von {columns:list} sind Datumsangaben, der Rest nicht; die "
        "Spalte bleibt deshalb Text."
    ),
    "issue.mostly_dates.remedy": (
        "Korrigieren Sie die übrigen Werte, oder geben Sie mit --date-order an, wie ein Datum "
        "geschrieben ist."
    ),
    "issue.decimal_assumed.message": (
        "In {columns:list} könnte das Zeichen vor drei Ziffern ein Dezimalzeichen sein oder "
        "Tausender trennen; „{mark}“ wurde als Dezimalzeichen gelesen."
    ),
    "issue.decimal_assumed.remedy": "Falls das falsch ist, verwenden Sie --decimal {other}.",
    "issue.date_order_assumed.message": (
        "Nichts unterscheidet in {columns:list} Tage von Monaten; angenommen wurde: Tag zuerst."
    ),
    "issue.date_order_assumed.remedy": "Steht der Monat zuerst, verwenden Sie --date-order mdy.",
    "issue.mixed_currencies.message": (
        "{columns:list} mischt Beträge in {currencies:list}; sie wurden nicht umgerechnet."
    ),
    "issue.mixed_currencies.remedy": "Rechnen Sie die Beträge vorher in eine Währung um.",
    "sample": "Beispielgeschäft",
    "issue.row_weights.message": (
        "Jede Zeile zählt so oft, wie {columns:list} angibt: in den Segmenten, ihren Größen, den "
        "Zusammenfassungen und den Tests. Nur die Silhouetten, und damit die Wahl von k, zählen "
        "jede Zeile einmal."
    ),
    "issue.row_weights.remedy": "Geben Sie k mit --k vor, wenn die Wahl nicht davon abhängen soll.",
    "issue.row_weights_partly.message": (
        "Die Segmente werden mit den Zeilengewichten in {columns:list} gebildet. Diese sind "
        "keine ganzen Zahlen (oder ergeben eine sehr große Summe); Größen, Zusammenfassungen, "
        "Silhouetten und Tests zählen deshalb jede Zeile einmal."
    ),
    "issue.row_weights_partly.remedy": "Geben Sie ganze Kundenzahlen an, wo das wichtig ist.",
    "issue.baselines_left_out.message": (
        "Der Vergleich mit einfachen Aufteilungen entfiel: {reason}"
    ),
    "issue.baselines_left_out.remedy": (
        "Nennen Sie mit --outcome oder --value eine Spalte, auf die es ankommt."
    ),
    "issue.suppressed.message": (
        "{n:int} Kunden wurden auf Wunsch aus allem herausgelassen; {missed:int} der "
        "auszulassenden Kennungen stehen nicht in der Tabelle."
    ),
    "issue.suppressed.remedy": "Prüfen Sie die Kennungen, falls alle vorhanden sein sollten.",
    "issue.suppressed_none.message": (
        "Keine der {missed:int} auszulassenden Kennungen steht in der Tabelle: Niemand wurde "
        "ausgelassen."
    ),
    "issue.suppressed_none.remedy": (
        "Vergleichen Sie, wie die Kennungen in beiden Dateien geschrieben sind, und prüfen Sie, "
        "ob die richtige Spalte die Kunden benennt (--id-col)."
    ),
}
