"""French texts of comparing, refreshing and monitoring segments."""

TEXTS: dict[str, str] = {
    "continuity.code.keep": "Conserver les {nouns} : ils décrivent toujours les clients.",
    "continuity.code.watch": (
        "Surveiller les {nouns} : quelque chose a changé, mais pas assez pour un nouvel ajustement."
    ),
    "continuity.code.refit": (
        "Réajuster les {nouns} : les clients ne sont plus ceux qu’ils décrivent."
    ),
    "continuity.code.redefined": (
        "Les {nouns} sont redéfinis : anciens et nouveaux noms désignent des clients différents."
    ),
    "continuity.refreshed": (
        "Actualisation : {kept:int} des {k:int} {nouns} sont anciens et gardent leur nom."
    ),
    "continuity.letters": (
        "Les lettres désignent les mêmes {nouns} à chaque actualisation, les numéros "
        "seulement des places. Nouvelles lettres : {new} ; retirées pour toujours : {gone}."
    ),
    "continuity.sizes": "les tailles des {nouns}",
    "continuity.verdict.natural": "« naturels »",
    "continuity.verdict.reproducible": "« reproductibles »",
    "continuity.verdict.constructive": "« construits »",
    "continuity.verdict.not_assessable": "« non évaluables »",
    "continuity.reason.redefined": (
        "Sur les mêmes clients, l’ancien et le nouveau modèle concordent avec un indice de Rand "
        "ajusté de {ari:fixed2} ({low:fixed2} à {high:fixed2}), inférieur à 0,80."
    ),
    "continuity.reason.novelty.material": (
        "{share:percent} des clients (de {low:percent} à {high:percent}) sont plus loin de tout "
        "{noun} que presque tous ne l’étaient alors ({reference:percent}) : plus de trois fois "
        "autant."
    ),
    "continuity.reason.novelty.slight": (
        "{share:percent} des clients (de {low:percent} à {high:percent}) sont plus loin de tout "
        "{noun} que presque tous ne l’étaient alors ({reference:percent}) : au-delà du hasard, "
        "mais moins de trois fois autant."
    ),
    "continuity.reason.verdict": "Le verdict était {then} ; il est maintenant {now}.",
    "continuity.reason.drift.again": (
        "Pour la deuxième fois de suite, dérive au-delà du hasard, et non négligeable : "
        "{columns:list}."
    ),
    "continuity.reason.drift.first": (
        "Dérive au-delà du hasard, et non négligeable : {columns:list}. Si le prochain tableau le "
        "dit aussi, réajustez."
    ),
    "continuity.reason.drift.slight": "Dérive au-delà du hasard, mais faible : {columns:list}.",
    "continuity.reason.no_reference": (
        "L’ancien modèle vient d’une version antérieure et ne garde aucune trace de ses clients : "
        "la dérive et la nouveauté ne sont pas connues."
    ),
    "continuity.reason.moved": (
        "{share:percent} des clients présents dans les deux tables sont maintenant dans un autre "
        "{noun} : leurs valeurs ont changé à ce point, ou des identifiants ont été réattribués."
    ),
    "continuity.reason.quiet": (
        "Aucune colonne, aucune taille et aucune distance n’a changé au-delà du hasard."
    ),
    "continuity.unknown.no_ids": (
        "On ne sait pas qui est passé où : l’étude n’a pas de colonne qui identifie les clients."
    ),
    "continuity.unknown.no_shared": (
        "On ne sait pas qui est passé où : aucun client ne figure des deux côtés."
    ),
    "continuity.unknown.model_alone": (
        "On ne sait pas qui est passé où : un modèle ne contient pas de clients. Comparez le "
        "dossier de l’étude."
    ),
    "continuity.unknown.no_table": (
        "La nouveauté, la dérive des tailles, l’argent et ce que le modèle seul a changé "
        "exigent les clients : ajoutez le tableau de la nouvelle étude. La dérive des "
        "colonnes est celle entre les clients dont les deux modèles sont issus, dans les "
        "classes que les deux ont gardées."
    ),
    "continuity.unknown.no_table_no_bins": (
        "La dérive, la nouveauté, l’argent et ce que le modèle seul a changé exigent les "
        "clients : ajoutez le tableau de la nouvelle étude. L’un des modèles vient d’une "
        "version antérieure et n’a gardé aucune classe."
    ),
    "continuity.unknown.apart": (
        "La dérive de {columns:list} n’est pas connue : les classes que les deux modèles ont "
        "gardées n’ont aucune limite commune. Ajoutez le tableau de la nouvelle étude."
    ),
    "continuity.unknown.no_value": (
        "Les passages ne sont pas donnés en argent : aucune colonne ne dit ce que vaut un client."
    ),
    "continuity.unknown.no_stability": (
        "La stabilité actuelle des {nouns} n’est connue qu’après une nouvelle étude du tableau ; "
        "la marge moyenne en tient lieu ici."
    ),
    "continuity.unknown.repeated": (
        "Lignes dont l’identifiant est déjà apparu : {n:int}. La première ligne de chacun compte."
    ),
    "continuity.head.segment": "{noun}",
    "continuity.head.then": "alors",
    "continuity.head.now": "maintenant",
    "continuity.head.range": "95 %",
    "continuity.head.column": "colonne",
    "continuity.head.psi": "PSI",
    "continuity.head.null": "hasard, jusqu’à",
    "continuity.head.drift": "dérive",
    "continuity.fate.kept": "conservé",
    "continuity.fate.new": "nouveau",
    "continuity.fate.dissolved": "dissous",
    "continuity.range": "{low:percent} à {high:percent}",
    "continuity.drift.chance": "pas au-delà du hasard",
    "continuity.drift.small": "au-delà du hasard, faible",
    "continuity.drift.moderate": "au-delà du hasard, modérée",
    "continuity.drift.large": "au-delà du hasard, forte",
    "continuity.moved.customers": (
        "{n:int} des {total:int} clients ({share:percent}) sont dans un autre {noun} qu’alors."
    ),
    "continuity.moved.models": (
        "Le nouveau modèle place {n:int} des {total:int} clients ({share:percent}) ailleurs que "
        "l’ancien."
    ),
    "continuity.came": "Nouveaux clients : {arrived:int} ; clients partis : {gone:int}.",
    "continuity.steps": (
        "Sur {n:int} clients déjà connus alors, {customer:int} ont changé de {noun} parce qu’ils "
        "ont eux-mêmes changé, {model:int} parce que le modèle a changé, et pour {both:int} les "
        "deux ont changé."
    ),
    "continuity.yardstick": (
        "Le changement de modèle à lui seul place {share:percent} des clients ailleurs. Deux "
        "simples réajustements sur des clients tirés à nouveau diffèrent de {median:percent} (au "
        "plus {high:percent} en {n:int} comparaisons)."
    ),
    "continuity.agreement": (
        "Indice de Rand ajusté entre alors et maintenant : {ari:fixed2} ({low:fixed2} à "
        "{high:fixed2} ; 1 = identiques)."
    ),
    "continuity.novelty": (
        "{share:percent} des clients (de {low:percent} à {high:percent}) sont au-delà de la "
        "distance que 99 % ne dépassaient pas alors ; c’était {reference:percent}, et le hasard "
        "seul donne jusqu’à {null:percent}."
    ),
    "continuity.margin": (
        "Marge moyenne (0 sur la frontière, 1 au centre) : {then:fixed2} alors, {now:fixed2} "
        "maintenant ({low:fixed2} à {high:fixed2})."
    ),
    "continuity.lines": (
        "Les jours se comptent à rebours du {then} pour les lignes d’alors, du {now} pour "
        "celles d’aujourd’hui."
    ),
    "continuity.lines.days": (
        "Les lignes couvrent {then:int} jours alors et {now:int} jours aujourd’hui : le "
        "nombre et la somme des achats croissent avec les jours, quoi que fassent les "
        "clients."
    ),
    "continuity.head.fate": "ce qu’il est devenu",
    "continuity.head.stable_then": "stable alors",
    "continuity.head.stable_now": "stable maintenant",
    "continuity.head.from_to": "de, à",
    "continuity.figure.migration": "Clients de chaque {noun} alors, et où ils sont maintenant",
    "continuity.figure.drift": "Dérive de chaque colonne, à côté de ce qu’atteint le hasard seul",
    "continuity.figure.axis": "indice de stabilité (PSI)",
    "continuity.page.kicker": "Les {nouns} dans le temps",
    "continuity.page.deck": "{old}, comparaison avec {new}.",
    "continuity.page.customers_then": "Clients alors",
    "continuity.page.customers_now": "Clients maintenant",
    "continuity.page.model_then": "Modèle alors",
    "continuity.page.model_now": "Modèle maintenant",
    "continuity.page.note_lead": "La règle :",
    "continuity.page.note": (
        "redéfinis si, sur les mêmes clients, l’ancien et le nouveau modèle concordent avec un "
        "indice de Rand ajusté inférieur à 0,80 ; réajuster si la nouveauté atteint trois fois sa "
        "valeur d’alors, si le verdict a changé ou si une dérive de 0,10 ou plus dépasse le "
        "hasard deux fois de suite ; surveiller à toute alarme, ou si, sans "
        "réajustement, plus de la moitié des clients connus sont ailleurs ; sinon, conserver."
    ),
    "continuity.page.sizes": "Les {nouns} alors et maintenant",
    "continuity.page.was": "avant : {name}",
    "continuity.page.moves": "Qui est passé où",
    "continuity.page.moves_lead": "Un passage a deux causes :",
    "continuity.page.moves_note": (
        "le client a changé, ou le modèle. Les clients proches d’une frontière passent de l’autre "
        "côté avec l’un comme avec l’autre."
    ),
    "continuity.page.moves_caption": (
        "Clients de chaque {noun} alors (lignes) dans chaque {noun} maintenant (colonnes)"
    ),
    "continuity.page.money": "Sous chaque nombre : la somme de {column} maintenant.",
    "continuity.page.hidden": (
        "Un point cache de 1 à 9 clients, ou un nombre qui permettrait de les déduire."
    ),
    "continuity.page.all_hidden": (
        "Avec si peu de clients, chaque flux en compte de 1 à 9 ou trahirait un tel nombre : "
        "aucun n’est montré. Au total, {stayed:int} des {n:int} clients ({share:percent}) "
        "sont restés dans leur {noun}, et {moved:int} en ont changé."
    ),
    "continuity.page.all_hidden.no_total": (
        "Avec si peu de clients, chaque flux en compte de 1 à 9 ou trahirait un tel nombre : "
        "aucun n’est montré. Dire combien sont restés dans leur {noun} au total trahirait "
        "aussi des nombres ; la forme JSON les contient."
    ),
    "continuity.page.drift": "Dérive des colonnes",
    "continuity.page.drift_lead": "Le hasard a sa part :",
    "continuity.page.drift_note": (
        "la barre grise s’arrête au niveau qu’un tableau sur cent de ces tailles atteint sans "
        "aucun changement. Une alarme vaut aussi pour toutes les colonnes ensemble (Holm, 1 %)."
    ),
    "continuity.page.centroids": "Centres des {nouns}, dans les unités d’origine",
    "continuity.page.more": "Lignes supplémentaires, dans la forme JSON : {n:int}.",
}
