"""Spanish texts of the evidence in the report: the choice of k, the gates, what holds up."""

_FIGURES: dict[str, str] = {
    "report.noun.segment.one": "segmento",
    "report.noun.segment.many": "segmentos",
    "report.noun.group.one": "grupo",
    "report.noun.group.many": "grupos",
    "report.and": "{first} y {last}",
    "report.panel.data": "sus datos",
    "report.panel.null": "sin grupos",
    "report.elbow.tested_value": (
        "k = {k:int}: {value:percent}, sin grupos {low:percent} a {high:percent}"
    ),
    "report.elbow.tested_label": (
        "Suma de cuadrados interna como parte del total, y el 95 % central de los datos sin "
        "grupos. {values}."
    ),
    "report.silhouette_by_k.tested_value": (
        "k = {k:int}: {value:fixed3}, sin grupos {low:fixed3} a {high:fixed3}"
    ),
    "report.silhouette_by_k.tested_label": (
        "Media de la {measure}, cuanto mayor, mejor, y el 95 % central de los datos sin "
        "grupos. {values}."
    ),
    "report.agreement.needed": "mínimo {value:fixed2}",
    "report.agreement.value": "k = {k:int}: {value:fixed2}",
    "report.agreement.label": (
        "Concordancia mediana de dos remuestras (índice de Rand ajustado, 1 es lo mismo, se "
        "necesita 0,80). {values}."
    ),
    "report.score.value": "k = {k:int}: {value:fixed3}",
    "report.score.label": (
        "Puntuación decisiva: silueta sobre la de datos sin grupos por concordancia; cuanto "
        "mayor, mejor. {values}."
    ),
    "report.dots.none": "No se generaron conjuntos de datos sin grupos.",
    "report.dots.own": "sus datos: {value}",
    "report.dots.nulls": "{n:int} conjuntos de datos sin grupos",
    "report.dots.nulls_short": "{n:int} sin grupos",
    "report.dots.axis.exact": "silueta",
    "report.dots.axis.simplified": "silueta simplificada",
    "report.dots.label": (
        "Media de la {measure} con k = {k:int}: de {n:int} conjuntos de datos sin grupos, "
        "de {low:fixed3} a {high:fixed3}, {mean:fixed3} de media; de sus datos, "
        "{value:fixed3}. {above:int} de los {n:int} son igual de altos o más."
    ),
    "report.reading.not_trusted": "no fiable",
    "report.reading.pattern": "un patrón",
    "report.reading.stable": "estable",
    "report.reading.very_stable": "muy estable",
    "report.jaccard.axis": "similitud de Jaccard",
    "report.jaccard.range": "{low:fixed2} a {high:fixed2}",
    "report.jaccard.value": "{letter} {value:fixed2} ({low:fixed2} a {high:fixed2})",
    "report.jaccard.label": (
        "Similitud de Jaccard media de cada segmento con su mejor pareja en las remuestras, "
        "y el rango del 95 %; 1 es lo mismo, desde 0,75 estable. {values}."
    ),
    "report.gorge.axis": "mayor parte de la similitud",
    "report.gorge.median": "mediana",
    "report.gorge.value": "{letter} {value:fixed2}",
    "report.gorge.label": (
        "Clientes según la mayor parte de su similitud, una fila por segmento; 1 es claro. "
        "Medianas: {values}."
    ),
    "report.flows.k": "k = {k:int}",
    "report.flows.value": "k = {k:int}: {intact:int} de {n:int}",
    "report.flows.label": (
        "Flujo de clientes de cada k al siguiente. Segmentos que vienen enteros de uno del "
        "k anterior: {values}."
    ),
    "report.rerun.scale.standard": "escala: desv. típica",
    "report.rerun.scale.range": "escala: rango",
    "report.rerun.scale.robust": "escala: cuartiles",
    "report.rerun.transform.on": "asimetría transformada",
    "report.rerun.transform.off": "asimetría tal cual",
    "report.rerun.outliers.on": "atípicos limitados",
    "report.rerun.outliers.off": "atípicos tal cual",
    "report.rerun.missing.median": "faltantes rellenados",
    "report.rerun.missing.drop": "solo filas completas",
    "report.rerun.missing.kpod": "faltantes sin distancia",
    "report.rerun.weight": "{value} dos veces",
    "report.rerun.without": "sin {value}",
    "report.rerun.k": "k = {value}",
    "report.rerun.seed": "otros inicios ({value})",
    "report.robustness.axis": "concordancia (índice de Rand ajustado)",
    "report.robustness.rest": "… y {n:int} más, todas con {value:fixed2} o más",
    "report.robustness.value": "{name} {value:fixed2}",
    "report.robustness.label.all": (
        "Las {n:int} repeticiones concuerdan con los segmentos mostrados (0,80)."
    ),
    "report.robustness.label.some": (
        "{agree:int} de {n:int} repeticiones concuerdan con los segmentos mostrados (índice "
        "de Rand ajustado de 0,80 o más). Por debajo: {values}."
    ),
}

