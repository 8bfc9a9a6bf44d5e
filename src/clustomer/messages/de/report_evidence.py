"""German texts of the evidence in the report: the choice of k, the gates, what holds up."""

TEXTS: dict[str, str] = {
    "report.noun.segment.one": "Segment",
    "report.noun.segment.many": "Segmente",
    "report.noun.group.one": "Gruppe",
    "report.noun.group.many": "Gruppen",
    "report.and": "{first} und {last}",
    "report.panel.data": "Ihre Daten",
    "report.panel.null": "ohne Gruppen",
    "report.elbow.tested_value": (
        "k = {k:int}: {value:percent}, ohne Gruppen {low:percent} bis {high:percent}"
    ),
    "report.elbow.tested_label": (
        "Quadratsumme innerhalb der Cluster als Anteil der gesamten, und die mittleren 95 % von "
        "Daten ohne Gruppen. {values}."
    ),
    "report.silhouette_by_k.tested_value": (
        "k = {k:int}: {value:fixed3}, ohne Gruppen {low:fixed3} bis {high:fixed3}"
    ),
    "report.silhouette_by_k.tested_label": (
        "Mittlere {measure}, höher ist besser, und die mittleren 95 % von Daten ohne Gruppen. "
        "{values}."
    ),
    "report.agreement.needed": "{value:fixed2} nötig",
    "report.agreement.value": "k = {k:int}: {value:fixed2}",
    "report.agreement.label": (
        "Übereinstimmung zweier Ziehungen im Median (adjustierter Rand-Index, 1 heißt gleich, "
        "0,80 nötig). {values}."
    ),
    "report.score.value": "k = {k:int}: {value:fixed3}",
    "report.score.label": (
        "Entscheidender Punktwert, Silhouette über Daten ohne Gruppen mal Übereinstimmung, höher "
        "ist besser. {values}."
    ),
    "report.dots.none": "Es wurden keine Datensätze ohne Gruppen gezogen.",
    "report.dots.own": "Ihre Daten: {value}",
    "report.dots.nulls": "{n:int} Datensätze ohne Gruppen",
    "report.dots.nulls_short": "{n:int} ohne Gruppen",
    "report.dots.axis.exact": "Silhouette",
    "report.dots.axis.simplified": "vereinfachte Silhouette",
    "report.dots.label": (
        "Mittlere {measure} mit k = {k:int}: bei {n:int} Datensätzen ohne Gruppen von "
        "{low:fixed3} bis {high:fixed3}, im Mittel {mean:fixed3}; bei Ihren Daten "
        "{value:fixed3}. {above:int} der {n:int} sind ebenso hoch oder höher."
    ),
    "report.reading.not_trusted": "nicht verlässlich",
    "report.reading.pattern": "ein Muster",
    "report.reading.stable": "stabil",
    "report.reading.very_stable": "sehr stabil",
    "report.jaccard.axis": "Jaccard-Ähnlichkeit",
    "report.jaccard.range": "{low:fixed2} bis {high:fixed2}",
    "report.jaccard.value": "{letter} {value:fixed2} ({low:fixed2} bis {high:fixed2})",
    "report.jaccard.label": (
        "Mittlere Jaccard-Ähnlichkeit {noun:?jedes Segments|jeder Gruppe} mit der besten "
        "Entsprechung in neuen Ziehungen, und die Spanne von 95 %; 1 heißt gleich, ab 0,75 "
        "stabil. {values}."
    ),
    "report.gorge.axis": "größter Anteil der Ähnlichkeit",
    "report.gorge.median": "Median",
    "report.gorge.value": "{letter} {value:fixed2}",
    "report.gorge.label": (
        "Kunden nach dem größten Anteil ihrer Ähnlichkeit, eine Reihe je {noun:?Segment|Gruppe}; "
        "1 ist eindeutig. Mediane: {values}."
    ),
    "report.flows.k": "k = {k:int}",
    "report.flows.value": "k = {k:int}: {intact:int} von {n:int}",
    "report.flows.label": (
        "Fluss der Kunden von jedem k zum nächsten. {noun:?Segmente|Gruppen}, die ganz aus "
        "{noun:?einem|einer} des k davor kommen: {values}."
    ),
    "report.rerun.scale.standard": "Skala: Std.-Abw.",
    "report.rerun.scale.range": "Skala: Spannweite",
    "report.rerun.scale.robust": "Skala: Quartile",
    "report.rerun.transform.on": "Schiefe transformiert",
    "report.rerun.transform.off": "Schiefe belassen",
    "report.rerun.outliers.on": "Ausreißer begrenzt",
    "report.rerun.outliers.off": "Ausreißer belassen",
    "report.rerun.missing.median": "Fehlendes gefüllt",
    "report.rerun.missing.drop": "nur vollständige Zeilen",
    "report.rerun.missing.kpod": "Fehlendes ausgelassen",
    "report.rerun.weight": "{value} doppelt",
    "report.rerun.without": "ohne {value}",
    "report.rerun.k": "k = {value}",
    "report.rerun.seed": "andere Starts ({value})",
    "report.robustness.axis": "Übereinstimmung (adjustierter Rand-Index)",
    "report.robustness.rest": "… und {n:int} weitere, alle bei {value:fixed2} oder darüber",
    "report.robustness.value": "{name} {value:fixed2}",
    "report.robustness.label.all": (
        "Alle {n:int} Neuläufe stimmen mit den gezeigten {noun:?Segmenten|Gruppen} überein (0,80)."
    ),
    "report.robustness.label.some": (
        "{agree:int} von {n:int} Neuläufen stimmen mit den gezeigten {noun:?Segmenten|Gruppen} "
        "überein (adjustierter Rand-Index von 0,80 oder mehr). Darunter: {values}."
    ),
    "report.verdict.deck.natural": (
        "Die {n:int} Kunden zerfallen nach {columns} in {count} Gruppen. Die Gruppen sind klarer "
        "als in {n_nulls:int} künstlichen Tabellen mit denselben Spalten, aber ohne Gruppen, und "
        "sie kehren wieder, wenn die Kunden neu gezogen werden."
    ),
    "report.verdict.deck.natural_rest": (
        "{n:int} Kunden, ohne jene, die ein exakter Wert abtrennt, zerfallen nach {columns} in "
        "{count} Gruppen. Die Gruppen sind klarer als in {n_nulls:int} künstlichen Tabellen mit "
        "denselben Spalten, aber ohne Gruppen, und sie kehren wieder, wenn die Kunden neu "
        "gezogen werden."
    ),
    "report.verdict.deck.reproducible": (
        "Wir fanden unter den {n:int} Kunden keine Belege für getrennte Gruppen. Derselbe "
        "Schnitt in {count} kehrt wieder, wenn sie neu gezogen werden (Übereinstimmung im Median "
        "{agreement}; 0,80 nötig): gemacht, nicht gefunden."
    ),
    "report.verdict.deck.constructive": (
        "Jede Aufteilung dieser {n:int} Kunden ist eine praktische Hilfe. Gezeigt ist die "
        "stabilste in drei bis sechs ausreichend große Gruppen: {count}; {stability}."
    ),
    "report.verdict.deck.constructive_other": (
        "Jede Aufteilung dieser {n:int} Kunden ist eine praktische Hilfe. Gezeigt sind hier "
        "{count} Gruppen; {stability}."
    ),
    "report.verdict.deck.constructive_untested": (
        "Jede Aufteilung dieser {n:int} Kunden ist eine praktische Hilfe, auch die hier "
        "gezeigten {count} Gruppen."
    ),
    "report.verdict.columns": "{n:int} Spalten",
    "report.verdict.how_sure": "wie sicher",
    "report.verdict.shown.given": (
        "Hier gezeigt: {count} {nouns}, die gewünschte Anzahl. Das Urteil spricht von k = {k:int}."
    ),
    "report.verdict.shown.beside_rule": (
        "Hier gezeigt: alle Kunden, in {count} {nouns:?Segmenten|Gruppen}, die als Ganzes nicht "
        "geprüft wurden. Das Urteil spricht von k = {k:int} unter den übrigen."
    ),
    "report.verdict.shown.other": (
        "Hier gezeigt: {count} {nouns}, innerhalb der gesetzten Grenzen. Das Urteil spricht von "
        "k = {k:int}."
    ),
    "report.verdict.note_lead.natural": "Natürlich",
    "report.verdict.note.natural": (
        "heißt: Gruppen, die Daten ohne Gruppen nicht ergeben und die wiederkehren. "
        "Reproduzierbare und konstruierte Aufteilungen können trotzdem nützlich sein, aber sie "
        "sind gemacht, nicht gefunden."
    ),
    "report.verdict.note_lead.reproducible": "Reproduzierbar",
    "report.verdict.note.reproducible": (
        "heißt: keine Belege für getrennte Gruppen, aber dieselben Schnitte kehren wieder, wenn "
        "die Kunden neu gezogen werden. Sie sind gemacht, nicht gefunden; eine andere Stichprobe "
        "ergäbe etwa dasselbe."
    ),
    "report.verdict.note_lead.constructive": "„Keine Belege“ heißt nicht „bewiesen, dass keine“.",
    "report.verdict.note.constructive": (
        "Gruppen, die nicht kompakt sind, sich überlappen oder sich nur in Spalten zeigen, die "
        "dieser Datei fehlen, würden übersehen."
    ),
    "report.verdict.note_lead.not_assessable": "Nicht prüfbar",
    "report.verdict.note.not_assessable": (
        "heißt: Es gab keinen Test, also wird nichts behauptet. Die gezeigten Gruppen sind eine "
        "Art, die Tabelle anzusehen."
    ),
    "report.selection.by_evidence": (
        "k ist die Zahl der {noun:?Segmente|Gruppen}. Jedes k wurde von mehreren Starts aus "
        "angepasst, und eine vorab festgelegte Regel entscheidet: wie weit die Silhouette über "
        "der von Daten ohne Gruppen liegt, malgenommen damit, wie gut die Aufteilung "
        "wiederkehrt, wenn die Kunden neu gezogen werden."
    ),
    "report.selection.by_stability": (
        "k ist die Zahl der {noun:?Segmente|Gruppen}. Kein k nimmt jede Hürde für natürliche "
        "Segmente, also legt nichts in den Daten eine Zahl fest; die Regel sieht dann darauf, "
        "wie gut Aufteilungen wiederkehren."
    ),
    "report.selection.by_stability_within": (
        "k ist die Zahl der {noun:?Segmente|Gruppen}. Innerhalb der gesetzten Grenzen nimmt kein "
        "k die Hürden für natürliche Segmente; die Regel sieht dann darauf, wie gut Aufteilungen "
        "wiederkehren."
    ),
    "report.selection.by_stability_beside": (
        "k ist die Zahl der {noun:?Segmente|Gruppen}. Das Urteil betrifft die Kunden, die kein "
        "einzelner Wert abtrennt; gezeigt sind alle, mit einer Gruppe mehr für jeden solchen "
        "Wert."
    ),
    "report.selection.plausible.none": "Kein anderes k ist ebenso vertretbar.",
    "report.selection.plausible.one": "k = {others} ist ebenso vertretbar.",
    "report.selection.plausible.many": "k = {others} sind ebenso vertretbar.",
    "report.selection.filled": (
        "Zwischen den {noun:?Segmenten|Gruppen} von k = {filled} ist der Raum gefüllt; leer ist "
        "er bei k = {empty}."
    ),
    "report.selection.coarser": "Eine gröbere Aufteilung, die ebenfalls wiederkehrt: k = {k:int}.",
    "report.selection.finer": "Eine feinere Aufteilung, die ebenfalls wiederkehrt: k = {k:int}.",
    "report.elbow.tested.below": "Enger als Daten ohne Gruppen",
    "report.elbow.tested.within": "Nicht enger als Daten ohne Gruppen",
    "report.elbow.tested.above": "Loser als Daten ohne Gruppen",
    "report.elbow.tested_sub": "Quadratsumme innerhalb, Anteil der gesamten",
    "report.elbow.tested_note": (
        "Auch in Daten ohne Gruppen tritt ein Knick auf (graues Band); die Kurve ist deshalb nur "
        "zur Orientierung gezeichnet."
    ),
    "report.elbow.absent_lead": "Es ist kein Knick gezeichnet:",
    "report.elbow.absent": (
        "Nichts wurde geprüft, und eine Kurve der Quadratsumme knickt auch in Daten ohne "
        "Gruppen. Auch die Silhouette hat hier keinen solchen Maßstab."
    ),
    "report.silhouette_by_k.tested.above": "Über Daten ohne Gruppen bei k = {k:int}",
    "report.silhouette_by_k.tested.within": "Wie in Daten ohne Gruppen bei k = {k:int}",
    "report.silhouette_by_k.tested.below": "Unter Daten ohne Gruppen bei k = {k:int}",
    "report.silhouette_by_k.tested_sub": "Mittlere {measure}, höher ist besser",
    "report.agreement.title.high": "Die Aufteilung in {k:int} kehrt wieder",
    "report.agreement.title.low": "Die Aufteilung in {k:int} kehrt nicht wieder",
    "report.agreement.title.plain": "Wie gut sie wiederkehren",
    "report.agreement.sub": "{n:int} Paare von Ziehungen: Median, Hälfte, 90 %",
    "report.score.title.best": "Der entscheidende Punktwert ist bei {k:int} am höchsten",
    "report.score.title.other": "Der entscheidende Punktwert ist bei {best:int} am höchsten",
    "report.score.title.none": "Der entscheidende Punktwert ist nahe null",
    "report.score.sub": "Silhouette über Daten ohne Gruppen × Übereinstimmung",
    "report.panels.source": (
        "Linie mit Punkten: Ihre Daten. Band: die mittleren 95 % von {n_nulls:int} Datensätzen "
        "ohne Gruppen; gestrichelt: ihr Mittelwert. {kind} {rows}"
    ),
    "report.panels.kind.exact": "Silhouetten sind exakt.",
    "report.panels.kind.simplified": (
        "Silhouetten sind für beide vereinfacht (Abstände zu Zentren) und unterscheiden sich "
        "deshalb von denen der anderen Tabellen."
    ),
    "report.panels.rows.all": "Alle {n:int} Kunden wurden geprüft.",
    "report.panels.rows.some": (
        "Geprüft: {n:int} von {all:int} Kunden, jene ohne fehlende Werte oder eine Stichprobe "
        "davon."
    ),
    "report.panels.rows.set_aside": (
        "Geprüft: die {n:int} Kunden, die bleiben, wenn jene mit einem exakt gleichen Wert "
        "beiseitegelegt sind."
    ),
    "report.panels.beyond": "Hohle Punkte: k über {k:int}, versucht, aber nicht geprüft.",
    "report.ballot.preferred": "bevorzugt {k:int}",
    "report.ballot.null": "{k:int} ({share:percent})",
    "report.ballot.value": "Wert bei {k:int}",
    "report.ballot.one": "Kann es 1 sagen?",
    "report.ballot.on_null": "Ohne Gruppen sagt es",
    "report.ballot.no_one": "kann nicht 1 antworten",
    "report.ballot.information": "nicht gezählt",
    "report.ballot.legend": (
        "● erste Wahl; ○ zweite Wahl; getönte Spalte: das k dieses Berichts; leere erste Zelle: "
        "Das Kriterium kann nicht 1 antworten. Ohne Gruppen: das k, das es bei Daten ohne "
        "Gruppen am häufigsten bevorzugt, und bei wie vielen davon; – wo das nicht gefragt wurde."
    ),
    "report.ballot.note": (
        "Jedes Kriterium misst etwas anderes. Wo sie streuen, sticht keine Zahl von "
        "{noun:?Segmenten|Gruppen} hervor; die meisten nennen auch bei Daten ohne Gruppen "
        "irgendein k."
    ),
    "report.ballot.notes": "Was man über jedes Kriterium wissen sollte",
    "report.ballot.takes": "Gewählt wird: {rule}.",
    "report.sure.title": "Wie sicher sind wir",
    "report.sure.intro.natural": (
        "„Natürlich“ erfordert jede Hürde dieser Tabelle. Bei k = {k:int} nimmt diese Datei "
        "{passed:int} von {n:int}."
    ),
    "report.sure.intro.natural_valley": (
        "„Natürlich“ erfordert Struktur, Effekt, Übereinstimmung und Größe beim berichteten k "
        "und ein leeres Tal bei irgendeinem k, das diese Hürden nimmt. Bei k = {k:int} nimmt "
        "diese Datei {passed:int} von {n:int}: Das Tal ist voll."
    ),
    "report.sure.intro.other": (
        "„Natürlich“ erfordert die ersten {n:int} Hürden dieser Tabelle; bei k = {k:int} nimmt "
        "diese Datei {passed:int} davon. „Reproduzierbar“ erfordert Übereinstimmung, Größe und "
        "die letzte Hürde: {reached}."
    ),
    "report.sure.reached.none": "kein k erreicht es",
    "report.sure.reached.one": "k = {k} erreicht es",
    "report.sure.reached.many": "k = {k} erreichen es",
    "report.sure.untested": "Nichts wurde geprüft, also gibt es keine Hürden zu zeigen.",
    "report.gates.caption": "Hürden des Urteils",
    "report.gates.gate": "Hürde",
    "report.gates.question": "Frage, die sie beantwortet",
    "report.gates.observed": "Beobachtet",
    "report.gates.needed": "Nötig",
    "report.gates.result": "Ergebnis",
    "report.gate.structure": "Struktur",
    "report.gate.structure.question": (
        "Ist die Gruppierung stärker als in Daten mit denselben Spalten und Korrelationen, aber "
        "ohne Gruppen?"
    ),
    "report.gate.effect": "Effektgröße",
    "report.gate.effect.question": (
        "Ist der Unterschied groß genug, um zu zählen? Silhouette minus ihr Mittelwert ohne "
        "Gruppen."
    ),
    "report.gate.agreement": "Überein\u00adstimmung",
    "report.gate.agreement.question": (
        "Führen zwei Ziehungen zur selben Aufteilung? Adjustierter Rand-Index im Median."
    ),
    "report.gate.valley": "Tal",
    "report.gate.valley.question": (
        "Ist der Raum zwischen benachbarten {noun:?Segmenten|Gruppen} leerer als sie selbst? "
        "Etwa 1 in einer gleichmäßigen Wolke, niedriger heißt leerer."
    ),
    "report.gate.size": "{noun:?Kleinstes Segment|Kleinste Gruppe}",
    "report.gate.size.question": (
        "Ist {noun:?jedes Segment groß genug, eines|jede Gruppe groß genug, eine} zu sein?"
    ),
    "report.gate.least": "{noun:?Instabilstes Segment|Instabilste Gruppe}",
    "report.gate.least.question": (
        "Kehrt {noun:?jedes Segment|jede Gruppe} für sich wieder? Kleinste mittlere "
        "Jaccard-Ähnlichkeit."
    ),
    "report.gate.p_needed": "p ≤ {value:fixed2}",
    "report.gate.relative": "({value:percent})",
    "report.gate.effect_needed": "{value:fixed2} oder {relative:percent}",
    "report.gate.at_least": "ab {value:fixed2}",
    "report.gate.at_most": "bis {value:fixed2}",
    "report.gate.customers": "{n:int} Kunden",
    "report.gate.customers_needed": "ab {n:int}",
    "report.gate.pass": "genommen",
    "report.gate.fail": "verfehlt",
    "report.gate.unmeasured": "nicht gemessen",
    "report.gates.source": (
        "{n_nulls:int} Datensätze ohne Gruppen; {n_pairs:int} Paare von Ziehungen für jedes k "
        "von {k_min:int} bis {k_max:int}. Der p-Wert gilt für alle k zugleich; mit {n_nulls:int} "
        "Datensätzen kann er nicht unter {smallest:number} liegen."
    ),
    "report.gates.stopped.no_structure": (
        "Die Ziehung endete früh ({planned:int} waren geplant): Mehr Datensätze würden p kaum "
        "auf 0,05 bringen."
    ),
    "report.gates.stopped.no_effect": (
        "Die Ziehung endete früh ({planned:int} waren geplant): Der nötige Effekt ist außer "
        "Reichweite."
    ),
    "report.gates.stopped.clear": (
        "Die Ziehung endete früh ({planned:int} waren geplant): Der Unterschied ist deutlich."
    ),
    "report.gates.note_lead.pass": "Eine genommene Hürde ist ein Beleg, kein Beweis.",
    "report.gates.note.pass": (
        "Wie oft eine solche Regel irrt, hängt von der Art der Tabelle ab. Kunden, die sich an "
        "einer Kurve aufreihen, sind ein bekannter Fehlalarm: Sehen Sie auf die Karte."
    ),
    "report.gates.note_lead.fail": "Hätten wir Gruppen gesehen?",
    "report.gates.note.fail": (
        "Kompakte Gruppen, die weit auseinanderliegen: meistens. Gruppen, die sich überlappen, "
        "lange oder gekrümmte und Gruppen in Spalten, die dieser Datei fehlen: oft nicht."
    ),
    "report.shapes.humps": (
        "Für sich genommen hat {columns:list} mehr als einen Höcker (Dip-Test). Daten ohne "
        "Gruppen erhalten eine Fassung mit einem einzigen Höcker; die Lücke zählt also als Beleg."
    ),
    "report.shapes.humps_many": (
        "Für sich genommen haben {columns:list} mehr als einen Höcker (Dip-Test). Daten ohne "
        "Gruppen erhalten Fassungen mit einem einzigen Höcker; die Lücken zählen also als Beleg."
    ),
    "report.shapes.one_hump": (
        "Der Dip-Test fand in keiner einzelnen Spalte einen zweiten Höcker; Höcker, die nah "
        "beieinanderliegen, entgehen ihm."
    ),
    "report.atoms.rule": (
        "Bei {share:percent} der Kunden ({n:int}) ist „{column}“ = {value}. Das ist eine Regel, "
        "kein entdecktes Segment."
    ),
    "report.atoms.rule_value": (
        "{share:percent} der Kunden ({n:int}) haben ein und denselben Wert von „{column}“. Das "
        "ist eine Regel, kein entdecktes Segment."
    ),
    "report.atoms.set_aside": "Sie wurden beiseitegelegt; das Urteil gilt für die übrigen Kunden.",
    "report.dots.title.far": "Kein künstlicher Datensatz ohne Gruppen kommt nahe heran",
    "report.dots.title.all": "Jeder künstliche Datensatz ohne Gruppen liegt niedriger",
    "report.dots.title.few": "{above:int} von {n:int} Datensätzen ohne Gruppen liegen ebenso hoch",
    "report.dots.title.same": "Daten ohne Gruppen ergeben dasselbe",
    "report.dots.sub": (
        "Jeder Punkt ist ein künstlicher Datensatz mit Spalten und Korrelationen wie den Ihren, "
        "aber ohne Gruppen; k = {k:int}"
    ),
    "report.dots.note_lead": "Daten ohne Gruppen",
    "report.dots.note": (
        "behalten die Werte jeder Spalte und die Korrelationen und entfernen alles andere. Deren "
        "{k:int} Gruppen erreichen im Mittel eine mittlere {measure} von {mean:fixed3}; {above} "
        "von {n:int} erreichen die {own:fixed3} Ihrer Daten oder mehr."
    ),
    "report.dots.note.replaced": (
        "behalten die Korrelationen und die Werte jeder Spalte, außer bei {replaced:list}: Dort "
        "tritt eine Fassung mit einem Höcker an die Stelle. Alles andere ist entfernt. Deren "
        "{k:int} Gruppen erreichen im Mittel eine mittlere {measure} von {mean:fixed3}; {above} "
        "von {n:int} erreichen die {own:fixed3} Ihrer Daten oder mehr."
    ),
    "report.dots.nobody": "0",
    "report.back.heading": "Kehren die {noun:?Segmente|Gruppen} wieder?",
    "report.jaccard.title.all": "{noun:?Jedes Segment|Jede Gruppe} kehrt fast unverändert wieder",
    "report.jaccard.title.stable": "{noun:?Jedes Segment|Jede Gruppe} kehrt wieder",
    "report.jaccard.title.some": (
        "{n:int} von {k:int} {noun:?Segmenten|Gruppen} kehren wieder, wie sie sind: {letters}"
    ),
    "report.jaccard.title.one": (
        "1 von {k:int} {noun:?Segmenten kehrt wieder, wie es ist|Gruppen kehrt wieder, wie sie "
        "ist}: {letters}"
    ),
    "report.jaccard.title.none": (
        "{noun:?Kein Segment kehrt wieder, wie es ist|Keine Gruppe kehrt wieder, wie sie ist}"
    ),
    "report.jaccard.sub": (
        "Jaccard-Ähnlichkeit {noun:?jedes Segments|jeder Gruppe} mit der besten Entsprechung in "
        "{n:int} neuen Ziehungen; Mittelwert und Spanne von 95 %"
    ),
    "report.jaccard.note_lead": "Lesehilfe",
    "report.jaccard.note": (
        "(Hennig 2007): unter 0,60 nicht verlässlich; ab 0,60 ein Muster mit unsicheren "
        "Mitgliedern; ab 0,75 stabil; ab 0,85 sehr stabil. Stabil allein heißt nicht natürlich."
    ),
    "report.agreements.caption": "Übereinstimmung zweier Ziehungen",
    "report.agreements.what": "Was in jeder Ziehung wiederholt wird",
    "report.agreements.pairs": "Paare",
    "report.agreements.median": "Median",
    "report.agreements.middle": "Mittlere 90 %",
    "report.agreements.gate": (
        "Die Gruppenbildung, auf den aufbereiteten Spalten (die Übereinstimmung der Hürde)"
    ),
    "report.agreements.refitted": "Aufbereitung und Gruppenbildung (neu gelernt)",
    "report.agreements.source": "Adjustierter Rand-Index: 1 ist dieselbe Aufteilung, 0 ist Zufall.",
    "report.confidence.sentence": (
        "Im Mittel ordnen {mean:percent} der Ziehungen einen Kunden {noun:?demselben "
        "Segment|derselben Gruppe} zu. {share:percent} der Kunden sind unsicher: Weniger als 60 "
        "% der Ziehungen stimmen überein."
    ),
    "report.confidence.mean": (
        "Im Mittel ordnen {mean:percent} der Ziehungen einen Kunden {noun:?demselben "
        "Segment|derselben Gruppe} zu."
    ),
    "report.gorge.title": (
        "Die Hälfte der Kunden neigt mit {share:fixed2} oder mehr {noun:?zu ihrem Segment|zu "
        "ihrer Gruppe}"
    ),
    "report.gorge.sub": (
        "Kunden nach dem größten Anteil ihrer Ähnlichkeit; 1 ist eindeutig; gestrichelt: "
        "{least:fixed2}, gar keine Neigung"
    ),
    "report.gorge.note": (
        "Die Ähnlichkeit fällt mit dem Abstand zu einem Zentrum, und die Anteile eines Kunden "
        "ergeben zusammen 1. Häufungen nahe 1 sprechen für Gruppen, ein Hügel in der Mitte für "
        "Schnitte durch eine Wolke. Das Niveau hängt von den Spalten ab: Vergleichen Sie die "
        "Formen."
    ),
    "report.flows.title.whole": "Die meisten Gruppen kommen ganz aus einer Gruppe des k davor",
    "report.flows.title.mixed": "Gruppen mischen sich neu, wenn k wächst",
    "report.flows.sub": (
        "Höhe: Kunden. Ein dunkler Block kommt aus einer Vorgängergruppe; ein heller mit einer "
        "Zahl mischt mehrere (SLSA, 1 = unversehrt)"
    ),
    "report.flows.note_lead": "Bei k = {k:int}",
    "report.flows.note.whole": (
        "kommt {noun:?jedes Segment|jede Gruppe} aus einer Gruppe von k = {before:int}. In Daten "
        "mit Gruppen gehen Blöcke von einem k ins nächste über, und nur manche werden geteilt."
    ),
    "report.flows.note.mixed": (
        "mischen {letters} Kunden aus mehreren Gruppen von k = {before:int}. In Daten mit "
        "Gruppen gehen Blöcke von einem k ins nächste über, und nur manche werden geteilt."
    ),
    "report.flows.note.mixed_one": (
        "mischt {letters} Kunden aus mehreren Gruppen von k = {before:int}. In Daten mit Gruppen "
        "gehen Blöcke von einem k ins nächste über, und nur manche werden geteilt."
    ),
    "report.flows.note.first": (
        "In Daten mit Gruppen gehen Blöcke unverändert über oder werden zweigeteilt."
    ),
    "report.holds.heading": "Übersteht die Antwort andere Entscheidungen?",
    "report.robustness.title.all": (
        "Alle {n:int} Neuläufe führen zu fast denselben {noun:?Segmenten|Gruppen}"
    ),
    "report.robustness.title.some": (
        "{agree:int} von {n:int} Neuläufen führen zu fast denselben {noun:?Segmenten|Gruppen}"
    ),
    "report.robustness.title.none": "Kein Neulauf führt zu denselben {noun:?Segmenten|Gruppen}",
    "report.robustness.sub": (
        "Jede Linie ist ein vollständiger Neulauf mit anderen vernünftigen Entscheidungen. ✕ "
        "markiert eine Übereinstimmung unter 0,80"
    ),
    "report.robustness.short": (
        "Es wurde je eine Entscheidung geändert; ein gründlicher Lauf ändert mehrere zusammen."
    ),
    "report.robustness.breakers": (
        "{n:int} Entscheidungen ändern die {noun:?Segmente|Gruppen} (Übereinstimmung unter "
        "0,80), am stärksten {what} (adjustierter Rand-Index {ari:fixed2}; 1 heißt gleich, 0 "
        "Zufall)."
    ),
    "report.robustness.other_k": (
        "Ein anderes k verschiebt Kunden von selbst; es zählt deshalb nicht als eine solche "
        "Entscheidung."
    ),
    "report.robustness.sample": "Neuläufe wurden an {n:int} Kunden verglichen.",
    "report.robustness.note_lead": "Was andere Einstellungen übersteht,",
    "report.robustness.note": (
        "ist damit noch nicht echt: Schnitte durch eine gleichmäßige Wolke können sie alle "
        "überstehen."
    ),
    "report.recovered.caption": "Wie oft {noun:?jedes Segment|jede Gruppe} wiedergefunden wurde",
    "report.recovered.count": "Wiedergefunden in",
    "report.recovered.of": "{n:int} von {all:int}",
    "report.recovered.resamples": "Mittlere Jaccard-Ähnlichkeit",
    "report.recovered.dissolved": "Aufgelöst in",
    "report.recovered.source": (
        "Wiedergefunden: In so vielen Neuläufen teilt {noun:?ein Segment mindestens drei Viertel "
        "damit|eine Gruppe mindestens drei Viertel damit} (Jaccard-Ähnlichkeit von 0,75). "
        "Mittlere Jaccard-Ähnlichkeit: über die Ziehungen. Aufgelöst: In so vielen Ziehungen "
        "teilt {noun:?kein Segment|keine Gruppe} die Hälfte."
    ),
    "report.relevance.heading": "Was jede Spalte für die {noun:?Segmente|Gruppen} leistet",
    "report.relevance.caption": "Spalten und was sie für die {noun:?Segmente|Gruppen} leisten",
    "report.relevance.between": "Anteil an der Trennung",
    "report.relevance.loss": "Verlust an Übereinstimmung, wenn durchmischt",
    "report.relevance.without": "Übereinstimmung ohne sie",
    "report.relevance.silhouette": "Silhouette ohne sie",
    "report.relevance.note_lead": "Ohne sie:",
    "report.relevance.note": (
        "die ganze Gruppenbildung noch einmal, ohne diese Spalte. Die Übereinstimmung ist der "
        "adjustierte Rand-Index mit den gezeigten {noun:?Segmenten|Gruppen}: 1 heißt, dass die "
        "Spalte nichts ändert, nahe 0, dass sie die {noun:?Segmente|Gruppen} ausmacht."
    ),
    "report.relevance.most": (
        "{column} leistet am meisten: {share:percent} der Trennung; durchmischt gehen "
        "{loss:fixed2} der Übereinstimmung verloren."
    ),
    "report.baselines.heading": "Schlagen sie eine einfache Aufteilung?",
    "report.baselines.caption": "Erklärte Varianz einfacher Aufteilungen in ebenso viele Gruppen",
    "report.baselines.split": "Wie die Kunden in {k:int} geteilt werden",
    "report.baselines.explained": "Erklärt",
    "report.baselines.range": "Über die Teile",
    "report.baselines.kind.segments": "Die {noun:?Segmente|Gruppen} dieses Berichts",
    "report.baselines.kind.best_column": "Gleiche Teile der besten einzelnen Spalte",
    "report.baselines.kind.grid": "Ein Raster aus zwei Spalten",
    "report.baselines.kind.random": "Zufällig",
    "report.baselines.best": "am besten",
    "report.baselines.source_target": (
        "Anteil der Varianz von „{target}“, den die Mittelwerte der Gruppen in {n:int} "
        "zurückgehaltenen Teilen von {rows:int} Kunden erklären; höher ist besser, unter 0 ist "
        "schlechter als keine Aufteilung."
    ),
    "report.baselines.source_none": (
        "Anteil der Varianz der aufbereiteten Spalten, den die Mittelwerte der Gruppen in "
        "{n:int} zurückgehaltenen Teilen von {rows:int} Kunden erklären; höher ist besser. Die "
        "{noun:?Segmente|Gruppen} sind aus diesen Spalten gemacht, was ihnen schmeichelt: Nennen "
        "Sie für einen fairen Vergleich eine Zielgröße."
    ),
    "report.baselines.note_lead": "Eine nützliche Aufteilung",
    "report.baselines.note": (
        "sollte über einen Wert, auf den es ankommt, mehr sagen als eine Aufteilung, die jeder "
        "ohne Analyse machen könnte. Die Zielgröße wird nie zur Bildung {noun:?der Segmente|der "
        "Gruppen} verwendet."
    ),
    "report.interval_resampled": "95 % der Ziehungen",
    "report.interval_note": (
        "Spanne des Unterschieds über Ziehungen mit neuer Gruppenbildung: wie sehr er daran "
        "hängt, wer zufällig in der Datei stand. Bei nicht verwendeten Spalten: ein Bootstrap "
        "bei festgehaltenen {noun:?Segmenten|Gruppen}. Nicht stabil: Das Vorzeichen wechselt in "
        "mehr als einer von zehn Ziehungen, und die Spalte benennt {noun:?kein Segment|keine "
        "Gruppe}."
    ),
    "report.glossary.null.term": "Daten ohne Gruppen",
    "report.glossary.null.means": (
        "Künstliche Tabellen mit den Werten jeder Spalte und den Korrelationen dazwischen, aber "
        "ohne Gruppen; Spalten mit mehreren Höckern erhalten einen einzigen."
    ),
    "report.glossary.null.formula": "Gauß-Copula mit angepassten Pearson-Korrelationen",
    "report.glossary.agreement.term": "Adjustierter Rand-Index",
    "report.glossary.agreement.means": (
        "Wie ähnlich zwei Aufteilungen derselben Kunden sind: 1 gleich, 0 so ähnlich wie durch "
        "Zufall."
    ),
    "report.glossary.agreement.formula": (
        "(gemeinsame Paare − erwartete) / (größtmögliche − erwartete)"
    ),
    "report.glossary.jaccard.term": "Jaccard-Ähnlichkeit",
    "report.glossary.jaccard.means": (
        "Wie ähnlich zwei Gruppen von Kunden sind: 1 gleich, 0 niemand gemeinsam."
    ),
    "report.glossary.jaccard.formula": "Kunden in beiden / Kunden in einer der beiden",
    "report.glossary.score.term": "Entscheidender Punktwert",
    "report.glossary.score.means": (
        "Was zwischen den k entscheidet, die die Hürden nehmen; höher ist besser."
    ),
    "report.glossary.score.formula": (
        "(Silhouette − mittlere Silhouette ohne Gruppen) × Übereinstimmung im Median, auf 0 bis "
        "1 begrenzt"
    ),
    "report.glossary.valley.term": "Tal",
    "report.glossary.valley.means": (
        "Wie voll der Raum zwischen {noun:?einem Segment und seinem|einer Gruppe und ihrem} "
        "nächsten Nachbarn ist; niedriger heißt leerer."
    ),
    "report.glossary.valley.formula": (
        "Kunden auf halbem Weg zwischen zwei Zentren / Kunden nahe dem leereren Zentrum"
    ),
    "report.glossary.slsa.term": "Stabilität über Lösungen hinweg (SLSA)",
    "report.glossary.slsa.means": (
        "Ob die Kunden {noun:?eines Segments mit einem Segment|einer Gruppe mit einer Gruppe} "
        "weniger zusammenstanden: 1 ja, nahe 0 kommen sie von überall."
    ),
    "report.glossary.slsa.formula": "1 − Entropie über die Gruppen von k − 1 / log(k − 1)",
}
