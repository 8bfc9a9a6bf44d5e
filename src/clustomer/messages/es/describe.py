"""Spanish texts of names, small words and suggestions."""

_WORDS: dict[str, str] = {
    "describe.noun.segment": "segmento",
    "describe.nouns.segment": "segmentos",
    "describe.noun.group": "grupo",
    "describe.nouns.group": "grupos",
    "describe.title": "{letter} ({name})",
    "describe.profile": "{k:int} segmentos de {n:int} clientes.",
    "describe.profile.one": "Un segmento de {n:int} clientes.",
    "describe.mark.number": "{word} en {label}",
    "describe.mark.level": (
        "{label} «{level}» {share:percent} (todos los clientes: {everyone:percent})"
    ),
    "describe.several": "los {nouns} {first} y {last}",
    "describe.count.customers": "{n:int} clientes",
    "describe.count.customers.one": "1 cliente",
    "describe.count.unrelated_columns": "{n:int} columnas sin relación entre sí",
    "describe.count.unrelated_columns.one": "una columna",
    "describe.as_prepared": ", tal como se preparó,",
    "describe.corrected.holm": " tras corregir por {n:int} comparaciones",
    "describe.corrected.benjamini_hochberg": (
        " tras corregir por {n:int} comparaciones según su tasa de falsos descubrimientos"
    ),
    "describe.median": "mediana",
    "describe.mean": "media",
    "describe.and": " y ",
    "describe.or": " o ",
    "describe.more": "{n:int} más",
    "describe.both": "ambos",
    "describe.all": "todos",
    "describe.all_of": "los {count}",
    "describe.span": "{low} a {high}",
    "describe.spelled.0": "ninguno",
    "describe.spelled.1": "uno",
    "describe.measure.exact": "silueta media",
    "describe.measure.simplified": "silueta simplificada media",
    "describe.observed": (
        ": {measure} {silhouette} (de −1 a 1; cuanto mayor, más nítido); los datos sin "
        "grupos dan {null_mean} de media{tested}"
    ),
    "describe.tested": (
        " ({p_shown} para todos los números probados, {n_nulls:int} conjuntos de datos sin grupos)"
    ),
    "describe.tested.sets": " ({p_shown} para todos los números probados, {n_nulls:int} conjuntos)",
    "describe.where": " entre el {rest_share:percent} restante de los clientes",
    "describe.structure.none": "No encontramos evidencia de grupos{where}{beside}.",
    "describe.structure.separate": "No encontramos evidencia de grupos separados{where}{beside}.",
    "describe.structure.apart": (
        "No encontramos evidencia de grupos separados{where}{beside}. Los datos sí difieren "
        "de los datos sin grupos, pero ningún número de grupos de los probados supera todos "
        "los filtros."
    ),
    "describe.asked.many": "Se han pedido {count} {nouns}. ",
    "describe.asked.whole": "Se ha pedido un solo {noun}. ",
    "describe.asked.within": "Se muestran {count} {nouns}, dentro de los límites fijados. ",
    "describe.why.usual": (
        ": de las divisiones en tres a seis grupos suficientemente grandes, esta es la que "
        "menos cambia entre remuestras"
    ),
    "describe.why.restricted": (
        ": de las divisiones dentro de estos límites, esta es la que menos cambia entre remuestras"
    ),
    "describe.why.any": (
        ": de las divisiones que se probaron, esta es la que menos cambia entre remuestras"
    ),
    "describe.refitted": "; {refitted} si la preparación se aprende de nuevo en cada una",
    "describe.reading.very_stable": "muy estable",
    "describe.reading.stable": "estable",
    "describe.reading.pattern": "patrón con miembros dudosos",
    "describe.reading.not_trusted": "no fiable",
    "describe.stability.part": "{letters} {span}, {reading}",
    "describe.stability.part.all": "{span}, {reading}",
    "describe.recovered": "{letter} en {count:int}",
    "describe.rule.below": "{label} por debajo de {high}{high_unit}",
    "describe.rule.from": "{label} de {low}{low_unit} o más",
    "describe.rule.range": "{label} desde {low} hasta menos de {high}{high_unit}",
    "describe.rule.is": "{label} es «{level}»",
    "describe.rule.is_not": "{label} no es «{level}»",
    "describe.rule.levels": "{label} de «{first}» a «{last}»",
    "describe.lead.plain": "Sugerencia para probar:",
    "describe.lead.convenience": "Sugerencia para probar, solo por conveniencia:",
    "describe.lead.doubtful": (
        "Sugerencia para probar con cautela, porque este {noun} no reaparece en las remuestras:"
    ),
    "describe.unit.one.years": "año",
    "describe.unit.one.months": "mes",
    "describe.unit.one.weeks": "semana",
    "describe.unit.one.days": "día",
    "describe.unit.one.hours": "hora",
    "describe.unit.one.minutes": "minuto",
    "describe.unit.one.seconds": "segundo",
    "describe.unit.many.years": "años",
    "describe.unit.many.months": "meses",
    "describe.unit.many.weeks": "semanas",
    "describe.unit.many.days": "días",
    "describe.unit.many.hours": "horas",
    "describe.unit.many.minutes": "minutos",
    "describe.unit.many.seconds": "segundos",
    "describe.p.small": "p < 0,001",
    "describe.p.fine": "p = {p:fixed3}",
    "describe.p.plain": "p = {p:fixed2}",
    "describe.basis.exact": "calculada con todos los clientes",
    "describe.basis.sampled": "calculada con una muestra de {rows:int} clientes",
    "describe.basis.complete": "calculada con los {rows:int} clientes sin valores faltantes",
    "describe.basis.complete.one": "calculada con el único cliente sin valores faltantes (1)",
    "describe.basis.none": "calculada con todos los clientes",
    "describe.effect.cramers_v": "V de Cramér",
    "describe.effect.epsilon_squared": "épsilon cuadrado",
    "describe.effect.negligible": "despreciable",
    "describe.effect.weak": "débil",
    "describe.effect.moderate": "moderado",
    "describe.effect.strong": "fuerte",
    "describe.lacking.spend": "cuánto gastan los clientes",
    "describe.lacking.frequency": "con qué frecuencia compran",
    "describe.lacking.recency": "cuándo compraron por última vez",
    "describe.name.average": "Clientes medios",
    "describe.name.group": "Grupo {letter}: {words}",
    "describe.name.cut.above": "corte en {label} a más de {value}{unit}",
    "describe.name.cut.below": "corte en {label} a menos de {value}{unit}",
    "describe.name.unstable": "Clientes sin rasgo estable",
    "describe.name.everyone": "Todos los clientes",
    "describe.name.numbered": "{name} ({number:int})",
    "describe.name.level": "{label} sobre todo {level}",
    "describe.name.level.alone": "sobre todo {level}",
    "describe.name.since.low": "{event} reciente",
    "describe.name.since.high": "{event} hace mucho",
    "describe.name.since.very_low": "{event} muy reciente",
    "describe.name.since.very_high": "{event} hace muchísimo",
    "describe.name.deed.low": "{event} hace poco",
    "describe.name.deed.high": "{event} hace mucho",
    "describe.name.deed.very_low": "{event} hace muy poco",
    "describe.name.deed.very_high": "{event} hace muchísimo",
    "describe.name.bought.low": "compra reciente",
    "describe.name.bought.high": "última compra hace mucho",
    "describe.name.bought.very_low": "compra muy reciente",
    "describe.name.bought.very_high": "última compra hace muchísimo",
    "describe.name.level.low": "bajo en {label}",
    "describe.name.level.high": "alto en {label}",
    "describe.name.level.very_low": "muy bajo en {label}",
    "describe.name.level.very_high": "muy alto en {label}",
    "describe.name.money.low": "bajo en valor de {label}",
    "describe.name.money.high": "alto en valor de {label}",
    "describe.name.money.very_low": "muy bajo en valor de {label}",
    "describe.name.money.very_high": "muy alto en valor de {label}",
    "describe.name.size.low": "bajo en {label}",
    "describe.name.size.high": "alto en {label}",
    "describe.name.size.very_low": "muy bajo en {label}",
    "describe.name.size.very_high": "muy alto en {label}",
    "describe.name.length.low": "bajo en {label}",
    "describe.name.length.high": "alto en {label}",
    "describe.name.length.very_low": "muy bajo en {label}",
    "describe.name.length.very_high": "muy alto en {label}",
    "describe.name.count.low": "bajo en {label}",
    "describe.name.count.high": "alto en {label}",
    "describe.name.count.very_low": "muy bajo en {label}",
    "describe.name.count.very_high": "muy alto en {label}",
}