_OPENING: dict[str, str] = {
    "report.verdict.deck.natural": (
        "Los {n:int} clientes se reparten en {count} grupos según {columns}. Los grupos son "
        "más nítidos que en {n_nulls:int} tablas artificiales con las mismas columnas pero "
        "sin grupos, y reaparecen cuando se remuestrea a los clientes."
    ),
    "report.verdict.deck.natural_rest": (
        "{n:int} clientes, sin contar los que un valor exacto separa, se reparten en "
        "{count} grupos según {columns}. Los grupos son más nítidos que en {n_nulls:int} "
        "tablas artificiales con las mismas columnas pero sin grupos, y reaparecen cuando "
        "se remuestrea a los clientes."
    ),
    "report.verdict.deck.reproducible": (
        "No encontramos evidencia de grupos separados en los {n:int} clientes. El mismo "
        "corte en {count} reaparece cuando se los remuestrea (concordancia mediana "
        "{agreement}; se necesita 0,80): construido, no hallado."
    ),
    "report.verdict.deck.constructive": (
        "Cualquier división de estos {n:int} clientes es una cuestión de conveniencia. Aquí "
        "se muestra la más estable en tres a seis grupos, todos suficientemente grandes: "
        "{count}, con una {stability}."
    ),
    "report.verdict.deck.constructive_other": (
        "Cualquier división de estos {n:int} clientes es una cuestión de conveniencia. Aquí "
        "se muestran {count} grupos, con una {stability}."
    ),
    "report.verdict.deck.constructive_untested": (
        "Cualquier división de estos {n:int} clientes es una cuestión de conveniencia, "
        "también los {count} grupos que se muestran aquí."
    ),
    "report.verdict.columns": "{n:int} columnas",
    "report.verdict.how_sure": "cómo de seguros estamos",
    "report.verdict.shown.given": (
        "Aquí se muestran {count} {nouns}, el número que se pidió. El veredicto habla de k "
        "= {k:int}."
    ),
    "report.verdict.shown.beside_rule": (
        "Aquí se muestran todos los clientes, en {count} {nouns} que en conjunto no se "
        "probaron. El veredicto habla de k = {k:int} entre los demás."
    ),
    "report.verdict.shown.other": (
        "Aquí se muestran {count} {nouns}, dentro de los límites fijados. El veredicto "
        "habla de k = {k:int}."
    ),
    "report.verdict.note_lead.natural": "Natural",
    "report.verdict.note.natural": (
        "significa: grupos que los datos sin grupos no dan, y que reaparecen. Las "
        "divisiones reproducibles y constructivas también pueden ser útiles, pero son "
        "construidas, no halladas."
    ),
    "report.verdict.note_lead.reproducible": "Reproducible",
    "report.verdict.note.reproducible": (
        "significa: ninguna evidencia de grupos separados, pero los mismos cortes "
        "reaparecen cuando se remuestrea a los clientes. Son construidos, no hallados; otra "
        "muestra daría aproximadamente lo mismo."
    ),
    "report.verdict.note_lead.constructive": "«Sin evidencia» no es «prueba de que no los haya».",
    "report.verdict.note.constructive": (
        "Se pasarían por alto los grupos que no son compactos, los que se solapan y los que "
        "solo se ven en columnas que faltan en este archivo."
    ),
    "report.verdict.note_lead.not_assessable": "No evaluable",
    "report.verdict.note.not_assessable": (
        "significa: no se hizo ninguna prueba, así que no se afirma nada. Los grupos "
        "mostrados son una manera de mirar la tabla."
    ),
}

