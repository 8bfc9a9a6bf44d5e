"""German texts of the choice of k and of the verdict."""

TEXTS: dict[str, str] = {
    # Why this k. The parts that apply are joined to one paragraph.
    "selection.reason.silhouette": (
        "Von k = {k_min:int} bis {k_max:int} hat k = {k:int} die größte mittlere Silhouette: "
        "{silhouette:fixed3} (von −1 bis 1, höher ist besser)."
    ),
    "selection.reason.silhouette_eligible": (
        "Von k = {k_min:int} bis {k_max:int} hat k = {k:int} die größte mittlere Silhouette "
        "unter denen, deren kleinste Gruppe mindestens {needed:int} Kunden hat: "
        "{silhouette:fixed3} (von −1 bis 1, höher ist besser)."
    ),
    "selection.reason.only_eligible": (
        "Von k = {k_min:int} bis {k_max:int} ist k = {k:int} das einzige, dessen kleinste Gruppe "
        "mindestens {needed:int} Kunden hat; die mittlere Silhouette ist {silhouette:fixed3} "
        "(von −1 bis 1, höher ist besser)."
    ),
    "selection.reason.only": (
        "k = {k:int} ist die einzige versuchte Anzahl von Gruppen; die mittlere Silhouette ist "
        "{silhouette:fixed3} (von −1 bis 1, höher ist besser)."
    ),
    "selection.reason.runner_up": (
        "Danach kommt k = {runner_up:int} mit {runner_up_silhouette:fixed3}."
    ),
    "selection.reason.sampled": (
        "Silhouetten wurden an {silhouette_rows:int} von {n_rows:int} Kunden gemessen "
        "(Standardfehler {silhouette_se:number})."
    ),
    "selection.reason.yardstick": (
        "Auch Daten ohne Gruppen haben eine positive Silhouette: etwa "
        "{without_groups_low:fixed2} bis {without_groups_high:fixed2} in {n_columns:int} "
        "gleichmäßig gefüllten Spalten (k = 2 bis 8, 200 bis 2.000 Zeilen)."
    ),
    "selection.reason.yardstick_one": (
        "Auch Daten ohne Gruppen haben eine positive Silhouette: etwa "
        "{without_groups_low:fixed2} bis {without_groups_high:fixed2} in einer gleichmäßig "
        "gefüllten Spalte (k = 2 bis 8, 200 bis 2.000 Zeilen)."
    ),
    "selection.reason.yardstick_many": (
        "Auch Daten ohne Gruppen haben eine positive Silhouette: unter 0,1 in {n_columns:int} "
        "gleichmäßig gefüllten Spalten (k = 2 bis 8, 200 bis 2.000 Zeilen)."
    ),
    "selection.reason.untested": (
        "Ob diese hier größer ist, als solche Daten ergeben, wurde nicht geprüft."
    ),
    "selection.reason.natural": (
        "Von k = {tested_low:int} bis {tested_high:int} hat k = {k:int} das höchste Produkt aus "
        "Silhouetten-Überschuss und Übereinstimmung unter den {n_passing:int}, die die Hürden "
        "nehmen: {score:fixed3} (höher ist besser)."
    ),
    "selection.reason.reproducible": (
        "Kein k von {tested_low:int} bis {tested_high:int} zeigt natürliche Segmente. k = "
        "{k:int} ist das größte, dessen Gruppen in neuen Ziehungen wiederkehren: adjustierter "
        "Rand-Index im Median {agreement:fixed2} (0,80 nötig), kleinste Jaccard-Ähnlichkeit "
        "{jaccard:fixed2} (0,75 nötig)."
    ),
    "selection.reason.constructive": (
        "Kein k von {tested_low:int} bis {tested_high:int} zeigt natürliche oder reproduzierbare "
        "Gruppen. k = {k:int} ist gezeigt, weil sich seine Gruppen unter den Aufteilungen in "
        "drei bis sechs ausreichend große Gruppen zwischen Ziehungen am wenigsten ändern: "
        "{stability}."
    ),
    "selection.reason.constructive_any": (
        "Kein k von {tested_low:int} bis {tested_high:int} zeigt natürliche oder reproduzierbare "
        "Gruppen. k = {k:int} ist gezeigt, weil sich seine Gruppen zwischen Ziehungen am "
        "wenigsten ändern: {stability}."
    ),
    "selection.reason.natural_restricted": (
        "Die Regel würde k = {reported_k:int} zeigen, außerhalb der gesetzten Grenzen. Innerhalb "
        "hat k = {k:int} das höchste Produkt aus Silhouetten-Überschuss und Übereinstimmung: "
        "{score:fixed3} (höher ist besser)."
    ),
    "selection.reason.reproducible_restricted": (
        "Die Regel würde k = {reported_k:int} zeigen, außerhalb der gesetzten Grenzen. Innerhalb "
        "ist k = {k:int} das größte, dessen Gruppen in neuen Ziehungen wiederkehren: "
        "adjustierter Rand-Index im Median {agreement:fixed2} (0,80 nötig)."
    ),
    "selection.reason.constructive_restricted": (
        "Die Regel würde k = {reported_k:int} zeigen, außerhalb der gesetzten Grenzen. Innerhalb "
        "ändern sich die Gruppen von k = {k:int} zwischen Ziehungen am wenigsten: {stability}."
    ),
    "selection.reason.beside_rule": (
        "Kunden, die eine Regel abtrennt, nahmen am Urteil nicht teil. Gezeigt sind alle Kunden "
        "in k = {k:int} Gruppen, wie KMeans sie bildet; diese Aufteilung als Ganzes wurde nicht "
        "gegen Daten ohne Gruppen geprüft."
    ),
    "selection.reason.compared": (
        "An den {n_tested:int} Kunden des Tests ist die {measure} {test_silhouette:fixed3}; "
        "Daten ohne Gruppen ergeben im Mittel {null_silhouette:fixed3}."
    ),
    "selection.reason.user": "k = {k:int} war vorgegeben.",
    "selection.reason.user_agrees": (
        "Es hat auch die größte mittlere Silhouette, {silhouette:fixed3} (von −1 bis 1, höher "
        "ist besser)."
    ),
    "selection.reason.user_differs": (
        "Die mittlere Silhouette ist {silhouette:fixed3}; die größte, {best_silhouette:fixed3}, "
        "hat k = {best_k:int} (von −1 bis 1, höher ist besser)."
    ),
    "selection.reason.user_best": (
        "Die größte mittlere Silhouette, {best_silhouette:fixed3}, hat k = {best_k:int} (von −1 "
        "bis 1, höher ist besser)."
    ),
    "selection.reason.user_agrees_eligible": (
        "Es hat auch die größte mittlere Silhouette unter denen, deren kleinste Gruppe "
        "mindestens {needed:int} Kunden hat, {silhouette:fixed3} (von −1 bis 1, höher ist "
        "besser)."
    ),
    "selection.reason.user_differs_eligible": (
        "Die mittlere Silhouette ist {silhouette:fixed3}; die größte unter denen, deren kleinste "
        "Gruppe mindestens {needed:int} Kunden hat, {best_silhouette:fixed3}, hat k = "
        "{best_k:int} (von −1 bis 1, höher ist besser)."
    ),
    "selection.reason.user_best_eligible": (
        "Die größte mittlere Silhouette unter denen, deren kleinste Gruppe mindestens "
        "{needed:int} Kunden hat, {best_silhouette:fixed3}, hat k = {best_k:int} (von −1 bis 1, "
        "höher ist besser)."
    ),
    "selection.reason.set_aside": (
        "k = {set_aside} läge mit {set_aside_silhouette:fixed3} höher, aber seine kleinste "
        "Gruppe hat {set_aside_smallest:int} Kunden; mindestens {needed:int} sind nötig."
    ),
    # What the reader should know about the choice.
    "selection.flag.k_at_limit": (
        "k = {k:int} ist die größte versuchte Anzahl: Eine größere kann besser abschneiden. "
        "Versuchen Sie mehr mit --k-max."
    ),
    "selection.flag.k_restricted": "Ohne Ihre Grenzen würde die Regel k = {reported_k:int} zeigen.",
    "selection.flag.small_clusters": (
        "Eine Gruppe mit weniger als {needed:int} Kunden steht in einer Aufteilung, die gut "
        "abschneidet: oft wenige ungewöhnliche Kunden, keine Gruppe zum Ansprechen."
    ),
    "selection.flag.small_clusters_chosen": (
        "Die kleinste Gruppe hat {smallest:int} Kunden, weniger als die {needed:int}, die eine "
        "Gruppe haben sollte."
    ),
    "selection.flag.starts_disagree": (
        "Die besten Starts stimmen nur zu {start_agreement:fixed2} überein (adjustierter "
        "Rand-Index, 1 = dieselben Gruppen, 0,95 nötig): Andere Starts ziehen die Grenzen "
        "anderswo."
    ),
    "selection.flag.criteria_disagree": (
        "Die Kriterien sind sich über k = {k:int} nicht einig: {agreeing:int} von "
        "{n_criteria:int} bevorzugen es."
    ),
    # The verdict while no test has been made.
    "verdict.not_tested": "{count} Segmente, noch nicht gegen Daten ohne Gruppen geprüft.",
    "verdict.not_tested.one": (
        "Ein Segment, alle Kunden: noch nicht gegen Daten ohne Gruppen geprüft."
    ),
    "count.2": "Zwei",
    "count.3": "Drei",
    "count.4": "Vier",
    "count.5": "Fünf",
    "count.6": "Sechs",
    "count.7": "Sieben",
    "count.8": "Acht",
    "count.9": "Neun",
    "count.10": "Zehn",
    "count.11": "Elf",
    "count.12": "Zwölf",
}
