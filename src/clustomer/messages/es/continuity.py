"""Spanish texts of comparing, refreshing and monitoring segments."""

TEXTS: dict[str, str] = {
    "continuity.code.keep": "Conservar los {nouns}: todavía describen a los clientes.",
    "continuity.code.watch": (
        "Vigilar los {nouns}: algo ha cambiado, pero no lo bastante para un nuevo ajuste."
    ),
    "continuity.code.refit": (
        "Ajustar de nuevo los {nouns}: los clientes ya no son los que describen."
    ),
    "continuity.code.redefined": (
        "Los {nouns} son otros: los nombres antiguos y los nuevos designan a clientes distintos."
    ),
    "continuity.refreshed": (
        "Renovados: {kept:int} de {k:int} {nouns} son antiguos y conservan su nombre."
    ),
    "continuity.letters": (
        "Las letras designan los mismos {nouns} en cada renovación; los números, solo "
        "lugares. Letras nuevas: {new}; retiradas para siempre: {gone}."
    ),
    "continuity.sizes": "los tamaños de los {nouns}",
    "continuity.verdict.natural": "natural",
    "continuity.verdict.reproducible": "reproducible",
    "continuity.verdict.constructive": "constructivo",
    "continuity.verdict.not_assessable": "no evaluable",
    "continuity.reason.redefined": (
        "Para los mismos clientes, el modelo antiguo y el nuevo concuerdan con un índice de Rand "
        "ajustado de {ari:fixed2} ({low:fixed2} a {high:fixed2}), por debajo de 0,80."
    ),
    "continuity.reason.novelty.material": (
        "El {share:percent} de los clientes (de {low:percent} a {high:percent}) está más lejos de "
        "todos los {nouns} que casi todos entonces ({reference:percent}): más del triple."
    ),
    "continuity.reason.novelty.slight": (
        "El {share:percent} de los clientes (de {low:percent} a {high:percent}) está más lejos de "
        "todos los {nouns} que casi todos entonces ({reference:percent}): más de lo que da el "
        "azar, menos del triple."
    ),
    "continuity.reason.verdict": "El veredicto era {then} y ahora es {now}.",
    "continuity.reason.drift.again": (
        "Por segunda vez consecutiva se han desplazado más de lo que da el azar, y no poco: "
        "{columns:list}."
    ),
    "continuity.reason.drift.first": (
        "Desplazamiento mayor que el azar, y no pequeño: {columns:list}. Si la próxima tabla "
        "dice lo mismo, conviene ajustar de nuevo."
    ),
    "continuity.reason.drift.slight": (
        "Desplazamiento mayor que el azar, pero pequeño: {columns:list}."
    ),
    "continuity.reason.no_reference": (
        "El modelo antiguo es de una versión anterior y no recuerda nada de sus clientes: no se "
        "conocen el desplazamiento ni la novedad."
    ),
    "continuity.reason.moved": (
        "El {share:percent} de los clientes que están en ambas tablas está ahora en otro {noun}: "
        "sus valores han cambiado tanto, o se asignaron identificadores nuevos."
    ),
    "continuity.reason.quiet": (
        "Ninguna columna, ningún tamaño y ninguna distancia ha cambiado más de lo que da el azar."
    ),
    "continuity.unknown.no_ids": (
        "No se sabe quién ha cambiado de {noun}: el estudio no tiene una columna que identifique "
        "a los clientes."
    ),
    "continuity.unknown.no_shared": (
        "No se sabe quién ha cambiado de {noun}: ningún cliente está en ambos."
    ),
    "continuity.unknown.model_alone": (
        "No se sabe quién ha cambiado de {noun}: un modelo no contiene clientes. Para ello, "
        "compare la carpeta del estudio."
    ),
    "continuity.unknown.no_table": (
        "La novedad, la deriva de los tamaños, el dinero y lo que solo cambió el modelo "
        "necesitan a los clientes: añada la tabla del nuevo estudio. La deriva de las "
        "columnas es la que hay entre los clientes de los que salieron ambos modelos, en las "
        "clases que ambos conservan."
    ),
    "continuity.unknown.no_table_no_bins": (
        "La deriva, la novedad, el dinero y lo que solo cambió el modelo necesitan a los "
        "clientes: añada la tabla del nuevo estudio. Uno de los modelos es de una versión "
        "anterior y no conserva clases."
    ),
    "continuity.unknown.apart": (
        "La deriva de {columns:list} no se conoce: las clases que conservan los dos modelos "
        "no tienen ningún límite en común. Añada la tabla del nuevo estudio."
    ),
    "continuity.unknown.no_value": (
        "Los cambios no se dan en dinero: ninguna columna dice cuánto vale un cliente."
    ),
    "continuity.unknown.no_stability": (
        "La estabilidad actual de los {nouns} solo se conoce tras un nuevo estudio de la tabla; "
        "aquí la sustituye el margen medio."
    ),
    "continuity.unknown.repeated": (
        "Filas cuyo identificador ya había aparecido: {n:int}. De cada uno cuenta la primera."
    ),
    "continuity.head.segment": "{noun}",
    "continuity.head.then": "entonces",
    "continuity.head.now": "ahora",
    "continuity.head.range": "95\N{NO-BREAK SPACE}%",
    "continuity.head.column": "columna",
    "continuity.head.psi": "PSI",
    "continuity.head.null": "azar, hasta",
    "continuity.head.drift": "desplazamiento",
    "continuity.fate.kept": "conservado",
    "continuity.fate.new": "nuevo",
    "continuity.fate.dissolved": "disuelto",
    "continuity.range": "{low:percent} a {high:percent}",
    "continuity.drift.chance": "no mayor que el azar",
    "continuity.drift.small": "mayor que el azar, pequeño",
    "continuity.drift.moderate": "mayor que el azar, moderado",
    "continuity.drift.large": "mayor que el azar, grande",
    "continuity.moved.customers": (
        "{n:int} de {total:int} clientes ({share:percent}) están en otro {noun} que entonces."
    ),
    "continuity.moved.models": (
        "El modelo nuevo asigna {n:int} de {total:int} clientes ({share:percent}) a otro lugar que "
        "el antiguo."
    ),
    "continuity.came": "Clientes nuevos: {arrived:int}; clientes que ya no están: {gone:int}.",
    "continuity.steps": (
        "De {n:int} clientes conocidos entonces, {customer:int} cambiaron de {noun} porque "
        "cambiaron ellos, {model:int} porque cambió el modelo, y en {both:int} cambiaron ambos."
    ),
    "continuity.yardstick": (
        "El cambio de modelo por sí solo asigna a otro lugar al {share:percent} de los clientes. "
        "Dos ajustes simples a clientes extraídos de nuevo difieren en un {median:percent} (como "
        "máximo un {high:percent} en {n:int} comparaciones)."
    ),
    "continuity.agreement": (
        "Índice de Rand ajustado de entonces y ahora: {ari:fixed2} ({low:fixed2} a {high:fixed2}; "
        "1 es lo mismo)."
    ),
    "continuity.novelty": (
        "El {share:percent} de los clientes (de {low:percent} a {high:percent}) está más allá de "
        "la distancia que entonces no pasaba el 99\N{NO-BREAK SPACE}%; era el {reference:percent}, "
        "y el azar por sí solo da hasta el {null:percent}."
    ),
    "continuity.margin": (
        "Margen medio (0 en la frontera, 1 en el centroide): {then:fixed2} entonces, {now:fixed2} "
        "ahora ({low:fixed2} a {high:fixed2})."
    ),
    "continuity.lines": (
        "Los días se cuentan hacia atrás desde el {then} en las líneas de entonces y desde el"
        " {now} en las de ahora."
    ),
    "continuity.lines.days": (
        "Las líneas abarcan {then:int} días entonces y {now:int} días ahora: el número y la "
        "suma de las compras crecen con los días, hagan lo que hagan los clientes."
    ),
    "continuity.head.fate": "qué ha sido de él",
    "continuity.head.stable_then": "estable entonces",
    "continuity.head.stable_now": "estable ahora",
    "continuity.head.from_to": "de, a",
    "continuity.figure.migration": "Los clientes de cada {noun} entonces, y dónde están ahora",
    "continuity.figure.drift": "Desplazamiento de cada columna, junto a lo que alcanza el azar",
    "continuity.figure.axis": "índice de estabilidad (PSI)",
    "continuity.page.kicker": "Los {nouns} en el tiempo",
    "continuity.page.deck": "{old}, comparado con {new}.",
    "continuity.page.customers_then": "Clientes entonces",
    "continuity.page.customers_now": "Clientes ahora",
    "continuity.page.model_then": "Modelo entonces",
    "continuity.page.model_now": "Modelo ahora",
    "continuity.page.note_lead": "La regla:",
    "continuity.page.note": (
        "otros, si el modelo antiguo y el nuevo concuerdan para los mismos clientes con un índice "
        "de Rand ajustado por debajo de 0,80; ajustar de nuevo, si la novedad llega al triple, si "
        "el veredicto ha cambiado o si un desplazamiento de 0,10 o más supera el azar dos veces "
        "seguidas; vigilar ante cualquier alarma, o si sin nuevo ajuste más de la mitad de los "
        "clientes conocidos está en otro lugar; si no, conservar."
    ),
    "continuity.page.sizes": "Los {nouns} entonces y ahora",
    "continuity.page.was": "antes: {name}",
    "continuity.page.moves": "Quién ha ido adónde",
    "continuity.page.moves_lead": "Un cambio de {noun} tiene dos causas:",
    "continuity.page.moves_note": (
        "cambió el cliente, o cambió el modelo. Los clientes cerca de una frontera cambian con "
        "cualquiera de los dos."
    ),
    "continuity.page.moves_caption": (
        "Clientes de cada {noun} entonces (filas) en cada {noun} ahora (columnas)"
    ),
    "continuity.page.money": "Debajo de cada número: la suma de {column} ahora.",
    "continuity.page.hidden": ("Un punto oculta de 1 a 9 clientes, o un número que los delataría."),
    "continuity.page.all_hidden": (
        "Con tan pocos clientes, cada flujo es de 1 a 9 de ellos o delataría un número así: "
        "no se muestra ninguno. En total, {stayed:int} de {n:int} clientes ({share:percent}) "
        "siguieron en su {noun}, y {moved:int} cambiaron."
    ),
    "continuity.page.all_hidden.no_total": (
        "Con tan pocos clientes, cada flujo es de 1 a 9 de ellos o delataría un número así: "
        "no se muestra ninguno. Decir cuántos siguieron en su {noun} en total también "
        "delataría números; la forma JSON los contiene."
    ),
    "continuity.page.drift": "Desplazamiento de las columnas",
    "continuity.page.drift_lead": "El azar tiene su parte:",
    "continuity.page.drift_note": (
        "la barra gris termina donde termina una de cada cien tablas de este tamaño sin ningún "
        "cambio. Una alarma vale también para todas las columnas juntas (Holm, "
        "1\N{NO-BREAK SPACE}%)."
    ),
    "continuity.page.centroids": "Los centros de los {nouns}, en unidades originales",
    "continuity.page.more": "Hay {n:int} filas más en la forma JSON.",
}
