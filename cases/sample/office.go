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
			City: "Sacramento", State: "CA", ZIP: "95800", Country: "United States"},
	}
}

func attorneys() []cases.Attorney {
	clinic := office()
	return []cases.Attorney{
		{
			ID: id(placeholderID), Name: cases.Name{Family: "Placeholder", Given: "Avery", Middle: "Quill"}, Role: "attorney",
			Firm: clinic.Name, BarNumber: "999001", BarState: "CA", USCISAccount: "000000000001",
			Phone: "(916) 555-0101", Fax: "(916) 555-0109", Email: "a.placeholder@lantern-sample.example.org", Address: clinic.Address,
		},
		{
			ID: id(beispielID), Name: cases.Name{Family: "Beispiel", Given: "Jordan"}, Role: "supervisor",
			Firm: clinic.Name, BarNumber: "99002", BarState: "WA", USCISAccount: "000000000002",
			Phone: "(206) 555-0102", Email: "j.beispiel@lantern-sample.example.org",
			Address: cases.Address{Kind: cases.Mailing, Street: "15 Facsimile Square", UnitKind: "FLR", Unit: "3",
				City: "Seattle", State: "WA", ZIP: "98000", Country: "United States"},
		},
	}
}
