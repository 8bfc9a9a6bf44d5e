"""French texts of the reader of files and frames."""

TEXTS: dict[str, str] = {
    "intake.headline": "{label} : {n:int} lignes, {n_columns:int} colonnes.",
    # What was understood: why it was chosen, in one sentence.
    "understood.format.content": "Le contenu du fichier le montre.",
    "understood.format.despite": "Le contenu du fichier le montre, quoi qu’en dise son nom.",
    "understood.compression": "Le fichier est compressé et a été décompressé à la lecture.",
    "understood.encoding.option": "Indiqué par vous.",
    "understood.encoding.bom": (
        "Le fichier commence par la marque d’ordre des octets de cet encodage."
    ),
    "understood.encoding.nul_pattern": "Un octet sur deux est nul, comme dans cet encodage.",
    "understood.encoding.valid": "Tous les octets sont conformes à cet encodage.",
    "understood.encoding.nearly": (
        "Tous les octets sont conformes à cet encodage, sauf quelques caractères endommagés."
    ),
    "understood.encoding.cp1252": (
        "Les octets ne sont pas de l’UTF-8 ; c’est l’encodage habituel de Windows en Europe "
        "occidentale."
    ),
    "understood.encoding.latin1": (
        "Les octets ne sont ni de l’UTF-8 ni du Windows-1252 ; cet encodage donne un sens à "
        "chaque octet."
    ),
    "understood.delimiter.option": "Indiqué par vous.",
    "understood.delimiter.sep_line": "La première ligne du fichier l’indique.",
    "understood.delimiter.counted": "Il coupe les lignes en autant de champs que la première.",
    "understood.delimiter.single": (
        "La première ligne n’a pas de séparateur : le tableau n’a qu’une colonne."
    ),
    "understood.header.first": "La première ligne contient les noms des colonnes.",
    "understood.header.numeric": (
        "La première ligne ne contient que des nombres ; elle a donc été lue comme des données "
        "et les colonnes ont été numérotées."
    ),
    "understood.sheet.option": "Indiqué par vous.",
    "understood.sheet.only": "C’est la seule feuille.",
    "understood.sheet.first": (
        "C’est la première feuille qui contient un tableau ; autres feuilles : {others:list}."
    ),
    "understood.decimal.option": "Indiqué par vous ; valable pour {columns:list}.",
    "understood.decimal.column": "{columns:list} : une seule lecture possible, celle-ci.",
    "understood.decimal.file": (
        "{columns:list} : deux lectures possibles ; d’autres colonnes ont tranché."
    ),
    "understood.decimal.assumed": (
        "{columns:list} : deux lectures possibles et rien ne tranche ; celle-ci a été supposée."
    ),
    "understood.thousands": "Il sépare des groupes de trois chiffres dans {columns:list}.",
    "understood.currency": "Il accompagne les nombres de {columns:list} et a été retiré.",
    "understood.percent": (
        "Les nombres de {columns:list} restent tels qu’ils sont écrits : 12 % vaut 12."
    ),
    "understood.dates.option": "Indiqué par vous ; valable pour {columns:list}.",
    "understood.dates.column": (
        "{columns:list} : des nombres supérieurs à 12 ne peuvent être que des jours."
    ),
    "understood.dates.file": (
        "{columns:list} : deux lectures possibles ; d’autres colonnes ont tranché."
    ),
    "understood.dates.dots": (
        "{columns:list} : dates écrites avec des points, où le jour vient en premier."
    ),
    "understood.dates.assumed": (
        "Aucun nombre supérieur à 12 dans {columns:list} ne distingue les jours des mois ; le "
        "jour a été supposé en premier."
    ),
    "understood.dates.compact": (
        "{columns:list} : le nom est celui d’une date, et les valeurs ont huit chiffres."
    ),
    "understood.missing": (
        "Ces mots signifient l’absence de valeur dans {columns:list} (nombre de cellules : "
        "{n:int})."
    ),
    # Issues.
    "issue.unnamed_columns.message": (
        "Les colonnes sans nom ont été nommées d’après leur position : {columns:list}."
    ),
    "issue.unnamed_columns.remedy": "Nommez-les dans la source si elles comptent.",
    "issue.duplicate_names.message": (
        "Les colonnes qui répètent le nom d’une colonne précédente ont été numérotées : "
        "{columns:list}."
    ),
    "issue.duplicate_names.remedy": (
        "Renommez-les dans la source pour qu’on sache laquelle est laquelle."
    ),
    "issue.no_header.message": (
        "La première ligne ne contient que des nombres et a été lue comme des données ; les "
        "colonnes sont {columns:list}."
    ),
    "issue.no_header.remedy": "Ajoutez une ligne d’en-tête avec les noms des colonnes.",
    "issue.trailing_separators.message": (
        "Les champs vides au-delà de la dernière colonne ont été écartés (lignes concernées : "
        "{n:int})."
    ),
    "issue.trailing_separators.remedy": "Rien à faire.",
    "issue.undecodable_characters.message": (
        "Les caractères endommagés du fichier apparaissent sous la forme � (leur nombre : {n:int})."
    ),
    "issue.undecodable_characters.remedy": (
        "Exportez de nouveau le fichier, ou indiquez son encodage avec --encoding."
    ),
    "issue.many_lines_in_a_cell.message": (
        "{columns:list} : certaines cellules ont plus de {n:int} lignes ; un guillemet isolé a "
        "peut-être avalé des lignes du fichier."
    ),
    "issue.many_lines_in_a_cell.remedy": (
        "Regardez ces cellules ; fermez le guillemet, ou doublez-le à l’intérieur d’un texte."
    ),
    "content.number": "nombres",
    "content.date": "dates",
    "content.flag": "oui ou non",
    "content.such_as": ", par exemple {examples}",
    "issue.unreadable_values.message": (
        "Les valeurs de {columns:list} qui ne peuvent pas être lues comme {kind} comptent "
        "comme manquantes : {n:int} sur {present:int}{shown}."
    ),
    "issue.unreadable_values.remedy": "Corrigez-les dans la source, ou écartez la colonne.",
    "issue.mostly_numbers.message": (
        "{share:percent} des valeurs de {columns:list} sont des nombres, mais pas les autres ; "
        "la colonne reste donc du texte."
    ),
    "issue.mostly_numbers.remedy": (
        "Corrigez les autres valeurs, ou indiquez avec --decimal comment les nombres sont écrits."
    ),
    "issue.mostly_dates.message": (
        "{share:percent} des valeurs de {columns:list} sont des dates, mais pas les autres ; "
        "la colonne reste donc du texte."
    ),
    "issue.mostly_dates.remedy": (
        "Corrigez les autres valeurs, ou indiquez avec --date-order comment les dates sont écrites."
    ),
    "issue.decimal_assumed.message": (
        "Dans {columns:list}, le signe devant trois chiffres pourrait être le séparateur "
        "décimal ou celui des milliers ; « {mark} » a été pris pour le séparateur décimal."
    ),
    "issue.decimal_assumed.remedy": "Si c’est faux, utilisez plutôt --decimal {other}.",
    "issue.date_order_assumed.message": (
        "Rien ne distingue les jours des mois dans {columns:list} ; le jour a été supposé en "
        "premier."
    ),
    "issue.date_order_assumed.remedy": "Si le mois vient en premier, utilisez --date-order mdy.",
    "issue.mixed_currencies.message": (
        "{columns:list} mêle des montants en {currencies:list} ; ils n’ont pas été convertis."
    ),
    "issue.mixed_currencies.remedy": (
        "Convertissez les montants dans une seule monnaie avant l’étude."
    ),
    "sample": "boutique d’exemple",
    "issue.row_weights.message": (
        "Chaque ligne compte autant de fois que l’indique {columns:list} : dans les segments, "
        "leurs effectifs, les résumés et les tests. Seules les silhouettes, et donc le choix "
        "de k, comptent chaque ligne une fois."
    ),
    "issue.row_weights.remedy": "Indiquez k avec --k si le choix ne doit pas en dépendre.",
    "issue.row_weights_partly.message": (
        "Les segments sont formés avec les poids des lignes de {columns:list}. Ce ne sont pas "
        "des nombres entiers (ou leur somme est trop grande) : effectifs, résumés, silhouettes "
        "et tests comptent donc chaque ligne une fois."
    ),
    "issue.row_weights_partly.remedy": "Donnez des nombres entiers de clients là où cela compte.",
    "issue.baselines_left_out.message": (
        "La comparaison avec des découpages triviaux a été omise : {reason}"
    ),
    "issue.baselines_left_out.remedy": "Indiquez une colonne qui compte avec --outcome ou --value.",
    "issue.suppressed.message": (
        "Clients exclus de tout, sur demande : {n:int} ; identifiants à exclure qui ne "
        "figurent pas dans le tableau : {missed:int}."
    ),
    "issue.suppressed.remedy": "Vérifiez les identifiants si tous devraient y figurer.",
    "issue.suppressed_none.message": (
        "Aucun des {missed:int} identifiants à exclure ne figure dans le tableau : personne "
        "n’a été exclu."
    ),
    "issue.suppressed_none.remedy": (
        "Comparez l’écriture des identifiants dans les deux fichiers, et vérifiez que la bonne "
        "colonne désigne les clients (--id-col)."
    ),
}
