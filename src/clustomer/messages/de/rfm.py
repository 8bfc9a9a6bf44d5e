"""German texts of customers made from transactions."""

TEXTS: dict[str, str] = {
    "why.made": "Dafür aus Transaktionen gemacht.",
    "sample.transactions": "Beispieltransaktionen",
    "rfm.headline": "{n:int} Kunden aus Transaktionen; Stichtag {date}.",
    "rfm.understood": "{value}: {how}",
    "rfm.role.customer": "Kunde {column}",
    "rfm.role.date": "Datum {column}",
    "rfm.role.amount": "Betrag {column}",
    "rfm.role.quantity": "Menge {column}",
    "rfm.role.price": "Preis {column}",
    "rfm.role.order": "Bestellnummer {column}",
    "rfm.role.product": "Produkt {column}",
    "rfm.role.category": "Warengruppe {column}",
    "rfm.role.discount": "Rabatt {column}",
    "rfm.role.currency": "Währung {column}",
    "rfm.roles": "Spalten: {roles}.",
    "rfm.reference.stated": (
        "Tage werden vom {date} an zurückgezählt, wie angegeben; spätere Zeilen bleiben weg."
    ),
    "rfm.reference.latest": (
        "Tage werden vom {date} an zurückgezählt, dem spätesten Datum der Zeilen. Geben Sie das "
        "Ende des Zeitraums mit --reference-date an: Der letzte Tag mit einem Kauf kann davor "
        "liegen."
    ),
    "rfm.lines": (
        "{n_lines:int} Zeilen: {bought:int} gekauft, {returned:int} zurückgegeben oder storniert."
    ),
    "rfm.purchase.day": (
        "{purchases:int} Käufe: Alle Zeilen eines Kunden an einem Tag sind ein Kauf."
    ),
    "rfm.purchase.order": "{purchases:int} Käufe: Alle Zeilen einer Bestellung sind ein Kauf.",
    "rfm.returns.match": (
        "{n:int} Zeilen brachten {value} zurück. Sie wurden den ältesten früheren Käufen "
        "desselben Kunden und Produkts zugeordnet; {wholly:int} Käufe kamen ganz zurück und "
        "zählen nicht mehr."
    ),
    "rfm.unmatched": (
        "Für {unmatched} gab es keinen früheren Kauf: Das wird von der Summe des Kunden abgezogen."
    ),
    "rfm.returns.net": (
        "{n:int} Zeilen brachten {value} zurück: abgezogen von der Summe des Kunden, nicht den "
        "Käufen zugeordnet, deren Zahl bleibt."
    ),
    "rfm.returns.drop": "{n:int} Zeilen, die {value} zurückbrachten, blieben weg.",
    "rfm.zone.offset": ("Zeiten mit Abstand zu UTC fallen auf die Tage von {zone} (--time-zone)."),
    "rfm.zone.written": (
        "Keine Zeit hat einen Abstand zu UTC: Tage sind die der Zeiten, wie sie dastehen, nicht "
        "die von {zone}."
    ),
    "rfm.merged": (
        "{n:int} Zeilen standen unter einer Kennung, die mit einer anderen vereint wurde."
    ),
    "rfm.gone": "{n:int} Kunden haben nur Rückgaben und stehen nicht in der Tabelle.",
    "rfm.written": "{n:int} Kunden: {out}",
    "rfm.definition.recency_days": "T - t_x, ganze Tage",
    "rfm.definition.frequency": "x + 1",
    "rfm.definition.monetary_value": "Wert der Käufe / (x + 1)",
    "rfm.definition.total_value": "bezahlt - zurück",
    "rfm.definition.repeats": "x",
    "rfm.definition.recency_tx_days": "t_x",
    "rfm.definition.tenure_days": "T",
    "rfm.definition.repeat_value": "Wert der Wiederkäufe / x",
    "rfm.definition.first_value": "Wert des ersten Kaufs",
    "rfm.definition.gap_days": "t_x / x",
    "rfm.definition.gap_trend": "exp(Steigung von ln Abstand über seinem Platz) - 1",
    "rfm.definition.return_rate": "zurück / bezahlt",
    "rfm.definition.quarter_1_share": "Käufe in Q1 / (x + 1)",
    "rfm.definition.quarter_2_share": "Käufe in Q2 / (x + 1)",
    "rfm.definition.quarter_3_share": "Käufe in Q3 / (x + 1)",
    "rfm.definition.quarter_4_share": "Käufe in Q4 / (x + 1)",
    "rfm.definition.products": "verschiedene gekaufte Produkte",
    "rfm.definition.categories": "verschiedene gekaufte Warengruppen",
    "rfm.definition.discount_share": "Zeilen mit Rabatt / gekaufte Zeilen",
    "rfm.definition.first_purchase": "Tag",
    "rfm.definition.last_purchase": "Tag",
    "rfm.feature.recency_days": (
        "Tage seit dem letzten Kauf, bis zum Stichtag. Klein: kürzlich gekauft."
    ),
    "rfm.feature.frequency": "Käufe, den ersten eingeschlossen.",
    "rfm.feature.monetary_value": (
        "Mittlerer Wert eines Kaufs, abzüglich dessen, was davon zurückkam."
    ),
    "rfm.feature.total_value": (
        "Alles Bezahlte abzüglich allem, was zurückkam; kann 0 oder kleiner sein."
    ),
    "rfm.feature.repeats": "Käufe nach dem ersten: 0 bei Kunden, die einmal kauften.",
    "rfm.feature.recency_tx_days": (
        "Tage vom ersten bis zum letzten Kauf; 0 bei nur einem. Modelle des Kundenwerts nennen "
        "dies Recency."
    ),
    "rfm.feature.tenure_days": "Tage vom ersten Kauf bis zum Stichtag.",
    "rfm.feature.repeat_value": "Mittlerer Wert der Wiederkäufe; fehlt, wo es keine gibt.",
    "rfm.feature.first_value": "Wert des ersten Kaufs, abzüglich dessen, was davon zurückkam.",
    "rfm.feature.gap_days": "Mittlere Tage zwischen Käufen; fehlt ohne Wiederkäufe.",
    "rfm.feature.gap_trend": (
        "Änderung des Abstands von einem Kauf zum nächsten: 0,1 ist jedes Mal 10 % länger. Fehlt "
        "bei weniger als drei Abständen."
    ),
    "rfm.feature.return_rate": (
        "Zurückgekommener Wert als Anteil des bezahlten; über 1, wo Käufe von vor den Zeilen "
        "zurückkamen."
    ),
    "rfm.feature.quarter_1_share": "Anteil der Käufe von Januar bis März.",
    "rfm.feature.quarter_2_share": "Anteil der Käufe von April bis Juni.",
    "rfm.feature.quarter_3_share": "Anteil der Käufe von Juli bis September.",
    "rfm.feature.quarter_4_share": "Anteil der Käufe von Oktober bis Dezember.",
    "rfm.feature.products": (
        "Verschiedene Produkte in den gekauften Zeilen, auch in denen, die zurückkamen."
    ),
    "rfm.feature.categories": (
        "Verschiedene Warengruppen in den gekauften Zeilen, auch in denen, die zurückkamen."
    ),
    "rfm.feature.discount_share": "Anteil der Zeilen der Käufe, die einen Rabatt hatten.",
    "rfm.feature.first_purchase": "Tag des ersten Kaufs.",
    "rfm.feature.last_purchase": "Tag des letzten Kaufs.",
    "rfm.count.n_lines": "alle Zeilen",
    "rfm.count.repeated": "die einer früheren gleichen: weggelassen",
    "rfm.count.no_customer": "ohne Kunden: weggelassen",
    "rfm.count.no_date": "ohne Datum: weggelassen",
    "rfm.count.no_amount": "ohne Wert: weggelassen",
    "rfm.count.later": "nach dem Stichtag: weggelassen",
    "rfm.count.excluded": "von Produkten, die keine sind: weggelassen",
    "rfm.count.other_currency": "in anderer Währung: weggelassen",
    "rfm.count.zero": "ohne Preis: weggelassen",
    "rfm.count.returned": "zurückgegeben oder storniert",
    "rfm.count.bought": "gekauft",
    "rfm.unit.days": "Tage",
    "rfm.unit.purchases": "Käufe",
    "rfm.unit.money": "Geld",
    "rfm.unit.share": "Anteil",
    "rfm.unit.count": "Anzahl",
    "rfm.unit.date": "Tag",
    "report.transactions.heading": "Von Zeilen zu Kunden",
    "report.transactions.caption": "Was aus den Zeilen wurde",
    "report.transactions.lines": "Zeilen",
    "report.transactions.n": "Anzahl",
    "report.transactions.share": "Anteil",
    "report.transactions.features": "Was die Spalten der Kunden bedeuten",
    "report.transactions.unit": "Einheit",
    "report.transactions.definition": "Definition",
    "report.transactions.meaning": "Bedeutung",
    "rfm.models": (
        "Käufe in den {days:int} Tagen nach dem Stichtag werden nach BG/NBD erwartet (r {r}, "
        "alpha {alpha} Wochen, a {a}, b {b}), ihr Wert nach Gamma-Gamma (p {p}, q {q}, gamma "
        "{gamma}) aus {n_repeaters} Kunden, die wiederkamen. Gamma-Gamma nimmt Zahl und Wert der "
        "Käufe als unverbunden: Ihre Korrelation ist {correlation}."
    ),
    "rfm.definition.alive": "P(aktiv) nach BG/NBD",
    "rfm.definition.expected_purchases": "E(Y) nach BG/NBD",
    "rfm.definition.expected_value": "E(Y) mal E(M) nach Gamma-Gamma",
    "rfm.feature.alive": (
        "Wahrscheinlichkeit, dass der Kunde nicht gegangen ist; nach Annahme 1 bei denen, die "
        "einmal kauften."
    ),
    "rfm.feature.expected_purchases": "Käufe, die in den gefragten Tagen zu erwarten sind.",
    "rfm.feature.expected_value": (
        "Wert, der in diesen Tagen zu erwarten ist, vor Kosten und Zinsen."
    ),
    "rfm.group.champions": "Spitzenkunden",
    "rfm.group.loyal": "treu",
    "rfm.group.at_risk": "gefährdet",
    "rfm.group.promising": "vielversprechend",
    "rfm.group.average": "durchschnittlich",
    "rfm.group.hibernating": "schlafend",
    "rfm.group.new": "neu",
    "rfm.group.occasional": "gelegentlich",
    "rfm.group.lost": "verloren",
    "next.split.spend": "Quantile der bisherigen Ausgaben",
    "next.split.grid": "ein Raster aus zwei von Recency, Häufigkeit und mittlerem Wert",
    "next.split.rfm": "die neun RFM-Gruppen",
    "next.clear": (
        "Von dem, was Kunden in der nächsten Zeit ausgaben, erklären die {nouns} {ours:percent}, "
        "{split} {best:percent}: Die {nouns} sagen mehr, um mehr als die Auswahl der Kunden."
    ),
    "next.close": (
        "Von dem, was Kunden in der nächsten Zeit ausgaben, erklären die {nouns} {ours:percent}, "
        "{split} {best:percent}: kein Unterschied, der nicht von der Auswahl der Kunden kommen "
        "könnte."
    ),
    "next.beaten": (
        "Von dem, was Kunden in der nächsten Zeit ausgaben, erklären die {nouns} {ours:percent}, "
        "{split} {best:percent}: Eine einfache Regel sagt mehr über das, was kommt."
    ),
    "next.nothing": (
        "Weder die {nouns} noch einfache Regeln erklären, was Kunden in der nächsten Zeit "
        "ausgaben (weniger als 1 %)."
    ),
    "report.groups.heading": "Neben RFM-Namen",
    "report.groups.agreement": (
        "Neun benannte Gruppen nach Punkten für Recency, Häufigkeit und mittleren Wert, wie jede "
        "Tabellenkalkulation sie macht. Adjustierter Rand-Index dieser Namen und der gezeigten "
        "{groups}: {ari} (1 gleich, 0 wie Zufall)."
    ),
    "report.groups.caption": "RFM-Gruppen",
    "report.groups.name": "Gruppe",
    "report.groups.rule": "Punkte der Recency, Mittel der anderen zwei",
    "report.groups.customers": "Kunden",
    "report.groups.share": "Anteil",
    "report.groups.value": "Anteil am Wert",
    "report.groups.few": "unter 10",
    "report.groups.cuts": "Was welche Punkte bekommt",
    "report.groups.feature": "Spalte",
    "report.groups.score": "Punkte",
    "report.groups.range": "Werte",
    "report.groups.note": (
        "Punkte gehen nach Fünfteln der Kunden, 5 ist das beste; gleiche Werte bekommen gleiche "
        "Punkte, sodass eine Punktzahl leer sein kann. Die Namen sind Regeln, keine Entdeckungen."
    ),
    "report.next.heading": "Was danach kommt",
    "report.next.how": (
        "Gruppen wurden aus den Zeilen bis {cutoff} neu gebildet und daran gemessen, was {n:int} "
        "Kunden in den {days:int} Tagen danach bis {until} ausgaben ({buyers:int} gaben etwas "
        "aus). Jeder Kunde wurde von Gruppen vorhergesagt, zu deren Bildung er nicht beitrug."
    ),
    "report.next.caption": "Erklärte Ausgaben der nächsten Zeit",
    "report.next.groups": "Gruppen",
    "report.next.number": "Anzahl",
    "report.next.money": "Erklärt, Geld",
    "report.next.log": "Erklärt, log(1 + Geld)",
    "report.next.interval": "{value} ({low} bis {high})",
    "report.next.note": (
        "0 heißt gar keine Gruppen, 1 vollkommen, unter 0 schlechter als keine; höher ist besser."
        " In Klammern 95-%-Intervalle über die Kunden; von anderen Jahreszeiten wissen sie "
        "nichts. In Geld entscheiden wenige große Kunden, in Logarithmen alle."
    ),
    "issue.lines_no_customer.message": (
        "{n:int} Zeilen ({share:percent}) haben keinen Kunden und blieben weg."
    ),
    "issue.lines_no_customer.remedy": (
        "Sehen Sie nach, ob sie von Gästen sind oder eine Spalte verloren ging."
    ),
    "issue.lines_no_date.message": (
        "{n:int} Zeilen ({share:percent}) haben kein lesbares Datum und blieben weg."
    ),
    "issue.lines_no_date.remedy": "Geben Sie mit --date-order an, wie Daten geschrieben sind.",
    "issue.lines_no_amount.message": (
        "{n:int} Zeilen ({share:percent}) haben keinen lesbaren Wert und blieben weg."
    ),
    "issue.lines_no_amount.remedy": (
        "Nennen Sie die Spalte mit --amount, oder mit --quantity und --price."
    ),
    "issue.lines_later.message": (
        "{n:int} Zeilen ({share:percent}) liegen nach dem Stichtag und blieben weg."
    ),
    "issue.lines_later.remedy": "",
    "issue.lines_excluded.message": (
        "{n:int} Zeilen ({share:percent}) sind von Produkten, die wegbleiben sollten."
    ),
    "issue.lines_excluded.remedy": "",
    "issue.products_absent.message": (
        "{products:list} sollten wegbleiben, und keine Zeile ist davon."
    ),
    "issue.products_absent.remedy": "Schreiben Sie die Nummern genau wie in den Zeilen.",
    "issue.cancelled_absent.message": (
        "Keine Bestellnummer beginnt mit {prefix}: Keine Zeile galt deshalb als Stornierung."
    ),
    "issue.cancelled_absent.remedy": "Schreiben Sie den Anfang genau wie in den Zeilen.",
    "issue.lines_other_currency.message": (
        "{n:int} Zeilen ({share:percent}) sind in anderen Währungen und blieben weg."
    ),
    "issue.lines_other_currency.remedy": "Rechnen Sie die Beträge zuerst um, um alle zu behalten.",
    "issue.lines_zero.message": "{n:int} Zeilen ({share:percent}) kosteten nichts und blieben weg.",
    "issue.lines_zero.remedy": "",
    "issue.lines_twice.message": (
        "{n:int} Zeilen ({share:percent}) gleichen einer früheren in jeder verwendeten Spalte und"
        " zählen als eigene Käufe."
    ),
    "issue.lines_twice.remedy": (
        "Wurden dieselben Zeilen zweimal gelesen, lassen Sie sie mit --duplicates drop weg."
    ),
    "issue.lines_no_currency.message": (
        "{n:int} Zeilen ({share:percent}) haben keine Währung und gelten als in der der anderen."
    ),
    "issue.lines_no_currency.remedy": (
        "Nennen Sie die Währung mit --only-currency, um sie wegzulassen."
    ),
    "issue.lines_marked.message": (
        "{n:int} Zeilen ({share:percent}) haben Bestellnummern, die wie Stornos oft mit C "
        "beginnen. Ihr Wert ist nicht negativ, also zählen sie als Käufe."
    ),
    "issue.lines_marked.remedy": "Sind es Stornos, sagen Sie --cancelled C.",
    "issue.lines_far.message": (
        "Tage werden vom {date} an zurückgezählt, dem spätesten Datum der Zeilen, doch der Kauf "
        "davor war am {before}: Ein falsches Datum ließe alle lange verschwunden aussehen."
    ),
    "issue.lines_far.remedy": "Geben Sie das Ende des Zeitraums mit --reference-date an.",
    "issue.next_left_out.message": "Der nächste Zeitraum wurde nicht zurückgehalten: {reason}",
    "issue.next_left_out.remedy": "",
    "issue.lines_repeated.message": (
        "{n:int} Zeilen ({share:percent}) gleichen einer früheren in jeder verwendeten Spalte und "
        "blieben weg."
    ),
    "issue.lines_repeated.remedy": "",
    "issue.lines_early.message": (
        "Der früheste Kauf ist vom {date}, der nächste vom {after}: Ist dieses Datum falsch, oder "
        "steht es für keines, hat der Kunde einen falschen ersten Kauf."
    ),
    "issue.lines_early.remedy": (
        "Sehen Sie sich die Zeile an, und leeren Sie das Datum, wenn es keines ist."
    ),
    "issue.customers_nothing.message": (
        "{n:int} Kunden ({share:percent}) haben eine Summe von 0 oder weniger: Sie bezahlten "
        "nichts oder brachten mindestens so viel zurück, wie sie bezahlten."
    ),
    "issue.customers_nothing.remedy": "",
    "issue.customers_young.message": (
        "{n:int} Kunden ({share:percent}) kauften zuerst weniger als {days:int} Tage vor dem "
        "Stichtag. Das ist der übliche Abstand zwischen Käufen (der Median der mittleren Abstände"
        " der Kunden): Sie hatten kaum Zeit wiederzukommen und wirken allein deshalb selten und "
        "neu."
    ),
    "issue.customers_young.remedy": "Lesen Sie Recency und Häufigkeit junger Kunden mit Vorsicht.",
}
