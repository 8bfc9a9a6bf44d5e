"""German texts of comparing, refreshing and monitoring segments."""

TEXTS: dict[str, str] = {
    "continuity.code.keep": "Die {nouns} behalten: Sie beschreiben die Kunden noch.",
    "continuity.code.watch": (
        "Die {nouns} beobachten: Etwas hat sich geändert, für eine neue Anpassung nicht genug."
    ),
    "continuity.code.refit": (
        "Die {nouns} neu anpassen: Die Kunden sind nicht mehr die, die sie beschreiben."
    ),
    "continuity.code.redefined": (
        "Die {nouns} sind andere geworden: Alte und neue Namen meinen verschiedene Kunden."
    ),
    "continuity.refreshed": (
        "Aufgefrischt: {kept:int} von {k:int} {noun:?Segmenten|Gruppen} sind alte und "
        "behalten ihre Namen."
    ),
    "continuity.letters": (
        "Buchstaben stehen bei jedem Auffrischen für dieselben {nouns}, Nummern nur für Plätze. "
        "Neue Buchstaben: {new}; für immer abgelegt: {gone}."
    ),
    "continuity.sizes": "die Größen der {nouns}",
    "continuity.verdict.natural": "natürlich",
    "continuity.verdict.reproducible": "reproduzierbar",
    "continuity.verdict.constructive": "konstruiert",
    "continuity.verdict.not_assessable": "nicht prüfbar",
    "continuity.reason.redefined": (
        "Für dieselben Kunden stimmen altes und neues Modell mit einem adjustierten Rand-Index von "
        "{ari:fixed2} überein ({low:fixed2} bis {high:fixed2}), unter 0,80."
    ),
    "continuity.reason.novelty.material": (
        "{share:percent} der Kunden ({low:percent} bis {high:percent}) liegen von "
        "{noun:?jedem Segment|jeder Gruppe} "
        "weiter entfernt als damals fast alle ({reference:percent}): mehr als dreimal so viele."
    ),
    "continuity.reason.novelty.slight": (
        "{share:percent} der Kunden ({low:percent} bis {high:percent}) liegen von "
        "{noun:?jedem Segment|jeder Gruppe} "
        "weiter entfernt als damals fast alle ({reference:percent}): mehr, als Zufall gibt, und "
        "weniger als dreimal so viele."
    ),
    "continuity.reason.verdict": "Das Urteil war {then} und ist jetzt {now}.",
    "continuity.reason.drift.again": (
        "Zum zweiten Mal hintereinander mehr als zufällig verschoben, und nicht wenig: "
        "{columns:list}."
    ),
    "continuity.reason.drift.first": (
        "Mehr als zufällig verschoben, und nicht wenig: {columns:list}. Wenn die nächste Tabelle "
        "das auch sagt, neu anpassen."
    ),
    "continuity.reason.drift.slight": "Mehr als zufällig verschoben, aber wenig: {columns:list}.",
    "continuity.reason.no_reference": (
        "Das alte Modell stammt von einer früheren Version und weiß nichts von seinen Kunden: "
        "Verschiebung und Neuheit sind nicht bekannt."
    ),
    "continuity.reason.moved": (
        "{share:percent} der Kunden, die in beiden Tabellen stehen, gehören jetzt "
        "{noun:?zu einem anderen Segment|zu einer anderen Gruppe}: Ihre Werte haben sich so sehr "
        "geändert, oder Kennungen wurden neu vergeben."
    ),
    "continuity.reason.quiet": (
        "Keine Spalte, keine Größe und kein Abstand hat sich mehr als zufällig geändert."
    ),
    "continuity.unknown.no_ids": (
        "Wer wohin gewechselt ist, ist nicht bekannt: Die Studie hat keine Spalte, die die Kunden "
        "benennt."
    ),
    "continuity.unknown.no_shared": (
        "Wer wohin gewechselt ist, ist nicht bekannt: Kein Kunde kommt in beiden vor."
    ),
    "continuity.unknown.model_alone": (
        "Wer wohin gewechselt ist, ist nicht bekannt: Ein Modell enthält keine Kunden. Dafür den "
        "Ordner der Studie vergleichen."
    ),
    "continuity.unknown.no_table": (
        "Neuheit, die Verschiebung der Größen, Geld und was allein das Modell geändert hat, "
        "brauchen die Kunden: die Tabelle der neuen Studie angeben. Die Verschiebung der "
        "Spalten ist die zwischen den Kunden, aus denen beide Modelle entstanden, in den "
        "Klassen, die beide behalten haben."
    ),
    "continuity.unknown.no_table_no_bins": (
        "Verschiebung, Neuheit, Geld und was allein das Modell geändert hat, brauchen die "
        "Kunden: die Tabelle der neuen Studie angeben. Eines der Modelle stammt von einer "
        "früheren Version und hat keine Klassen behalten."
    ),
    "continuity.unknown.apart": (
        "Die Verschiebung von {columns:list} ist nicht bekannt: Die Klassen, die die beiden "
        "Modelle behalten haben, haben keine gemeinsame Grenze. Dafür die Tabelle der neuen "
        "Studie angeben."
    ),
    "continuity.unknown.no_value": (
        "Die Wechsel stehen nicht in Geld da: Keine Spalte sagt, was ein Kunde wert ist."
    ),
    "continuity.unknown.no_stability": (
        "Wie stabil die {nouns} jetzt sind, ist erst nach einer neuen Studie der Tabelle bekannt; "
        "hier steht dafür der mittlere Randabstand."
    ),
    "continuity.unknown.repeated": (
        "Zeilen, deren Kennung schon vorkam: {n:int}. Von jeder zählt die erste."
    ),
    "continuity.head.segment": "{noun}",
    "continuity.head.then": "damals",
    "continuity.head.now": "jetzt",
    "continuity.head.range": "95\N{NO-BREAK SPACE}%",
    "continuity.head.column": "Spalte",
    "continuity.head.psi": "PSI",
    "continuity.head.null": "Zufall, bis",
    "continuity.head.drift": "Verschiebung",
    "continuity.fate.kept": "geblieben",
    "continuity.fate.new": "neu",
    "continuity.fate.dissolved": "aufgelöst",
    "continuity.range": "{low:percent} bis {high:percent}",
    "continuity.drift.chance": "nicht mehr als zufällig",
    "continuity.drift.small": "mehr als zufällig, wenig",
    "continuity.drift.moderate": "mehr als zufällig, mäßig",
    "continuity.drift.large": "mehr als zufällig, stark",
    "continuity.moved.customers": (
        "{n:int} von {total:int} Kunden ({share:percent}) sind in {noun:?einem anderen "
        "Segment|einer anderen Gruppe} als damals."
    ),
    "continuity.moved.models": (
        "Das neue Modell ordnet {n:int} von {total:int} Kunden ({share:percent}) anders zu als das "
        "alte."
    ),
    "continuity.came": "Neu sind {arrived:int} Kunden, nicht mehr da {gone:int}.",
    "continuity.steps": (
        "Von {n:int} Kunden, die damals bekannt waren, wechselten {customer:int}, weil sie sich "
        "änderten, {model:int}, weil das Modell sich änderte, und bei {both:int} änderte sich "
        "beides."
    ),
    "continuity.yardstick": (
        "Das neue Modell allein ordnet {share:percent} der Kunden anders zu. Zwei schlichte "
        "Anpassungen an neu gezogene Kunden unterscheiden sich um {median:percent} (höchstens um "
        "{high:percent} in {n:int} Vergleichen)."
    ),
    "continuity.agreement": (
        "Adjustierter Rand-Index von damals und jetzt: {ari:fixed2} ({low:fixed2} bis "
        "{high:fixed2}; 1 ist dasselbe)."
    ),
    "continuity.novelty": (
        "{share:percent} der Kunden ({low:percent} bis {high:percent}) liegen jenseits des "
        "Abstands, den damals 99\N{NO-BREAK SPACE}% einhielten; es waren {reference:percent}, und "
        "Zufall allein gibt bis zu {null:percent}."
    ),
    "continuity.margin": (
        "Mittlerer Randabstand (0 an der Grenze, 1 im Zentroid): {then:fixed2} damals, "
        "{now:fixed2} jetzt ({low:fixed2} bis {high:fixed2})."
    ),
    "continuity.lines": (
        "Tage werden bei den damaligen Zeilen vom {then} an zurückgezählt, bei den heutigen "
        "vom {now} an."
    ),
    "continuity.lines.days": (
        "Die Zeilen sind damals aus {then:int} Tagen und jetzt aus {now:int} Tagen: Zahl und "
        "Summe der Käufe wachsen mit den Tagen, was die Kunden auch tun."
    ),
    "continuity.head.fate": "was daraus wurde",
    "continuity.head.stable_then": "stabil damals",
    "continuity.head.stable_now": "stabil jetzt",
    "continuity.head.from_to": "von, nach",
    "continuity.figure.migration": (
        "Die Kunden {noun:?jedes Segments|jeder Gruppe} damals, und wo sie jetzt sind"
    ),
    "continuity.figure.drift": "Verschiebung jeder Spalte neben dem, was Zufall allein erreicht",
    "continuity.figure.axis": "Stabilitätsindex (PSI)",
    "continuity.page.kicker": "{nouns} über die Zeit",
    "continuity.page.deck": "{old}, verglichen mit {new}.",
    "continuity.page.customers_then": "Kunden damals",
    "continuity.page.customers_now": "Kunden jetzt",
    "continuity.page.model_then": "Modell damals",
    "continuity.page.model_now": "Modell jetzt",
    "continuity.page.note_lead": "Die Regel:",
    "continuity.page.note": (
        "andere geworden, wo altes und neues Modell für dieselben Kunden mit einem adjustierten "
        "Rand-Index unter 0,80 übereinstimmen; neu anpassen, wo die Neuheit das Dreifache "
        "erreicht, das Urteil sich geändert hat oder eine Verschiebung von 0,10 oder mehr zweimal "
        "hintereinander über dem Zufall liegt; beobachten bei jedem Alarm, oder wo ohne neue "
        "Anpassung mehr als die Hälfte der bekannten Kunden anderswo ist; sonst behalten."
    ),
    "continuity.page.sizes": "Die {nouns} damals und jetzt",
    "continuity.page.was": "vorher: {name}",
    "continuity.page.moves": "Wer wohin gewechselt ist",
    "continuity.page.moves_lead": "Ein Wechsel hat zwei Ursachen:",
    "continuity.page.moves_note": (
        "Der Kunde hat sich geändert, oder das Modell. Kunden nahe einer Grenze wechseln mit "
        "beidem."
    ),
    "continuity.page.moves_caption": (
        "Kunden aus {noun:?jedem Segment|jeder Gruppe} damals (Zeilen) in {noun:?jedem "
        "Segment|jeder Gruppe} jetzt (Spalten)"
    ),
    "continuity.page.money": "Unter jeder Anzahl: die Summe von {column} jetzt.",
    "continuity.page.hidden": (
        "Ein Punkt verbirgt 1 bis 9 Kunden, oder eine Anzahl, die sie verraten würde."
    ),
    "continuity.page.all_hidden": (
        "Bei so wenigen Kunden ist jeder Strom einer von 1 bis 9 oder würde eine solche "
        "Anzahl verraten: Keiner ist gezeigt. Insgesamt blieben {stayed:int} von {n:int} "
        "Kunden ({share:percent}) in {noun:?ihrem Segment|ihrer Gruppe}, und {moved:int} "
        "wechselten."
    ),
    "continuity.page.all_hidden.no_total": (
        "Bei so wenigen Kunden ist jeder Strom einer von 1 bis 9 oder würde eine solche "
        "Anzahl verraten: Keiner ist gezeigt. Wie viele insgesamt in {noun:?ihrem "
        "Segment|ihrer Gruppe} blieben, würde ebenfalls Anzahlen verraten; in der JSON-Form "
        "stehen sie."
    ),
    "continuity.page.drift": "Verschiebung der Spalten",
    "continuity.page.drift_lead": "Zufall hat seinen Anteil:",
    "continuity.page.drift_note": (
        "Der graue Balken endet, wo eine von hundert Tabellen dieser Größe ohne jede Änderung "
        "endet. Ein Alarm gilt auch für alle Spalten zusammen (Holm, 1\N{NO-BREAK SPACE}%)."
    ),
    "continuity.page.centroids": "Die Zentren der {nouns}, in ursprünglichen Einheiten",
    "continuity.page.more": "Weitere {n:int} Zeilen stehen in der JSON-Form.",
}
