"""What the reader of files and frames says."""

TEXTS: dict[str, str] = {
    "intake.headline": "{label}: {n:int} filas, {n_columns:int} columnas.",
    # What was understood: why it was chosen, in one sentence.
    "understood.format.content": "Lo muestra el contenido del archivo.",
    "understood.format.despite": "Lo muestra el contenido del archivo, diga lo que diga su nombre.",
    "understood.compression": "El archivo está comprimido y se descomprimió al leerlo.",
    "understood.encoding.option": "Se indicó.",
    "understood.encoding.bom": (
        "El archivo empieza con la marca de orden de bytes de esta codificación."
    ),
    "understood.encoding.nul_pattern": "Un byte de cada dos es cero, como en esta codificación.",
    "understood.encoding.valid": "Todos los bytes encajan en esta codificación.",
    "understood.encoding.nearly": (
        "Todos los bytes encajan en esta codificación, salvo unos pocos caracteres dañados."
    ),
    "understood.encoding.cp1252": (
        "Los bytes no son UTF-8; esta es la codificación habitual de Windows en Europa occidental."
    ),
    "understood.encoding.latin1": (
        "Los bytes no son UTF-8 ni Windows-1252; esta codificación da un significado a cada byte."
    ),
    "understood.delimiter.option": "Se indicó.",
    "understood.delimiter.sep_line": "Lo dice la primera línea del archivo.",
    "understood.delimiter.counted": "Corta las filas en tantos campos como la primera.",
    "understood.delimiter.single": (
        "La primera fila no tiene separador: la tabla es una sola columna."
    ),
    "understood.header.first": "La primera fila contiene los nombres de las columnas.",
    "understood.header.numeric": (
        "La primera fila solo contiene números, así que se leyó como datos y las columnas "
        "se numeraron."
    ),
    "understood.sheet.option": "Se indicó.",
    "understood.sheet.only": "Es la única hoja.",
    "understood.sheet.first": "Es la primera hoja con una tabla; las otras son {others:list}.",
    "understood.decimal.option": "Se indicó; vale para {columns:list}.",
    "understood.decimal.column": "{columns:list}: solo puede leerse así.",
    "understood.decimal.file": (
        "{columns:list}: podía leerse de dos maneras; decidieron otras columnas."
    ),
    "understood.decimal.assumed": (
        "{columns:list}: podía leerse de dos maneras y nada decide; esto se supuso."
    ),
    "understood.thousands": "Está entre grupos de tres cifras en {columns:list}.",
    "understood.currency": "Está junto a los números de {columns:list} y se quitó.",
    "understood.percent": "Los números de {columns:list} quedan como están escritos: 12 % es 12.",
    "understood.dates.option": "Se indicó; vale para {columns:list}.",
    "understood.dates.column": (
        "{columns:list}: hay números mayores que 12 que solo pueden ser días."
    ),
    "understood.dates.file": (
        "{columns:list}: podía leerse de dos maneras; decidieron otras columnas."
    ),
    "understood.dates.dots": "{columns:list}: se escribe con puntos, y así el día va primero.",
    "understood.dates.assumed": (
        "Ningún número mayor que 12 en {columns:list} distingue días de meses; se supuso "
        "que el día va primero."
    ),
    "understood.dates.compact": "{columns:list}: tiene nombre de fecha y contiene ocho cifras.",
    "understood.missing": (
        "Estas palabras significan que no hay valor en {columns:list} (número de celdas: {n:int})."
    ),
    # Issues.
    "issue.unnamed_columns.message": (
        "Las columnas sin nombre se llamaron por su posición: {columns:list}."
    ),
    "issue.unnamed_columns.remedy": "Póngales nombre en el origen si son importantes.",
    "issue.duplicate_names.message": (
        "Las columnas que repiten el nombre de una anterior se numeraron: {columns:list}."
    ),
    "issue.duplicate_names.remedy": (
        "Cámbieles el nombre en el origen para que quede claro cuál es cuál."
    ),
    "issue.no_header.message": (
        "La primera fila solo contiene números y se leyó como datos; las columnas son "
        "{columns:list}."
    ),
    "issue.no_header.remedy": "Añada una línea de encabezado con los nombres de las columnas.",
    "issue.trailing_separators.message": (
        "Se omitieron los campos vacíos más allá de la última columna (filas que los "
        "tenían: {n:int})."
    ),
    "issue.trailing_separators.remedy": "No hay que hacer nada.",
    "issue.undecodable_characters.message": (
        "Los caracteres dañados del archivo aparecen como � (su número: {n:int})."
    ),
    "issue.undecodable_characters.remedy": (
        "Exporte el archivo de nuevo, o indique su codificación con --encoding."
    ),
    "issue.many_lines_in_a_cell.message": (
        "{columns:list}: hay celdas de más de {n:int} líneas; una comilla suelta puede "
        "haberse tragado filas."
    ),
    "issue.many_lines_in_a_cell.remedy": (
        "Mire esas celdas; cierre la comilla, o escríbala doble dentro de un texto."
    ),
    "content.number": "números",
    "content.date": "fechas",
    "content.flag": "sí o no",
    "content.such_as": ", como {examples}",
    "issue.unreadable_values.message": (
        "Los valores de {columns:list} que no pueden leerse como {kind} cuentan como "
        "faltantes: {n:int} de {present:int}{shown}."
    ),
    "issue.unreadable_values.remedy": "Corríjalos en el origen, o deje fuera la columna.",
    "issue.mostly_numbers.message": (
        "El {share:percent} de los valores de {columns:list} son números; el resto no, así "
        "que la columna queda como texto."
    ),
    "issue.mostly_numbers.remedy": (
        "Corrija los demás valores, o indique con --decimal cómo se escriben los números."
    ),
    "issue.mostly_dates.message": (
        "El {share:percent} de los valores de {columns:list} son fechas; el resto no, así "
        "que la columna queda como texto."
    ),
    "issue.mostly_dates.remedy": (
        "Corrija los demás valores, o indique con --date-order cómo se escriben las fechas."
    ),
    "issue.decimal_assumed.message": (
        "En {columns:list}, el signo ante tres cifras podría ser decimal o separar "
        "millares; «{mark}» se tomó como signo decimal."
    ),
    "issue.decimal_assumed.remedy": "Si no es así, use --decimal {other} en su lugar.",
    "issue.date_order_assumed.message": (
        "Nada distingue días de meses en {columns:list}; se supuso que el día va primero."
    ),
    "issue.date_order_assumed.remedy": "Si el mes va primero, use --date-order mdy.",
    "issue.mixed_currencies.message": (
        "{columns:list}: mezcla importes en {currencies:list}; no se convirtieron."
    ),
    "issue.mixed_currencies.remedy": "Convierta los importes a una sola moneda antes del estudio.",
    "sample": "tienda de muestra",
    "issue.row_weights.message": (
        "Cada fila cuenta tantas veces como dice {columns:list}: en los segmentos, sus "
        "tamaños, los resúmenes y las pruebas. Solo las siluetas, y por tanto la elección "
        "de k, cuentan cada fila una vez."
    ),
    "issue.row_weights.remedy": "Indique k con --k si la elección no debe depender de eso.",
    "issue.row_weights_partly.message": (
        "Los segmentos se forman con los pesos de fila de {columns:list}. No son números "
        "enteros (o suman demasiado), así que los tamaños, los resúmenes, las siluetas y "
        "las pruebas cuentan cada fila una vez."
    ),
    "issue.row_weights_partly.remedy": "Dé números enteros de clientes si eso es importante.",
    "issue.baselines_left_out.message": (
        "Se omitió la comparación con divisiones triviales: {reason}"
    ),
    "issue.baselines_left_out.remedy": "Indique una columna que importe con --outcome o --value.",
    "issue.suppressed.message": (
        "{n:int} clientes se excluyeron de todo a petición; {missed:int} de los "
        "identificadores que excluir no están en la tabla."
    ),
    "issue.suppressed.remedy": "Compruebe los identificadores si todos deberían estar.",
    "issue.suppressed_none.message": (
        "Ninguno de los {missed:int} identificadores que excluir está en la tabla: no se "
        "excluyó a nadie."
    ),
    "issue.suppressed_none.remedy": (
        "Compare cómo se escriben los identificadores en ambos archivos, y compruebe que la "
        "columna correcta identifica a los clientes (--id-col)."
    ),
}
