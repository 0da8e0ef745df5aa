package sample

import "github.com/harborfile/harborfile/cases"

// protectiveOrder adds the second client: a domestic-violence restraining order in California.
func protectiveOrder(s *Set) {
	client, matter, respondent := id(201), id(202), id(211)
	s.Clients = append(s.Clients, olena(client))
	s.Matters = append(s.Matters, cases.Matter{
		ID: matter, ClientID: client, Kind: cases.ProtectiveOrder, Number: "2026-017", Title: "Protective order, California",
		Stage: cases.Ready, Relief: "po.ca.dvro", Attorney: id(placeholderID), Opened: "2026-11-02",
		Venue: cases.Venue{ID: "file.ca.trial", Court: "Superior Court of California", Division: "Family Law", County: "Sacramento", State: "CA",
			Docket: "26FL05551", Street: "720 Specimen Street", City: "Sacramento", ZIP: "95800", CaseName: "Zrazkova v. Fictus-Malone"},
		Interpreter: interpreter("Primirna", "Lesia", "Ukrainian"),
		Order: &cases.Order{
			Family: "domestic", Respondent: respondent, Relationship: "dated, and lived together from June 2024 to October 2026", LivedTogether: true,
			Incidents: olenaIncidents(),
			Relief:    []string{"no abuse", "no contact", "stay away", "no firearms", "record unlawful communications", "other"},
			StayAway:  []string{"me", "my home", "my workplace", "my vehicle"}, Yards: 100, Firearms: "yes",
			Filed: "2026-11-16", Hearing: "2026-12-07",
			OrderExtras: olenaOrderExtras(),
		},
		Forms:   []string{"DV-100", "release of information", "certificate of service"},
		Answers: olenaAnswers(),
	})
	s.Parties = append(s.Parties, cases.Party{
		ID: respondent, ClientID: client, Role: "respondent", Name: cases.Name{Family: "Fictus-Malone", Given: "Rourke", Middle: "Dale"},
		Relationship: "former partner", Relation: cases.RelFormerPartner, BirthDate: "1988-02-19", Age: 38, Sex: "male", Race: "White", HeightInches: 73, WeightPounds: 205, Hair: "brown", Eyes: "blue",
		Address: cases.Address{Kind: cases.Mailing, Street: "91 Counterfeit Road", City: "Sacramento", State: "CA", ZIP: "95801", County: "Sacramento", Country: "United States"}, Phone: "(916) 555-0188",
		Particulars: cases.Particulars{Employer: "Fictus Brothers Cleaning", Occupation: "driver", WorkHours: "Monday to Friday, 6 a.m. to 2 p.m.",
			WorkAddress: cases.Address{Kind: cases.Mailing, Street: "5 Replica Way", City: "Sacramento", County: "Sacramento", State: "CA", ZIP: "95801", Country: "United States"},
			Vehicle:     "black pickup truck, 2019, California plate 0FICT19", DriverLicense: cases.License{Number: "X0000211", State: "CA"},
			Marks: "tattoo of an anchor on the right forearm", Weapons: "a black pistol, in the glove compartment of his truck", Language: "English",
			BirthCity: "Reno", BirthCountry: "United States", Nationality: "United States", Status: "United States citizen"},
	}, cases.Party{
		ID: id(212), ClientID: client, Role: "witness", Name: cases.Name{Family: "Nimmerland", Given: "Tess"}, Relationship: "neighbor", Relation: cases.RelFriend, Phone: "(916) 555-0149", Contact: cases.Safe,
	})
	s.Story = append(s.Story, olenaStory(client, matter)...)
	s.Choices = append(s.Choices,
		cases.Choice{ID: id(231), ClientID: client, What: cases.ChoicePolice, Answer: cases.ChoseYes, Decision: "Yes, for the report of October 18 only. No further interviews without the attorney.", On: "2026-11-02", With: "an advocate"},
		cases.Choice{ID: id(232), ClientID: client, What: cases.ChoiceWhoMay, About: "her sister", Answer: cases.ChoseYes, Decision: "Her sister may be told the day of the hearing. Nobody at work.", On: "2026-11-02"},
		cases.Choice{ID: id(233), ClientID: client, What: cases.ChoiceExplained, About: "the public court file", By: "Avery Quill Placeholder", Decision: "That the court file may be public and which address stands in it. She chose the clinic's address.", On: "2026-11-09", With: "interpreter"},
	)
	s.Releases = append(s.Releases, cases.Release{
		ID: id(241), ClientID: client, MatterID: matter, Recipient: cases.CourtPublic, Whom: "Superior Court, family law filing window",
		Purpose: "Filing of the request", Signed: "2026-11-09", Expires: "2027-05-08", Informed: true,
	})
	s.Reports = append(s.Reports, cases.PoliceReport{
		ID: id(251), ClientID: client, MatterID: matter, Agency: "Sacramento Police Department", Number: "26-555018", Officer: "Officer R. Muster",
		On: "2026-10-18", By: "a neighbor", About: "events of the evening at the apartment",
	})
	s.Evidence = append(s.Evidence, olenaEvidence(matter)...)
}