_CHOICE: dict[str, str] = {
    "report.selection.by_evidence": (
        "k es el número de segmentos. Cada k se ajustó desde varios inicios, y decide una "
        "sola regla, fijada de antemano: cuánto supera la silueta a la de los datos sin "
        "grupos, multiplicado por lo bien que reaparece la partición cuando se remuestrea a "
        "los clientes."
    ),
    "report.selection.by_stability": (
        "k es el número de segmentos. Ningún k supera todos los filtros para segmentos "
        "naturales, así que nada en los datos fija un número; la regla mira entonces lo "
        "bien que reaparecen las divisiones."
    ),
    "report.selection.by_stability_within": (
        "k es el número de segmentos. Dentro de los límites fijados, ningún k supera los "
        "filtros para segmentos naturales; la regla mira entonces lo bien que reaparecen "
        "las divisiones."
    ),
    "report.selection.by_stability_beside": (
        "k es el número de segmentos. El veredicto trata de los clientes que ningún valor "
        "suelto separa; se muestra a todos, con un grupo más por cada valor de ese tipo."
    ),
    "report.selection.plausible.none": "Ningún otro k es igual de defendible.",
    "report.selection.plausible.one": "k = {others} es igual de defendible.",
    "report.selection.plausible.many": "k = {others} son igual de defendibles.",
    "report.selection.filled": (
        "Entre los segmentos de k = {filled} el espacio está lleno; está vacío con k = {empty}."
    ),
    "report.selection.coarser": "Una división más gruesa que también reaparece: k = {k:int}.",
    "report.selection.finer": "Una división más fina que también reaparece: k = {k:int}.",
    "report.elbow.tested.below": "Más compacto que los datos sin grupos",
    "report.elbow.tested.within": "No más compacto que los datos sin grupos",
    "report.elbow.tested.above": "Menos compacto que los datos sin grupos",
    "report.elbow.tested_sub": "Suma de cuadrados interna, parte del total",
    "report.elbow.tested_note": (
        "También en los datos sin grupos aparece un codo (banda gris), así que la curva se "
        "dibuja solo como referencia."
    ),
    "report.elbow.absent_lead": "No se dibuja ningún codo:",
    "report.elbow.absent": (
        "no se probó nada, y una curva de la suma de cuadrados se dobla también con datos "
        "sin grupos. La silueta tampoco tiene aquí esa vara de medir."
    ),
    "report.silhouette_by_k.tested.above": "Por encima de los datos sin grupos con k = {k:int}",
    "report.silhouette_by_k.tested.within": "Como en los datos sin grupos con k = {k:int}",
    "report.silhouette_by_k.tested.below": "Por debajo de los datos sin grupos con k = {k:int}",
    "report.silhouette_by_k.tested_sub": "Media de la {measure}; cuanto mayor, mejor",
    "report.agreement.title.high": "La división en {k:int} reaparece",
    "report.agreement.title.low": "La división en {k:int} no reaparece",
    "report.agreement.title.plain": "Lo bien que reaparecen",
    "report.agreement.sub": "{n:int} pares de remuestras: mediana, mitad, 90 %",
    "report.score.title.best": "La puntuación decisiva es más alta con {k:int}",
    "report.score.title.other": "La puntuación decisiva es más alta con {best:int}",
    "report.score.title.none": "La puntuación decisiva está cerca de cero",
    "report.score.sub": "Silueta sobre la de datos sin grupos × concordancia",
    "report.panels.source": (
        "Línea con puntos: sus datos. Banda: el 95 % central de {n_nulls:int} conjuntos de "
        "datos sin grupos; discontinua: su media. {kind} {rows}"
    ),
    "report.panels.kind.exact": "Las siluetas son exactas.",
    "report.panels.kind.simplified": (
        "Las siluetas son simplificadas (distancias a los centros) en ambos casos, así que "
        "difieren de las de las otras tablas."
    ),
    "report.panels.rows.all": "Se probaron los {n:int} clientes.",
    "report.panels.rows.some": (
        "Probados: {n:int} de {all:int} clientes, los que no tienen valores faltantes o una "
        "muestra de ellos."
    ),
    "report.panels.rows.set_aside": (
        "Probados: los {n:int} clientes que quedan cuando se aparta a los que tienen un "
        "mismo valor exacto."
    ),
    "report.panels.beyond": "Puntos huecos: k por encima de {k:int}, ensayados pero no probados.",
    "report.ballot.preferred": "prefiere {k:int}",
    "report.ballot.null": "{k:int} ({share:percent})",
    "report.ballot.value": "Valor con\u00a0{k:int}",
    "report.ballot.one": "¿Puede decir 1?",
    "report.ballot.on_null": "Sin grupos dice",
    "report.ballot.no_one": "no puede responder 1",
    "report.ballot.information": "no se cuenta",
    "report.ballot.legend": (
        "● primera opción; ○ segunda opción; columna sombreada: el k de este informe; "
        "primera celda en blanco: el criterio no puede responder 1. Sin grupos: el k que "
        "prefiere más a menudo con datos sin grupos, y en cuántos de ellos; – donde no se "
        "preguntó."
    ),
    "report.ballot.note": (
        "Cada criterio mide algo distinto. Donde se dispersan, ningún número de segmentos "
        "destaca; la mayoría señala algún k también con datos sin grupos."
    ),
    "report.ballot.notes": "Qué conviene saber de cada criterio",
    "report.ballot.takes": "Toma {rule}.",
}

