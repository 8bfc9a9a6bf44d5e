"""French texts of the report: what figures, tables and pages say."""

from clustomer.messages.fr.glossary import GLOSSARY

_COUNTS = "Un Deux Trois Quatre Cinq Six Sept Huit Neuf Dix Onze Douze"

TEXTS: dict[str, str] = {
    # words
    "report.word.very_low": "très faible",
    "report.word.low": "faible",
    "report.word.slightly_low": "plutôt faible",
    "report.word.average": "dans la moyenne",
    "report.word.slightly_high": "plutôt élevé",
    "report.word.high": "élevé",
    "report.word.very_high": "très élevé",
    **{f"report.count.{n}": word for n, word in enumerate(_COUNTS.split(), start=1)},
    "report.count.segment": "ce segment unique",
    "report.count.segments": "ces {n} segments",
    "report.range": "{low} à {high}",
    "report.unit.short.years": "years",  # the unit itself, which is then said as “an” or “ans”
    "report.date": "{day} {month} {year}",
    "report.month.1": "janvier",
    "report.month.2": "février",
    "report.month.3": "mars",
    "report.month.4": "avril",
    "report.month.5": "mai",
    "report.month.6": "juin",
    "report.month.7": "juillet",
    "report.month.8": "août",
    "report.month.9": "septembre",
    "report.month.10": "octobre",
    "report.month.11": "novembre",
    "report.month.12": "décembre",
    "report.axis.k": "segments (k)",
    "report.axis.difference": "écarts-types par rapport aux autres clients →",
    "report.more_levels": "et {n:int} de plus",
    "report.scale.log": "{column}, échelle log",
    "report.scale.word": "échelle log",
    # figures
    "report.map.column": "{column} (préparée, {share} de la variance)",
    "report.map.component": "composante {number} ({share})",
    "report.map.label": (
        "Carte de {n:int} clients en {k:int} segments ; ses deux axes montrent {share:percent} de "
        "la variance. Les effectifs et les médianes figurent dans les tableaux ci-dessous."
    ),
    "report.elbow.bend": "coude maximal",
    "report.elbow.caption": "Des données sans groupes ont aussi un coude : jamais décisif.",
    "report.elbow.value": "k = {k:int} : {share:percent}",
    "report.elbow.label": "Somme des carrés intra-classe, en part du total. {values}.",
    "report.silhouette.sampled": "Échantillon : {n:int} lignes ; barres à 95 %.",
    "report.silhouette.direction": "De −1 à 1 ; plus c’est élevé, mieux c’est.",
    "report.silhouette.axis": "silhouette de chaque client",
    "report.silhouette.below": "{share:percent} sous 0",
    "report.silhouette.below_short": "{share:percent} < 0",
    "report.silhouette.value": "{letter} {value:fixed2}",
    "report.silhouette.label": (
        "Silhouettes des clients de l’échantillon, triées, par segment. Moyennes : {values}."
    ),
    "report.silhouette_by_k.value": "k = {k:int} : {value:fixed2}",
    "report.silhouette_by_k.label": (
        "Silhouette moyenne ; plus elle est élevée, mieux c’est. {values}."
    ),
    "report.sizes.label": "Clients de chaque segment. {values}.",
    "report.profile.used": "Utilisées pour former les segments",
    "report.profile.not_used": "Descriptives, non utilisées",
    "report.profile.against": "segment / tous",
    "report.profile.value": "{column} {own} contre {all}",
    "report.profile.label": (
        "Profil du segment {letter}, {name} : médianes comparées à celles de tous les clients. "
        "{values}."
    ),
    "report.differences.label": (
        "Écart standardisé de chaque segment par rapport aux autres clients, en nombres teintés ; "
        "les mêmes nombres figurent dans le tableau des médianes et des écarts."
    ),
    "report.snake.label": (
        "Écarts standardisés de chaque segment par rapport aux autres clients, une ligne par "
        "segment ; les nombres figurent dans le tableau teinté ci-dessus."
    ),
    "report.pairs.label": (
        "Toutes les paires de colonnes utilisées, un point par client de l’échantillon, avec la "
        "couleur et la forme de son segment."
    ),
    "report.pairs.explore_label": (
        "Toutes les paires de colonnes utilisées, un point par client de l’échantillon."
    ),
    "report.by_segment.label": (
        "Distribution de la colonne {column} dans chaque segment : 95 % centraux et médiane."
    ),
    "report.by_descriptor.title": "{column} selon {descriptor}",
    "report.by_descriptor.label": (
        "Distribution de la colonne {column} selon {descriptor} : 95 % centraux et médiane de "
        "chaque modalité."
    ),
    "report.distributions.label": (
        "Un petit histogramme par colonne ; les quantiles figurent dans le tableau des colonnes."
    ),
    "report.correlations.label": (
        "Corrélations de rangs et linéaires des colonnes numériques, en nombres teintés."
    ),
    "report.correlations.halves": "Sous la diagonale : Spearman (rangs). Au-dessus : Pearson.",
    "report.missing.label": "Part de valeurs manquantes de chaque colonne concernée.",
    "report.missing.none": "Aucune valeur ne manque.",
    # page
    "report.page.title": "Rapport clustomer",
    "report.page.kicker": "Rapport de segmentation des clients",
    "report.page.explore_kicker": "Tableau de clients, exploré",
    "report.explore.headline": "Ce que contient ce tableau",
    "report.explore.deck": (
        "{n:int} lignes et {columns:int} colonnes : ce qu’elles contiennent, ce qui manque, ce qui "
        "étonne et ce qui va avec quoi. Rien n’a été regroupé."
    ),
    "report.reading.title": "Comment le fichier a été lu",
    "report.page.skip": "Aller au rapport",
    "report.page.contents": "Sommaire",
    "report.page.footer": (
        "Produit avec clustomer le {date}. Ce fichier contient tout ce qu’il montre et ne demande "
        "rien au réseau."
    ),
    "report.evidence": "à l’appui",
    "report.howto": "Comment lire.",
    "report.column": "Colonne",
    "report.kind": "Type",
    "report.role": "Rôle",
    "report.why": "Pourquoi",
    "report.level": "Modalité",
    "report.customer": "Client",
    "report.customers": "Clients",
    "report.share": "Part",
    "report.interval": "Intervalle à 95 %",
    "report.all_share": "Tous les clients",
    "report.lift": "Lift",
    "report.median": "Médiane",
    "report.all_median": "Médiane de tous",
    "report.mean": "Moyenne",
    "report.middle_half": "Moitié centrale",
    "report.difference": "Écart (é.-t.)",
    "report.in_words": "En mots",
    "report.margin": "Marge",
    "report.distribution": "Distribution",
    "report.spread": "É.-t.",
    "report.skew": "Asymétrie",
    "report.distinct": "Distinctes",
    "report.missing_word": "Manquantes",
    "report.effect": "Taille d’effet",
    "report.test": "Test",
    "report.p_adjusted": "p ajustée",
    "report.related": "Va de pair avec",
    "report.segment_word": "Segment",
    "report.more_columns": "Autres colonnes, dans profiles.csv et result.json : {n:int}.",
    "report.setting.none": "aucun",
    "report.setting.yes": "oui",
    "report.setting.no": "non",
    # kinds, roles and other codes
    "report.kind.number": "nombre",
    "report.kind.count": "comptage",
    "report.kind.amount": "montant",
    "report.kind.share": "part",
    "report.kind.category": "catégorie",
    "report.kind.ordered": "ordinale",
    "report.kind.flag": "oui ou non",
    "report.kind.date": "date",
    "report.kind.text": "texte",
    "report.role.id": "identifiant",
    "report.role.feature": "utilisée",
    "report.role.would_be_used": "utilisable",
    "report.role.descriptor": "descripteur",
    "report.role.sensitive": "descripteur sensible",
    "report.role.weight": "poids",
    "report.role.ignored": "écartée",
    "report.severity.info": "Info",
    "report.severity.warning": "Remarque",
    "report.severity.serious": "Grave",
    "report.typical.typical": "Typique",
    "report.typical.borderline": "En bordure",
    "report.area.targeted_marketing": "Marketing ciblé",
    "report.area.personalised_offers": "Offres personnalisées",
    "report.area.customer_experience": "Expérience client",
    "report.effect.cramers_v": "V de Cramér",
    "report.effect.epsilon_squared": "ε²",
    "report.effect.correlation_ratio": "Rapport de corrélation η",
    "report.test.chi_squared": "khi-deux",
    "report.test.kruskal_wallis": "Kruskal–Wallis",
    "report.criterion.silhouette": "Silhouette",
    "report.criterion.simplified_silhouette": "Silhouette simplifiée",
    "report.criterion.squared_silhouette": "Silhouette au carré",
    "report.criterion.calinski_harabasz": "Calinski–Harabasz",
    "report.criterion.davies_bouldin": "Davies–Bouldin",
    "report.criterion.elbow": "Coude (courbure)",
    "report.criterion.user": "Indiqué par l’utilisateur",
    "report.better.silhouette": "à maximiser",
    "report.better.simplified_silhouette": "à maximiser",
    "report.better.squared_silhouette": "à maximiser",
    "report.better.calinski_harabasz": "à maximiser",
    "report.better.davies_bouldin": "à minimiser",
    "report.better.elbow": "tracé, ne décide jamais",
    "report.better.user": "a décidé",
    "report.read_as.separated_values": "valeurs séparées",
    "report.read_as.comma": "virgule",
    "report.read_as.semicolon": "point-virgule",
    "report.read_as.tab": "tabulation",
    "report.read_as.pipe": "barre verticale",
    "report.read_as.space": "espace",
    "report.read_as.none": "aucun",
    "report.read_as.first_line": "première ligne",
    "report.read_as.first_row": "première ligne de la feuille",
    "report.read_as.a_space": "un espace",
    "report.read_as.day_month_year": "jour, mois, année",
    "report.read_as.month_day_year": "mois, jour, année",
    "report.read_as.year_month_day": "année, mois, jour",
    "report.read_as.excel_workbook_xlsx": "classeur Excel (.xlsx)",
    "report.read_as.excel_workbook_xls": "classeur Excel (.xls)",
    "report.read_as.opendocument_spreadsheet_ods": "feuille de calcul OpenDocument (.ods)",
    "report.understood.format": "Format",
    "report.understood.encoding": "Encodage",
    "report.understood.delimiter": "Séparateur",
    "report.understood.header": "En-tête",
    "report.understood.decimal": "Signe décimal",
    "report.understood.thousands": "Séparateur de milliers",
    "report.understood.currency": "Devise",
    "report.understood.percent": "Pourcentages",
    "report.understood.dates": "Dates",
    "report.understood.missing": "Valeurs manquantes",
    "report.understood.sheet": "Feuille",
    "report.understood.compression": "Compression",
    "report.provenance.input": "Entrée",
    "report.provenance.n_rows": "Lignes",
    "report.provenance.n_sample": "Lignes de l’échantillon",
    "report.provenance.n_suppressed": "Lignes exclues sur demande",
    "report.provenance.version": "clustomer",
    "report.provenance.seed": "Graine",
    "report.provenance.hash": "SHA-256 de l’entrée",
    # verdict
    "report.verdict.deck.not_tested": (
        "KMeans divise n’importe quel tableau, même sans groupes. L’existence de {segments} "
        "parmi les {n:int} clients, plutôt qu’un simple découpage, reste une question ouverte : à "
        "utiliser comme division de travail."
    ),
    "report.verdict.title.not_assessable.one": "Un groupe, non évaluable",
    "report.verdict.title.not_assessable.many": "{count} groupes, non évaluables",
    "report.verdict.status.not_tested": "Pas encore testé : lequel de ces trois cas s’applique.",
    "report.verdict.status.not_assessable": (
        "Non évaluable : avec ces données, on ne peut distinguer aucun de ces trois cas."
    ),
    "report.verdict.scale": "Échelle du verdict",
    "report.verdict.natural": "Naturels",
    "report.verdict.natural.means": "des groupes ont été trouvés",
    "report.verdict.reproducible": "Reproductibles",
    "report.verdict.reproducible.means": "construits, non trouvés ; les mêmes coupures reviennent",
    "report.verdict.constructive": "Construits",
    "report.verdict.constructive.means": "les coupures changent d’un échantillon à l’autre",
    "report.verdict.note_lead": "Naturels, reproductibles, construits.",
    "report.verdict.note": (
        "Une division naturelle a été trouvée dans les données par un test. Les deux autres "
        "peuvent aussi être utiles, mais elles sont construites, non trouvées."
    ),
    "report.fact.input": "Données",
    "report.fact.customers": "Clients",
    "report.fact.sample": "Échantillon",
    "report.fact.used": "Utilisées",
    "report.fact.features": "Aptes à former des segments",
    "report.fact.used_value": "{used:int} des {all:int} colonnes",
    "report.fact.date": "Date du rapport",
    "report.fact.version": "Produit avec",
    "report.fact.version_value": "clustomer {version}",
    "report.fact.seed": "Graine",
    # segments at a glance
    "report.glance.title": "Les segments en un coup d’œil",
    "report.glance.by_size": "Par nombre de clients décroissant.",
    "report.glance.by_value": "Par part décroissante du total de la colonne {column}.",
    "report.glance.same_signs": (
        "La lettre, la forme et la couleur sont les mêmes dans toutes les figures."
    ),
    "report.glance.note_lead": "Les signes creux ou en tirets",
    "report.glance.note": "désignent des segments dont il n’est pas montré qu’ils sont naturels.",
    "report.glance.customers": "clients",
    "report.glance.of_customers": "des clients",
    "report.glance.of_value": "du total {column}",
    "report.glance.source": (
        "Colonnes qui caractérisent le plus le segment, avec leurs médianes ; les mots comparent "
        "sa moyenne à celle des autres clients."
    ),
    "report.map.title": "Les clients sur une carte",
    "report.map.borders": "Pointillés : les frontières, à mi-chemin entre deux centres.",
    "report.map.between.few": "Peu de clients se trouvent entre deux segments ({share:percent})",
    "report.map.between.some": "{share:percent} des clients se trouvent entre deux segments",
    "report.map.between.many": (
        "{share:percent} des clients se trouvent entre deux segments : les frontières traversent "
        "une foule"
    ),
    "report.map.all": "Chaque point est un client.",
    "report.map.some": (
        "Chaque point est un client ({n:int} sur {total:int} dessinés, en proportion)."
    ),
    "report.map.sub": "Les deux axes montrent {share:percent} de la variance ; le reste est caché.",
    "report.map.sub_all": "Les deux axes montrent toute la variance utilisée.",
    "report.map.note": (
        "Cherchez l’espace vide entre les formes : des trous plaident pour des groupes, un seul "
        "nuage pour des coupures. Les lettres marquent les centres. Entre deux segments : une "
        "silhouette inférieure à 0,1, toutes colonnes réunies."
    ),
    # one by one
    "report.segments.title": "Les segments, un par un",
    "report.segments.intro": (
        "Les noms viennent des colonnes qui s’écartent le plus des autres clients (un demi-écart-"
        "type ou plus)."
    ),
    "report.segments.intro.cut": (
        "Les noms disent où une colonne est coupée ; les groupes ont aussi d’autres frontières, et "
        "les clients des deux côtés d’une coupure se ressemblent."
    ),
    "report.segments.not_used": (
        "Non utilisées pour former les segments, elles décrivent seulement qui s’y trouve : "
        "{columns:list}."
    ),
    "report.profile.note_lead": "Comment lire les profils.",
    "report.profile.note": (
        "Bande pâle : les 90 % centraux de tous les clients ; bande foncée : la moitié centrale ; "
        "trait vertical : leur médiane. Trait coloré : les 90 % centraux du segment (fin) et sa "
        "moitié centrale (épais) ; repère : sa médiane. Les modalités sont sur une échelle de 0 à "
        "100 %, avec un intervalle à 95 %. Silhouette : près de 1, bien à l’écart ; près de 0, sur "
        "une frontière."
    ),
    "report.segment.facts": "{n} clients, {share}",
    "report.segment.value": "{share} du total {column}",
    "report.segment.half": "La moitié centrale de ce segment : {parts}.",
    "report.segment.half_part": "{column} {own} (tous les clients {all})",
    "report.segment.unmarked": (
        "Aucune colonne ne s’écarte des autres clients d’un demi-écart-type ou plus."
    ),
    "report.segment.silhouette_lead": "Silhouette.",
    "report.segment.silhouette": "Moyenne {value:fixed2} ; tous les clients {all:fixed2}.",
    "report.segment.silhouette_alone": "Moyenne {value:fixed2}.",
    "report.segment.use": "Comment utiliser ce segment",
    "report.segment.numbers": "Tous les nombres de ce segment",
    "report.segment.numbers_caption": "Colonnes numériques du segment {letter}",
    "report.segment.levels": "Catégories, avec lift",
    "report.segment.levels_caption": "Modalités des catégories dans le segment {letter}",
    "report.segment.lift_note": (
        "Lift : part dans le segment divisée par la part chez tous les clients ; 1 : identique. "
        "Son intervalle est un bootstrap à segments fixés."
    ),
    "report.segment.hidden.one": (
        "Une modalité n’est pas montrée : elle compte moins de 10 clients, ou permettrait d’en "
        "déduire une aussi petite à partir des totaux."
    ),
    "report.segment.hidden.many": (
        "{n:int} modalités ne sont pas montrées : celles de moins de 10 clients, et celles qui "
        "permettraient de les déduire des totaux."
    ),
    "report.segment.typical": "Clients les plus typiques, et les plus proches d’une frontière",
    "report.segment.typical_caption": "Clients typiques et en bordure du segment {letter}",
    "report.segment.typical_note": (
        "Les valeurs sont arrondies et les identifiants omis. Marge : 0 sur la frontière avec le "
        "segment suivant, près de 1 bien à l’intérieur."
    ),
    # rules
    "report.rule.lead": "Règle.",
    "report.rule.rule": "{rule}.",
    "report.rule.worth": (
        "Sur 100 clients que cette règle retient, {precision} sont dans le segment (clients mis de "
        "côté ; intervalle à 95 % : {precision_low} à {precision_high}) ; elle trouve {recall} "
        "clients du segment sur 100 ({recall_low} à {recall_high}). Elle retient "
        "{coverage:percent} de tous les clients."
    ),
    "report.rule.warning.precision": (
        "Ne vous fiez pas à cette règle : sur 100 clients qu’elle retient, moins de 80 sont dans "
        "le segment."
    ),
    "report.rule.warning.recall": (
        "Ne vous fiez pas à cette règle pour trouver le segment : elle trouve moins de 80 de ses "
        "clients sur 100."
    ),
    "report.rule.warning.both": (
        "Ne vous fiez pas à cette règle : sur 100 clients qu’elle retient, moins de 80 sont dans "
        "le segment, et elle trouve moins de 80 clients du segment sur 100."
    ),
    "report.tree.heading": "Les segments en quelques questions",
    "report.tree.note": (
        "Partez du haut et suivez la ligne qui convient. Les clients et les parts sont ceux qui "
        "ont servi à faire l’arbre. Mis de côté : l’arbre et les règles sont faits avec trois "
        "cinquièmes des clients et mesurés sur les autres. Indice de Rand ajusté : 1, les mêmes "
        "groupes ; 0, le hasard. Les segments sont ceux de KMeans ; les règles ne font que s’en "
        "approcher."
    ),
    "report.tree.fidelity": (
        "Un arbre de {n_leaves:int} feuilles, dans les unités du tableau, place {accuracy} "
        "clients mis de côté sur 100 dans leur segment (intervalle à 95 % : {accuracy_low} à "
        "{accuracy_high}) ; indice de Rand ajusté {index} ({index_low} à {index_high}). Cinq "
        "arbres faits de même, chacun avec quatre cinquièmes et mesuré sur le cinquième restant : "
        "{five} sur 100 (plis pris un à un {five_low} à {five_high}), indice de Rand ajusté "
        "{five_index} ({five_index_low} à {five_index_high})."
    ),
    "report.tree.warning": (
        "N’utilisez pas cet arbre à la place des segments : moins de 80 clients sur 100 arrivent "
        "là où KMeans les place."
    ),
    "report.tree.leaf": "({n} clients, dont {share} dans le segment)",
    "report.tree.rows.all": "Établi et mesuré sur les {n:int} clients.",
    "report.tree.rows.sample": (
        "Établi et mesuré sur un échantillon de {n:int} des {total:int} clients."
    ),
    "report.tree.missing": (
        "Dans l’arbre, les clients sans valeur pour {columns:list} sont supposés avoir la médiane "
        "de la colonne ; ils ne remplissent pas une règle qui porte sur elle."
    ),
    "report.tree.price": (
        "Prix de l’explicabilité : des frontières tracées par de simples seuils, une partie par "
        "segment, multiplient par {price} les distances au carré aux centres (1 ne coûte rien ; "
        "par {held_out} sur les clients mis de côté) ; {accuracy} clients mis de côté sur 100 "
        "restent dans leur segment ({low} à {high})."
    ),
    "report.differences.heading": "Tous les segments côte à côte",
    "report.differences.title": "Ce qui distingue chaque segment",
    "report.differences.most.above": (
        "{letter} se distingue le plus : {column}, {difference:fixed1} é.-t. au-dessus du reste"
    ),
    "report.differences.most.below": (
        "{letter} se distingue le plus : {column}, {difference:fixed1} é.-t. au-dessous du reste"
    ),
    "report.differences.sub": (
        "Moyenne du segment moins moyenne des autres, en écarts-types (é.-t.)"
    ),
    "report.differences.note": (
        "Bleu : au-dessus des autres clients ; rouille : au-dessous ; la teinte est pleine à "
        "partir de 2. Les colonnes sous l’espace vide n’ont pas servi à former les segments."
    ),
    "report.snake.many": "Les mêmes écarts en {n:int} lignes",
    "report.snake.title": "Les mêmes écarts en lignes",
    "report.snake.sub": (
        "Les mêmes écarts en lignes, une par segment ; zéro est la moyenne des autres"
    ),
    "report.snake.note": (
        "Des lignes qui se croisent montrent des segments qui échangent leurs places. Les écarts "
        "des colonnes utilisées sont grands par construction : KMeans les a faits ainsi."
    ),
    "report.by_segment.heading": "Comment les colonnes se répartissent dans chaque segment",
    "report.by_segment.note": (
        "Chaque forme contient les 95 % centraux d’un segment ; toutes ont la même largeur. Le "
        "trait est la médiane."
    ),
    "report.pairs.title": "Les colonnes utilisées, par paires",
    "report.pairs.sub": "Un échantillon de clients, couleur et forme selon le segment",
    "report.pairs.note": (
        "Des segments qui se chevauchent dans chaque paire peuvent être séparés quand toutes les "
        "colonnes comptent ensemble."
    ),
    "report.separation.heading": "Quelles colonnes séparent les segments",
    "report.separation.most.1": (
        "{first} représente {share:percent} de la séparation entre segments"
    ),
    "report.separation.most.2": (
        "{first} et {second} représentent {share:percent} de la séparation entre segments"
    ),
    "report.separation.more": "Colonnes qui les séparent moins, dans result.json : {n:int}.",
    "report.separation.caption": "Séparation par colonne",
    "report.separation.between": "Part de la séparation",
    "report.separation.eta": "Variance entre segments",
    "report.separation.unused": "non utilisée",
    "report.separation.note_lead": "La séparation",
    "report.separation.note": (
        "est la somme des carrés entre segments, en unités préparées. La variance entre segments "
        "(η²) est élevée pour tout résultat de KMeans ; c’est une description, non un test. À "
        "côté : ce que donnent autant de segments de données sans groupes (moyenne et quantile à "
        "95 %) ; pour les colonnes non utilisées, ce que donne une colonne sans lien. Corrigé du "
        "biais : ε², 0 en moyenne sans lien."
    ),
    "report.contrasts.heading": "Les colonnes non utilisées diffèrent-elles ?",
    "report.contrasts.intro": (
        "Seules les colonnes qui n’ont pas formé les segments sont testées ; la taille d’effet "
        "vient en premier."
    ),
    "report.contrasts.none": (
        "Toutes les colonnes ont formé les segments : il n’en reste aucune à tester."
    ),
    "report.contrasts.caption": "Contrastes des colonnes non utilisées entre segments",
    "report.contrasts.note_lead": "Pas de valeur p pour les colonnes utilisées :",
    "report.contrasts.note": (
        "les segments ont été faits pour y différer. Les valeurs p sont celles de Holm sur toutes "
        "les lignes ; au-delà de 20 colonnes, celles de Benjamini et Hochberg. Une colonne qui va "
        "de pair avec une colonne utilisée diffère en partie par construction."
    ),
    "report.comparison.heading": "À côté de la colonne {column}, déjà présente dans le tableau",
    "report.comparison.more": "Valeurs plus rares, non montrées : {n:int}.",
    "report.comparison.hidden": (
        "Un tiret cache moins de 10 clients, ou un effectif qui permettrait d’en déduire un si "
        "petit."
    ),
    "report.comparison.caption": "Clients par segment et {column}",
    # choice of k
    "report.selection.title": "Comment le nombre de segments a été choisi",
    "report.selection.by_silhouette": (
        "k est le nombre de segments. Chaque k a été ajusté à partir de plusieurs départs ; c’est "
        "la silhouette qui décide : elle compare la distance de chaque client à son propre segment "
        "avec la distance au suivant."
    ),
    "report.selection.by_user": (
        "k est le nombre de segments. Il a été indiqué par l’utilisateur ; les autres candidats "
        "sont montrés à côté."
    ),
    "report.selection.silhouette.exact": (
        "Les silhouettes sont exactes, avec des distances euclidiennes."
    ),
    "report.selection.silhouette.sampled": (
        "Les silhouettes sont euclidiennes, sur un échantillon de {n:int} clients ; ± est un "
        "demi-intervalle à 95 %."
    ),
    "report.selection.silhouette.none": "Aucune silhouette n’a été calculée.",
    "report.elbow.title": "Dispersion restant dans les segments",
    "report.elbow.sub": "Somme des carrés intra-classe, part du total",
    "report.elbow.note_lead": "Le coude ne décide pas.",
    "report.elbow.note": (
        "Un coude apparaît aussi dans des données aléatoires sans groupes ; le point de plus forte "
        "courbure n’est donc tracé qu’à titre indicatif."
    ),
    "report.silhouette_by_k.title": "À quel point ils sont séparés",
    "report.silhouette_by_k.sub": "Silhouette moyenne pour chaque k",
    "report.candidates.heading": "Tous les candidats, avec tous les nombres",
    "report.candidates.caption": (
        "Critères pour chaque nombre de segments ; k = {k} est montré dans ce rapport"
    ),
    "report.candidates.left": "Dispersion restante",
    "report.candidates.left_better": "baisse avec chaque k",
    "report.candidates.smallest": "Plus petit segment",
    "report.candidates.agreement": "Concordance des deux meilleurs départs",
    "report.candidates.chosen": "(montré dans ce rapport)",
    "report.candidates.best": "meilleur :",
    "report.candidates.legend": (
        "● préféré par ce critère ; ◌ coude le plus marqué ; ligne teintée : le k de ce rapport. "
        "La concordance des deux meilleurs départs est un indice de Rand ajusté : au-dessous de "
        "0,95, le meilleur départ n’est pas unique. La silhouette au carré est plus grande par "
        "construction ; ne la comparez jamais aux autres."
    ),
    "report.preferred.heading": "Ce que chaque critère préfère",
    "report.preferred.caption": "Premier et second choix de chaque critère",
    "report.preferred.criterion": "Critère",
    "report.preferred.value": "Valeur à {k}",
    "report.preferred.first": "premier choix",
    "report.preferred.second": "second choix",
    "report.preferred.all": "Les {n:int} critères préfèrent {k:int} ; le coude ne vote pas.",
    "report.preferred.some": (
        "Critères qui préfèrent {k:int} : {agree:int} sur {n:int} ({rest}) ; le coude ne vote pas."
    ),
    "report.preferred.no": (
        "Aucun des {n:int} critères ne préfère {k:int} ({rest}) ; le coude ne vote pas."
    ),
    "report.preferred.other": "{label} : {k:int}",
    "report.preferred.legend": (
        "● premier choix ; ○ second choix ; colonne teintée : le k de ce rapport."
    ),
    "report.preferred.decides": "décide",
    "report.preferred.note_lead": "Pourquoi montrer les désaccords ?",
    "report.preferred.note": (
        "Chaque critère mesure autre chose. Là où ils se dispersent, aucun nombre de segments ne "
        "se détache. Aucun d’eux ne peut répondre « un »."
    ),
    "report.silhouette.title": "Silhouette de chaque client, k = {k}",
    "report.silhouette.sub": (
        "Près de 1 : bien à l’intérieur du segment. Près de 0 : sur une frontière. Sous 0 : plus "
        "proche d’un autre segment. Tirets : moyenne {mean}"
    ),
    "report.silhouette.note": (
        "La hauteur des blocs suit l’effectif des segments. De longues barres à fin abrupte "
        "plaident pour des groupes distincts ; des pentes douces sont l’aspect que prennent des "
        "coupures dans un seul nuage."
    ),
    # conclusion
    "report.conclusion.title": "Conclusions et mode d’emploi",
    "report.conclusion.findings": "Résumé des résultats",
    "report.conclusion.significance": "Pourquoi c’est important",
    "report.conclusion.applications": "Comment utiliser les segments",
    "report.conclusion.applications_caption": "Applications par segment",
    "report.conclusion.template": (
        "Les suggestions viennent de modèles liés aux colonnes qui caractérisent chaque segment. "
        "Ce sont des points de départ pour un essai, non des résultats de cette analyse."
    ),
    "report.conclusion.limits": "Limites",
    "report.conclusion.note_lead": "Chaque phrase",
    "report.conclusion.note": (
        "est écrite à partir de nombres de ce rapport ; les liens y conduisent."
    ),
    # method
    "report.method.title": "Méthode, et comment refaire l’analyse",
    "report.method.intro": (
        "KMeans avec distance euclidienne sur les colonnes préparées, k de {k}, {n_init:int} "
        "départs pour chaque k, le meilleur étant retenu. Les segments sont numérotés et désignés "
        "par des lettres dans l’ordre indiqué ; les lettres ne dépendent donc pas du départ."
    ),
    "report.method.note_lead": "Références.",
    "report.method.note": (
        "MacQueen (1967) et Lloyd (1982) pour les k-moyennes ; Rousseeuw (1987) pour la "
        "silhouette ; Caliński et Harabasz (1974) ; Davies et Bouldin (1979) ; Hubert et Arabie "
        "(1985) pour l’indice de Rand ajusté ; Hennig (2007) pour les similarités de Jaccard dans "
        "les rééchantillons ; Wilson (1927) pour les intervalles des parts ; Dolnicar, Grün et "
        "Leisch (2018) pour les segments naturels, reproductibles et construits, la stabilité "
        "d’une solution à l’autre et les diagrammes en gorge (gorge plots)."
    ),
    "report.method.repeat": "Refaire l’analyse",
    "report.method.files": (
        "Tous les nombres ci-dessus sont dans result.json, à côté de ce fichier ; run.toml "
        "contient tous les réglages."
    ),
    "report.method.provenance": "Provenance",
    "report.method.settings": "Tous les réglages",
    "report.method.glossary": "Termes et formules",
    **GLOSSARY,
}