func olena(client string) cases.Client {
	return cases.Client{
		ID: client, Name: cases.Name{Family: "Zrazkova", Given: "Olena", Middle: "Yaroslavivna"}, NativeName: "Олена Ярославівна Зразкова",
		OtherNames: []cases.Name{{Family: "Zrazkowa", Given: "Helena"}}, Pronouns: "she/her", BirthDate: "1994-09-30",
		BirthCity: "Zhytomyr", BirthCountry: "Ukraine", Nationality: "Ukraine", Sex: "female", MaritalStatus: "single",
		Languages: []string{"Ukrainian", "English"}, Interpreting: cases.Interpreting{Language: "Ukrainian", Gender: "woman"},
		Culture: "Orthodox holidays by the old calendar; she prefers to be met without a handshake.",
		ANumber: "000000202", Passport: cases.Passport{Number: "XX000202", Country: "Ukraine", Issued: "2021-05-11", Expires: "2031-05-11"},
		LastEntry: cases.Entry{Date: "2023-03-04", City: "San Francisco", State: "CA", Status: "paroled", I94: "00000000202", Manner: "paroled", Expires: "2027-03-03", Country: "Poland"}, ImmigrationNow: "parole",
		DriverLicense: cases.License{Number: "X0000202", State: "CA"}, Religion: "Orthodox Christian", Ethnicity: "Ukrainian",
		Contacts: []cases.Contact{
			{Kind: "mobile", Value: "(916) 555-0123", Safety: cases.Safe, Note: "new number since October 19; text first"},
			{Kind: "mobile", Value: "(916) 555-0171", Safety: cases.Unsafe, Note: "old number, he has the password"},
			{Kind: "work phone", Value: "(916) 555-0172", Safety: cases.AskFirst},
			{Kind: "email", Value: "olena@zrazkova.example.org", Safety: cases.Safe},
		},
		Addresses: []cases.Address{
			{Kind: cases.Shelter, Street: "9 Quillfeather Court", City: "Elk Grove", State: "CA", ZIP: "95899", Country: "United States"},
			{Kind: cases.Home, Street: "91 Counterfeit Road", City: "Sacramento", County: "Sacramento", State: "CA", ZIP: "95801", Country: "United States", From: "2024-06", Until: "2026-10-18"},
			{Kind: cases.Work, InCareOf: "Thornapple Bakery", Street: "61 Saffronbridge Street", City: "Sacramento", State: "CA", ZIP: "95802", Country: "United States"},
			{Kind: cases.SafeMail, InCareOf: "Lantern Sample Legal Clinic", Street: "200 Specimen Plaza", UnitKind: "STE", Unit: "400", City: "Sacramento", State: "CA", ZIP: "95800", Country: "United States"},
		},
		SecretWords: []string{"Quillfeather", "Saffronbridge", "Thornapple"}, Referral: cases.Referral{Source: cases.FromSAProgram, Who: "advocate of a rape crisis center", On: "2026-11-02",
			MayShare: []cases.Shareable{cases.ShareArrived, cases.ShareAppointments}}, Work: "baker",
		Physical: cases.Physical{HeightInches: 66, WeightPounds: 134, Eyes: "green", Hair: "blond", Race: "White"},
		Jobs:     olenaJobs(), Schools: olenaSchools(), Family: olenaFamily(), Means: olenaMeans(),
	}
}