_SURE: dict[str, str] = {
    "report.sure.title": "Cómo de seguros estamos",
    "report.sure.intro.natural": (
        "«Natural» exige todos los filtros de esta tabla. Con k = {k:int}, este archivo "
        "supera {passed:int} de {n:int}."
    ),
    "report.sure.intro.natural_valley": (
        "«Natural» exige estructura, efecto, concordancia y tamaño con el k indicado, y un "
        "valle vacío con algún k que los supere. Con k = {k:int}, este archivo supera "
        "{passed:int} de {n:int}: el valle está lleno."
    ),
    "report.sure.intro.other": (
        "«Natural» exige los primeros {n:int} filtros de esta tabla; con k = {k:int}, este "
        "archivo supera {passed:int} de ellos. «Reproducible» exige la concordancia, el "
        "tamaño y el último: {reached}."
    ),
    "report.sure.reached.none": "ningún k lo alcanza",
    "report.sure.reached.one": "k = {k} lo alcanza",
    "report.sure.reached.many": "k = {k} lo alcanzan",
    "report.sure.untested": "No se probó nada, así que no hay filtros que mostrar.",
    "report.gates.caption": "Filtros del veredicto",
    "report.gates.gate": "Filtro",
    "report.gates.question": "Pregunta a la que responde",
    "report.gates.observed": "Observado",
    "report.gates.needed": "Necesario",
    "report.gates.result": "Resultado",
    "report.gate.structure": "Estructura",
    "report.gate.structure.question": (
        "¿Es la agrupación más fuerte que en datos con las mismas columnas y correlaciones, "
        "pero sin grupos?"
    ),
    "report.gate.effect": "Tamaño del efecto",
    "report.gate.effect.question": (
        "¿Es la diferencia lo bastante grande para importar? Silueta menos su media sin grupos."
    ),
    "report.gate.agreement": "Concordancia",
    "report.gate.agreement.question": (
        "¿Llevan dos remuestras a la misma partición? Índice de Rand ajustado mediano."
    ),
    "report.gate.valley": "Valle",
    "report.gate.valley.question": (
        "¿Está el espacio entre segmentos vecinos más vacío que ellos? Cerca de 1 en una "
        "nube uniforme; cuanto menor, más vacío."
    ),
    "report.gate.size": "Segmento más pequeño",
    "report.gate.size.question": "¿Es cada segmento lo bastante grande para serlo?",
    "report.gate.least": "Segmento menos estable",
    "report.gate.least.question": (
        "¿Reaparece cada segmento por sí mismo? Menor similitud de Jaccard media."
    ),
    "report.gate.p_needed": "p ≤ {value:fixed2}",
    "report.gate.relative": "({value:percent})",
    "report.gate.effect_needed": "{value:fixed2} o {relative:percent}",
    "report.gate.at_least": "{value:fixed2} o más",
    "report.gate.at_most": "{value:fixed2} o menos",
    "report.gate.customers": "{n:int} clientes",
    "report.gate.customers_needed": "{n:int} o más",
    "report.gate.pass": "supera",
    "report.gate.fail": "no supera",
    "report.gate.unmeasured": "no medido",
    "report.gates.source": (
        "{n_nulls:int} conjuntos de datos sin grupos; {n_pairs:int} pares de remuestras "
        "para cada k de {k_min:int} a {k_max:int}. El valor p abarca todos los k a la vez; "
        "con {n_nulls:int} conjuntos de datos no puede bajar de {smallest:number}."
    ),
    "report.gates.stopped.no_structure": (
        "La generación se detuvo pronto ({planned:int} previstos): con más, p difícilmente "
        "bajaría a 0,05."
    ),
    "report.gates.stopped.no_effect": (
        "La generación se detuvo pronto ({planned:int} previstos): el efecto necesario está "
        "fuera de alcance."
    ),
    "report.gates.stopped.clear": (
        "La generación se detuvo pronto ({planned:int} previstos): la diferencia es clara."
    ),
    "report.gates.note_lead.pass": "Superar los filtros es evidencia, no demostración.",
    "report.gates.note.pass": (
        "Con qué frecuencia se equivoca una regla así depende del tipo de tabla. Los "
        "clientes dispuestos a lo largo de una curva son una falsa alarma conocida: mire el "
        "mapa."
    ),
    "report.gates.note_lead.fail": "¿Habríamos visto grupos?",
    "report.gates.note.fail": (
        "Grupos compactos y bien separados: por lo general, sí. Grupos que se solapan, "
        "alargados o curvos, y grupos en columnas que faltan en este archivo: a menudo, no."
    ),
    "report.shapes.humps": (
        "Por sí sola, {columns:list} tiene más de un pico (prueba dip). Los datos sin "
        "grupos reciben una versión con un solo pico, así que el hueco cuenta como "
        "evidencia."
    ),
    "report.shapes.humps_many": (
        "Por sí solas, {columns:list} tienen más de un pico (prueba dip). Los datos sin "
        "grupos reciben versiones con un solo pico, así que los huecos cuentan como "
        "evidencia."
    ),
    "report.shapes.one_hump": (
        "La prueba dip no encontró un segundo pico en ninguna columna por sí sola; pasa por "
        "alto los picos que están muy juntos."
    ),
    "report.atoms.rule": (
        "El {share:percent} de los clientes ({n:int}) tiene «{column}» = {value}. Eso es "
        "una regla, no un segmento descubierto."
    ),
    "report.atoms.rule_value": (
        "El {share:percent} de los clientes ({n:int}) tiene un mismo valor de «{column}». "
        "Eso es una regla, no un segmento descubierto."
    ),
    "report.atoms.set_aside": "Se los apartó; el veredicto es el de los demás clientes.",
    "report.dots.title.far": "Ningún conjunto de datos artificial sin grupos se acerca",
    "report.dots.title.all": (
        "Todos los conjuntos de datos artificiales sin grupos puntúan más bajo"
    ),
    "report.dots.title.few": (
        "{above:int} de {n:int} conjuntos de datos sin grupos puntúan igual de alto"
    ),
    "report.dots.title.same": "Los datos sin grupos dan lo mismo",
    "report.dots.sub": (
        "Cada punto es un conjunto de datos artificial con columnas y correlaciones como "
        "las suyas, pero sin grupos; k = {k:int}"
    ),
    "report.dots.note_lead": "Los datos sin grupos",
    "report.dots.note": (
        "conservan los valores de cada columna y las correlaciones, y eliminan todo lo "
        "demás. Sus {k:int} grupos alcanzan una {measure} media de {mean:fixed3}. Que "
        "alcancen los {own:fixed3} de sus datos o más: {above} de {n:int}."
    ),
    "report.dots.note.replaced": (
        "conservan las correlaciones y los valores de cada columna, salvo {replaced:list}: "
        "allí los sustituye una versión con un solo pico. Se elimina todo lo demás. Sus "
        "{k:int} grupos alcanzan una {measure} media de {mean:fixed3}. Que alcancen los "
        "{own:fixed3} de sus datos o más: {above} de {n:int}."
    ),
    "report.dots.nobody": "ninguno",
    "report.back.heading": "¿Reaparecen los segmentos?",
    "report.jaccard.title.all": "Todos los segmentos reaparecen, casi sin cambios",
    "report.jaccard.title.stable": "Todos los segmentos reaparecen",
    "report.jaccard.title.some": "{n:int} de {k:int} segmentos reaparecen tal como son: {letters}",
    "report.jaccard.title.one": "1 de {k:int} segmentos reaparece tal como es: {letters}",
    "report.jaccard.title.none": "Ningún segmento reaparece tal como es",
    "report.jaccard.sub": (
        "Similitud de Jaccard de cada segmento con su mejor pareja en {n:int} remuestras; "
        "media y rango del 95 %"
    ),
    "report.jaccard.note_lead": "Guía de lectura",
    "report.jaccard.note": (
        "(Hennig 2007): por debajo de 0,60 no es fiable; desde 0,60, un patrón de miembros "
        "dudosos; desde 0,75, estable; desde 0,85, muy estable. Estable por sí solo no "
        "significa natural."
    ),
    "report.agreements.caption": "Concordancia de dos remuestras",
    "report.agreements.what": "Qué se repite en cada remuestra",
    "report.agreements.pairs": "Pares",
    "report.agreements.median": "Mediana",
    "report.agreements.middle": "90 % central",
    "report.agreements.gate": (
        "La agrupación, sobre las columnas preparadas (la concordancia del filtro)"
    ),
    "report.agreements.refitted": "Preparación y agrupación (concordancia reajustada)",
    "report.agreements.source": "Índice de Rand ajustado: 1 es la misma partición, 0 es azar.",
    "report.confidence.sentence": (
        "De media, el {mean:percent} de las remuestras pone a un cliente en el mismo "
        "segmento. La asignación del {share:percent} de los clientes es insegura: coinciden "
        "menos del 60 % de las remuestras."
    ),
    "report.confidence.mean": (
        "De media, el {mean:percent} de las remuestras pone a un cliente en el mismo segmento."
    ),
    "report.gorge.title": (
        "La mitad de los clientes se inclina por su segmento con {share:fixed2} o más"
    ),
    "report.gorge.sub": (
        "Clientes según la mayor parte de su similitud; 1 es claro; discontinua: "
        "{least:fixed2}, ninguna inclinación"
    ),
    "report.gorge.note": (
        "La similitud baja con la distancia a un centro, y las partes de un cliente suman "
        "1. Los montones cerca de 1 hablan a favor de grupos; una colina en el medio, a "
        "favor de cortes de una sola nube. El nivel depende de las columnas: compare las "
        "formas."
    ),
    "report.flows.title.whole": (
        "La mayoría de los grupos vienen enteros de un grupo del k anterior"
    ),
    "report.flows.title.mixed": "Los grupos se mezclan de nuevo cuando k crece",
    "report.flows.sub": (
        "Altura: clientes. Un bloque oscuro viene de un solo padre; uno claro con un número "
        "es una mezcla de varios (SLSA, 1 = intacto)"
    ),
    "report.flows.note_lead": "Con k = {k:int},",
    "report.flows.note.whole": (
        "cada segmento viene de un grupo de k = {before:int}. En datos con grupos, los "
        "bloques pasan de un k al siguiente y solo algunos se dividen."
    ),
    "report.flows.note.mixed": (
        "{letters} mezclan clientes de varios grupos de k = {before:int}. En datos con "
        "grupos, los bloques pasan de un k al siguiente y solo algunos se dividen."
    ),
    "report.flows.note.mixed_one": (
        "{letters} mezcla clientes de varios grupos de k = {before:int}. En datos con "
        "grupos, los bloques pasan de un k al siguiente y solo algunos se dividen."
    ),
    "report.flows.note.first": (
        "En datos con grupos, los bloques pasan sin cambios o se dividen en dos."
    ),
}

