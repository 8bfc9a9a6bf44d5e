"""German texts of the verdict: one sentence, its gates, and what to know besides."""

TEXTS: dict[str, str] = {
    # The verdict. {where} is empty, or speaks of the customers that are left.
    "verdict.natural": "{count} natürliche Segmente{where}.",
    "verdict.reproducible": (
        "{count} reproduzierbare Gruppen{where}: gemacht, nicht gefunden, aber sie kehren wieder."
    ),
    "verdict.constructive": (
        "Keine natürlichen Segmente{where}: Wir fanden keine Belege für Gruppen."
    ),
    "verdict.constructive.unclear": (
        "Keine natürlichen Segmente{where}: Die Belege reichen nicht für Gruppen."
    ),
    "verdict.where": " unter den übrigen {rest_share:percent} der Kunden",
    # What cannot be tested.
    "verdict.not_assessable.few_rows": (
        "Nicht prüfbar: {n_tested:int} vollständige Zeilen, und der Test braucht {needed:int}."
    ),
    "verdict.not_assessable.incomplete": (
        "Nicht prüfbar: Nur {n_complete:int} von {n_rows:int} Zeilen sind vollständig, und der "
        "Test braucht {needed:percent}."
    ),
    "verdict.not_assessable.no_column": (
        "Nicht prüfbar: Keine numerische Spalte variiert, und Abstände zwischen Kunden brauchen "
        "eine."
    ),
    "verdict.not_assessable.wide": (
        "Nicht prüfbar: {n_tested:int} vollständige Zeilen für {n_dimensions:int} Dimensionen, "
        "und der Test braucht {needed:int}, 10 für jede."
    ),
    "verdict.not_assessable.few_distinct": (
        "Nicht prüfbar: Die Kunden haben {n_distinct:int} verschiedene Zeilen von Werten, und "
        "der Test braucht {needed:int}."
    ),
    "verdict.not_assessable.weights": (
        "Nicht prüfbar: Die Zeilen tragen Gewichte, und der Test gilt für Kunden, die je einmal "
        "zählen."
    ),
    "verdict.not_assessable.rule_only": (
        "Nicht prüfbar: Was hervorsticht, ist eine Regel, und die übrigen {n_tested:int} Kunden "
        "lassen sich nicht prüfen."
    ),
    # Gates.
    "verdict.gate.structure": (
        "Bei k = {k:int} ist die {measure} {silhouette:fixed2}; Daten ohne Gruppen ergeben im "
        "Mittel {null_mean:fixed2}. Über alle k: {p_phrase} ({n_nulls:int} solcher Datensätze; "
        "höchstens {needed:fixed2} nötig)."
    ),
    "verdict.gate.effect": (
        "Die {measure} liegt um {observed} über der von Daten ohne Gruppen, um "
        "{relative:percent} davon ({needed:fixed2} oder {relative_needed:percent} nötig)."
    ),
    "verdict.gate.effect.below": (
        "Die {measure} liegt um {observed} unter der von Daten ohne Gruppen ({needed:fixed2} "
        "darüber oder {relative_needed:percent} davon nötig)."
    ),
    "verdict.gate.agreement": (
        "Übereinstimmung zweier Ziehungen im Median {observed} (adjustierter Rand-Index von "
        "{n_pairs:int} Paaren, 1 = dieselben {groups}; {needed:fixed2} nötig)."
    ),
    "verdict.gate.valley": (
        "Auf halbem Weg zwischen benachbarten {groups:?Segmenten|Gruppen} sind {observed}-mal so "
        "viele Kunden wie an ihren Zentren (höchstens {needed:fixed2}; etwa 1 in einer "
        "gleichmäßigen Wolke)."
    ),
    "verdict.gate.size": (
        "{group:?Das kleinste Segment|Die kleinste Gruppe} hat {observed:int} Kunden "
        "({needed:int} nötig)."
    ),
    # How well a split comes back; what else keeps it from being reproducible.
    "verdict.stability": (
        "Übereinstimmung zweier Ziehungen im Median {agreement} ({needed:fixed2} nötig)"
    ),
    "verdict.stability.but": "{said}, aber {failed}",
    "verdict.stability.jaccard": (
        "die am wenigsten stabile Gruppe hat eine Jaccard-Ähnlichkeit von {jaccard} "
        "({needed:fixed2} nötig)"
    ),
    "verdict.stability.size": "die kleinste Gruppe hat {smallest:int} Kunden ({needed:int} nötig)",
    "verdict.stability.and": "{first} und {last}",
    "verdict.among.usual": "Unter den Aufteilungen in drei bis sechs ausreichend große Gruppen",
    "verdict.among.any": "Unter allen geprüften Aufteilungen",
    "verdict.standing.outscored": (
        " Auch dieses nimmt jede Hürde, mit niedrigerem Punktwert ({own:fixed3}; {best:fixed3} "
        "bei k = {best_k:int})."
    ),
    # Groups that one exact value makes.
    "verdict.rule_group": "Bei {share:percent} der Kunden ist {column:list} = {value:number}.",
    "verdict.rule_group.same": (
        "{share:percent} der Kunden haben ein und denselben Wert von {column:list}."
    ),
    # What the reader should know besides.
    "verdict.flag.atom_split": (
        "{rule_groups} Das ist eine Regel, keine Entdeckung. Das Urteil betrifft die übrigen "
        "{rest_share:percent}."
    ),
    "verdict.flag.rule_only": "{rule_groups} Das ist eine Regel, keine Entdeckung.",
    "verdict.flag.curve": (
        "Auch Abschnitte einer durchgehenden Kurve können so aussehen: Sehen Sie auf die Karte."
    ),
    "verdict.flag.made": (
        "Auch Schnitte durch eine gleichmäßige Wolke kehren wieder, umso sicherer, je mehr "
        "Kunden es sind: Dass sie wiederkehren, belegt keine Gruppen."
    ),
    "verdict.flag.convenience": (
        "Jede Aufteilung dieser {n_all:int} Kunden ist eine praktische Hilfe. {stable_among} ist "
        "die in {stable_count} die stabilste: {stability}."
    ),
    "verdict.flag.missed": (
        "Gruppen, die sich überlappen, weniger als {needed:int} Kunden haben oder sich nur in "
        "Spalten zeigen, die dieser Tabelle fehlen, würden übersehen: Fehlende Belege sind kein "
        "Beweis."
    ),
    "verdict.flag.structure_hint": (
        "Die Kunden unterscheiden sich von Daten ohne Gruppen ({p_phrase}, {n_nulls:int} "
        "Datensätze), aber keine Aufteilung, die das zeigt, kehrt wieder: vielleicht eine "
        "einzelne dichte Stelle oder Spalten, die nur Rauschen hinzufügen. Lassen Sie schwache "
        "Spalten weg, oder verwenden Sie einzelne Gruppen, die stabil sind."
    ),
    "verdict.flag.deviates": (
        "Die Kunden weichen von Daten ohne Gruppen ab ({p_phrase}, {n_nulls:int} Datensätze), "
        "wie es gekrümmte oder ungleichmäßige Wolken tun, aber keine der geprüften Anzahlen von "
        "Gruppen zeigt es deutlich: Die {measure} liegt höchstens um {largest_excess:fixed3} "
        "über der ihren (0,06 oder ein Fünftel der ihren ist nötig)."
    ),
    "verdict.flag.not_separated": (
        "Eine Aufteilung in {filled_count} sticht hervor und kehrt wieder, aber der Raum "
        "zwischen ihren Gruppen ist gefüllt ({filled_valley:fixed2}-mal so viele Kunden auf "
        "halbem Weg wie an den Zentren): eher Scheiben einer Wolke als Gruppen mit Lücken."
    ),
    "verdict.flag.tiny_segments": (
        "Bei k = {tiny_k:int} hat die kleinste Gruppe {tiny_n:int} Kunden, und ein Segment "
        "braucht {needed:int}: oft wenige ungewöhnliche Kunden."
    ),
    "verdict.flag.valley_at_k": (
        "Der Punktwert bevorzugt k = {k:int}, aber zwischen dessen Segmenten ist der Raum "
        "gefüllt ({valley:fixed2}, höchstens {valley_needed:fixed2} nötig); leerer Raum fand "
        "sich bei k = {separated_words}."
    ),
    "verdict.flag.several_k": (
        "{plausible_words} sind fast gleich gut vertretbar: Ihre Punktwerte liegen höchstens 10 "
        "% unter dem besten."
    ),
    "verdict.flag.several_stable_k": (
        "Schnitte in {plausible_words} kehren gleichermaßen wieder; gezeigt ist der feinste."
    ),
    "verdict.flag.k_at_limit": (
        "k = {k:int} ist die größte Anzahl, die der Test versucht: Es können mehr sein."
    ),
    "verdict.flag.shown_any_k": (
        "Keine Aufteilung in drei bis sechs hat nur Gruppen von {needed:int} oder mehr Kunden; "
        "gezeigt ist deshalb die stabilste von allen."
    ),
    "verdict.flag.k_given": (
        "k = {k_given:int} war vorgegeben: Die Hürden sind die dieses k.{standing} Das Urteil "
        "spricht über die Daten, welches k auch gewünscht ist."
    ),
    "verdict.flag.k_within": (
        "k = {k_within:int} ist gezeigt, innerhalb der gesetzten Grenzen: Die Hürden sind die "
        "dieses k.{standing} Das Urteil spricht über die Daten, welche Grenzen auch gesetzt sind."
    ),
    "verdict.flag.k_one": (
        "k = 1 war vorgegeben: alle Kunden in einer Gruppe, und das kann keine Hürde prüfen. Die "
        "Hürden sind die von k = {gates_k:int}; das Urteil spricht über die Daten, welches k "
        "auch gewünscht ist."
    ),
    "verdict.flag.k_not_tested": (
        "Der Test umfasst k = {k_min:int} bis {k_max:int}, nicht k = {k_given:int}: Dessen "
        "Gruppen wurden nicht geprüft. Die Hürden sind die von k = {gates_k:int}."
    ),
    "verdict.flag.two_humps.one": (
        "Für sich allein hat diese Spalte zwei Höcker: {two_humps:list}. Ein Schnitt dazwischen "
        "ist eine einfachere Regel als eine Segmentierung."
    ),
    "verdict.flag.two_humps": (
        "Für sich allein haben diese Spalten zwei Höcker: {two_humps:list}. Ein Schnitt zwischen "
        "den Höckern einer Spalte ist eine einfachere Regel als eine Segmentierung."
    ),
    "verdict.flag.atoms": (
        "{atom_groups} Eine solche Gruppe ist eine Regel, keine Entdeckung; am einfachsten ist "
        "es vielleicht, sie beiseitezulegen und die übrigen zu segmentieren."
    ),
    "verdict.flag.categories": (
        "Die {groups} wiederholen fast die Kategorien von {categories:list} (Cramérs V über 0,80)."
    ),
    "verdict.flag.small_sample": (
        "{n_tested:int} Kunden sind wenige für {n_dimensions:int} Dimensionen: {advised:int} "
        "sind ratsam, 70 für jede. Nahe oder kleine Gruppen können übersehen werden."
    ),
    "verdict.flag.sampled": (
        "Geprüft an {n_sampled:int} von {n_complete:int} vollständigen Zeilen, zufällig gezogen."
    ),
    "verdict.flag.incomplete_rows": (
        "{n_incomplete:int} von {n_rows:int} Zeilen haben fehlende Werte und waren nicht Teil "
        "des Tests."
    ),
    "verdict.flag.constant_columns": (
        "Nicht Teil des Tests, weil alle Werte gleich sind: {constant:list}."
    ),
}
