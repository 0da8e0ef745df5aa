package sample

import "github.com/harborfile/harborfile/cases"

// The earlier lives of the three clients: work, schools and family, as immigration and court forms ask for them.

func mauJobs() []cases.Job {
	return []cases.Job{
		{Employer: "Clearwater Facsimile Seafood LLC", Occupation: "fish cutter", From: "2023-01-18", To: "2026-02-27",
			Address: cases.Address{Kind: cases.Work, Street: "2 Cannery Specimen Way", City: "Stockton", County: "San Joaquin", State: "CA", ZIP: "95897", Country: "United States"}},
		{Employer: "own family", Occupation: "rice farmer", From: "2009", To: "2023-01",
			Address: cases.Address{Kind: cases.Work, City: "Vinh", Province: "Nghệ An", Country: "Vietnam"}},
	}
}

func mauSchools() []cases.Schooling {
	return []cases.Schooling{
		{Name: "Trường THPT Ví Dụ", Kind: "high school", Place: "Vinh, Vietnam", From: "2006-09", To: "2009-06"},
		{Name: "Trường THCS Thử Nghiệm", Kind: "middle school", Place: "Vinh, Vietnam", From: "2002-09", To: "2006-06"},
	}
}

func olenaJobs() []cases.Job {
	return []cases.Job{
		{Employer: "Thornapple Bakery", Occupation: "baker", From: "2023-06"},
		{Employer: "Fictus Brothers Cleaning", Occupation: "cleaner, at night", From: "2025-12", To: "2026-10-17",
			Address: cases.Address{Kind: cases.Work, Street: "5 Replica Way", City: "Sacramento", County: "Sacramento", State: "CA", ZIP: "95801", Country: "United States"}},
	}
}

func olenaSchools() []cases.Schooling {
	return []cases.Schooling{
		{Name: "Specimen College of Food Technology", Kind: "vocational college", Place: "Zhytomyr, Ukraine", From: "2011-09", To: "2014-06"},
	}
}

func olenaFamily() []cases.Relative {
	return []cases.Relative{
		{ID: id(213), Relation: "child", Name: cases.Name{Family: "Zrazkova", Given: "Sofiia"}, NativeName: "Софія Зразкова", BirthDate: "2019-05-14", BirthCity: "Zhytomyr", BirthCountry: "Ukraine",
			Nationality: "Ukraine", Sex: "female", MaritalStatus: "single", LivesWith: "the client's sister"},
		{ID: id(214), Relation: "sister", Name: cases.Name{Family: "Zrazkova", Given: "Iryna"}, NativeName: "Ірина Зразкова", BirthDate: "1990-02-11", BirthCity: "Zhytomyr", BirthCountry: "Ukraine",
			Nationality: "Ukraine", Sex: "female", MaritalStatus: "married"},
		{ID: id(215), Relation: "mother", Name: cases.Name{Family: "Zrazkova", Given: "Halyna"}, OtherNames: []cases.Name{{Family: "Primirenko", Given: "Halyna", Use: "maiden"}}, BirthDate: "1965-08-03",
			BirthCity: "Zhytomyr", BirthCountry: "Ukraine", Nationality: "Ukraine", Sex: "female", MaritalStatus: "widowed"},
		{ID: id(216), Relation: "father", Name: cases.Name{Family: "Zrazkov", Given: "Yaroslav"}, BirthDate: "1962", BirthCity: "Zhytomyr", BirthCountry: "Ukraine", Nationality: "Ukraine", Sex: "male", Deceased: true},
	}
}

// olenaOrderExtras are the hearing, the other case, and the child whom the order is to protect.
func olenaOrderExtras() cases.OrderExtras {
	return cases.OrderExtras{
		Stage: "asked", HearingTime: "8:30 a.m.", HearingPlace: "Department 120", ServiceBy: "sheriff", FirearmsAsked: true,
		ChildSafety: true, Children: []string{"S.Z."},
		OtherCases: []cases.OtherCase{{Kind: "criminal", Court: "Superior Court of California, County of Sacramento", Number: "26FE05552", Filed: "2026-10-20", State: "CA"}},
		Protected: []cases.ProtectedPerson{{Name: "Sofiia Zrazkova", Sex: "female", Age: 7, Relation: "daughter",
			Why: "He told me that I would not see my daughter again if I left, and he knows her school."}},
		Minors: []cases.OrderMinor{{Name: "Sofiia Zrazkova", BirthDate: "2019-05-14", Relation: "daughter", LivesNow: "my sister", Since: "2026-10-18"}},
	}
}

func ximenaJobs() []cases.Job {
	return []cases.Job{
		{Employer: "Marrowby Care Home", Occupation: "nursing assistant in training", From: "2026-01"},
		{Employer: "Replica Laundry", Occupation: "laundry worker", From: "2021-06", To: "2025-12",
			Address: cases.Address{Kind: cases.Work, Street: "410 Facsimile Street", City: "Seattle", County: "King", State: "WA", ZIP: "98000", Country: "United States"}},
		{Employer: "Specimen Kitchens", Occupation: "kitchen helper", From: "2019-04", To: "2021-05",
			Address: cases.Address{Kind: cases.Work, Street: "12 Example Pier", City: "Tacoma", County: "Pierce", State: "WA", ZIP: "98499", Country: "United States"}},
	}
}

func ximenaSchools() []cases.Schooling {
	return []cases.Schooling{{Name: "Sample Valley High School", Kind: "high school", Place: "Yakima, Washington", From: "2012-09", To: "2016-06"}}
}

func ximenaFamily() []cases.Relative {
	return []cases.Relative{
		{ID: id(113), Relation: "mother", Name: cases.Name{Family: "Núñez Muestra", Given: "Rosario"}, BirthDate: "1974-10-02", BirthCity: "Morelia", BirthCountry: "Mexico", Nationality: "Mexico", Sex: "female", MaritalStatus: "married"},
		{ID: id(114), Relation: "father", Name: cases.Name{Family: "Ejemplo Prado", Given: "Tomás"}, BirthDate: "1971", BirthCity: "Morelia", BirthCountry: "Mexico", Nationality: "Mexico", Sex: "male", MaritalStatus: "married"},
		{ID: id(115), Relation: "brother", Name: cases.Name{Family: "Ejemplo Núñez", Given: "Mateo"}, BirthDate: "2004-06-21", BirthCity: "Yakima", BirthCountry: "United States", Nationality: "United States", Sex: "male", MaritalStatus: "single"},
	}
}