_HOLDS: dict[str, str] = {
    "report.holds.heading": "¿Sobrevive la respuesta a otras decisiones?",
    "report.robustness.title.all": "Las {n:int} repeticiones llevan a casi los mismos segmentos",
    "report.robustness.title.some": (
        "{agree:int} de {n:int} repeticiones llevan a casi los mismos segmentos"
    ),
    "report.robustness.title.none": "Ninguna repetición lleva a los mismos segmentos",
    "report.robustness.sub": (
        "Cada línea es una repetición completa con otras decisiones razonables. ✕ señala "
        "una concordancia inferior a 0,80"
    ),
    "report.robustness.short": (
        "Se cambió una sola decisión cada vez; un análisis a fondo cambia varias a la vez."
    ),
    "report.robustness.breakers": (
        "{n:int} decisiones cambian los segmentos (concordancia inferior a 0,80); la que "
        "más, {what} (índice de Rand ajustado {ari:fixed2}; 1 es lo mismo, 0 es azar)."
    ),
    "report.robustness.other_k": (
        "Otro k mueve clientes de por sí, así que no cuenta como una decisión de este tipo."
    ),
    "report.robustness.sample": "Las repeticiones se compararon en {n:int} clientes.",
    "report.robustness.note_lead": "Lo que sobrevive",
    "report.robustness.note": (
        "a otros ajustes no es por ello real: los cortes de una nube uniforme pueden "
        "sobrevivir a todos."
    ),
    "report.recovered.caption": "Con qué frecuencia se recuperó cada segmento",
    "report.recovered.count": "Recuperado en",
    "report.recovered.of": "{n:int} de {all:int}",
    "report.recovered.resamples": "Similitud de Jaccard media",
    "report.recovered.dissolved": "Disuelto en",
    "report.recovered.source": (
        "Recuperado: en ese número de repeticiones, un segmento comparte con él al menos "
        "tres cuartas partes (similitud de Jaccard de 0,75). Similitud de Jaccard media: "
        "sobre las remuestras. Disuelto: en ese número de remuestras, ningún segmento "
        "comparte la mitad."
    ),
    "report.relevance.heading": "Qué hace cada columna por los segmentos",
    "report.relevance.caption": "Las columnas y lo que hacen por los segmentos",
    "report.relevance.between": "Parte de la separación",
    "report.relevance.loss": "Concordancia perdida al barajarla",
    "report.relevance.without": "Concordancia sin ella",
    "report.relevance.silhouette": "Silueta sin ella",
    "report.relevance.note_lead": "Sin ella:",
    "report.relevance.note": (
        "toda la agrupación otra vez con esta columna fuera. La concordancia es el índice "
        "de Rand ajustado con los segmentos mostrados: 1 significa que la columna no cambia "
        "nada; cerca de 0, que hace los segmentos."
    ),
    "report.relevance.most": (
        "{column} es la que más hace: {share:percent} de la separación; al barajarla se "
        "pierde {loss:fixed2} de la concordancia."
    ),
    "report.baselines.heading": "¿Superan a una división trivial?",
    "report.baselines.caption": (
        "Varianza explicada por divisiones triviales en otros tantos grupos"
    ),
    "report.baselines.split": "Cómo se divide a los clientes en {k:int}",
    "report.baselines.explained": "Explicada",
    "report.baselines.range": "En los pliegues",
    "report.baselines.kind.segments": "Los segmentos de este informe",
    "report.baselines.kind.best_column": "Partes iguales de la mejor columna",
    "report.baselines.kind.grid": "Una cuadrícula de dos columnas",
    "report.baselines.kind.random": "Al azar",
    "report.baselines.best": "mejor",
    "report.baselines.source_target": (
        "Parte de la varianza de «{target}» que explican las medias de los grupos en "
        "{n:int} partes reservadas de {rows:int} clientes; cuanto mayor, mejor; por debajo "
        "de 0 es peor que no dividir."
    ),
    "report.baselines.source_none": (
        "Parte de la varianza de las columnas preparadas que explican las medias de los "
        "grupos en {n:int} partes reservadas de {rows:int} clientes; cuanto mayor, mejor. "
        "Los segmentos se hicieron con estas columnas, lo que los favorece: indique un "
        "resultado para una comparación justa."
    ),
    "report.baselines.note_lead": "Una división útil",
    "report.baselines.note": (
        "debería decir más sobre un valor que importa que una división que cualquiera "
        "podría hacer sin análisis. El resultado nunca se usa para formar los segmentos."
    ),
    "report.interval_resampled": "95 % de las remuestras",
    "report.interval_note": (
        "Rango de la diferencia en remuestras que se agruparon de nuevo: cuánto depende de "
        "quién estaba por casualidad en el archivo. En las columnas que no se usaron: un "
        "bootstrap con los segmentos fijos. No estable: el signo cambia en más de una de "
        "cada diez remuestras, y la columna no da nombre a ningún segmento."
    ),
}

