package cases

// QualifyingCrimes are the crimes that a U petition may rest on, in the order of 8 CFR 214.14(a)(9).
func QualifyingCrimes() []Term {
	return []Term{
		{ID: "abduction", EN: "abduction", ES: "rapto"},
		{ID: "abusive sexual contact", EN: "abusive sexual contact", ES: "contacto sexual abusivo"},
		{ID: "blackmail", EN: "blackmail", ES: "chantaje"},
		{ID: "domestic violence", EN: "domestic violence", ES: "violencia doméstica"},
		{ID: "extortion", EN: "extortion", ES: "extorsión"},
		{ID: "false imprisonment", EN: "false imprisonment", ES: "privación ilegal de la libertad"},
		{ID: "female genital mutilation", EN: "female genital mutilation", ES: "mutilación genital femenina"},
		{ID: "felonious assault", EN: "felonious assault", ES: "agresión grave"},
		{ID: "fraud in foreign labor contracting", EN: "fraud in foreign labor contracting", ES: "fraude en la contratación de trabajadores extranjeros"},
		{ID: "being held hostage", EN: "being held hostage", ES: "toma de rehén"},
		{ID: "incest", EN: "incest", ES: "incesto"},
		{ID: "involuntary servitude", EN: "involuntary servitude", ES: "servidumbre involuntaria"},
		{ID: "kidnapping", EN: "kidnapping", ES: "secuestro"},
		{ID: "manslaughter", EN: "manslaughter", ES: "homicidio sin premeditación"},
		{ID: "murder", EN: "murder", ES: "homicidio"},
		{ID: "obstruction of justice", EN: "obstruction of justice", ES: "obstrucción de la justicia"},
		{ID: "peonage", EN: "peonage", ES: "peonaje"},
		{ID: "perjury", EN: "perjury", ES: "perjurio"},
		{ID: "prostitution", EN: "prostitution", ES: "prostitución"},
		{ID: "rape", EN: "rape", ES: "violación"},
		{ID: "sexual assault", EN: "sexual assault", ES: "agresión sexual"},
		{ID: "sexual exploitation", EN: "sexual exploitation", ES: "explotación sexual"},
		{ID: "slave trade", EN: "slave trade", ES: "comercio de esclavos"},
		{ID: "stalking", EN: "stalking", ES: "acoso"},
		{ID: "torture", EN: "torture", ES: "tortura"},
		{ID: "trafficking", EN: "trafficking", ES: "trata"},
		{ID: "unlawful criminal restraint", EN: "unlawful criminal restraint", ES: "restricción ilegal"},
		{ID: "witness tampering", EN: "witness tampering", ES: "manipulación de testigos"},
		{ID: "attempt", EN: "attempt to commit one of these", ES: "tentativa de cometer uno de estos"},
		{ID: "conspiracy", EN: "conspiracy to commit one of these", ES: "conspiración para cometer uno de estos"},
		{ID: "solicitation", EN: "solicitation to commit one of these", ES: "instigación a cometer uno de estos"},
		{ID: "similar", EN: "a similar crime", ES: "un delito similar"},
	}
}

// Pleas are what a person said to a charge.
func Pleas() []Term {
	return []Term{
		{ID: "guilty", EN: "guilty", ES: "culpable"},
		{ID: "no contest", EN: "no contest", ES: "no disputar (nolo contendere)"},
		{ID: "not guilty", EN: "not guilty", ES: "no culpable"},
		{ID: "not known", EN: "not known", ES: "no se sabe"},
	}
}
