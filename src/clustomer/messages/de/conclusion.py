"""German texts of the conclusion: findings, their significance, suggestions, limits."""

TEXTS: dict[str, str] = {
    "describe.finding.customers.many": (
        "Die {n:int} Kunden verteilen sich auf {k:int} {nouns}, gebildet aus {n_features:int} "
        "Spalten: {features:list}."
    ),
    "describe.finding.customers.one": (
        "Die {n:int} Kunden verteilen sich auf {k:int} {nouns}, gebildet aus einer Spalte: "
        "{features:list}."
    ),
    "describe.finding.customers.whole": (
        "Die {n:int} Kunden sind als {noun:?ein einziges Segment|eine einzige Gruppe} gezeigt: "
        "Sie wurden nicht aufgeteilt."
    ),
    "describe.finding.natural.same": (
        "{asked}{count_first} natürliche Segmente wurden{where} gefunden{beside}."
    ),
    "describe.finding.natural.also": (
        "{asked}Die Daten sprechen{where} für {found} natürliche Segmente; {count} sind ebenso "
        "vertretbar{beside}."
    ),
    "describe.finding.natural.outscored": (
        "{asked}Die Daten sprechen{where} für {found} natürliche Segmente; auch {count} nehmen "
        "jede Hürde, mit niedrigerem Punktwert{beside}."
    ),
    "describe.finding.natural.other": (
        "{asked}Die Daten sprechen{where} für {found} natürliche Segmente{tested}, nicht für die "
        "{count} gezeigten {nouns}{observed}."
    ),
    "describe.finding.natural.beside": (
        "{asked}{found_first} natürliche Segmente wurden{where} gefunden{beside}. Alle Kunden "
        "sind in {count} {nouns:?Segmenten|Gruppen} gezeigt, die als Ganzes nicht geprüft wurden."
    ),
    "describe.finding.reproducible.beside": (
        "{asked}{found_first} reproduzierbare {nouns}{where}: gemacht, nicht gefunden, aber sie "
        "kehren in neuen Ziehungen wieder. {structure} Alle Kunden sind in {count} "
        "{nouns:?Segmenten|Gruppen} gezeigt, die als Ganzes nicht geprüft wurden."
    ),
    "describe.finding.constructive.beside": (
        "{asked}{structure} Alle Kunden sind in {count} {nouns:?Segmenten|Gruppen} gezeigt: Über "
        "jene Regel hinaus sind sie gemacht, nicht gefunden."
    ),
    "describe.finding.natural.untested": (
        "{asked}Die Daten sprechen{where} für {found} natürliche Segmente{tested}. Die {count} "
        "gezeigten {nouns} wurden nicht geprüft."
    ),
    "describe.finding.natural.whole": (
        "{asked}Die Daten sprechen{where} für {found} natürliche Segmente{tested}."
    ),
    "describe.finding.reproducible.same": (
        "{asked}{count_first} reproduzierbare {nouns}{where}: gemacht, nicht gefunden, aber sie "
        "kehren in neuen Ziehungen wieder. {structure}"
    ),
    "describe.finding.reproducible.also": (
        "{asked}Die {count} gezeigten {nouns} sind gemacht, nicht gefunden, kehren aber in neuen "
        "Ziehungen wieder; ebenso {found}, die größte Anzahl, für die das gilt. {structure}"
    ),
    "describe.finding.reproducible.other": (
        "{asked}Die {count} gezeigten {nouns} sind gemacht, nicht gefunden. Die größte Anzahl "
        "von Gruppen, die in neuen Ziehungen wiederkehren, ist {found}. {structure}"
    ),
    "describe.finding.reproducible.untested": (
        "{asked}Die {count} gezeigten {nouns} sind gemacht, nicht gefunden, und wurden nicht "
        "geprüft. Die größte Anzahl von Gruppen, die in neuen Ziehungen wiederkehren, ist "
        "{found}. {structure}"
    ),
    "describe.finding.reproducible.whole": (
        "{asked}Die größte Anzahl von Gruppen, die in neuen Ziehungen wiederkehren, ist {found}: "
        "gemacht, nicht gefunden. {structure}"
    ),
    "describe.finding.constructive.same": (
        "{asked}{structure} Die {count} gezeigten {nouns} sind gemacht, nicht gefunden{why}."
    ),
    "describe.finding.constructive.untested": (
        "{asked}{structure} Die {count} gezeigten {nouns} sind gemacht, nicht gefunden, und "
        "wurden nicht geprüft."
    ),
    "describe.finding.constructive.whole": "{asked}{structure}",
    "describe.finding.not_assessable": "Ob es Gruppen gibt, konnte nicht geprüft werden.",
    "describe.finding.not_assessable.reason": (
        "Ob es Gruppen gibt, konnte nicht geprüft werden. {reason}"
    ),
    "describe.finding.plausible": (
        "{ks} {nouns} sind {all_of} vertretbar: Die Belege entscheiden nicht zwischen diesen "
        "Anzahlen."
    ),
    "describe.finding.agreement": (
        "Die Übereinstimmung zweier Ziehungen beträgt im Median {shown} (adjustierter "
        "Rand-Index; 1 = dieselben {nouns}, 0 = Zufall; 0,80 nötig){refitted}."
    ),
    "describe.finding.stability.all": (
        "Neue Ziehungen bringen {all_of} {nouns} zurück: {parts} (mittlere Jaccard-Ähnlichkeit, "
        "1 = dieselben Kunden; stabil ab 0,75, sehr stabil ab 0,85)."
    ),
    "describe.finding.stability.some": (
        "Neue Ziehungen bringen {back} der {count} {nouns} zurück: {parts} (mittlere "
        "Jaccard-Ähnlichkeit, 1 = dieselben Kunden; stabil ab 0,75, sehr stabil ab 0,85, nicht "
        "verlässlich unter 0,60)."
    ),
    "describe.finding.stability.none": (
        "Neue Ziehungen bringen {nouns:?keines der|keine der} {count} {nouns} zurück: {parts} "
        "(mittlere Jaccard-Ähnlichkeit, 1 = dieselben Kunden; stabil ab 0,75, nicht verlässlich "
        "unter 0,60)."
    ),
    "describe.finding.choice.silhouette": (
        "Mit {k:int} {nouns:?Segmenten|Gruppen} ist die mittlere Silhouette am höchsten: "
        "{silhouette:fixed3} (von −1 bis 1, höher heißt klarer; {basis})."
    ),
    "describe.finding.choice.silhouette.large_enough": (
        "Mit {k:int} {nouns:?Segmenten|Gruppen} ist die mittlere Silhouette am höchsten unter "
        "den Anzahlen, bei denen {noun:?das kleinste Segment|die kleinste Gruppe} groß genug "
        "ist: {silhouette:fixed3} (von −1 bis 1, höher heißt klarer; {basis})."
    ),
    "describe.finding.choice.silhouette.alone": "Die Anzahl der {nouns} ist {k:int}.",
    "describe.finding.choice.user": (
        "Gewünscht waren {k:int} {nouns}. Ihre mittlere Silhouette ist {silhouette:fixed3} (von "
        "−1 bis 1, höher heißt klarer; {basis})."
    ),
    "describe.finding.choice.user.whole": (
        "Gewünscht war {noun:?ein einziges Segment|eine einzige Gruppe}."
    ),
    "describe.finding.choice.user.alone": "Gewünscht waren {k:int} {nouns}.",
    "describe.finding.choice.other": (
        "Die Anzahl der {nouns}, {k:int}, wurde nach {criterion} gewählt. Die mittlere "
        "Silhouette ist {silhouette:fixed3} (von −1 bis 1, höher heißt klarer; {basis})."
    ),
    "describe.finding.choice.other.alone": (
        "Die Anzahl der {nouns}, {k:int}, wurde nach {criterion} gewählt."
    ),
    "describe.finding.runner_up.ahead": (
        "Die nächstbeste Anzahl ist {runner_up_k:int} mit einer mittleren Silhouette von "
        "{runner_up_silhouette:fixed3}, um {lead:fixed3} niedriger."
    ),
    "describe.finding.runner_up.narrow": (
        "Der Vorsprung ist knapp: Mit {runner_up_k:int} {nouns:?Segmenten|Gruppen} ist die "
        "mittlere Silhouette {runner_up_silhouette:fixed3}; nach diesem Maß ist jene Antwort "
        "fast ebenso gut."
    ),
    "describe.finding.runner_up.behind": (
        "Nach der mittleren Silhouette schneidet eine andere Anzahl besser ab: {runner_up_k:int} "
        "mit {runner_up_silhouette:fixed3}."
    ),
    "describe.finding.inertia": (
        "Die {nouns} erklären {between_share:percent} der Streuung der aufbereiteten Spalten; "
        "{inertia_share:percent} bleiben in ihnen. Jede Aufteilung einer Tabelle erklärt etwas "
        "davon."
    ),
    "describe.finding.sizes": (
        "Am größten ist {largest}, mit {largest_customers} ({largest_share:percent}); am "
        "kleinsten ist {smallest}, mit {smallest_n:int} ({smallest_share:percent})."
    ),
    "describe.finding.segment.1": (
        "{title}: {customers} ({share:percent}); {statistic_1} {label_1} {here_1:number}{unit_1} "
        "(alle Kunden {all_1:number}{all_unit_1})."
    ),
    "describe.finding.segment.2": (
        "{title}: {customers} ({share:percent}); {statistic_1} {label_1} {here_1:number}{unit_1} "
        "(alle Kunden {all_1:number}{all_unit_1}); {statistic_2} {label_2} "
        "{here_2:number}{unit_2} (alle Kunden {all_2:number}{all_unit_2})."
    ),
    "describe.finding.segment.3": (
        "{title}: {customers} ({share:percent}); {statistic_1} {label_1} {here_1:number}{unit_1} "
        "(alle Kunden {all_1:number}{all_unit_1}); {statistic_2} {label_2} "
        "{here_2:number}{unit_2} (alle Kunden {all_2:number}{all_unit_2}); {statistic_3} "
        "{label_3} {here_3:number}{unit_3} (alle Kunden {all_3:number}{all_unit_3})."
    ),
    "describe.finding.segment.levels.1": (
        "{title}: {customers} ({share:percent}); {share_1:percent} haben {label_1} „{level_1}“ "
        "(alle Kunden {population_share_1:percent})."
    ),
    "describe.finding.segment.levels.2": (
        "{title}: {customers} ({share:percent}); {share_1:percent} haben {label_1} „{level_1}“ "
        "(alle Kunden {population_share_1:percent}); {share_2:percent} haben {label_2} "
        "„{level_2}“ (alle Kunden {population_share_2:percent})."
    ),
    "describe.finding.segment.0": (
        "{title}: {customers} ({share:percent}); keine Spalte weicht um eine halbe "
        "Standardabweichung von den übrigen Kunden ab (der größte Unterschied ist {label}, "
        "{difference:fixed2})."
    ),
    "describe.finding.segment.bare": (
        "{title}: {customers} ({share:percent}); keine Zahl hebt sie hervor."
    ),
    "describe.finding.segment.level": (
        "In {title} haben {share:percent} {label} „{level}“, unter allen Kunden "
        "{population_share:percent}."
    ),
    "describe.finding.separation": (
        "Am stärksten trennt {label} die {nouns}: {eta_squared:percent} der Varianz dieser "
        "Spalte liegen zwischen ihnen."
    ),
    "describe.finding.separation.share": (
        "Am stärksten trennt {label} die {nouns}: Die Spalte liefert {between_share:percent} der "
        "Trennung, und {eta_squared:percent} ihrer eigenen Varianz{scale} liegen zwischen ihnen."
    ),
    "describe.finding.value": (
        "{title}: {share:percent} der Kunden und {value_share:percent} der Summe von {label}."
    ),
    "describe.finding.link.strong": (
        "Unter den numerischen Spalten hängen {first} und {second} am engsten zusammen: "
        "Rangkorrelation {r:fixed2}."
    ),
    "describe.finding.link.weak": (
        "Die numerischen Spalten hängen kaum zusammen: Die stärkste Rangkorrelation ist "
        "{r:fixed2}, zwischen {first} und {second}."
    ),
    "describe.finding.comparison.nearly_same": (
        "Ihre Spalte „{column}“ und diese {nouns} sind fast dasselbe ({agreement:fixed2}; 1 = "
        "identisch, 0 = Zufall)."
    ),
    "describe.finding.comparison.largely": (
        "Ihre Spalte „{column}“ und diese {nouns} stimmen weitgehend überein "
        "({agreement:fixed2}; 1 = identisch, 0 = Zufall)."
    ),
    "describe.finding.comparison.partly": (
        "Ihre Spalte „{column}“ und diese {nouns} stimmen nur teilweise überein "
        "({agreement:fixed2}; 1 = identisch, 0 = Zufall)."
    ),
    "describe.finding.comparison.none": (
        "Ihre Spalte „{column}“ und diese {nouns} stimmen nicht besser überein als durch Zufall "
        "({agreement:fixed2}; 1 = identisch, 0 = Zufall)."
    ),
    "describe.finding.comparison.chance": (
        "Ihre Spalte „{column}“ und diese {nouns} stimmen kaum besser überein als durch Zufall "
        "({agreement:fixed2}; 1 = identisch, 0 = Zufall)."
    ),
    "describe.significance.range": (
        "{statistic} {label}: {low:number}{low_unit} in {low_title} bis {high:number}{high_unit} "
        "in {high_title}; alle Kunden {all:number}{all_unit}."
    ),
    "describe.significance.one_message": (
        "Am größten ist {title}: Eine darauf zugeschnittene Botschaft spricht {share:percent} "
        "der Kunden an; die übrigen {rest:percent} liegen näher an einem anderen Zentrum."
    ),
    "describe.significance.silhouette": (
        "Eine mittlere Silhouette von {silhouette:fixed3} zeigt für sich nicht, dass es Gruppen "
        "gibt: Auch bei gleichmäßig verteilten Daten ohne Gruppen liegt sie über 0, wenn auch "
        "unter 0,1 bei {columns} (k = 2 bis 8, 200 bis 2.000 Kunden)."
    ),
    "describe.significance.silhouette.yardstick": (
        "Eine mittlere Silhouette von {silhouette:fixed3} zeigt für sich nicht, dass es Gruppen "
        "gibt: Gleichmäßig verteilte Daten ohne Gruppen erreichen etwa {low:fixed2} bis "
        "{high:fixed2} bei {columns} (k = 2 bis 8, 200 bis 2.000 Kunden)."
    ),
    "describe.significance.excess.clear": (
        "Die {measure} liegt um {shown} über der von Daten mit denselben Spalten und ohne "
        "Gruppen: ein deutlicher Unterschied (0,06 oder ein Fünftel der ihren ist nötig)."
    ),
    "describe.significance.excess.chance": (
        "Die {measure} liegt um {shown} über der von Daten mit denselben Spalten und ohne "
        "Gruppen: genug (0,06 oder ein Fünftel der ihren ist nötig), aber nicht mehr, als der "
        "Zufall hergibt."
    ),
    "describe.significance.excess.small": (
        "Die {measure} liegt nur um {shown} über der von Daten mit denselben Spalten und ohne "
        "Gruppen: zu wenig, um zu zählen (0,06 oder ein Fünftel der ihren ist nötig)."
    ),
    "describe.significance.excess.none": (
        "Die {nouns} sind nicht klarer als die von Daten mit denselben Spalten und ohne Gruppen."
    ),
    "describe.significance.robust.all": (
        "{noun:?Jedes Segment|Jede Gruppe} kehrt in allen {n_settings:int} Neuläufen mit anderen "
        "vertretbaren Entscheidungen wieder (Jaccard-Ähnlichkeit von 0,75 oder mehr)."
    ),
    "describe.significance.robust.all.one": (
        "{noun:?Jedes Segment|Jede Gruppe} kehrt in dem einen Neulauf mit einer anderen "
        "vertretbaren Entscheidung wieder (Jaccard-Ähnlichkeit von 0,75 oder mehr)."
    ),
    "describe.significance.robust.some": (
        "In {n_settings:int} Neuläufen mit anderen vertretbaren Entscheidungen kehrten die "
        "{nouns} wieder: {each} (Jaccard-Ähnlichkeit von 0,75 oder mehr)."
    ),
    "describe.significance.robust.some.one": (
        "In dem einen Neulauf mit einer anderen vertretbaren Entscheidung kehrt nicht "
        "{noun:?jedes Segment|jede Gruppe} wieder (Jaccard-Ähnlichkeit von 0,75 oder mehr)."
    ),
    "describe.significance.breaker.breaks": (
        "Eine Entscheidung sprengt die {nouns}: {breaker} ergibt andere (adjustierter Rand-Index "
        "{shown}; 1 = dieselben, 0 = Zufall)."
    ),
    "describe.significance.breaker.bends": (
        "Die {nouns} hängen vor allem an einer Entscheidung: {breaker} verschiebt viele Kunden "
        "(adjustierter Rand-Index {shown}; 1 = dieselben, 0 = Zufall)."
    ),
    "describe.significance.breaker.holds": (
        "Keine einzelne Entscheidung ändert die {nouns} stark; am stärksten ändert sie {breaker} "
        "(adjustierter Rand-Index {shown}; 1 = dieselben, 0 = Zufall)."
    ),
    "describe.significance.baseline": "{message}",
    "describe.significance.next": "{message}",
    "describe.contrast.differs": (
        "Die Spalte {label} wurde nicht verwendet und unterscheidet sich zwischen den "
        "{nouns:?Segmenten|Gruppen}: {effect_name} {effect:fixed2} ({effect_word}), "
        "{p_shown}{corrected}."
    ),
    "describe.contrast.related": (
        "Die Spalte {label} wurde nicht verwendet und unterscheidet sich zwischen den "
        "{nouns:?Segmenten|Gruppen}: {effect_name} {effect:fixed2} ({effect_word}), "
        "{p_shown}{corrected}. Zum Teil ist das angelegt, weil sie mit {related:list} einhergeht."
    ),
    "describe.contrast.same": (
        "Die Spalte {label} wurde nicht verwendet und zeigt keinen deutlichen Unterschied "
        "zwischen den {nouns:?Segmenten|Gruppen}: {effect_name} {effect:fixed2} ({effect_word}), "
        "{p_shown}{corrected}."
    ),
    "describe.contrast.more": (
        "{n_more:int} weitere nicht verwendete Spalten wurden verglichen; die Tabelle führt sie "
        "auf."
    ),
    "describe.contrast.more.one": (
        "Eine weitere nicht verwendete Spalte wurde verglichen; die Tabelle führt sie auf."
    ),
    "describe.contrast.none": (
        "Jede Spalte wurde verwendet, um die {nouns} zu bilden; für einen unabhängigen Vergleich "
        "bleibt nichts übrig."
    ),
    "describe.contrast.features": (
        "Die Spalten, aus denen die {nouns} gebildet sind, unterscheiden sich zwischen ihnen "
        "zwangsläufig. Sie werden beschrieben und tragen keinen p-Wert."
    ),
    "describe.limit.verdict.not_tested": (
        "Ob es diese {nouns} gibt, wurde nicht gegen Daten ohne Gruppen geprüft. KMeans teilt "
        "jede Tabelle; behandeln Sie sie also als eine Art, Ihre {n:int} Kunden aufzuteilen, bis "
        "ein Test mehr sagt."
    ),
    "describe.limit.verdict.whole": (
        "Ob es unter diesen {n:int} Kunden Gruppen gibt, wurde nicht geprüft."
    ),
    "describe.limit.verdict.whole.not_assessable": (
        "Die Daten erlauben keinen Test, ob es unter diesen {n:int} Kunden Gruppen gibt."
    ),
    "describe.limit.verdict.natural": (
        "Abschnitte einer durchgehenden Kurve oder einer hohlen Schale können diesen Test als "
        "natürliche Segmente bestehen: ein bekannter Fehlalarm. Suchen Sie auf der Karte nach "
        "Lücken."
    ),
    "describe.limit.verdict.natural.outscored": (
        "Der Punktwert ist für {found} Segmente am höchsten: Auch die {count} gezeigten nehmen "
        "jede Hürde, können jene aber vereinen oder zerschneiden."
    ),
    "describe.limit.verdict.natural.other": (
        "Die Belege sprechen{where} für {found} Segmente, nicht für die {count} gezeigten "
        "{nouns}: Diese können vereinen oder zerschneiden, was gefunden wurde."
    ),
    "describe.limit.verdict.reproducible": (
        "Dass Gruppen in einer anderen Stichprobe wiederkehren, belegt keine Struktur: Auch "
        "Schnitte durch Daten ohne jede Gruppe kehren oft wieder."
    ),
    "describe.limit.verdict.reproducible.other": (
        "Die {count} gezeigten {nouns} bestanden nicht, was wiederkehrende Gruppen bestehen "
        "müssen; eine andere Stichprobe kann anders geschnitten werden."
    ),
    "describe.limit.verdict.constructive": (
        "Jede Aufteilung dieser {n:int} Kunden ist eine praktische Hilfe, und eine andere "
        "Stichprobe kann anders geschnitten werden. Fehlende Belege schließen Gruppen nicht aus: "
        "Solche, die sich überlappen, klein oder nicht kompakt sind oder sich nur in nicht "
        "verwendeten Spalten zeigen, können übersehen worden sein."
    ),
    "describe.limit.verdict.not_assessable": (
        "Die Daten erlauben keinen Test, ob es diese {nouns} gibt: Behandeln Sie sie als eine "
        "Art, die {n:int} Kunden aufzuteilen."
    ),
    "describe.limit.remark": "{message}",
    "describe.limit.starts": (
        "Die Grenzen der {nouns} hängen vom zufälligen Start ab: Die zwei besten Starts stimmen "
        "nur zu {agreement:fixed2} überein (1 = identisch, 0 = Zufall). Ein anderer Startwert "
        "kann viele Kunden anders einordnen."
    ),
    "describe.limit.k_at_limit": (
        "{k:int} ist die größte versuchte Anzahl von {nouns:?Segmenten|Gruppen}; eine größere "
        "kann eine höhere mittlere Silhouette haben."
    ),
    "describe.limit.sampled": (
        "Die mittlere Silhouette wurde an einer Stichprobe von {rows:int} Kunden berechnet."
    ),
    "describe.limit.dominated": (
        "Eine Spalte entscheidet das meiste: {label} liefert {between_share:percent} der "
        "Trennung. Ein einfacher Schwellenwert darauf kann so gut dienen wie die {nouns}."
    ),
    "describe.limit.dominated.levels": (
        "Die {nouns} sind im Wesentlichen die Kategorien von {label}."
    ),
    "describe.limit.dominated.other": (
        "Eine Spalte entscheidet das meiste: {label} liefert {between_share:percent} der Trennung."
    ),
    "describe.limit.missing.one": (
        "1 Kunde ({share:percent}) hat in mindestens einer Spalte keinen Wert."
    ),
    "describe.limit.missing.many": (
        "{n:int} Kunden ({share:percent}) haben in mindestens einer Spalte keinen Wert."
    ),
    "describe.limit.missing.filled": (
        "Wo in {columns:list} ein Wert fehlte, wurde ein üblicher eingesetzt: Er ist geraten."
    ),
    "describe.limit.missing.partial": (
        "Kunden mit fehlendem Wert in {columns:list} werden nach den Werten eingeordnet, die sie "
        "haben."
    ),
    "describe.limit.missing.dropped": (
        "Kunden mit fehlendem Wert in {columns:list} trugen nicht zur Bildung der {nouns} bei; "
        "sie wurden danach zugeordnet, mit einem üblichen Wert an der Stelle."
    ),
    "describe.limit.issues": (
        "Die Prüfung der Daten ergab ernste Punkte: {n_serious:int}, Warnungen: "
        "{n_warnings:int}. Lesen Sie sie, bevor Sie handeln."
    ),
    "describe.limit.issues.warnings": (
        "Die Prüfung der Daten ergab Warnungen: {n_warnings:int}. Lesen Sie sie, bevor Sie handeln."
    ),
    "describe.limit.issue": "{message}",
    "describe.limit.lacking": (
        "Keine Spalte scheint zu sagen, {lacking}. Gruppen, die sich nur dort zeigen, sind nicht "
        "zu sehen."
    ),
    "describe.limit.one_moment": (
        "Die Tabelle zeigt die Kunden in einem Moment. Ob sie {noun:?von einem Segment ins|von "
        "einer Gruppe in die} andere wechseln, ist nicht zu sehen, und was zusammen auftritt, "
        "muss nicht Ursache und Wirkung sein."
    ),
    "describe.limit.one_moment.whole": (
        "Die Tabelle zeigt die Kunden in einem Moment, und was zusammen auftritt, muss nicht "
        "Ursache und Wirkung sein."
    ),
    "describe.limit.visible": (
        "Wenn heute {base:percent} reagieren und die Hälfte {noun:?eines Segments|einer Gruppe} "
        "als Kontrollgruppe bleibt, zeigt ein Test einen Anstieg erst ab etwa "
        "{largest_visible:percent} in {largest}, {largest_customers}, und "
        "{smallest_visible:percent} in {smallest}, {smallest_customers}."
    ),
    "describe.limit.shape": (
        "KMeans sieht kompakte Gruppen ähnlicher Breite. Lange oder gekrümmte Gruppen würden "
        "zerschnitten."
    ),
    "describe.application.beaten": (
        "Eine einfache Aufteilung leistet mindestens so viel wie diese {nouns}: Versuchen Sie "
        "diese zuerst, sie ist leichter zu handhaben."
    ),
    "describe.application.convenience": (
        "Nehmen Sie die {nouns} als praktische Hilfe, nicht als Kundentypen. Bevor Sie sich auf "
        "einen Vorschlag verlassen, vergleichen Sie ihn mit einer Kontrollgruppe aus "
        "{noun:?demselben Segment|derselben Gruppe}."
    ),
    "describe.application.one": (
        "{title}. {lead} {play} Grundlage: {statistic} {label} {here:number}{unit} (alle Kunden "
        "{all:number}{all_unit})."
    ),
    "describe.application.two": (
        "{title}. {lead} {play} Grundlage: {statistic_1} {label_1} {here_1:number}{unit_1} (alle "
        "Kunden {all_1:number}{all_unit_1}) und {statistic_2} {label_2} {here_2:number}{unit_2} "
        "(alle Kunden {all_2:number}{all_unit_2})."
    ),
    "describe.application.average": (
        "{title}. {lead} {play} Nichts kennzeichnet diese Kunden; der größte Unterschied zu den "
        "übrigen ist {label}, {difference:fixed2} Standardabweichungen."
    ),
    "describe.application.level": (
        "{title}. {lead} {play} Grundlage: {share:percent} mit {label} „{level}“ (alle Kunden "
        "{population_share:percent})."
    ),
    "describe.application.none": "{title}. {lead} {play} Keine Zahl kennzeichnet diese Kunden.",
}
