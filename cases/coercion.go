package cases

// Coercions are the tags for how a person was kept under control. They are used on the life timeline, on incidents and
// on charges, and the nexus matrix reads them. None of them is a legal finding.
func Coercions() []Term {
	return []Term{
		{ID: "violence", EN: "Hurt, or made to watch others being hurt", ES: "La lastimaron, o la hicieron ver cómo lastimaban a otras personas"},
		{ID: "threats", EN: "Threats against the person", ES: "Amenazas contra la persona"},
		{ID: "threats-family", EN: "Threats against children, family or friends", ES: "Amenazas contra hijos, familia o amistades"},
		{ID: "isolation", EN: "Kept away from other people", ES: "Aislamiento de otras personas"},
		{ID: "confinement", EN: "Locked in, or not free to leave", ES: "Encierro, o sin libertad para salir"},
		{ID: "watched", EN: "Watched, followed or tracked", ES: "Vigilancia, seguimiento o rastreo"},
		{ID: "debt", EN: "Debt that could not be paid off", ES: "Deuda que no se podía pagar"},
		{ID: "wages", EN: "Pay kept back or taken", ES: "Pago retenido o quitado"},
		{ID: "money-control", EN: "No control over own money", ES: "Sin control sobre el propio dinero"},
		{ID: "documents", EN: "Papers or phone taken", ES: "Documentos o teléfono quitados"},
		{ID: "immigration", EN: "Threats about police, deportation or papers", ES: "Amenazas con la policía, la deportación o los papeles"},
		{ID: "false-promise", EN: "Lied to about the job, the pay or the person's intentions", ES: "Engaños sobre el trabajo, el pago o las intenciones"},
		{ID: "substance", EN: "Alcohol or drugs given, forced or held back", ES: "Alcohol o drogas dados, forzados o negados"},
		{ID: "sexual-violence", EN: "Sexual violence", ES: "Violencia sexual"},
		{ID: "food-sleep-care", EN: "Food, sleep or medical care held back", ES: "Comida, sueño o atención médica negados"},
		{ID: "housing", EN: "Housing depended on the person", ES: "La vivienda dependía de esa persona"},
		{ID: "shame", EN: "Threats to tell family, or to show pictures", ES: "Amenazas de contarlo a la familia o mostrar imágenes"},
		{ID: "position", EN: "Misuse of trust, family, faith or authority", ES: "Abuso de confianza, familia, fe o autoridad"},
		{ID: "age-disability", EN: "Use of young age, illness or disability", ES: "Aprovechamiento de la edad, la enfermedad o la discapacidad"},
		{ID: "ordered", EN: "Told to do it, or did what was expected to stay safe", ES: "Se le ordenó hacerlo, o lo hizo para mantenerse a salvo"},
	}
}

// TraffickingTypes are the kinds of exploitation, labor and sex alike, as plain words with where they come from.
func TraffickingTypes() []Term {
	return []Term{
		{ID: "forced-labor", EN: "Forced labor", ES: "Trabajo forzoso", Cite: "18 U.S.C. § 1589; 22 U.S.C. § 7102(11)(B)"},
		{ID: "debt-bondage", EN: "Debt bondage", ES: "Servidumbre por deudas", Cite: "22 U.S.C. § 7102(7)"},
		{ID: "servitude", EN: "Involuntary servitude", ES: "Servidumbre involuntaria", Cite: "22 U.S.C. § 7102(8); 18 U.S.C. § 1584"},
		{ID: "peonage", EN: "Peonage", ES: "Peonaje", Cite: "18 U.S.C. § 1581"},
		{ID: "domestic-servitude", EN: "Domestic servitude", ES: "Servidumbre doméstica", Cite: "18 U.S.C. §§ 1584, 1589"},
		{ID: "servile-marriage", EN: "Servile or forced marriage", ES: "Matrimonio servil o forzado", Cite: "1956 Supplementary Convention on Slavery, art. 1(c)"},
		{ID: "sex", EN: "Commercial sex by force, fraud or coercion", ES: "Sexo comercial por fuerza, fraude o coerción", Cite: "22 U.S.C. § 7102(11)(A); 18 U.S.C. § 1591"},
		{ID: "sex-minor", EN: "Commercial sex under 18", ES: "Sexo comercial antes de los 18 años", Cite: "22 U.S.C. § 7102(11)(A); 18 U.S.C. § 1591"},
		{ID: "pornography", EN: "Pornography or online sexual acts", ES: "Pornografía o actos sexuales en línea", Cite: "22 U.S.C. § 7102(4); 18 U.S.C. § 1591"},
		{ID: "child-soldier", EN: "Child soldiering", ES: "Niños y niñas soldado", Cite: "18 U.S.C. § 2442; 22 U.S.C. § 2370c"},
		{ID: "organ-removal", EN: "Removal of organs", ES: "Extracción de órganos", Cite: "Palermo Protocol, art. 3(a)"},
		{ID: "forced-crime", EN: "Made to commit crimes", ES: "Obligación de cometer delitos", Cite: "22 U.S.C. § 7102(11)"},
		{ID: "begging", EN: "Forced begging or peddling", ES: "Mendicidad o venta ambulante forzada", Cite: "22 U.S.C. § 7102(11)(B)"},
		{ID: "other", EN: "Another kind", ES: "Otra clase"},
	}
}

// Sectors are the kinds of work or place.
func Sectors() []Term {
	return []Term{
		{ID: "farm", EN: "Farm, dairy, forestry or fishing", ES: "Campo, lechería, bosque o pesca"},
		{ID: "construction", EN: "Building and construction", ES: "Construcción"},
		{ID: "domestic-work", EN: "Cleaning or work in a home", ES: "Limpieza o trabajo en casa"},
		{ID: "care", EN: "Care of children, elders or the sick", ES: "Cuidado de niños, mayores o personas enfermas"},
		{ID: "hotel", EN: "Hotel or lodging", ES: "Hotel u hospedaje"},
		{ID: "restaurant", EN: "Restaurant or food service", ES: "Restaurante o servicio de comida"},
		{ID: "food-processing", EN: "Meat, poultry or food processing", ES: "Procesamiento de carne, aves o alimentos"},
		{ID: "factory", EN: "Factory or sewing", ES: "Fábrica o costura"},
		{ID: "landscaping", EN: "Landscaping", ES: "Jardinería"},
		{ID: "beauty", EN: "Nail, hair or beauty work", ES: "Uñas, cabello o belleza"},
		{ID: "massage", EN: "Massage business", ES: "Negocio de masajes"},
		{ID: "entertainment", EN: "Dancing, bar or entertainment", ES: "Baile, bar o entretenimiento"},
		{ID: "street-sales", EN: "Street or door-to-door sales, begging", ES: "Ventas en la calle o a domicilio, mendicidad"},
		{ID: "transport", EN: "Driving, moving or delivery", ES: "Manejo, mudanza o entregas"},
		{ID: "school-program", EN: "Exchange, school or training program", ES: "Programa de intercambio, escuela o capacitación"},
		{ID: "online", EN: "Online", ES: "En línea"},
		{ID: "home-partner", EN: "At home, by a partner or relative", ES: "En casa, por la pareja o un familiar"},
		{ID: "illegal-trade", EN: "Drugs, theft or other acts against the law", ES: "Drogas, robo u otros actos contra la ley"},
		{ID: "other", EN: "Another kind", ES: "Otra clase"},
	}
}
