package lang

// deadlinesES holds the titles of the law data's deadline rules in Spanish, by the rule's id.
var deadlinesES = map[string]string{
	"dl.us.3771a.opposition":         "§ 3771A: último día para que el gobierno se oponga",
	"dl.us.3771a.hearing_opposed":    "§ 3771A: último día para la audiencia obligatoria",
	"dl.us.3771a.hearing_unopposed":  "§ 3771A: último día para la audiencia opcional",
	"dl.us.civ.period":               "Plazo civil federal de N días",
	"dl.us.civ.period_back":          "Plazo civil federal contado N días hacia atrás",
	"dl.us.crim.period":              "Plazo penal federal de N días",
	"dl.uscis.rfe_max":               "RFE: último día si el aviso da el máximo",
	"dl.uscis.noid_max":              "NOID: último día si el aviso da el máximo",
	"dl.uscis.supb_last_safe_day":    "Suplemento B: último día seguro para presentar",
	"dl.uscis.supb_last_receipt_day": "Suplemento B: último día hábil hasta el último día seguro",
	"dl.ca.period":                   "Plazo de California de N días",
	"dl.ca.236_14.response":          "Petición de anulación: último día para que responda la fiscalía",
	"dl.ca.court_days_before":        "California: N días judiciales antes de una audiencia",
	"dl.ca.calendar_days_before":     "California: N días naturales antes de una audiencia",
	"dl.ca.dvro.hearing":             "DVRO: último día para la audiencia",
	"dl.ca.chro.hearing":             "Acoso civil: último día para la audiencia",
	"dl.ny.period":                   "Plazo de Nueva York de N días",
	"dl.il.period":                   "Plazo de Illinois de N días",
	"dl.tx.period":                   "Plazo de Texas de N días",
	"dl.tx.fam84001":                 "Orden por violencia familiar de Texas: último día para fijar la audiencia",
	"dl.wa.period":                   "Plazo de Washington de N días",
	"dl.wa.7105.hearing":             "Orden de protección de Washington: último día para fijar la audiencia completa",
	"dl.wa.7105.renewal_opens":       "Orden de protección de Washington: primer día para pedir la renovación",
	"dl.ca.6345.renewal_opens":       "DVRO: primer día para pedir la renovación",
	"dl.voca.status":                 "VOCA: nuevo o continuado en un año fiscal federal",
}

// Deadline is the title of a deadline in the language in use. recorded is the title in the record,
// published the one of its rule in English: a title that a person wrote or changed stands in every
// language as it is.
func Deadline(rule, recorded, published string) string {
	if text, ok := deadlinesES[rule]; ok && Code() == "es" && recorded == published {
		return text
	}
	return recorded
}

// HasDeadline reports whether a rule's title is translated, for tests.
func HasDeadline(rule string) bool { return deadlinesES[rule] != "" }
