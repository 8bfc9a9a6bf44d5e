"""German texts of names, small words and suggestions."""

TEXTS: dict[str, str] = {
    "describe.noun.segment": "Segment",
    "describe.nouns.segment": "Segmente",
    "describe.noun.group": "Gruppe",
    "describe.nouns.group": "Gruppen",
    "describe.title": "{letter} ({name})",
    "describe.profile": "{k:int} Segmente aus {n:int} Kunden.",
    "describe.profile.one": "Ein Segment aus {n:int} Kunden.",
    "describe.mark.number": "{label} {word}",
    "describe.mark.level": "{label} „{level}“ {share:percent} (alle Kunden {everyone:percent})",
    "describe.several": "den {nouns:?Segmenten|Gruppen} {first} und {last}",
    "describe.count.customers": "{n:int} Kunden",
    "describe.count.customers.one": "1 Kunde",
    "describe.count.unrelated_columns": "{n:int} Spalten ohne Zusammenhang",
    "describe.count.unrelated_columns.one": "einer Spalte",
    "describe.as_prepared": " (nach Aufbereitung)",
    "describe.corrected.holm": " nach Korrektur für {n:int} Vergleiche",
    "describe.corrected.benjamini_hochberg": (
        " nach Korrektur für {n:int} Vergleiche über die Falscherkennungsrate (FDR)"
    ),
    "describe.median": "Median",
    "describe.mean": "Mittelwert",
    "describe.and": " und ",
    "describe.or": " oder ",
    "describe.more": "{n:int} weitere",
    "describe.both": "beide",
    "describe.all": "alle",
    "describe.all_of": "alle {count}",
    "describe.span": "{low} bis {high}",
    "describe.spelled.0": "keine",
    "describe.spelled.1": "1",
    "describe.measure.exact": "mittlere Silhouette",
    "describe.measure.simplified": "mittlere vereinfachte Silhouette",
    "describe.observed": (
        ": {measure} {silhouette} (von −1 bis 1, höher heißt klarer); Daten ohne Gruppen ergeben "
        "im Mittel {null_mean}{tested}"
    ),
    "describe.tested": (
        " ({p_shown} über alle geprüften Anzahlen, {n_nulls:int} Datensätze ohne Gruppen)"
    ),
    "describe.tested.sets": " ({p_shown} über alle geprüften Anzahlen, {n_nulls:int} Datensätze)",
    "describe.where": " unter den übrigen {rest_share:percent} der Kunden",
    "describe.structure.none": "Wir fanden{where} keine Belege für Gruppen{beside}.",
    "describe.structure.separate": "Wir fanden{where} keine Belege für getrennte Gruppen{beside}.",
    "describe.structure.apart": (
        "Wir fanden{where} keine Belege für getrennte Gruppen{beside}. Die Daten weichen zwar "
        "von Daten ohne Gruppen ab, aber keine der geprüften Anzahlen von Gruppen nimmt jede "
        "Hürde."
    ),
    "describe.asked.many": "Gewünscht waren {count} {nouns}. ",
    "describe.asked.whole": "Gewünscht war {noun:?ein einziges Segment|eine einzige Gruppe}. ",
    "describe.asked.within": "Gezeigt sind {count} {nouns}, innerhalb der gesetzten Grenzen. ",
    "describe.why.usual": (
        ": Unter den Aufteilungen in drei bis sechs ausreichend große Gruppen ändert sich diese "
        "zwischen Ziehungen am wenigsten"
    ),
    "describe.why.restricted": (
        ": Unter den Aufteilungen innerhalb dieser Grenzen ändert sich diese zwischen Ziehungen "
        "am wenigsten"
    ),
    "describe.why.any": (
        ": Unter den versuchten Aufteilungen ändert sich diese zwischen Ziehungen am wenigsten"
    ),
    "describe.refitted": "; {refitted}, wenn in jeder auch die Aufbereitung neu gelernt wird",
    "describe.reading.very_stable": "sehr stabil",
    "describe.reading.stable": "stabil",
    "describe.reading.pattern": "ein Muster mit unsicheren Mitgliedern",
    "describe.reading.not_trusted": "nicht verlässlich",
    "describe.stability.part": "{letters} {span}, {reading}",
    "describe.stability.part.all": "{span}, {reading}",
    "describe.recovered": "{letter} in {count:int}",
    "describe.rule.below": "{label} unter {high}{high_unit}",
    "describe.rule.from": "{label} ab {low}{low_unit}",
    "describe.rule.range": "{label} von {low} bis unter {high}{high_unit}",
    "describe.rule.is": "{label} ist „{level}“",
    "describe.rule.is_not": "{label} ist nicht „{level}“",
    "describe.rule.levels": "{label} von „{first}“ bis „{last}“",
    "describe.lead.plain": "Vorschlag zum Testen:",
    "describe.lead.convenience": "Vorschlag zum Testen, nur als praktische Hilfe:",
    "describe.lead.doubtful": (
        "Vorschlag, der mit Vorsicht zu testen ist, weil {noun:?dieses Segment|diese Gruppe} in "
        "neuen Ziehungen nicht wiederkehrt:"
    ),
    "describe.unit.one.years": "Jahr",
    "describe.unit.one.months": "Monat",
    "describe.unit.one.weeks": "Woche",
    "describe.unit.one.days": "Tag",
    "describe.unit.one.hours": "Stunde",
    "describe.unit.one.minutes": "Minute",
    "describe.unit.one.seconds": "Sekunde",
    "describe.unit.many.years": "Jahre",
    "describe.unit.many.months": "Monate",
    "describe.unit.many.weeks": "Wochen",
    "describe.unit.many.days": "Tage",
    "describe.unit.many.hours": "Stunden",
    "describe.unit.many.minutes": "Minuten",
    "describe.unit.many.seconds": "Sekunden",
    "describe.p.small": "p < 0,001",
    "describe.p.fine": "p = {p:fixed3}",
    "describe.p.plain": "p = {p:fixed2}",
    "describe.basis.exact": "berechnet an allen Kunden",
    "describe.basis.sampled": "berechnet an einer Stichprobe von {rows:int} Kunden",
    "describe.basis.complete": "berechnet an den {rows:int} Kunden ohne fehlende Werte",
    "describe.basis.complete.one": "berechnet an dem 1 Kunden ohne fehlende Werte",
    "describe.basis.none": "berechnet an allen Kunden",
    "describe.effect.cramers_v": "Cramérs V",
    "describe.effect.epsilon_squared": "Epsilon-Quadrat",
    "describe.effect.negligible": "vernachlässigbar",
    "describe.effect.weak": "schwach",
    "describe.effect.moderate": "mäßig",
    "describe.effect.strong": "stark",
    "describe.lacking.spend": "wie viel Kunden ausgeben",
    "describe.lacking.frequency": "wie oft sie kaufen",
    "describe.lacking.recency": "wann sie zuletzt kauften",
    "describe.name.average": "Durchschnittskunden",
    "describe.name.group": "Gruppe {letter}: {words}",
    "describe.name.cut.above": "Schnitt bei {label} über {value}{unit}",
    "describe.name.cut.below": "Schnitt bei {label} unter {value}{unit}",
    "describe.name.unstable": "Kunden ohne stabiles Kennzeichen",
    "describe.name.everyone": "Alle Kunden",
    "describe.name.numbered": "{name} ({number:int})",
    "describe.name.level": "{label} meist {level}",
    "describe.name.level.alone": "meist {level}",
    "describe.name.since.low": "{event} kürzlich",
    "describe.name.since.high": "{event} lange her",
    "describe.name.since.very_low": "{event} erst vor Kurzem",
    "describe.name.since.very_high": "{event} sehr lange her",
    "describe.name.deed.low": "{event} kürzlich",
    "describe.name.deed.high": "{event} vor langer Zeit",
    "describe.name.deed.very_low": "{event} erst vor Kurzem",
    "describe.name.deed.very_high": "{event} vor sehr langer Zeit",
    "describe.name.bought.low": "letzter Kauf kürzlich",
    "describe.name.bought.high": "letzter Kauf lange her",
    "describe.name.bought.very_low": "letzter Kauf erst vor Kurzem",
    "describe.name.bought.very_high": "letzter Kauf sehr lange her",
    "describe.name.level.low": "{label} niedrig",
    "describe.name.level.high": "{label} hoch",
    "describe.name.level.very_low": "{label} sehr niedrig",
    "describe.name.level.very_high": "{label} sehr hoch",
    "describe.name.money.low": "Wert von {label} niedrig",
    "describe.name.money.high": "Wert von {label} hoch",
    "describe.name.money.very_low": "Wert von {label} sehr niedrig",
    "describe.name.money.very_high": "Wert von {label} sehr hoch",
    "describe.name.size.low": "{label} klein",
    "describe.name.size.high": "{label} groß",
    "describe.name.size.very_low": "{label} sehr klein",
    "describe.name.size.very_high": "{label} sehr groß",
    "describe.name.length.low": "{label} kurz",
    "describe.name.length.high": "{label} lang",
    "describe.name.length.very_low": "{label} sehr kurz",
    "describe.name.length.very_high": "{label} sehr lang",
    "describe.name.count.low": "wenige {label}",
    "describe.name.count.high": "viele {label}",
    "describe.name.count.very_low": "sehr wenige {label}",
    "describe.name.count.very_high": "sehr viele {label}",
    "describe.play.income_spend.high_high.targeted_marketing": (
        "Neuheiten und Premium-Sortimente zuerst zeigen."
    ),
    "describe.play.income_spend.high_high.personalised_offers": (
        "frühen Zugang und Einladungen statt Rabatten anbieten."
    ),
    "describe.play.income_spend.high_high.customer_experience": (
        "kurze Wartezeiten und feste Ansprechpartner bieten."
    ),
    "describe.play.income_spend.high_low.targeted_marketing": (
        "eine kleine Kampagne zu Service und Qualität senden, mit Kontrollgruppe."
    ),
    "describe.play.income_spend.high_low.personalised_offers": (
        "einen Vorteil für den ersten Kauf in einer Kategorie anbieten."
    ),
    "describe.play.income_spend.high_low.customer_experience": (
        "in einer kurzen Umfrage fragen, was sie vom Kauf abhält: Sortiment, Preis oder Service."
    ),
    "describe.play.income_spend.low_high.targeted_marketing": (
        "Trends und Sortimente zu Einstiegspreisen zeigen."
    ),
    "describe.play.income_spend.low_high.personalised_offers": (
        "Pakete mit klarer Preisgrenze anbieten; auf Kreditangebote verzichten."
    ),
    "describe.play.income_spend.low_high.customer_experience": (
        "Rückgaben leicht machen und Preise vor der Kasse vollständig nennen."
    ),
    "describe.play.income_spend.low_low.targeted_marketing": (
        "beim allgemeinen Newsletter bleiben, zu geringen Kosten."
    ),
    "describe.play.income_spend.low_low.personalised_offers": "nur Einstiegspreise anbieten.",
    "describe.play.income_spend.low_low.customer_experience": (
        "Standardservice bieten und prüfen, ob das Grundlegende funktioniert."
    ),
    "describe.play.income.high.targeted_marketing": (
        "neben den üblichen auch Premium-Sortimente zeigen."
    ),
    "describe.play.income.high.personalised_offers": (
        "Leistungen wie Lieferung oder Anpassung anbieten statt Preisnachlässen."
    ),
    "describe.play.income.high.customer_experience": (
        "Wahl des Termins oder feste Ansprechpartner anbieten."
    ),
    "describe.play.income.low.targeted_marketing": (
        "günstige Sortimente und kleine Packungen zuerst zeigen."
    ),
    "describe.play.income.low.personalised_offers": (
        "Pakete mit klarer Preisgrenze anbieten; auf Kreditangebote verzichten."
    ),
    "describe.play.income.low.customer_experience": (
        "den vollen Preis früh nennen und günstigere Möglichkeiten erklären."
    ),
    "describe.play.spend.high.targeted_marketing": "Neuheiten ihnen zuerst ankündigen.",
    "describe.play.spend.high.personalised_offers": (
        "frühen Zugang oder einen Dank für die Treue statt Rabatten anbieten."
    ),
    "describe.play.spend.high.customer_experience": (
        "ihre Anfragen zuerst beantworten und Danke sagen."
    ),
    "describe.play.spend.low.targeted_marketing": (
        "eine kleine Erinnerungskampagne mit Kontrollgruppe senden."
    ),
    "describe.play.spend.low.personalised_offers": (
        "einen Vorteil für eine zweite Kategorie anbieten."
    ),
    "describe.play.spend.low.customer_experience": (
        "in einer kurzen Umfrage fragen, was fehlt: Sortiment, Preis oder Service."
    ),
    "describe.play.frequency.high.targeted_marketing": (
        "weniger Erinnerungen und mehr Neuigkeiten senden: Sie kommen ohnehin."
    ),
    "describe.play.frequency.high.personalised_offers": (
        "einen Treuevorteil anbieten, der mit jeder Bestellung wächst."
    ),
    "describe.play.frequency.high.customer_experience": (
        "erneutes Bestellen in einem Schritt möglich machen."
    ),
    "describe.play.frequency.low.targeted_marketing": (
        "nach der üblichen Zeit zwischen zwei Bestellungen eine Erinnerung senden."
    ),
    "describe.play.frequency.low.personalised_offers": (
        "einen Vorteil für die zweite Bestellung anbieten."
    ),
    "describe.play.frequency.low.customer_experience": (
        "nach der ersten Bestellung nachfragen, wie es lief."
    ),
    "describe.play.recency.high.targeted_marketing": (
        "eine einzige Nachricht zur Rückgewinnung senden und aufhören, wenn keine Antwort kommt."
    ),
    "describe.play.recency.high.personalised_offers": (
        "einen befristeten Vorteil für die Rückkehr anbieten."
    ),
    "describe.play.recency.high.customer_experience": (
        "fragen, warum sie aufgehört haben, bevor wieder verkauft wird."
    ),
    "describe.play.recency.low.targeted_marketing": (
        "bald mit dem nachfassen, was zum letzten Kauf passt."
    ),
    "describe.play.recency.low.personalised_offers": (
        "Zubehör oder Nachfüllpackungen statt eines Rabatts anbieten."
    ),
    "describe.play.recency.low.customer_experience": (
        "fragen, wie der letzte Kauf lief, solange er frisch ist."
    ),
    "describe.play.tenure.high.targeted_marketing": "sie als langjährige Kunden ansprechen.",
    "describe.play.tenure.high.personalised_offers": (
        "einen Vorteil für Treue anbieten, etwa frühen Zugang."
    ),
    "describe.play.tenure.high.customer_experience": (
        "sie um Rat fragen, bevor Vertrautes geändert wird."
    ),
    "describe.play.tenure.low.targeted_marketing": (
        "eine kurze Reihe senden, die das Sortiment vorstellt."
    ),
    "describe.play.tenure.low.personalised_offers": (
        "einen Vorteil für den nächsten Schritt anbieten, etwa eine zweite Kategorie."
    ),
    "describe.play.tenure.low.customer_experience": (
        "erklären, wie hier alles geht, und Hilfe leicht auffindbar machen."
    ),
    "describe.play.experience.high.targeted_marketing": (
        "von Qualität und Einzelheiten sprechen und mit der üblichen Botschaft vergleichen."
    ),
    "describe.play.experience.high.personalised_offers": (
        "höherwertige Ausführungen vor Grundausstattungen anbieten."
    ),
    "describe.play.experience.high.customer_experience": (
        "ausführliche Informationen anbieten, für alle, die sie wünschen."
    ),
    "describe.play.experience.low.targeted_marketing": (
        "Basis- und Einsteigersortimente zuerst zeigen."
    ),
    "describe.play.experience.low.personalised_offers": (
        "Einsteigersets mit einem Vorteil für den nächsten Schritt anbieten."
    ),
    "describe.play.experience.low.customer_experience": (
        "Wahlmöglichkeiten kurz erklären und Hilfe leicht auffindbar machen."
    ),
    "describe.play.household.high.targeted_marketing": (
        "große Packungen zeigen und was mehrere gemeinsam nutzen."
    ),
    "describe.play.household.high.personalised_offers": "Mengenpreise und Pakete anbieten.",
    "describe.play.household.high.customer_experience": (
        "Lieferzeiten und Zugänge anbieten, die für mehrere Personen passen."
    ),
    "describe.play.household.low.targeted_marketing": (
        "kleine Packungen und Einzelportionen zeigen."
    ),
    "describe.play.household.low.personalised_offers": "kleinere Mengen ohne Aufpreis anbieten.",
    "describe.play.household.low.customer_experience": (
        "kleine Bestellungen leicht und die Lieferung flexibel machen."
    ),
    "describe.play.age.high.targeted_marketing": (
        "zwei Kanäle vergleichen, etwa Post und E-Mail, bevor einer gewählt wird."
    ),
    "describe.play.age.high.personalised_offers": (
        "nach früheren Käufen anbieten; die Preise für jedes Alter gleich halten."
    ),
    "describe.play.age.high.customer_experience": (
        "Lesbarkeit und Hilfe am Telefon neben dem Web testen."
    ),
    "describe.play.age.low.targeted_marketing": (
        "zwei Kanäle vergleichen, etwa App und E-Mail, bevor einer gewählt wird."
    ),
    "describe.play.age.low.personalised_offers": (
        "nach früheren Käufen anbieten; die Preise für jedes Alter gleich halten."
    ),
    "describe.play.age.low.customer_experience": (
        "zuerst Selbstbedienung auf dem Smartphone testen."
    ),
    "describe.play.discount.high.targeted_marketing": (
        "ihnen Aktionen ankündigen und mit einer Gruppe ohne Ankündigung vergleichen."
    ),
    "describe.play.discount.high.personalised_offers": (
        "der Hälfte einen kleineren Rabatt anbieten und die Marge vergleichen."
    ),
    "describe.play.discount.high.customer_experience": (
        "den niedrigeren Preis früh zeigen, damit niemand danach suchen muss."
    ),
    "describe.play.discount.low.targeted_marketing": (
        "über Sortiment und Qualität schreiben; den Preis aus der Überschrift lassen."
    ),
    "describe.play.discount.low.personalised_offers": (
        "Service oder frühen Zugang statt Preisnachlässen anbieten."
    ),
    "describe.play.discount.low.customer_experience": (
        "sie an der Kasse mit Gutscheinen verschonen."
    ),
    "describe.play.returns.high.targeted_marketing": (
        "vor dem Kauf Größen, Maße und Bewertungen zeigen, nicht mehr Werbung."
    ),
    "describe.play.returns.high.personalised_offers": (
        "Beratung oder Anprobe statt eines zweiten Rabatts anbieten."
    ),
    "describe.play.returns.high.customer_experience": (
        "bei jeder Rückgabe nach dem Grund fragen und den häufigsten beheben."
    ),
    "describe.play.returns.low.targeted_marketing": "sie um Bewertungen und Empfehlungen bitten.",
    "describe.play.returns.low.personalised_offers": (
        "neue Kategorien anbieten: Was sie kaufen, behalten sie."
    ),
    "describe.play.returns.low.customer_experience": (
        "es so lassen, wie es ist, und fragen, was gut läuft."
    ),
    "describe.play.other.high.targeted_marketing": (
        "eine Botschaft, die {label} anspricht, gegen die übliche erproben."
    ),
    "describe.play.other.high.personalised_offers": (
        "anbieten, was zu hohen Werten von {label} passt, zuerst der Hälfte."
    ),
    "describe.play.other.high.customer_experience": (
        "einige fragen, was hohe Werte von {label} für den Service bedeuten."
    ),
    "describe.play.other.low.targeted_marketing": (
        "eine Botschaft, die nicht auf {label} baut, gegen die übliche erproben."
    ),
    "describe.play.other.low.personalised_offers": (
        "anbieten, was zu niedrigen Werten von {label} passt, zuerst der Hälfte."
    ),
    "describe.play.other.low.customer_experience": (
        "einige fragen, was niedrige Werte von {label} für den Service bedeuten."
    ),
    "describe.play.average.targeted_marketing": "sie als Maßstab jeder Kampagne nutzen.",
    "describe.play.average.personalised_offers": (
        "nach früheren Käufen anbieten, nicht nach {noun}."
    ),
    "describe.play.average.customer_experience": (
        "Standardservice bieten und Beschwerden beobachten."
    ),
    "describe.play.like.targeted_marketing": (
        "ihnen dasselbe senden wie {other}; nichts verlangt nach mehr."
    ),
    "describe.play.like.personalised_offers": "dieselben Angebote machen wie bei {other}.",
    "describe.play.like.customer_experience": "denselben Service bieten wie bei {other}.",
    "describe.play.level.targeted_marketing": (
        "eine auf {label} „{level}“ zugeschnittene Botschaft gegen die übliche erproben."
    ),
    "describe.play.level.personalised_offers": (
        "anbieten, was zu {label} „{level}“ passt, zuerst der Hälfte."
    ),
    "describe.play.level.customer_experience": (
        "einige fragen, was {label} „{level}“ für den Service bedeutet."
    ),
    "describe.play.everyone.targeted_marketing": (
        "Vorschlag zum Testen: Kunden nach der einen Spalte auswählen, von der das Angebot "
        "abhängt; eine Gruppierung ist dafür nicht nötig."
    ),
    "describe.play.everyone.personalised_offers": (
        "Vorschlag zum Testen: das Angebot einer zufälligen Hälfte der {n:int} Kunden "
        "({half:int}) machen und vergleichen."
    ),
    "describe.play.everyone.customer_experience": (
        "Vorschlag zum Testen: ein einheitlicher Service für alle {n:int} Kunden, vor und nach "
        "einer Änderung gemessen."
    ),
}