func olenaIncidents() []cases.Incident {
	return []cases.Incident{
		{Date: "2026-10-18", Place: "the apartment we shared, Sacramento", Approved: "2026-11-09",
			What: "He came home and asked for the money from the bakery. I said that I would keep it this time. He pushed me against the kitchen " +
				"counter, held my throat with one hand and said that he would call immigration in the morning. He took my telephone and my " +
				"keys. When he went out to the car I ran down to the neighbor, and she called the police.",
			Harm: "Bruises on the neck and on the left arm; I could not swallow without pain for four days.", Weapon: "no",
			Police: "came; report 26-555018", Witnesses: "Tess Nimmerland", HowOften: "2-5 times", Evidence: []string{id(271)}},
		{Date: "2026-08-02", Place: "parking lot of a market, Sacramento", Approved: "2026-11-09",
			What: "He had told me not to speak to my sister. When she telephoned while we were shopping he threw the telephone on the ground, " +
				"opened the glove compartment so that I could see the pistol, and told me to get in. I got in.",
			Harm: "Fear. I did not sleep and did not answer my sister for two weeks.", Weapon: "yes: a black pistol, shown, not fired",
			Police: "not called", HowOften: "just this once", Evidence: []string{id(272)}},
		{Date: "~2025-12", Place: "the apartment we shared, Sacramento", Approved: "2026-11-09",
			What: "From the end of 2025 he made me work at his cousin's cleaning firm at night, after the bakery. He collected what I was paid. " +
				"He kept my passport in his truck and said that it was for my own good.",
			Harm: "I lost nine kilograms and fell asleep at work. I did not have my own money.", Weapon: "no", Police: "not called", HowOften: "weekly"},
	}
}

func olenaStory(client, matter string) []cases.Fragment {
	uses := []string{matter}
	return []cases.Fragment{
		{ID: id(221), ClientID: client, Topic: "recruitment", Order: 1, Title: "How we met", From: "2024-02", To: "2024-06", Place: "Sacramento, California",
			Words: "I came to California in March 2023. I met Rourke Fictus-Malone in February 2024 and moved in with him in June. In the beginning " +
				"he was kind to me and helped me with letters in English.",
			Original: "Я приїхала до Каліфорнії в березні 2023 року. З Рурком я познайомилася в лютому 2024 року, а в червні ми почали жити разом. " +
				"Спочатку він був добрий до мене й допомагав мені з листами англійською.",
			Language: "Ukrainian", Session: "2026-11-04", Approved: "2026-11-09", Uses: uses},
		{ID: id(222), ClientID: client, Topic: "control", Order: 2, Title: "What changed", From: "2024-11", To: "2026-10-18", Place: "Sacramento, California",
			Words: "After some months he decided whom I could call, when I could go out, and what happened with my pay. He read my messages. He " +
				"said again and again that one telephone call from him was enough and I would be put on an airplane. From the end of 2025 he " +
				"made me work at night as well, and I never saw that money.",
			Original: "Через кілька місяців він уже вирішував, кому мені дзвонити, коли виходити з дому й що робити з моєю зарплатою. Він читав мої " +
				"повідомлення. Він повторював, що досить одного його дзвінка, і мене посадять на літак. З кінця 2025 року він змушував мене " +
				"працювати ще й уночі, і тих грошей я ніколи не бачила.",
			Language: "Ukrainian", Session: "2026-11-04", Approved: "2026-11-09", Uses: uses},
		{ID: id(223), ClientID: client, Topic: "leaving", Order: 3, Title: "Since I left", From: "2026-10-18", To: "2026-11-16", Place: "Sacramento, California",
			Words: "I left on October 18 with what I was wearing. Since then he has written to me from three numbers. On November 1 he stood across " +
				"the street from my work when my shift ended. I am afraid that he will find where I sleep now. I ask the court to tell him to stay away.",
			Original: "Я пішла вісімнадцятого жовтня в тому, що було на мені. Відтоді він писав мені з трьох номерів. Першого листопада він стояв " +
				"навпроти моєї роботи, коли закінчилася моя зміна. Я боюся, що він дізнається, де я тепер ночую. Я прошу суд наказати йому триматися від мене подалі.",
			Language: "Ukrainian", Session: "2026-11-04", Approved: "2026-11-09", Uses: uses, Exhibits: []string{id(273)}},
	}
}

