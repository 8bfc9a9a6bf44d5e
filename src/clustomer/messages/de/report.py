"""German texts of the report: what figures, tables and pages say."""

from clustomer.messages.de.glossary import GLOSSARY

TEXTS: dict[str, str] = {
    # words
    "report.word.very_low": "sehr niedrig",
    "report.word.low": "niedrig",
    "report.word.slightly_low": "leicht niedrig",
    "report.word.average": "durchschnittlich",
    "report.word.slightly_high": "leicht hoch",
    "report.word.high": "hoch",
    "report.word.very_high": "sehr hoch",
    "report.count.1": "Eins",
    "report.count.2": "Zwei",
    "report.count.3": "Drei",
    "report.count.4": "Vier",
    "report.count.5": "Fünf",
    "report.count.6": "Sechs",
    "report.count.7": "Sieben",
    "report.count.8": "Acht",
    "report.count.9": "Neun",
    "report.count.10": "Zehn",
    "report.count.11": "Elf",
    "report.count.12": "Zwölf",
    "report.count.segment": "dieses eine Segment",
    "report.count.segments": "diese {n} Segmente",
    "report.range": "{low} bis {high}",
    "report.unit.short.years": "J.",
    "report.date": "{day}. {month} {year}",
    "report.month.1": "Januar",
    "report.month.2": "Februar",
    "report.month.3": "März",
    "report.month.4": "April",
    "report.month.5": "Mai",
    "report.month.6": "Juni",
    "report.month.7": "Juli",
    "report.month.8": "August",
    "report.month.9": "September",
    "report.month.10": "Oktober",
    "report.month.11": "November",
    "report.month.12": "Dezember",
    "report.axis.k": "{noun:?Segmente|Gruppen} (k)",
    "report.axis.difference": "Standardabweichungen von den übrigen Kunden →",
    "report.more_levels": "und {n:int} weitere",
    "report.scale.log": "{column}, log. Skala",
    "report.scale.word": "log. Skala",
    # figures
    "report.map.column": "{column} (aufbereitet, {share} der Varianz)",
    "report.map.component": "Komponente {number} ({share})",
    "report.map.label": (
        "Karte von {n:int} Kunden in {k:int} {noun:?Segmenten|Gruppen}; ihre zwei Achsen zeigen "
        "{share:percent} der Varianz. Größen und Mediane stehen in den Tabellen darunter."
    ),
    "report.elbow.bend": "stärkster Knick",
    "report.elbow.caption": "Auch Daten ohne Gruppen knicken: entscheidet nie.",
    "report.elbow.value": "k = {k:int}: {share:percent}",
    "report.elbow.label": "Quadratsumme innerhalb der Cluster als Anteil der gesamten. {values}.",
    "report.silhouette.sampled": "Stichprobe: {n:int} Zeilen; Balken zeigen 95 %.",
    "report.silhouette.direction": "Von −1 bis 1; höher ist besser.",
    "report.silhouette.axis": "Silhouette jedes Kunden",
    "report.silhouette.below": "{share:percent} unter 0",
    "report.silhouette.below_short": "{share:percent} < 0",
    "report.silhouette.value": "{letter} {value:fixed2}",
    "report.silhouette.label": (
        "Silhouetten der Kunden der Stichprobe, sortiert, nach {noun:?Segment|Gruppe}. "
        "Mittelwerte: {values}."
    ),
    "report.silhouette_by_k.value": "k = {k:int}: {value:fixed2}",
    "report.silhouette_by_k.label": "Mittlere Silhouette, höher ist besser. {values}.",
    "report.sizes.label": "Kunden {noun:?jedes Segments|jeder Gruppe}. {values}.",
    "report.profile.used": "Zur Bildung {noun:?der Segmente|der Gruppen} verwendet",
    "report.profile.not_used": "Nur beschreibend, nicht verwendet",
    "report.profile.against": "{noun:?Segment|Gruppe} / alle",
    "report.profile.value": "{column} {own} gegen {all}",
    "report.profile.label": (
        "Profil {noun:?von Segment|von Gruppe} {letter}, {name}: Mediane im Vergleich zu denen "
        "aller Kunden. {values}."
    ),
    "report.differences.label": (
        "Standardisierter Unterschied {noun:?jedes Segments|jeder Gruppe} zu den übrigen Kunden, "
        "als getönte Zahlen; dieselben Zahlen stehen in der Tabelle der Mediane und Unterschiede."
    ),
    "report.snake.label": (
        "Standardisierte Unterschiede {noun:?jedes Segments|jeder Gruppe} zu den übrigen Kunden, "
        "eine Linie je {noun:?Segment|Gruppe}; die Zahlen stehen in der getönten Tabelle darüber."
    ),
    "report.pairs.label": (
        "Jedes Paar der verwendeten Spalten, ein Zeichen je Kunde der Stichprobe, Farbe und Form "
        "nach {noun:?Segment|Gruppe}."
    ),
    "report.pairs.explore_label": (
        "Jedes Paar der verwendeten Spalten, ein Zeichen je Kunde der Stichprobe."
    ),
    "report.by_segment.label": (
        "Verteilung von {column} {noun:?in jedem Segment|in jeder Gruppe}: mittlere 95 % und "
        "Median."
    ),
    "report.by_descriptor.title": "{column} nach {descriptor}",
    "report.by_descriptor.label": (
        "Verteilung von {column} nach {descriptor}: mittlere 95 % und Median jeder Stufe."
    ),
    "report.distributions.label": (
        "Ein kleines Histogramm jeder Spalte; die Quantile stehen in der Spaltentabelle."
    ),
    "report.correlations.label": (
        "Rang- und lineare Korrelationen der numerischen Spalten, als getönte Zahlen."
    ),
    "report.correlations.halves": "Unter der Diagonale: Spearman (Ränge). Darüber: Pearson.",
    "report.missing.label": "Anteil fehlender Werte jeder Spalte, in der welche fehlen.",
    "report.missing.none": "Kein Wert fehlt.",
    # page
    "report.page.title": "clustomer-Bericht",
    "report.page.kicker": "Bericht zur Kundensegmentierung",
    "report.page.explore_kicker": "Kundentabelle, erkundet",
    "report.explore.headline": "Was in dieser Tabelle steht",
    "report.explore.deck": (
        "{n:int} Zeilen und {columns:int} Spalten: was sie enthalten, was fehlt, was auffällt "
        "und was womit zusammenhängt. Es wurden keine Gruppen gebildet."
    ),
    "report.reading.title": "Wie gelesen wurde",
    "report.page.skip": "Zum Bericht springen",
    "report.page.contents": "Inhalt",
    "report.page.footer": (
        "Erstellt mit clustomer am {date}. Diese Datei enthält alles, was sie zeigt, und ruft "
        "nichts aus dem Netz ab."
    ),
    "report.evidence": "Beleg",
    "report.howto": "Lesehilfe.",
    "report.column": "Spalte",
    "report.kind": "Art",
    "report.role": "Rolle",
    "report.why": "Warum",
    "report.level": "Stufe",
    "report.customer": "Kunde",
    "report.customers": "Kunden",
    "report.share": "Anteil",
    "report.interval": "95-%-Intervall",
    "report.all_share": "Alle Kunden",
    "report.lift": "Lift",
    "report.median": "Median",
    "report.all_median": "Median aller",
    "report.mean": "Mittelwert",
    "report.middle_half": "Mittlere Hälfte",
    "report.difference": "Unterschied (Std.-Abw.)",
    "report.in_words": "In Worten",
    "report.margin": "Randabstand",
    "report.distribution": "Verteilung",
    "report.spread": "Std.-Abw.",
    "report.skew": "Schiefe",
    "report.distinct": "Verschiedene",
    "report.missing_word": "Fehlend",
    "report.effect": "Effektgröße",
    "report.test": "Test",
    "report.p_adjusted": "p, korrigiert",
    "report.related": "Geht einher mit",
    "report.segment_word": "{noun:?Segment|Gruppe}",
    "report.more_columns": "Weitere Spalten, in profiles.csv und result.json: {n:int}.",
    "report.setting.none": "keine Angabe",
    "report.setting.yes": "ja",
    "report.setting.no": "nein",
    # kinds, roles and other codes
    "report.kind.number": "Zahl",
    "report.kind.count": "Anzahl",
    "report.kind.amount": "Betrag",
    "report.kind.share": "Anteil",
    "report.kind.category": "Kategorie",
    "report.kind.ordered": "geordnet",
    "report.kind.flag": "ja oder nein",
    "report.kind.date": "Datum",
    "report.kind.text": "Text",
    "report.role.id": "Kennung",
    "report.role.feature": "verwendet",
    "report.role.would_be_used": "verwendbar",
    "report.role.descriptor": "beschreibt",
    "report.role.sensitive": "sensibel, beschreibt",
    "report.role.weight": "Gewicht",
    "report.role.ignored": "weggelassen",
    "report.severity.info": "Info",
    "report.severity.warning": "Hinweis",
    "report.severity.serious": "Ernst",
    "report.typical.typical": "Typisch",
    "report.typical.borderline": "Nahe einer Grenze",
    "report.area.targeted_marketing": "Gezieltes Marketing",
    "report.area.personalised_offers": "Persönliche Angebote",
    "report.area.customer_experience": "Kundenerlebnis",
    "report.effect.cramers_v": "Cramérs V",
    "report.effect.epsilon_squared": "ε²",
    "report.effect.correlation_ratio": "Korrelationsverhältnis η",
    "report.test.chi_squared": "Chi-Quadrat",
    "report.test.kruskal_wallis": "Kruskal–Wallis",
    "report.criterion.silhouette": "Silhouette",
    "report.criterion.simplified_silhouette": "Vereinfachte Silhouette",
    "report.criterion.squared_silhouette": "Quadrierte Silhouette",
    "report.criterion.calinski_harabasz": "Calinski–Harabasz",
    "report.criterion.davies_bouldin": "Davies–Bouldin",
    "report.criterion.elbow": "Elbow (Krümmung)",
    "report.criterion.user": "Vorgegeben",
    "report.better.silhouette": "höher ist besser",
    "report.better.simplified_silhouette": "höher ist besser",
    "report.better.squared_silhouette": "höher ist besser",
    "report.better.calinski_harabasz": "höher ist besser",
    "report.better.davies_bouldin": "niedriger ist besser",
    "report.better.elbow": "gezeichnet, entscheidet nie",
    "report.better.user": "entschied",
    "report.read_as.separated_values": "getrennte Werte (CSV)",
    "report.read_as.comma": "Komma",
    "report.read_as.semicolon": "Semikolon",
    "report.read_as.tab": "Tabulator",
    "report.read_as.pipe": "senkrechter Strich",
    "report.read_as.space": "Leerzeichen",
    "report.read_as.none": "keines",
    "report.read_as.first_line": "erste Zeile",
    "report.read_as.first_row": "erste Zeile",
    "report.read_as.a_space": "ein Leerzeichen",
    "report.read_as.day_month_year": "Tag, Monat, Jahr",
    "report.read_as.month_day_year": "Monat, Tag, Jahr",
    "report.read_as.year_month_day": "Jahr, Monat, Tag",
    "report.read_as.excel_workbook_xlsx": "Excel-Arbeitsmappe (.xlsx)",
    "report.read_as.excel_workbook_xls": "Excel-Arbeitsmappe (.xls)",
    "report.read_as.opendocument_spreadsheet_ods": "OpenDocument-Tabelle (.ods)",
    "report.understood.format": "Format",
    "report.understood.encoding": "Kodierung",
    "report.understood.delimiter": "Trennzeichen",
    "report.understood.header": "Kopfzeile",
    "report.understood.decimal": "Dezimalzeichen",
    "report.understood.thousands": "Tausenderzeichen",
    "report.understood.currency": "Währung",
    "report.understood.percent": "Prozentwerte",
    "report.understood.dates": "Datumsangaben",
    "report.understood.missing": "Fehlende Werte",
    "report.understood.sheet": "Blatt",
    "report.understood.compression": "Kompression",
    "report.provenance.input": "Eingabe",
    "report.provenance.n_rows": "Zeilen",
    "report.provenance.n_sample": "Zeilen der Stichprobe",
    "report.provenance.n_suppressed": "Auf Wunsch ausgelassene Zeilen",
    "report.provenance.version": "clustomer",
    "report.provenance.seed": "Startwert",
    "report.provenance.hash": "SHA-256 der Eingabe",
    # verdict
    "report.verdict.deck.not_tested": (
        "KMeans teilt jede Tabelle, auch eine ohne Gruppen. Ob es {segments} unter den {n:int} "
        "Kunden gibt oder ob nur so geschnitten wurde, ist offen: Verwenden Sie die Aufteilung "
        "als Arbeitsgrundlage."
    ),
    "report.verdict.title.not_assessable.one": "Eine Gruppe, nicht prüfbar",
    "report.verdict.title.not_assessable.many": "{count} Gruppen, nicht prüfbar",
    "report.verdict.status.not_tested": "Noch nicht geprüft: welches von diesen dreien zutrifft.",
    "report.verdict.status.not_assessable": (
        "Nicht prüfbar: Mit dieser Eingabe ist keines von diesen dreien zu erkennen."
    ),
    "report.verdict.scale": "Skala des Urteils",
    "report.verdict.natural": "Natürlich",
    "report.verdict.natural.means": "Gruppen wurden gefunden",
    "report.verdict.reproducible": "Reproduzierbar",
    "report.verdict.reproducible.means": (
        "gemacht, nicht gefunden; dieselben Schnitte kehren wieder"
    ),
    "report.verdict.constructive": "Konstruiert",
    "report.verdict.constructive.means": "Schnitte ändern sich von Stichprobe zu Stichprobe",
    "report.verdict.note_lead": "Natürlich, reproduzierbar, konstruiert.",
    "report.verdict.note": (
        "Eine natürliche Aufteilung wurde von einem Test in den Daten gefunden. Die beiden "
        "anderen können trotzdem nützlich sein, aber sie sind gemacht, nicht gefunden."
    ),
    "report.fact.input": "Datensatz",
    "report.fact.customers": "Kunden",
    "report.fact.sample": "Stichprobe",
    "report.fact.used": "Verwendet",
    "report.fact.features": "Geeignet, Segmente zu bilden",
    "report.fact.used_value": "{used:int} von {all:int} Spalten",
    "report.fact.date": "Datum des Berichts",
    "report.fact.version": "Erstellt mit",
    "report.fact.version_value": "clustomer {version}",
    "report.fact.seed": "Startwert",
    # segments at a glance
    "report.glance.title": "{noun:?Segmente|Gruppen} auf einen Blick",
    "report.glance.by_size": "Geordnet nach der Zahl der Kunden, größte zuerst.",
    "report.glance.by_value": "Geordnet nach dem Anteil an der Summe von {column}, größte zuerst.",
    "report.glance.same_signs": (
        "Dieselben Buchstaben, Formen und Farben gelten in jeder Abbildung."
    ),
    "report.glance.note_lead": "Gestrichelte und hohle",
    "report.glance.note": (
        "Zeichen stehen für {noun:?Segmente|Gruppen}, die nicht als natürlich belegt sind."
    ),
    "report.glance.customers": "Kunden",
    "report.glance.of_customers": "der Kunden",
    "report.glance.of_value": "von {column}",
    "report.glance.source": (
        "Die Spalten, die {noun:?das Segment|die Gruppe} am stärksten kennzeichnen, mit ihren "
        "Medianen; Worte vergleichen den Mittelwert mit dem der übrigen Kunden."
    ),
    "report.map.title": "Die Kunden auf einer Karte",
    "report.map.borders": "Punktierte Linien: die Grenzen, auf halbem Weg zwischen zwei Zentren.",
    "report.map.between.few": (
        "Nur wenige Kunden liegen zwischen zwei {noun:?Segmenten|Gruppen} ({share:percent})"
    ),
    "report.map.between.some": (
        "{share:percent} der Kunden liegen zwischen zwei {noun:?Segmenten|Gruppen}"
    ),
    "report.map.between.many": (
        "{share:percent} der Kunden liegen zwischen zwei {noun:?Segmenten|Gruppen}: Die Grenzen "
        "schneiden durch Gedränge"
    ),
    "report.map.all": "Jedes Zeichen ist ein Kunde.",
    "report.map.some": (
        "Jedes Zeichen ist ein Kunde ({n:int} von {total:int} gezeichnet, im richtigen Verhältnis)."
    ),
    "report.map.sub": "Die zwei Achsen zeigen {share:percent} der Varianz; der Rest ist verborgen.",
    "report.map.sub_all": "Die zwei Achsen zeigen die ganze verwendete Varianz.",
    "report.map.note": (
        "Achten Sie auf leeren Raum zwischen den Formen: Lücken sprechen für Gruppen, eine "
        "einzige Wolke für Schnitte. Buchstaben stehen an den Zentren. Zwischen zwei "
        "{noun:?Segmenten|Gruppen}: eine Silhouette unter 0,1, in allen Spalten zusammen."
    ),
    # one by one
    "report.segments.title": "Die {noun:?Segmente|Gruppen} im Einzelnen",
    "report.segments.intro": (
        "Namen kommen von den Spalten, die sich am stärksten von den übrigen Kunden "
        "unterscheiden (um eine halbe Standardabweichung oder mehr)."
    ),
    "report.segments.intro.cut": (
        "Namen sagen, wo eine Spalte geschnitten ist; die Gruppen haben auch andere Grenzen, und "
        "Kunden beiderseits eines Schnitts sind einander ähnlich."
    ),
    "report.segments.not_used": (
        "Nicht zur Bildung {noun:?der Segmente|der Gruppen} verwendet, nur zur Beschreibung, wer "
        "darin ist: {columns:list}."
    ),
    "report.profile.note_lead": "So liest man die Profile.",
    "report.profile.note": (
        "Helles Band: die mittleren 90 % aller Kunden; dunkleres Band: die mittlere Hälfte; "
        "senkrechte Linie: ihr Median. Farbige Linie: die mittleren 90 % {noun:?des Segments|der "
        "Gruppe} (dünn) und die mittlere Hälfte (dick); Zeichen: der Median. Stufen stehen auf "
        "einer Skala von 0 bis 100 %, mit einem 95-%-Intervall. Silhouette: nahe 1 deutlich "
        "abgesetzt, nahe 0 auf einer Grenze."
    ),
    "report.segment.facts": "{n} Kunden, {share}",
    "report.segment.value": "{share} von {column}",
    "report.segment.half": "Die mittlere Hälfte {noun:?dieses Segments|dieser Gruppe}: {parts}.",
    "report.segment.half_part": "{column} {own} (alle Kunden {all})",
    "report.segment.unmarked": (
        "Keine Spalte weicht um eine halbe Standardabweichung oder mehr von den übrigen Kunden ab."
    ),
    "report.segment.silhouette_lead": "Silhouette.",
    "report.segment.silhouette": "Mittelwert {value:fixed2}; alle Kunden {all:fixed2}.",
    "report.segment.silhouette_alone": "Mittelwert {value:fixed2}.",
    "report.segment.use": "So lässt sich {noun:?dieses Segment|diese Gruppe} nutzen",
    "report.segment.numbers": "Alle Zahlen {noun:?dieses Segments|dieser Gruppe}",
    "report.segment.numbers_caption": "Numerische Spalten {noun:?von Segment|von Gruppe} {letter}",
    "report.segment.levels": "Kategorien, mit Lift",
    "report.segment.levels_caption": "Stufen der Kategorien {noun:?in Segment|in Gruppe} {letter}",
    "report.segment.lift_note": (
        "Lift: Anteil {noun:?im Segment|in der Gruppe} geteilt durch den Anteil unter allen "
        "Kunden; 1 heißt gleich. Das Intervall ist ein Bootstrap bei festgehaltenen "
        "{noun:?Segmenten|Gruppen}."
    ),
    "report.segment.hidden.one": (
        "Eine Stufe ist nicht gezeigt: Sie hat weniger als 10 Kunden oder würde eine solche über "
        "die Summen verraten."
    ),
    "report.segment.hidden.many": (
        "{n:int} Stufen sind nicht gezeigt: solche mit weniger als 10 Kunden und solche, die "
        "diese über die Summen verraten würden."
    ),
    "report.segment.typical": "Die typischsten Kunden und jene, die einer Grenze am nächsten sind",
    "report.segment.typical_caption": (
        "Typische und grenznahe Kunden {noun:?von Segment|von Gruppe} {letter}"
    ),
    "report.segment.typical_note": (
        "Werte sind gerundet und Kennungen weggelassen. Randabstand: 0 auf der Grenze {noun:?zum "
        "nächsten Segment|zur nächsten Gruppe}, nahe 1 tief im Inneren."
    ),
    # rules
    "report.rule.lead": "Regel.",
    "report.rule.rule": "{rule}.",
    "report.rule.worth": (
        "Von 100 Kunden, die diese Regel auswählt, sind {precision} {noun:?im Segment|in der "
        "Gruppe} (an zurückgehaltenen Kunden; 95-%-Intervall {precision_low} bis "
        "{precision_high}); von 100 {noun:?des Segments|der Gruppe} findet sie {recall} "
        "({recall_low} bis {recall_high}). Sie wählt {coverage:percent} aller Kunden aus."
    ),
    "report.rule.warning.precision": (
        "Verlassen Sie sich nicht auf diese Regel: Von 100 Kunden, die sie auswählt, sind "
        "weniger als 80 {noun:?im Segment|in der Gruppe}."
    ),
    "report.rule.warning.recall": (
        "Verlassen Sie sich nicht auf diese Regel, um {noun:?das Segment|die Gruppe} zu finden: "
        "Sie findet weniger als 80 von 100."
    ),
    "report.rule.warning.both": (
        "Verlassen Sie sich nicht auf diese Regel: Von 100 Kunden, die sie auswählt, sind "
        "weniger als 80 {noun:?im Segment|in der Gruppe}, und sie findet weniger als 80 von 100."
    ),
    "report.tree.heading": "Die {noun:?Segmente|Gruppen} als wenige Fragen",
    "report.tree.note": (
        "Beginnen Sie oben und folgen Sie der Linie, die zutrifft. Kunden und Anteile beziehen "
        "sich auf jene, aus denen der Baum gemacht ist. An zurückgehaltenen Kunden: Baum und "
        "Regeln werden aus drei Fünfteln der Kunden gemacht und an den übrigen gemessen. "
        "Adjustierter Rand-Index: 1 dieselben Gruppen, 0 Zufall. Die {noun:?Segmente|Gruppen} "
        "sind die von KMeans; Regeln kommen ihnen nur nahe."
    ),
    "report.tree.fidelity": (
        "Ein Baum mit {n_leaves:int} Blättern in den Einheiten der Tabelle ordnet von 100 "
        "zurückgehaltenen Kunden {accuracy} {noun:?ihrem Segment|ihrer Gruppe} zu "
        "(95-%-Intervall {accuracy_low} bis {accuracy_high}); adjustierter Rand-Index {index} "
        "({index_low} bis {index_high}). Fünf ebenso gemachte Bäume, jeder aus vier Fünfteln und "
        "am verbleibenden Fünftel gemessen: {five} von 100 (einzelne Teile {five_low} bis "
        "{five_high}), adjustierter Rand-Index {five_index} ({five_index_low} bis "
        "{five_index_high})."
    ),
    "report.tree.warning": (
        "Verwenden Sie diesen Baum nicht anstelle {noun:?der Segmente|der Gruppen}: Weniger als "
        "80 von 100 Kunden landen dort, wo KMeans sie einordnet."
    ),
    "report.tree.leaf": "({n} Kunden, davon {share} {noun:?im Segment|in der Gruppe})",
    "report.tree.rows.all": "Gefunden und gemessen an allen {n:int} Kunden.",
    "report.tree.rows.sample": (
        "Gefunden und gemessen an einer Stichprobe von {n:int} der {total:int} Kunden."
    ),
    "report.tree.missing": (
        "Für Kunden ohne Wert in {columns:list} gilt im Baum der Median der Spalte; eine Regel, "
        "die danach fragt, erfüllen sie nicht."
    ),
    "report.tree.price": (
        "Preis der Erklärbarkeit: Grenzen allein aus Schwellenwerten, ein Teil je "
        "{noun:?Segment|Gruppe}, machen die quadrierten Abstände zu den Zentren {price}-mal so "
        "groß (1 kostet nichts; an zurückgehaltenen Kunden {held_out}-mal); von 100 "
        "zurückgehaltenen Kunden bleiben {accuracy} {noun:?in ihrem Segment|in ihrer Gruppe} "
        "({low} bis {high})."
    ),
    "report.differences.heading": "Alle {noun:?Segmente|Gruppen} nebeneinander",
    "report.differences.title": "Wo {noun:?jedes Segment|jede Gruppe} hervorsticht",
    "report.differences.most.above": (
        "{letter} sticht am meisten hervor: {column} {difference:fixed1} Standardabweichungen "
        "über den übrigen"
    ),
    "report.differences.most.below": (
        "{letter} sticht am meisten hervor: {column} {difference:fixed1} Standardabweichungen "
        "unter den übrigen"
    ),
    "report.differences.sub": (
        "Mittelwert {noun:?des Segments|der Gruppe} minus Mittelwert der übrigen, in "
        "Standardabweichungen"
    ),
    "report.differences.note": (
        "Blau liegt über den übrigen Kunden, Rost darunter; ab 2 ist die Tönung voll. Spalten "
        "unterhalb der Lücke wurden nicht zur Bildung {noun:?der Segmente|der Gruppen} verwendet."
    ),
    "report.snake.many": "Dieselben Unterschiede als {n:int} Linien",
    "report.snake.title": "Dieselben Unterschiede als Linien",
    "report.snake.sub": (
        "Dieselben Unterschiede als Linien, eine je {noun:?Segment|Gruppe}; null ist der "
        "Mittelwert der übrigen"
    ),
    "report.snake.note": (
        "Linien, die sich kreuzen, zeigen {noun:?Segmente|Gruppen}, die die Plätze tauschen. "
        "Unterschiede verwendeter Spalten sind bauartbedingt groß: KMeans hat sie so gemacht."
    ),
    "report.by_segment.heading": "Wie die Spalten {noun:?in jedem Segment|in jeder Gruppe} streuen",
    "report.by_segment.note": (
        "Jede Form umfasst die mittleren 95 % {noun:?eines Segments|einer Gruppe}; alle sind "
        "gleich breit. Die Linie ist der Median."
    ),
    "report.pairs.title": "Verwendete Spalten paarweise",
    "report.pairs.sub": "Eine Stichprobe von Kunden, Farbe und Form nach {noun:?Segment|Gruppe}",
    "report.pairs.note": (
        "{noun:?Segmente|Gruppen}, die sich in jedem Paar überlappen, können trotzdem getrennt "
        "sein, wenn alle Spalten zusammen zählen."
    ),
    "report.separation.heading": "Welche Spalten die {noun:?Segmente|Gruppen} trennen",
    "report.separation.most.1": (
        "{first} macht {share:percent} der Trennung zwischen den {noun:?Segmenten|Gruppen} aus"
    ),
    "report.separation.most.2": (
        "{first} und {second} machen {share:percent} der Trennung zwischen den "
        "{noun:?Segmenten|Gruppen} aus"
    ),
    "report.separation.more": "Spalten, die sie weniger trennen, in result.json: {n:int}.",
    "report.separation.caption": "Trennung nach Spalte",
    "report.separation.between": "Anteil an der Trennung",
    "report.separation.eta": "Eigene Varianz zwischen {noun:?Segmenten|Gruppen}",
    "report.separation.unused": "nicht verwendet",
    "report.separation.note_lead": "Trennung",
    "report.separation.note": (
        "ist die Quadratsumme zwischen den {noun:?Segmenten|Gruppen} in aufbereiteten Einheiten. "
        "Die Varianz zwischen {noun:?Segmenten|Gruppen} (η²) ist bei jedem KMeans-Ergebnis hoch; "
        "sie beschreibt und ist kein Test. Daneben: was ebenso viele {noun:?Segmente|Gruppen} "
        "aus Daten ohne Gruppen ergeben (Mittelwert und 95-%-Quantil); bei nicht verwendeten "
        "Spalten, was eine Spalte ohne Zusammenhang ergibt. Um Verzerrung korrigiert: ε², im "
        "Mittel 0, wo kein Zusammenhang besteht."
    ),
    "report.contrasts.heading": "Unterscheiden sich nicht verwendete Spalten?",
    "report.contrasts.intro": (
        "Getestet werden nur Spalten, aus denen die {noun:?Segmente|Gruppen} nicht gebildet "
        "sind; die Größe des Effekts steht zuerst."
    ),
    "report.contrasts.none": (
        "Jede Spalte diente zur Bildung {noun:?der Segmente|der Gruppen}: Zum Testen bleibt "
        "keine übrig."
    ),
    "report.contrasts.caption": (
        "Vergleich nicht verwendeter Spalten zwischen {noun:?Segmenten|Gruppen}"
    ),
    "report.contrasts.note_lead": "Verwendete Spalten bekommen keinen p-Wert:",
    "report.contrasts.note": (
        "Die {noun:?Segmente|Gruppen} wurden so gemacht, dass sie sich darin unterscheiden. Die "
        "p-Werte sind nach Holm über alle Zeilen korrigiert, bei mehr als 20 Spalten nach "
        "Benjamini und Hochberg. Eine Spalte, die mit einer verwendeten einhergeht, "
        "unterscheidet sich zum Teil bauartbedingt."
    ),
    "report.comparison.heading": "Neben der Spalte {column}, die die Tabelle schon hat",
    "report.comparison.more": "Seltenere Werte, nicht gezeigt: {n:int}.",
    "report.comparison.hidden": (
        "Ein Strich verbirgt weniger als 10 Kunden oder eine Anzahl, die eine solche verraten "
        "würde."
    ),
    "report.comparison.caption": "Kunden nach {noun:?Segment|Gruppe} und {column}",
    # choice of k
    "report.selection.title": "Wie die Zahl der {noun:?Segmente|Gruppen} gewählt wurde",
    "report.selection.by_silhouette": (
        "k ist die Zahl der {noun:?Segmente|Gruppen}. Jedes k wurde von mehreren Starts aus "
        "angepasst; es entscheidet die Silhouette, die für jeden Kunden den Abstand {noun:?zum "
        "eigenen Segment mit dem zum nächsten|zur eigenen Gruppe mit dem zur nächsten} "
        "vergleicht."
    ),
    "report.selection.by_user": (
        "k ist die Zahl der {noun:?Segmente|Gruppen}. Sie war vorgegeben; die anderen Kandidaten "
        "sind daneben gezeigt."
    ),
    "report.selection.silhouette.exact": "Silhouetten sind exakt, mit euklidischen Abständen.",
    "report.selection.silhouette.sampled": (
        "Silhouetten sind euklidisch, an einer Stichprobe von {n:int} Kunden; ± ist ein halbes "
        "95-%-Intervall."
    ),
    "report.selection.silhouette.none": "Es wurde keine Silhouette berechnet.",
    "report.elbow.title": "Verbleibende Streuung innerhalb {noun:?der Segmente|der Gruppen}",
    "report.elbow.sub": "Quadratsumme innerhalb, Anteil der gesamten",
    "report.elbow.note_lead": "Der Knick entscheidet nicht.",
    "report.elbow.note": (
        "Auch in Zufallsdaten ohne Gruppen tritt ein Knick auf; die Stelle stärkster Krümmung "
        "ist deshalb nur zur Orientierung eingezeichnet."
    ),
    "report.silhouette_by_k.title": "Wie getrennt sie sind",
    "report.silhouette_by_k.sub": "Mittlere Silhouette für jedes k",
    "report.candidates.heading": "Alle Kandidaten, mit jeder Zahl",
    "report.candidates.caption": (
        "Kriterien für jede Zahl von {noun:?Segmenten|Gruppen}; k = {k} ist in diesem Bericht "
        "gezeigt"
    ),
    "report.candidates.left": "Verbleibende Streuung",
    "report.candidates.left_better": "fällt mit jedem k",
    "report.candidates.smallest": "{noun:?Kleinstes Segment|Kleinste Gruppe}",
    "report.candidates.agreement": "Einigkeit der zwei besten Starts",
    "report.candidates.chosen": "(in diesem Bericht gezeigt)",
    "report.candidates.best": "am besten:",
    "report.candidates.legend": (
        "● von diesem Kriterium bevorzugt; ◌ stärkster Knick; getönte Zeile: das k dieses "
        "Berichts. Die Einigkeit der zwei besten Starts ist ein adjustierter Rand-Index: Unter "
        "0,95 ist der beste Start nicht eindeutig. Die quadrierte Silhouette ist bauartbedingt "
        "größer; vergleichen Sie sie nie mit den anderen."
    ),
    "report.preferred.heading": "Was jedes Kriterium bevorzugt",
    "report.preferred.caption": "Erste und zweite Wahl jedes Kriteriums",
    "report.preferred.criterion": "Kriterium",
    "report.preferred.value": "Wert bei {k}",
    "report.preferred.first": "erste Wahl",
    "report.preferred.second": "zweite Wahl",
    "report.preferred.all": (
        "Alle {n:int} Kriterien bevorzugen {k:int}; der Knick hat keine Stimme."
    ),
    "report.preferred.some": (
        "{agree:int} von {n:int} Kriterien bevorzugen {k:int} ({rest}); der Knick hat keine Stimme."
    ),
    "report.preferred.no": (
        "Keines der {n:int} Kriterien bevorzugt {k:int} ({rest}); der Knick hat keine Stimme."
    ),
    "report.preferred.other": "{label}: {k:int}",
    "report.preferred.legend": (
        "● erste Wahl; ○ zweite Wahl; getönte Spalte: das k dieses Berichts."
    ),
    "report.preferred.decides": "entscheidet",
    "report.preferred.note_lead": "Warum Uneinigkeit zeigen?",
    "report.preferred.note": (
        "Jedes Kriterium misst etwas anderes. Wo sie streuen, sticht keine Zahl von "
        "{noun:?Segmenten|Gruppen} hervor. Keines von ihnen kann „eins“ antworten."
    ),
    "report.silhouette.title": "Silhouette jedes Kunden, k = {k}",
    "report.silhouette.sub": (
        "Nahe 1: tief {noun:?im Segment|in der Gruppe}. Nahe 0: auf einer Grenze. Unter 0: näher "
        "an {noun:?einem anderen Segment|einer anderen Gruppe}. Gestrichelt: Mittelwert {mean}"
    ),
    "report.silhouette.note": (
        "Die Blöcke sind so hoch, wie die {noun:?Segmente|Gruppen} groß sind. Lange Balken mit "
        "steilem Ende sprechen für deutlich getrennte Gruppen; flache Hänge sind das Bild von "
        "Schnitten durch eine Wolke."
    ),
    # conclusion
    "report.conclusion.title": "Schlussfolgerungen und wie man sie nutzt",
    "report.conclusion.findings": "Die Befunde in Kürze",
    "report.conclusion.significance": "Warum es wichtig ist",
    "report.conclusion.applications": "So lassen sich die {noun:?Segmente|Gruppen} nutzen",
    "report.conclusion.applications_caption": "Anwendungen nach {noun:?Segment|Gruppe}",
    "report.conclusion.template": (
        "Vorschläge kommen aus Vorlagen, die an die kennzeichnenden Spalten {noun:?jedes "
        "Segments|jeder Gruppe} geknüpft sind. Sie sind Ausgangspunkte für einen Test, keine "
        "Ergebnisse dieser Analyse."
    ),
    "report.conclusion.limits": "Grenzen der Aussage",
    "report.conclusion.note_lead": "Jeder Satz",
    "report.conclusion.note": (
        "ist aus Zahlen dieses Berichts geschrieben; die Verweise führen zu ihnen."
    ),
    # method
    "report.method.title": "Methode und wie man dies wiederholt",
    "report.method.intro": (
        "KMeans mit euklidischem Abstand auf den aufbereiteten Spalten, k aus {k}, {n_init:int} "
        "Starts für jedes k, der beste Start behalten. Die {noun:?Segmente|Gruppen} sind nach "
        "der genannten Ordnung nummeriert und mit Buchstaben versehen; die Buchstaben hängen "
        "also nicht vom Start ab."
    ),
    "report.method.note_lead": "Literatur.",
    "report.method.note": (
        "MacQueen (1967) und Lloyd (1982) zu k-Means; Rousseeuw (1987) zur Silhouette; Caliński "
        "& Harabasz (1974); Davies & Bouldin (1979); Hubert & Arabie (1985) zum adjustierten "
        "Rand-Index; Hennig (2007) zu Jaccard-Ähnlichkeiten in neuen Ziehungen; Wilson (1927) zu "
        "Intervallen von Anteilen; Dolnicar, Grün & Leisch (2018) zu natürlichen, "
        "reproduzierbaren und konstruierten Segmenten, Stabilität über Lösungen hinweg und "
        "Gorge-Plots."
    ),
    "report.method.repeat": "So wiederholen Sie dies",
    "report.method.files": (
        "Alle obigen Zahlen stehen in result.json neben dieser Datei; run.toml enthält jede "
        "Einstellung."
    ),
    "report.method.provenance": "Herkunft",
    "report.method.settings": "Alle Einstellungen",
    "report.method.glossary": "Begriffe und Formeln",
    **GLOSSARY,
}
