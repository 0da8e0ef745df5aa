package sample

// mauAnswers are the answers to what Form I-914, edition 01/20/25, asks and no other fact says, by its items.
func mauAnswers() map[string]string {
	out := map[string]string{
		"i-914.1.1.b": "yes", "i-914.1.1.b.receipt-number": "0000000302", "i-914.2.g-28": "yes", "i-914.2.11.state-or-province": "Nghệ An",
		"i-914.3.1": "yes", "i-914.3.2.a": "yes", "i-914.3.2.b": "no", "i-914.3.3": "yes", "i-914.3.4": "yes", "i-914.3.5": "yes",
		"i-914.3.6": "no", "i-914.3.7": "yes", "i-914.3.8": "yes", "i-914.3.9": "yes", "i-914.3.10": "yes", "i-914.3.11": "no",
		"i-914.3.5.street-number-and-name": "77 Paperweight Street", "i-914.3.5.city-or-town": "Sacramento", "i-914.3.5.state": "CA",
		"i-914.3.5.zip-code": "95800", "i-914.3.5.daytime-telephone-number": "9165550160",
		"i-914.5.2.a.child-1.city": "Vinh", "i-914.5.2.a.child-1.country": "Vietnam",
		"i-914.6.1.b": "yes", "i-914.6.1.b.language": "Vietnamese", "i-914.8.7.b.extends": "yes",
	}
	for _, item := range []string{
		"1.a", "1.b", "1.c", "1.d", "1.e", "1.f", "1.g", "1.h", "1.i", "2.a", "2.b", "2.c", "2.d", "3.a", "3.b", "3.c", "3.d", "3.e",
		"4.a", "4.b.1", "4.b.2", "4.b.3", "4.b.4", "4.b.5", "4.b.6", "5.a", "5.b", "5.c", "6", "7", "8.a", "8.b", "8.c",
		"9.a", "9.b", "9.c", "9.d", "9.e", "9.f", "10.a", "10.b", "10.c", "10.d", "10.e", "11.a", "11.b", "12", "13", "14", "15", "16", "17", "18",
		"19", "20", "21.a", "21.b", "21.c",
	} {
		out["i-914.4."+item] = "no"
	}
	return out
}

// olenaAnswers are the answers to what Form DV-100, Rev. January 1, 2024, asks and no other fact says, by its items.
func olenaAnswers() map[string]string {
	return map[string]string{
		"dv-100.3.d": "yes", "dv-100.3.g.household": "yes", "dv-100.4.a": "no", "dv-100.4.b": "yes",
		"dv-100.4.b.criminal": "yes", "dv-100.4.b.criminal.where": "Sacramento, 2026, case number 26FE05552", "dv-100.5.g.dates": "June, July and September 2026",
		"dv-100.8": "yes", "dv-100.8.b.person-1.lives-with": "no",
		"dv-100.8.b.why":         "He told me that I would not see my daughter again if I left, and he knows her school.",
		"dv-100.9.c.line-1.what": "Black pistol", "dv-100.9.c.line-1.number": "1", "dv-100.9.c.line-1.where": "glove compartment of his truck",
		"dv-100.12.c": "no", "dv-100.12.d": "no",
		"dv-100.14.what": "That the person in 2 return my passport and my residence papers to my lawyer within three days.",
	}
}
