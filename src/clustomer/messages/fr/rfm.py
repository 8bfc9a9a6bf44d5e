"""French texts of customers made from transactions."""

TEXTS: dict[str, str] = {
    "sample.transactions": "transactions d’exemple",
    "why.made": "Faite pour cela à partir des transactions.",
    "rfm.headline": "{n:int} clients à partir de transactions ; date de référence {date}.",
    "rfm.understood": "{value} : {how}",
    "rfm.role.customer": "client {column}",
    "rfm.role.date": "date {column}",
    "rfm.role.amount": "montant {column}",
    "rfm.role.quantity": "quantité {column}",
    "rfm.role.price": "prix {column}",
    "rfm.role.order": "numéro de commande {column}",
    "rfm.role.product": "produit {column}",
    "rfm.role.category": "catégorie {column}",
    "rfm.role.discount": "remise {column}",
    "rfm.role.currency": "monnaie {column}",
    "rfm.roles": "Colonnes : {roles}.",
    "rfm.reference.stated": (
        "Les jours sont comptés à rebours depuis le {date}, comme indiqué ; les lignes "
        "postérieures sont omises."
    ),
    "rfm.reference.latest": (
        "Les jours sont comptés à rebours depuis le {date}, la dernière date des lignes. Indiquez "
        "la fin de la période avec --reference-date : le dernier jour avec un achat peut la "
        "précéder."
    ),
    "rfm.lines": (
        "{n_lines:int} lignes : {bought:int} achetées, {returned:int} retournées ou annulées."
    ),
    "rfm.purchase.day": (
        "{purchases:int} achats : toutes les lignes d’un client en un jour forment un seul achat."
    ),
    "rfm.purchase.order": (
        "{purchases:int} achats : toutes les lignes d’une commande forment un seul achat."
    ),
    "rfm.returns.match": (
        "{n:int} lignes sont des retours, d’une valeur de {value}. Ils ont été rattachés aux plus "
        "anciens achats antérieurs du même client et du même produit ; {wholly:int} achats ont été "
        "entièrement retournés et ne comptent plus."
    ),
    "rfm.unmatched": (
        "Pour une valeur de {unmatched}, il n’y avait pas d’achat antérieur : elle est déduite du "
        "total du client."
    ),
    "rfm.returns.net": (
        "{n:int} lignes sont des retours, d’une valeur de {value} : ils sont déduits du total du "
        "client, sans être rattachés aux achats, dont le nombre ne change pas."
    ),
    "rfm.returns.drop": "{n:int} lignes de retours, d’une valeur de {value}, ont été omises.",
    "rfm.zone.offset": (
        "Les heures avec un décalage par rapport à UTC tombent sur les jours de {zone} "
        "(--time-zone)."
    ),
    "rfm.zone.written": (
        "Aucune heure n’a de décalage par rapport à UTC : les jours sont ceux des heures telles "
        "qu’elles sont écrites, non ceux de {zone}."
    ),
    "rfm.merged": "{n:int} lignes portaient un identifiant qui a été fusionné avec un autre.",
    "rfm.gone": "{n:int} clients n’ont que des retours et ne sont pas dans le tableau.",
    "rfm.models": (
        "Les achats des {days:int} jours qui suivent la date de référence sont attendus selon "
        "BG/NBD (r {r}, alpha {alpha} semaines, a {a}, b {b}), et leur valeur selon Gamma-Gamma "
        "(p {p}, q {q}, gamma {gamma}), à partir de {n_repeaters} clients qui sont revenus. "
        "Gamma-Gamma suppose que le nombre et la valeur des achats sont sans lien : leur "
        "corrélation est de {correlation}."
    ),
    "rfm.written": "{n:int} clients : {out}",
    "rfm.definition.recency_days": "T - t_x, jours entiers",
    "rfm.definition.frequency": "x + 1",
    "rfm.definition.monetary_value": "valeur des achats / (x + 1)",
    "rfm.definition.total_value": "payé - retourné",
    "rfm.definition.repeats": "x",
    "rfm.definition.recency_tx_days": "t_x",
    "rfm.definition.tenure_days": "T",
    "rfm.definition.repeat_value": "valeur des réachats / x",
    "rfm.definition.first_value": "valeur du premier achat",
    "rfm.definition.gap_days": "t_x / x",
    "rfm.definition.gap_trend": "exp(pente de ln intervalle selon son rang) - 1",
    "rfm.definition.return_rate": "retourné / payé",
    "rfm.definition.quarter_1_share": "achats au T1 / (x + 1)",
    "rfm.definition.quarter_2_share": "achats au T2 / (x + 1)",
    "rfm.definition.quarter_3_share": "achats au T3 / (x + 1)",
    "rfm.definition.quarter_4_share": "achats au T4 / (x + 1)",
    "rfm.definition.products": "produits distincts achetés",
    "rfm.definition.categories": "catégories distinctes achetées",
    "rfm.definition.discount_share": "lignes avec remise / lignes achetées",
    "rfm.definition.alive": "P(actif) selon BG/NBD",
    "rfm.definition.expected_purchases": "E(Y) selon BG/NBD",
    "rfm.definition.expected_value": "E(Y) fois E(M) selon Gamma-Gamma",
    "rfm.definition.first_purchase": "jour",
    "rfm.definition.last_purchase": "jour",
    "rfm.feature.recency_days": (
        "Jours du dernier achat à la date de référence. Petit : achat récent."
    ),
    "rfm.feature.frequency": "Achats, le premier compris.",
    "rfm.feature.monetary_value": "Valeur moyenne d’un achat, moins ce qui en a été retourné.",
    "rfm.feature.total_value": (
        "Tout ce qui a été payé moins tout ce qui a été retourné ; peut être 0 ou moins."
    ),
    "rfm.feature.repeats": "Achats après le premier : 0 pour qui n’a acheté qu’une fois.",
    "rfm.feature.recency_tx_days": (
        "Jours du premier au dernier achat ; 0 s’il n’y en a qu’un. Les modèles de valeur vie "
        "client appellent cela la récence."
    ),
    "rfm.feature.tenure_days": "Jours du premier achat à la date de référence.",
    "rfm.feature.repeat_value": "Valeur moyenne des réachats ; manque s’il n’y en a aucun.",
    "rfm.feature.first_value": "Valeur du premier achat, moins ce qui en a été retourné.",
    "rfm.feature.gap_days": "Nombre moyen de jours entre les achats ; manque sans réachat.",
    "rfm.feature.gap_trend": (
        "Changement de l’intervalle d’un achat au suivant : 0,1 signifie 10 % de plus à chaque "
        "fois. Manque en dessous de trois intervalles."
    ),
    "rfm.feature.return_rate": (
        "Valeur retournée en part de la valeur payée ; plus de 1 si des achats antérieurs aux "
        "lignes ont été retournés."
    ),
    "rfm.feature.quarter_1_share": "Part des achats de janvier à mars.",
    "rfm.feature.quarter_2_share": "Part des achats d’avril à juin.",
    "rfm.feature.quarter_3_share": "Part des achats de juillet à septembre.",
    "rfm.feature.quarter_4_share": "Part des achats d’octobre à décembre.",
    "rfm.feature.products": (
        "Produits différents dans les lignes achetées, y compris celles qui ont été retournées."
    ),
    "rfm.feature.categories": (
        "Catégories différentes dans les lignes achetées, y compris celles qui ont été retournées."
    ),
    "rfm.feature.discount_share": "Part des lignes des achats qui avaient une remise.",
    "rfm.feature.alive": (
        "Probabilité que le client ne soit pas parti ; 1 par hypothèse pour qui n’a acheté qu’une "
        "fois."
    ),
    "rfm.feature.expected_purchases": "Achats attendus dans les jours demandés.",
    "rfm.feature.expected_value": "Valeur attendue dans ces jours, avant coûts et intérêts.",
    "rfm.feature.first_purchase": "Jour du premier achat.",
    "rfm.feature.last_purchase": "Jour du dernier achat.",
    "rfm.count.n_lines": "toutes les lignes",
    "rfm.count.repeated": "égales à une ligne antérieure : omises",
    "rfm.count.no_customer": "sans client : omises",
    "rfm.count.no_date": "sans date : omises",
    "rfm.count.no_amount": "sans valeur : omises",
    "rfm.count.later": "postérieures à la date de référence : omises",
    "rfm.count.excluded": "de produits qui n’en sont pas : omises",
    "rfm.count.other_currency": "dans une autre monnaie : omises",
    "rfm.count.zero": "qui n’ont rien coûté : omises",
    "rfm.count.returned": "retournées ou annulées",
    "rfm.count.bought": "achetées",
    "rfm.unit.days": "jours",
    "rfm.unit.purchases": "achats",
    "rfm.unit.money": "argent",
    "rfm.unit.share": "part",
    "rfm.unit.count": "nombre",
    "rfm.unit.date": "jour",
    "report.transactions.heading": "Des lignes aux clients",
    "report.transactions.caption": "Ce que les lignes sont devenues",
    "report.transactions.lines": "Lignes",
    "report.transactions.n": "Nombre",
    "report.transactions.share": "Part",
    "report.transactions.features": "Ce que signifient les colonnes des clients",
    "report.transactions.unit": "Unité",
    "report.transactions.definition": "Définition",
    "report.transactions.meaning": "Signification",
    "rfm.group.champions": "champions",
    "rfm.group.loyal": "fidèles",
    "rfm.group.at_risk": "à risque",
    "rfm.group.promising": "prometteurs",
    "rfm.group.average": "moyens",
    "rfm.group.hibernating": "en sommeil",
    "rfm.group.new": "nouveaux",
    "rfm.group.occasional": "occasionnels",
    "rfm.group.lost": "perdus",
    "next.split.spend": "les quantiles de la dépense jusque-là",
    "next.split.grid": "une grille de deux parmi récence, fréquence et valeur moyenne",
    "next.split.rfm": "les neuf groupes RFM",
    "next.clear": (
        "De ce que les clients ont dépensé dans la période suivante, les {nouns} expliquent "
        "{ours:percent}, contre {best:percent} pour {split} : les {nouns} en disent plus, au-delà "
        "de ce qui tient au choix des clients."
    ),
    "next.close": (
        "De ce que les clients ont dépensé dans la période suivante, les {nouns} expliquent "
        "{ours:percent}, contre {best:percent} pour {split} : aucune différence qui ne puisse "
        "venir du choix des clients."
    ),
    "next.beaten": (
        "De ce que les clients ont dépensé dans la période suivante, les {nouns} expliquent "
        "{ours:percent}, contre {best:percent} pour {split} : une règle simple en dit plus sur "
        "la suite."
    ),
    "next.nothing": (
        "Ni les {nouns} ni des règles simples n’expliquent ce que les clients ont dépensé dans la "
        "période suivante (moins de 1 %)."
    ),
    "report.groups.heading": "À côté des noms RFM",
    "report.groups.agreement": (
        "Neuf groupes nommés d’après des scores de récence, de fréquence et de valeur moyenne, "
        "comme en fait n’importe quel tableur. Leur concordance avec les {groups} affichés est de "
        "{ari} (indice de Rand ajusté ; 1 = identiques, 0 = hasard)."
    ),
    "report.groups.caption": "Groupes RFM",
    "report.groups.name": "Groupe",
    "report.groups.rule": "Score de récence, moyenne des deux autres",
    "report.groups.customers": "Clients",
    "report.groups.share": "Part",
    "report.groups.value": "Part de la valeur",
    "report.groups.few": "moins de 10",
    "report.groups.cuts": "Ce qui reçoit quel score",
    "report.groups.feature": "Colonne",
    "report.groups.score": "Score",
    "report.groups.range": "Valeurs",
    "report.groups.note": (
        "Les scores vont par cinquièmes des clients, 5 est le meilleur ; des valeurs égales "
        "reçoivent le même score, un score peut donc rester vide. Les noms sont des règles, pas "
        "des découvertes."
    ),
    "report.next.heading": "Ce qui vient ensuite",
    "report.next.how": (
        "Des groupes ont été formés à nouveau avec les lignes jusqu’au {cutoff}, puis jugés sur ce "
        "que {n:int} clients ont dépensé dans les {days:int} jours suivants, jusqu’au {until} "
        "({buyers:int} ont dépensé quelque chose). Chaque client a été prédit par des groupes "
        "qu’il n’a pas aidé à former."
    ),
    "report.next.caption": "Dépense expliquée de la période suivante",
    "report.next.groups": "Groupes",
    "report.next.number": "Nombre",
    "report.next.money": "Expliqué, argent",
    "report.next.log": "Expliqué, log(1 + argent)",
    "report.next.interval": "{value} ({low} à {high})",
    "report.next.note": (
        "0 correspond à l’absence de groupes, 1 est parfait, en dessous de 0 c’est pire que sans "
        "groupes ; plus haut est meilleur. Entre parenthèses, des intervalles à 95 % sur les "
        "clients ; ils ne savent rien d’autres saisons. En argent, quelques gros clients "
        "décident ; en logarithmes, tous."
    ),
    "issue.lines_no_customer.message": (
        "{n:int} lignes ({share:percent}) n’ont pas de client et ont été omises."
    ),
    "issue.lines_no_customer.remedy": (
        "Vérifiez si elles viennent d’acheteurs sans compte ou d’une colonne perdue."
    ),
    "issue.lines_no_date.message": (
        "{n:int} lignes ({share:percent}) n’ont pas de date lisible et ont été omises."
    ),
    "issue.lines_no_date.remedy": "Indiquez comment les dates sont écrites avec --date-order.",
    "issue.lines_no_amount.message": (
        "{n:int} lignes ({share:percent}) n’ont pas de valeur lisible et ont été omises."
    ),
    "issue.lines_no_amount.remedy": (
        "Désignez la colonne avec --amount, ou avec --quantity et --price."
    ),
    "issue.lines_later.message": (
        "{n:int} lignes ({share:percent}) sont postérieures à la date de référence et ont été "
        "omises."
    ),
    "issue.lines_later.remedy": "",
    "issue.lines_excluded.message": (
        "{n:int} lignes ({share:percent}) concernent des produits à omettre."
    ),
    "issue.lines_excluded.remedy": "",
    "issue.products_absent.message": (
        "{products:list} étaient à omettre, et aucune ligne n’en contient."
    ),
    "issue.products_absent.remedy": "Écrivez les codes exactement comme dans les lignes.",
    "issue.cancelled_absent.message": (
        "Aucun numéro de commande ne commence par {prefix} : aucune ligne n’a été prise pour une "
        "annulation de ce fait."
    ),
    "issue.cancelled_absent.remedy": "Écrivez ce début exactement comme dans les lignes.",
    "issue.lines_other_currency.message": (
        "{n:int} lignes ({share:percent}) sont dans d’autres monnaies et ont été omises."
    ),
    "issue.lines_other_currency.remedy": (
        "Convertissez d’abord les montants pour les garder toutes."
    ),
    "issue.lines_zero.message": (
        "{n:int} lignes ({share:percent}) n’ont rien coûté et ont été omises."
    ),
    "issue.lines_zero.remedy": "",
    "issue.lines_twice.message": (
        "{n:int} lignes ({share:percent}) sont égales à une ligne antérieure dans toutes les "
        "colonnes utilisées et comptent comme des achats à part entière."
    ),
    "issue.lines_twice.remedy": (
        "Si les mêmes lignes ont été lues deux fois, omettez-les avec --duplicates drop."
    ),
    "issue.lines_no_currency.message": (
        "{n:int} lignes ({share:percent}) n’ont pas de monnaie et sont supposées être dans celle "
        "des autres."
    ),
    "issue.lines_no_currency.remedy": (
        "Indiquez la monnaie avec --only-currency pour les omettre."
    ),
    "issue.lines_marked.message": (
        "{n:int} lignes ({share:percent}) ont des numéros de commande qui commencent par C, comme "
        "souvent les annulations. Leur valeur n’est pas négative : elles comptent donc comme des "
        "achats."
    ),
    "issue.lines_marked.remedy": "Si ce sont des annulations, indiquez --cancelled C.",
    "issue.lines_far.message": (
        "Les jours sont comptés à rebours depuis le {date}, la dernière date des lignes, mais "
        "l’achat précédent date du {before} : une seule date erronée ferait paraître tous les "
        "clients partis depuis longtemps."
    ),
    "issue.lines_far.remedy": "Indiquez la fin de la période avec --reference-date.",
    "issue.next_left_out.message": "La période suivante n’a pas été mise de côté : {reason}",
    "issue.next_left_out.remedy": "",
    "issue.lines_repeated.message": (
        "{n:int} lignes ({share:percent}) sont égales à une ligne antérieure dans toutes les "
        "colonnes utilisées et ont été omises."
    ),
    "issue.lines_repeated.remedy": "",
    "issue.lines_early.message": (
        "Le premier achat est du {date}, le suivant du {after} : si cette date est "
        "fausse, ou tient lieu de date absente, son client a un faux premier achat."
    ),
    "issue.lines_early.remedy": "Regardez la ligne, et videz la date si ce n’en est pas une.",
    "issue.customers_nothing.message": (
        "{n:int} clients ({share:percent}) ont un total de 0 ou moins : ils n’ont rien payé, ou "
        "ont retourné autant que ce qu’ils ont payé, ou plus."
    ),
    "issue.customers_nothing.remedy": "",
    "issue.customers_young.message": (
        "{n:int} clients ({share:percent}) ont fait leur premier achat moins de {days:int} jours "
        "avant la date de référence. C’est l’intervalle habituel entre les achats (la médiane des "
        "intervalles moyens des clients) : ils n’ont guère eu le temps de revenir, et paraissent "
        "peu fréquents et récents pour cette seule raison."
    ),
    "issue.customers_young.remedy": (
        "Lisez avec prudence la récence et la fréquence des clients récents."
    ),
}