func olenaEvidence(matter string) []EvidencePlan {
	return []EvidencePlan{
		{Item: cases.EvidenceItem{ID: id(271), MatterID: matter, Title: "Clinic record of October 19, 2026", FileName: "visit summary.pdf", Media: "application/pdf",
			Source: "urgent care clinic", Obtained: "client", Date: "2026-10-19", Proves: []string{"ev.medical"},
			Exhibit: cases.Exhibit{Order: 1, Title: "Visit summary, urgent care, October 19, 2026"}},
			Shows: Shows{Kind: Letter, Heading: "Specimen Plaza Urgent Care", Lines: []string{
				"Visit summary, October 19, 2026, 8:20 a.m.",
				"Patient: Olena Zrazkova, born September 30, 1994. Interpreter by telephone, Ukrainian.",
				"Reason for visit: pain in the neck and left arm. Patient states that a person she lived with held her by the throat the evening before.",
				"Findings: two oval bruises at the left side of the neck, one at the right; bruise of the left upper arm, about 4 by 6 centimeters; hoarse voice. No loss of consciousness reported. Breathing normal.",
				"Plan: cold compress, soft food, pain relief. Return at once if breathing or swallowing becomes harder. A list of advocates was given. Photographs were taken with the patient's agreement.",
				"Signed: P. Ersatz, NP",
			}}},
		{Item: cases.EvidenceItem{ID: id(272), MatterID: matter, Title: "Picture of the broken telephone", FileName: "IMG_4402.jpg", Media: "image/jpeg",
			Source: "client's sister", Obtained: "client", Date: "2026-08-02", Proves: []string{"ev.photos"},
			Exhibit: cases.Exhibit{Order: 2, Title: "Photograph of broken telephone, August 2, 2026"}},
			Shows: Shows{Kind: Photo, Heading: "August 2, 2026", Lines: []string{"a telephone with a broken screen", "pavement", "a shopping bag"}}},
		{Item: cases.EvidenceItem{ID: id(273), MatterID: matter, Title: "Text messages of October 19 to November 1, 2026", FileName: "Screenshot 2026-11-01.png", Media: "image/png",
			Source: "client's telephone", Obtained: "client", Date: "2026-11-01", Proves: []string{"ev.comms"},
			Exhibit: cases.Exhibit{Order: 3, Title: "Text messages, October 19 to November 1, 2026"}},
			Shows: Shows{Kind: Messages, Heading: "(916) 555-0188", Messages: []Message{
				{When: "Mon, Oct 19, 7:02 AM", Text: "You think you can just walk out"},
				{When: "7:03 AM", Text: "Passport is with me. Come get it"},
				{When: "7:31 AM", Mine: true, Text: "Please send it to the police station. Do not write to me"},
				{When: "Sun, Nov 1, 4:05 PM", Text: "Nice apron. New hours?"},
				{When: "4:06 PM", Text: "One call and you are on a plane. You know that"},
			}}},
	}
}