_PLAYS: dict[str, str] = {
    "describe.play.income_spend.high_high.targeted_marketing": (
        "mostrarles primero las novedades y las gamas premium."
    ),
    "describe.play.income_spend.high_high.personalised_offers": (
        "ofrecerles acceso anticipado e invitaciones en lugar de descuentos."
    ),
    "describe.play.income_spend.high_high.customer_experience": (
        "darles esperas cortas y una persona de contacto."
    ),
    "describe.play.income_spend.high_low.targeted_marketing": (
        "enviar una campaña pequeña sobre servicio y calidad, con un grupo de control."
    ),
    "describe.play.income_spend.high_low.personalised_offers": (
        "ofrecer una ventaja por la primera compra en una categoría."
    ),
    "describe.play.income_spend.high_low.customer_experience": (
        "preguntar en una encuesta breve qué les frena a la hora de comprar: surtido, "
        "precio o servicio."
    ),
    "describe.play.income_spend.low_high.targeted_marketing": (
        "mostrar tendencias y gamas de precio de entrada."
    ),
    "describe.play.income_spend.low_high.personalised_offers": (
        "ofrecer lotes con un tope de precio claro; sin ofertas de crédito."
    ),
    "describe.play.income_spend.low_high.customer_experience": (
        "facilitar las devoluciones e indicar el precio completo antes de la caja."
    ),
    "describe.play.income_spend.low_low.targeted_marketing": (
        "limitarse al boletín general, a bajo coste."
    ),
    "describe.play.income_spend.low_low.personalised_offers": "ofrecer solo precios de entrada.",
    "describe.play.income_spend.low_low.customer_experience": (
        "dar el servicio estándar y comprobar que lo básico funciona."
    ),
    "describe.play.income.high.targeted_marketing": "mostrar gamas premium junto a las habituales.",
    "describe.play.income.high.personalised_offers": (
        "ofrecer servicios, como entrega o asesoramiento, en lugar de rebajas."
    ),
    "describe.play.income.high.customer_experience": (
        "ofrecer cita a elegir o una persona de contacto."
    ),
    "describe.play.income.low.targeted_marketing": (
        "mostrar primero gamas económicas y envases pequeños."
    ),
    "describe.play.income.low.personalised_offers": (
        "ofrecer lotes con un tope de precio claro; sin ofertas de crédito."
    ),
    "describe.play.income.low.customer_experience": (
        "indicar pronto el precio completo y explicar opciones más baratas."
    ),
    "describe.play.spend.high.targeted_marketing": "anunciarles las novedades antes que a nadie.",
    "describe.play.spend.high.personalised_offers": (
        "ofrecerles acceso anticipado o un agradecimiento por su fidelidad en lugar de descuentos."
    ),
    "describe.play.spend.high.customer_experience": (
        "atender primero sus solicitudes y darles las gracias."
    ),
    "describe.play.spend.low.targeted_marketing": (
        "enviar una campaña pequeña de recordatorio con un grupo de control."
    ),
    "describe.play.spend.low.personalised_offers": "ofrecer una ventaja en una segunda categoría.",
    "describe.play.spend.low.customer_experience": (
        "preguntar en una encuesta breve qué echan en falta: surtido, precio o servicio."
    ),
    "describe.play.frequency.high.targeted_marketing": (
        "enviar menos recordatorios y más novedades: vienen de todos modos."
    ),
    "describe.play.frequency.high.personalised_offers": (
        "ofrecer una ventaja de fidelidad que crezca con cada pedido."
    ),
    "describe.play.frequency.high.customer_experience": (
        "hacer que repetir un pedido sea cosa de un solo paso."
    ),
    "describe.play.frequency.low.targeted_marketing": (
        "enviar un recordatorio pasado el tiempo habitual entre dos pedidos."
    ),
    "describe.play.frequency.low.personalised_offers": "ofrecer una ventaja por el segundo pedido.",
    "describe.play.frequency.low.customer_experience": (
        "hacer un seguimiento tras el primer pedido y preguntar cómo fue."
    ),
    "describe.play.recency.high.targeted_marketing": (
        "enviar un solo mensaje de reactivación y parar si no hay respuesta."
    ),
    "describe.play.recency.high.personalised_offers": (
        "ofrecer una ventaja por volver, con fecha de caducidad."
    ),
    "describe.play.recency.high.customer_experience": (
        "preguntar por qué dejaron de comprar antes de volver a vender."
    ),
    "describe.play.recency.low.targeted_marketing": (
        "contactar pronto con lo que complementa la última compra."
    ),
    "describe.play.recency.low.personalised_offers": (
        "ofrecer accesorios o recambios en lugar de un descuento."
    ),
    "describe.play.recency.low.customer_experience": (
        "preguntar cómo fue la última compra mientras está reciente."
    ),
    "describe.play.tenure.high.targeted_marketing": (
        "dirigirse a ellos como clientes de hace tiempo."
    ),
    "describe.play.tenure.high.personalised_offers": (
        "ofrecer una ventaja por fidelidad, como el acceso anticipado."
    ),
    "describe.play.tenure.high.customer_experience": (
        "pedirles consejo antes de cambiar lo que ya conocen."
    ),
    "describe.play.tenure.low.targeted_marketing": (
        "enviar una serie breve que presente el surtido."
    ),
    "describe.play.tenure.low.personalised_offers": (
        "ofrecer una ventaja por el siguiente paso, por ejemplo una segunda categoría."
    ),
    "describe.play.tenure.low.customer_experience": (
        "explicar cómo funciona todo y hacer que la ayuda sea fácil de encontrar."
    ),
    "describe.play.experience.high.targeted_marketing": (
        "hablar de calidad y detalle, y comparar con el mensaje habitual."
    ),
    "describe.play.experience.high.personalised_offers": (
        "ofrecer versiones superiores antes que paquetes básicos."
    ),
    "describe.play.experience.high.customer_experience": (
        "ofrecer información detallada a quien la quiera."
    ),
    "describe.play.experience.low.targeted_marketing": (
        "mostrar primero las gamas básicas y de iniciación."
    ),
    "describe.play.experience.low.personalised_offers": (
        "ofrecer paquetes de iniciación con una ventaja por el siguiente paso."
    ),
    "describe.play.experience.low.customer_experience": (
        "explicar las opciones con brevedad y hacer que la ayuda sea fácil de encontrar."
    ),
    "describe.play.household.high.targeted_marketing": (
        "mostrar envases grandes y lo que se usa entre varias personas."
    ),
    "describe.play.household.high.personalised_offers": "ofrecer precios por cantidad y lotes.",
    "describe.play.household.high.customer_experience": (
        "ofrecer horarios de entrega y accesos que convengan a varias personas."
    ),
    "describe.play.household.low.targeted_marketing": (
        "mostrar envases pequeños y porciones individuales."
    ),
    "describe.play.household.low.personalised_offers": (
        "ofrecer cantidades más pequeñas sin recargo."
    ),
    "describe.play.household.low.customer_experience": (
        "facilitar los pedidos pequeños y flexibilizar la entrega."
    ),
    "describe.play.age.high.targeted_marketing": (
        "comparar dos canales, por ejemplo correo postal y electrónico, antes de elegir uno."
    ),
    "describe.play.age.high.personalised_offers": (
        "ofrecer según lo comprado antes; mantener los mismos precios para todas las edades."
    ),
    "describe.play.age.high.customer_experience": (
        "probar la legibilidad y la ayuda por teléfono además de la web."
    ),
    "describe.play.age.low.targeted_marketing": (
        "comparar dos canales, por ejemplo aplicación y correo electrónico, antes de elegir uno."
    ),
    "describe.play.age.low.personalised_offers": (
        "ofrecer según lo comprado antes; mantener los mismos precios para todas las edades."
    ),
    "describe.play.age.low.customer_experience": (
        "probar primero el autoservicio en la pantalla del teléfono."
    ),
    "describe.play.discount.high.targeted_marketing": (
        "anunciarles las rebajas y comparar con un grupo que no reciba aviso."
    ),
    "describe.play.discount.high.personalised_offers": (
        "ofrecer un descuento menor a la mitad de ellos y comparar el margen."
    ),
    "describe.play.discount.high.customer_experience": (
        "mostrar pronto el precio más bajo, para que nadie tenga que buscarlo."
    ),
    "describe.play.discount.low.targeted_marketing": (
        "escribir sobre surtido y calidad; dejar el precio fuera del titular."
    ),
    "describe.play.discount.low.personalised_offers": (
        "ofrecer servicio o acceso anticipado en lugar de rebajas."
    ),
    "describe.play.discount.low.customer_experience": "no ponerles cupones por delante en la caja.",
    "describe.play.returns.high.targeted_marketing": (
        "mostrar tallas, medidas y opiniones antes de la venta, no más anuncios."
    ),
    "describe.play.returns.high.personalised_offers": (
        "ofrecer asesoramiento o una prueba en lugar de un segundo descuento."
    ),
    "describe.play.returns.high.customer_experience": (
        "preguntar el motivo de cada devolución y corregir el más frecuente."
    ),
    "describe.play.returns.low.targeted_marketing": "pedirles opiniones y recomendaciones.",
    "describe.play.returns.low.personalised_offers": (
        "ofrecer categorías nuevas: lo que compran se lo quedan."
    ),
    "describe.play.returns.low.customer_experience": (
        "dejarlo como está y preguntar qué funciona bien."
    ),
    "describe.play.other.high.targeted_marketing": (
        "probar un mensaje que hable de {label} frente al habitual."
    ),
    "describe.play.other.high.personalised_offers": (
        "ofrecer lo que encaje con un valor alto de {label}, primero a la mitad de ellos."
    ),
    "describe.play.other.high.customer_experience": (
        "preguntar a algunos de ellos qué significa su valor alto de {label} para el servicio."
    ),
    "describe.play.other.low.targeted_marketing": (
        "probar un mensaje que no se apoye en {label} frente al habitual."
    ),
    "describe.play.other.low.personalised_offers": (
        "ofrecer lo que encaje con un valor bajo de {label}, primero a la mitad de ellos."
    ),
    "describe.play.other.low.customer_experience": (
        "preguntar a algunos de ellos qué significa su valor bajo de {label} para el servicio."
    ),
    "describe.play.average.targeted_marketing": "usarlos como referencia de cada campaña.",
    "describe.play.average.personalised_offers": (
        "ofrecer según lo comprado antes, no según el {noun}."
    ),
    "describe.play.average.customer_experience": (
        "dar el servicio estándar y vigilar las reclamaciones."
    ),
    "describe.play.like.targeted_marketing": "enviarles lo mismo que a {other}; nada pide más.",
    "describe.play.like.personalised_offers": "hacerles las mismas ofertas que a {other}.",
    "describe.play.like.customer_experience": "darles el mismo servicio que a {other}.",
    "describe.play.level.targeted_marketing": (
        "probar un mensaje escrito para {label} «{level}» frente al habitual."
    ),
    "describe.play.level.personalised_offers": (
        "ofrecer lo que encaje con {label} «{level}», primero a la mitad de ellos."
    ),
    "describe.play.level.customer_experience": (
        "preguntar a algunos de ellos qué significa {label} «{level}» para el servicio."
    ),
    "describe.play.everyone.targeted_marketing": (
        "Sugerencia para probar: elegir a los clientes por la única columna de la que "
        "depende la oferta; para eso no hace falta ninguna agrupación."
    ),
    "describe.play.everyone.personalised_offers": (
        "Sugerencia para probar: dar la oferta a una mitad al azar de los {n:int} clientes "
        "({half:int}) y comparar."
    ),
    "describe.play.everyone.customer_experience": (
        "Sugerencia para probar: un mismo estándar de servicio para los {n:int} clientes, "
        "medido antes y después de un cambio."
    ),
}

TEXTS: dict[str, str] = {**_WORDS, **_PLAYS}