_GLOSSARY: dict[str, str] = {
    "report.glossary.null.term": "Datos sin grupos",
    "report.glossary.null.means": (
        "Tablas artificiales con los valores de cada columna y las correlaciones entre "
        "ellas, pero sin grupos; las columnas con varios picos reciben uno solo."
    ),
    "report.glossary.null.formula": "cópula gaussiana con las mismas correlaciones de Pearson",
    "report.glossary.agreement.term": "Índice de Rand ajustado",
    "report.glossary.agreement.means": (
        "Cuánto se parecen dos particiones de los mismos clientes: 1 iguales, 0 tan "
        "parecidas como por azar."
    ),
    "report.glossary.agreement.formula": "(pares en común − esperados) / (máximo − esperados)",
    "report.glossary.jaccard.term": "Similitud de Jaccard",
    "report.glossary.jaccard.means": (
        "Cuánto se parecen dos grupos de clientes: 1 iguales, 0 nadie en común."
    ),
    "report.glossary.jaccard.formula": "clientes en ambos / clientes en alguno de los dos",
    "report.glossary.score.term": "Puntuación decisiva",
    "report.glossary.score.means": (
        "Lo que decide entre los k que superan los filtros; cuanto mayor, mejor."
    ),
    "report.glossary.score.formula": (
        "(silueta − silueta media sin grupos) × concordancia mediana, recortada a 0 a 1"
    ),
    "report.glossary.valley.term": "Valle",
    "report.glossary.valley.means": (
        "Cómo de lleno está el espacio entre un segmento y su vecino más cercano; cuanto "
        "menor, más vacío."
    ),
    "report.glossary.valley.formula": (
        "clientes a medio camino entre dos centros / clientes cerca del centro más vacío"
    ),
    "report.glossary.slsa.term": "Estabilidad entre soluciones (SLSA)",
    "report.glossary.slsa.means": (
        "Si los clientes de un segmento estaban juntos con un segmento menos: 1 sí; cerca "
        "de 0, vienen de todas partes."
    ),
    "report.glossary.slsa.formula": "1 − entropía sobre los grupos de k − 1 / log(k − 1)",
}

TEXTS: dict[str, str] = {
    **_FIGURES,
    **_OPENING,
    **_CHOICE,
    **_SURE,
    **_HOLDS,
    **_GLOSSARY,
}
