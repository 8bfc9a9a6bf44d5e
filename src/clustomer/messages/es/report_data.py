"""Spanish texts of the report's pages on the data: explored, and what was done to it."""

TEXTS: dict[str, str] = {
    # exploration
    "report.exploration.title": "Los datos, explorados",
    "report.exploration.intro": (
        "{n:int} filas y {columns:int} columnas: {used:int} forman los segmentos, "
        "{explored:int} se exploran aquí."
    ),
    "report.exploration.intro_explored": (
        "{n:int} filas y {columns:int} columnas: {explored:int} se exploran aquí, y "
        "{used:int} de ellas pueden formar segmentos."
    ),
    "report.exploration.missing.none": "No falta ningún valor;",
    "report.exploration.missing.one": "Falta un valor;",
    "report.exploration.missing.many": "Faltan {n:int} valores;",
    "report.exploration.repeated.none": "ninguna fila repite una anterior en todas ellas.",
    "report.exploration.repeated.one": "una fila repite una anterior en todas ellas.",
    "report.exploration.repeated.many": "{n:int} filas repiten una anterior en todas ellas.",
    "report.columns.heading": "Columna por columna",
    "report.columns.caption": "Resumen de las columnas",
    "report.columns.note_lead": "El 5 % y el 95 %",
    "report.columns.note": (
        "se muestran en lugar del mínimo y el máximo, que pueden delatar a una sola persona."
    ),
    "report.columns.more": (
        "Se muestran las primeras {shown:int} de {n:int} columnas; el resto está en los "
        "archivos CSV y en result.json."
    ),
    "report.columns.text": "texto libre o identificador",
    "report.columns.none": "sin valores que resumir",
    "report.issues.heading": "Qué conviene saber de esta tabla",
    "report.issues.caption": "Observaciones sobre los datos",
    "report.issues.severity": "Gravedad",
    "report.issues.seen": "Qué se vio y se hizo",
    "report.issues.remedy": "Qué puede hacer",
    "report.issues.alike": "Lo mismo vale para {n:int} más: {columns:list}.",
    "report.issues.none": "No se encontró nada destacable en los datos.",
    "report.missing.heading": "Valores faltantes",
    "report.missing.complete": "{n:int} clientes ({share:percent}) están completos.",
    "report.missing.caption": "Columnas con faltantes a la vez",
    "report.missing.together": "Falta el valor justo en estas columnas",
    "report.missing.more": "Patrones menos frecuentes, en result.json: {n:int}.",
    "report.correlations.heading": "Cómo se mueven juntas las columnas",
    "report.correlations.caption": "Correlaciones de rangos",
    "report.correlations.note_lead": "Spearman:",
    "report.correlations.note": (
        "correlación de rangos, de −1 a 1. El sombreado crece con la fuerza; el azul es "
        "positivo, el óxido negativo, y el signo va impreso. La V de Cramér (corregida por "
        "sesgo) y la razón de correlación η van de 0 a 1."
    ),
    "report.correlations.more": "Columnas menos asociadas, en result.json: {n:int}.",
    "report.correlations.unrelated": (
        "Todas las correlaciones de rangos están entre {low} y {high}: las columnas "
        "numéricas prácticamente no están relacionadas."
    ),
    "report.correlations.weak": (
        "Las columnas numéricas se asocian débilmente: {first} y {second} son las que más, "
        "con una correlación de rangos de {value}."
    ),
    "report.correlations.strong": (
        "{first} y {second} son las más asociadas, con una correlación de rangos de {value}."
    ),
    "report.correlations.none": "Hay menos de dos columnas numéricas.",
    "report.associations.caption": "Asociaciones más fuertes con categorías",
    "report.associations.none": (
        "Ninguna categoría está asociada a otra columna: el mayor tamaño del efecto es "
        "{value:fixed2}."
    ),
    "report.associations.first": "Columna",
    "report.associations.second": "Con",
    "report.associations.measure": "Medida",
    "report.associations.value": "Valor",
    "report.pairs.explore_title": "Columnas usadas por pares, antes de segmentar",
    "report.pairs.explore_sub": "Una muestra de clientes, una marca por cada uno",
    "report.pairs.explore_note": (
        "Los grupos se verían como cúmulos con huecos entre ellos; las franjas vienen de "
        "valores redondeados."
    ),
    "report.by_descriptor.heading": "Distribuciones por descriptor",
    "report.by_descriptor.note": (
        "Los pares más fuertes de una columna usada y una categoría. Cada forma contiene el "
        "95 % central; la línea es la mediana."
    ),
    # preparation
    "report.preparation.title": "Qué se hizo con los datos",
    "report.understood.heading": "Cómo se leyó el archivo",
    "report.understood.caption": "Qué se entendió del archivo",
    "report.understood.what": "Qué",
    "report.understood.value": "Se entendió como",
    "report.understood.how": "Por qué",
    "report.understood.option": "Indicar otra cosa con",
    "report.roles.heading": "Para qué sirve cada columna",
    "report.roles.caption": "Tipos y papeles de las columnas",
    "report.steps.heading": "Pasos para cada columna usada",
    "report.steps.caption": "Pasos de preparación por columna",
    "report.steps.done": "Qué se hizo, en orden",
    "report.steps.nothing": "se usa tal cual",
    "report.steps.none": "No se cambió ninguna columna.",
    "report.steps.note_lead": "¿Por qué preparar?",
    "report.steps.note": (
        "KMeans mide distancias: las columnas con números grandes, colas largas o huecos "
        "decidirían solas. No se descarta a ningún cliente. Los mismos pasos se guardan en "
        "model.json y se aplican a los clientes nuevos."
    ),
}
