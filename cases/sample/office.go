package sample

import "github.com/harborfile/harborfile/cases"

const (
	officeID      = 1
	placeholderID = 11
	beispielID    = 12
)

func office() cases.Office {
	return cases.Office{
		ID: id(officeID), Name: "Lantern Sample Legal Clinic",
		Phone: "(916) 555-0100", Email: "office@lantern-sample.example.org",
		Address: cases.Address{Kind: cases.Mailing, Street: "200 Specimen Plaza", UnitKind: "STE", Unit: "400",
			City: "Sacramento", County: "Sacramento", State: "CA", ZIP: "95800", Country: "United States"},
	}
}

// interpreter is somebody of one made-up firm of interpreters.
func interpreter(family, given, language string) cases.MatterInterpreter {
	return cases.MatterInterpreter{
		Name: cases.Name{Family: family, Given: given}, Business: "Sample Tongues Interpreting", Language: language,
		Address: cases.Address{Kind: cases.Mailing, Street: "88 Facsimile Avenue", UnitKind: "STE", Unit: "210", City: "Sacramento", County: "Sacramento", State: "CA", ZIP: "95800", Country: "United States"},
		Phone:   "(916) 555-0155", Mobile: "(916) 555-0156", Email: "office@sample-tongues.example.org",
	}
}

func attorneys() []cases.Attorney {
	clinic := office()
	return []cases.Attorney{
		{
			ID: id(placeholderID), Name: cases.Name{Family: "Placeholder", Given: "Avery", Middle: "Quill"}, Role: "attorney",
			Firm: clinic.Name, BarNumber: "999001", BarState: "CA", USCISAccount: "000000000001",
			Phone: "(916) 555-0101", Mobile: "(916) 555-0111", EOIRID: "XX000001", Licensing: "State Bar of California", Fax: "(916) 555-0109", Email: "a.placeholder@lantern-sample.example.org", Address: clinic.Address,
		},
		{
			ID: id(beispielID), Name: cases.Name{Family: "Beispiel", Given: "Jordan"}, Role: "supervisor",
			Firm: clinic.Name, BarNumber: "99002", BarState: "WA", USCISAccount: "000000000002",
			Phone: "(206) 555-0102", Mobile: "(206) 555-0112", EOIRID: "XX000002", Licensing: "Washington State Bar Association", Email: "j.beispiel@lantern-sample.example.org",
			Address: cases.Address{Kind: cases.Mailing, Street: "15 Facsimile Square", UnitKind: "FLR", Unit: "3",
				City: "Seattle", State: "WA", ZIP: "98000", Country: "United States"},
		},
	}
}
