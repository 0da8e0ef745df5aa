package sample

import "github.com/harborfile/harborfile/cases"

// recordRelief adds the first client: federal record relief under 18 U.S.C. § 3771A, with a conviction of level A, a
// dismissed count of level A, and a dismissed arrest of level B.
func recordRelief(s *Set) {
	client, matter := id(101), id(102)
	s.Clients = append(s.Clients, ximena(client))
	s.Matters = append(s.Matters, cases.Matter{
		ID: matter, ClientID: client, Kind: cases.RecordRelief, Number: "2026-014", Title: "Record relief, federal",
		Stage: cases.Filed, Relief: "vac.us", Attorney: id(beispielID), Opened: "2026-09-08",
		Venue: cases.Venue{ID: "file.us.cmecf", Court: "United States District Court for the Western District of Washington",
			Division: "Seattle", County: "King", State: "WA", Docket: "2:18-cr-05550-XYZ",
			Street: "700 Specimen Street", City: "Seattle", ZIP: "98000", CaseName: "United States v. Ejemplo Núñez"},
		Record: &cases.RecordReliefPart{
			Arrests: ximenaArrests(),
			Nexus: "Each act charged was one that Mr. Holloway-Fictus planned, ordered and took the money from. I did them because " +
				"he held my papers and my pay, followed my telephone, and had hurt me when I said no. Nothing of it was for me, and I " +
				"stopped on the day I got away.",
			NotEarlier: "In court in 2019 I had a lawyer for a few weeks and I never told him about Mr. Holloway-Fictus. I was afraid of what he would " +
				"do to my brother, and nobody had told me yet that what he did to me has a name and that it matters to a court.",
			Period: [2]cases.Date{"2017-04", "2018-11-03"}, ExitEnd: "2019-03-31", Filed: "2026-11-12", Served: "2026-11-13",
			Service: []cases.Serve{{
				Whom: "United States Attorney, Western District of Washington", Address: "900 Specimen Street, Suite 500, Seattle, WA 98000", How: "hand delivery, in a sealed envelope", Served: "2026-11-13",
			}},
		},
		Forms: []string{"client intake sheet", "release of information", "certificate of service"},
	})
	s.Parties = append(s.Parties, cases.Party{
		ID: id(111), ClientID: client, Role: "trafficker", Name: cases.Name{Family: "Holloway-Fictus", Given: "Brandt"},
		Aliases: []string{"B.", "Coach"}, Relationship: "presented himself as an employer, then as a partner", Age: 41, Sex: "male", Race: "White",
		Particulars: cases.Particulars{Occupation: "gave himself out as the owner of a firm for event staff", Vehicle: "white sedan", Marks: "scar over the left eyebrow", Language: "English"},
	}, cases.Party{
		ID: id(112), ClientID: client, Role: "witness", Name: cases.Name{Family: "Muster", Given: "Corinne"},
		Relationship: "case manager of a service provider", Phone: "(206) 555-0148",
	})
	s.Story = append(s.Story, ximenaStory(client, matter)...)
	s.Choices = append(s.Choices,
		cases.Choice{ID: id(131), ClientID: client, What: cases.ChoicePolice, Answer: cases.ChoseNotNow, Decision: "No contact with investigators now. May be asked again after the hearing, not before.", On: "2026-09-08", With: "Corinne Muster"},
		cases.Choice{ID: id(132), ClientID: client, What: cases.ChoiceGoal, About: "record", Order: 1, Decision: "First the conviction, then the two arrests without conviction, then the nursing-assistant license.", On: "2026-09-08"},
		cases.Choice{ID: id(133), ClientID: client, What: cases.ChoiceTopic, About: "the night of November 3, 2018", Decision: "The night of November 3, 2018. The approved words are enough.", On: "2026-09-22"},
		cases.Choice{ID: id(134), ClientID: client, MatterID: matter, What: cases.ChoiceWhoMay, About: "the prosecutor", Recipient: cases.Prosecutor, Answer: cases.ChoseYes,
			Decision: "May be served with the motion, because the court's rule asks for it. Nothing more, and no interview.", On: "2026-11-09", With: "Corinne Muster"},
	)
	s.Releases = append(s.Releases, cases.Release{
		ID: id(141), ClientID: client, MatterID: matter, Recipient: cases.CourtSealed, Whom: "Clerk of the court, under seal",
		Purpose: "Filing of the motion and its exhibits under seal", Signed: "2026-11-09", Expires: "2027-11-08", Informed: true,
	}, cases.Release{
		ID: id(142), ClientID: client, MatterID: matter, Recipient: cases.Prosecutor, Whom: "United States Attorney, Western District of Washington",
		Purpose: "Service of the motion", Signed: "2026-11-09", Expires: "2027-05-08", Informed: true,
	})
	s.Evidence = append(s.Evidence, ximenaEvidence(matter)...)
}

func ximena(client string) cases.Client {
	return cases.Client{
		ID: client, Name: cases.Name{Family: "Ejemplo Núñez", Given: "Ximena", Middle: "Belén"}, ChosenName: "Xime",
		OtherNames: []cases.Name{{Family: "Ejemplo", Given: "Jimena"}, {Family: "Star", Given: "Mena"}},
		Pronouns:   "she/her", BirthDate: "1998-03-14", BirthCity: "Yakima", BirthCountry: "United States", Nationality: "United States",
		Sex: "female", MaritalStatus: "single", Languages: []string{"English", "Spanish"}, SSN: "000000101",
		Contacts: []cases.Contact{
			{Kind: "mobile", Value: "(206) 555-0142", Safety: cases.Safe, Voicemail: true, Note: "after 3 p.m."},
			{Kind: "home phone", Value: "(509) 555-0177", Safety: cases.Unsafe, Note: "shared with relatives who do not know"},
			{Kind: "email", Value: "xime@ejemplo.example.org", Safety: cases.Safe},
		},
		Addresses: []cases.Address{
			{Kind: cases.Home, Street: "48 Lindenhollow Row", UnitKind: "APT", Unit: "2B", City: "Seattle", County: "King", State: "WA", ZIP: "98000", Country: "United States", From: "2023-05"},
			{Kind: cases.Home, Street: "6 Mockorange Way", City: "Tacoma", County: "Pierce", State: "WA", ZIP: "98499", Country: "United States", From: "2019-03", Until: "2023-04-30"},
			{Kind: cases.Work, Street: "3300 Marrowby Lane", City: "Seattle", State: "WA", ZIP: "98000", Country: "United States"},
			{Kind: cases.SafeMail, InCareOf: "Lantern Sample Legal Clinic", Street: "PO Box 5550", City: "Seattle", State: "WA", ZIP: "98000", Country: "United States"},
		},
		SecretWords: []string{"Lindenhollow", "Marrowby"}, ReferredBy: "counselor at a community college", Work: "nursing assistant in training",
		BirthState: "Washington", DriverLicense: cases.License{Number: "X0000101", State: "WA"}, Hispanic: true,
		Physical: cases.Physical{HeightInches: 63, WeightPounds: 128, Eyes: "brown", Hair: "black", Race: "Hispanic or Latina"},
		Jobs:     ximenaJobs(), Schools: ximenaSchools(), Family: ximenaFamily(), Means: ximenaMeans(),
	}
}

func ximenaArrests() []cases.Arrest {
	const court = "United States District Court for the Western District of Washington"
	const docket = "2:18-cr-05550-XYZ"
	return []cases.Arrest{
		{ID: id(151), Date: "2018-06-22", Agency: "Homeland Security Investigations", Place: "Seattle, Washington", State: "US", County: "King", Charges: []cases.Charge{
			{ID: id(161), Statute: "18 U.S.C. § 1952(a)(3)", Title: "Interstate travel in aid of an unlawful enterprise", Level: "felony", Tier: "A", Court: court, Docket: docket,
				Disposition: cases.Disposition{Outcome: "convicted by plea", Date: "2019-02-08", Sentence: "Twelve months and one day; three years of supervised release, completed February 2023"},
				Plea:        "guilty", Conduct: "2018-06-22", Probation: true, ProbationEnds: "2023-02-07",
				Violent: "no", ChildHarmed: "no", Tags: []string{"debt", "documents", "watched", "threats-family", "ordered"}, Evidence: []string{id(171), id(173)},
				Link: "He told me which bus to take, what to carry and when to come back, and he watched on my telephone whether I did it. I went " +
					"because he had my papers and because he had said what would happen to my brother."},
			{ID: id(162), Statute: "18 U.S.C. § 1029(a)(2)", Title: "Use of an access device that is not one's own", Level: "felony", Tier: "A", Court: court, Docket: docket,
				Disposition: cases.Disposition{Outcome: "dismissed", Date: "2019-02-08"}, Conduct: "2018-05",
				Violent: "no", ChildHarmed: "no", Tags: []string{"debt", "ordered"}, Evidence: []string{id(172), id(173)},
				Link: "The cards were his. He gave them to me with a list of rooms and kept what was saved."},
		}},
		{ID: id(152), Date: "2018-11-03", Agency: "Federal Bureau of Investigation", Place: "Tacoma, Washington", State: "US", County: "Pierce", Charges: []cases.Charge{
			{ID: id(163), Statute: "18 U.S.C. § 1951(a)", Title: "Interference with commerce by robbery", Level: "felony", Tier: "B", Court: court, Docket: "3:18-mj-05551-XYZ",
				Disposition: cases.Disposition{Outcome: "dismissed", Date: "2018-12-14"}, ChildHarmed: "no", Tags: []string{"threats", "ordered"}, Evidence: []string{id(171)},
				Link: "I drove because he told me to drive. I did not know what they were going to do, and nobody asked me."},
		}},
	}
}

func ximenaStory(client, matter string) []cases.Fragment {
	uses := []string{matter}
	return []cases.Fragment{
		{ID: id(121), ClientID: client, Order: 1, Title: "How it began", From: "2017-04", To: "2017-08", Place: "Yakima, Washington",
			Words: "I was nineteen and had just finished school. I met Brandt Holloway-Fictus at a job fair. He said he ran a small firm for " +
				"event staff and that he would pay for a certificate as a nursing assistant if I worked for him for one year. He asked " +
				"for my Social Security card and my birth certificate to set up the payroll. I never got them back.",
			Session: "2026-09-08", Approved: "2026-10-06", Uses: uses},
		{ID: id(122), ClientID: client, Order: 2, Title: "How he controlled me", From: "2017-08", To: "2018-11-03", Place: "Seattle, Washington",
			Words: "There were no events. He told me I owed him for rent, clothes and the certificate that I never saw, first four thousand " +
				"dollars, then eleven thousand. He made me meet men in hotels and he kept the money. He had an app on my telephone that " +
				"showed him where I was. When I said that I would leave he hurt me, and later he only had to say my little brother's name.",
			Session: "2026-09-15", Approved: "2026-10-06", Uses: uses},
		{ID: id(123), ClientID: client, Order: 3, Title: "The cards and the trip", From: "2018-05", To: "2018-06-22", Place: "Portland, Oregon, and Seattle, Washington",
			Words: "In May 2018 he gave me prepaid cards in other people's names and told me which rooms to pay with them. In June he sent me " +
				"to Portland and back with an envelope. He wrote me each step by text message. I was arrested when I came back to Seattle. " +
				"I did not tell the officers about him because he had told me what would happen if I did.",
			Session: "2026-09-15", Approved: "2026-10-06", Uses: uses},
		{ID: id(124), ClientID: client, Order: 4, Title: "The second arrest and getting away", From: "2018-11-03", To: "2019-03", Place: "Tacoma, Washington",
			Words: "On November 3, 2018 he and another man used the car I was driving. I did not know what they were going to do until it had " +
				"happened. I was arrested with them and the charge was dismissed in December. A woman at the jail gave me a card for a " +
				"service provider. From then on I did not go back to him, although it took until March until I had a safe place.",
			Session: "2026-09-22", Approved: "2026-10-06", Uses: uses},
		{ID: id(125), ClientID: client, Order: 5, Title: "My life since", From: "2019-03", To: "2026-11", Place: "Washington",
			Words: "I have worked in kitchens and in a laundry, and I finished my supervised release without any problem. I have been admitted " +
				"to a nursing-assistant course three times, and three times the background check ended it. I would like to take care of " +
				"people. That is what I wanted when I was nineteen.",
			Session: "2026-09-22", Approved: "2026-10-06", Uses: uses},
	}
}

func ximenaEvidence(matter string) []EvidencePlan {
	return []EvidencePlan{
		{Item: cases.EvidenceItem{ID: id(171), MatterID: matter, Title: "Letter of the service provider", FileName: "provider letter.pdf", Media: "application/pdf",
			Source: "service provider", Obtained: "Jordan Beispiel", Date: "2026-10-20", Proves: []string{"ev.provider_affidavit"},
			Exhibit: cases.Exhibit{Order: 1, Title: "Letter of Corinne Muster, case manager, October 20, 2026"}},
			Shows: Shows{Kind: Letter, Heading: "Open Door Example Services", Lines: []string{
				"To the Court:",
				"I am a case manager and have worked with people who were trafficked for eleven years. I have known Ms. Ejemplo Núñez since November 2018, when she called from the number on our card.",
				"At our first meetings she described, without being asked, how another person kept her identity papers, set a debt that only grew, followed her telephone, and decided where she went and whom she met. She had injuries that were healing. What she told me then agrees with what she says in her declaration today.",
				"In my experience this is how control works in trafficking. In my opinion the acts for which she was charged in 2018 were a direct result of having been trafficked.",
				"Ms. Ejemplo Núñez has kept every appointment, finished her supervised release, and helps as a peer in our Thursday group.",
				"I would repeat this under oath.",
				"Corinne Muster, MSW",
			}}},
		{Item: cases.EvidenceItem{ID: id(172), MatterID: matter, Title: "Picture of the prepaid cards and the envelope", FileName: "IMG_0622.jpg", Media: "image/jpeg",
			Source: "client's old telephone", Obtained: "client", Date: "2018-06-21", Proves: []string{"ev.photos"},
			Exhibit: cases.Exhibit{Order: 2, Title: "Photograph of prepaid cards and envelope, June 21, 2018"}},
			Shows: Shows{Kind: Photo, Heading: "June 21, 2018", Lines: []string{"three prepaid cards", "a brown envelope", "a list of room numbers"}}},
		{Item: cases.EvidenceItem{ID: id(173), MatterID: matter, Title: "Text messages of June 21 and 22, 2018", FileName: "Screenshot_20180622.png", Media: "image/png",
			Source: "client's old telephone", Obtained: "client", Date: "2018-06-22", Proves: []string{"ev.comms"},
			Exhibit: cases.Exhibit{Order: 3, Title: "Text messages, June 21 and 22, 2018"}},
			Shows: Shows{Kind: Messages, Heading: "Coach", Messages: []Message{
				{When: "Thu, Jun 21, 9:14 PM", Text: "Bus at 6. Card ending 31 for the room, other one for the ticket."},
				{When: "9:15 PM", Mine: true, Text: "I don't want to do this one. Please"},
				{When: "9:17 PM", Text: "You owe 11. You want your papers or not"},
				{When: "9:18 PM", Text: "I can always ask your brother to help you decide"},
				{When: "9:26 PM", Mine: true, Text: "ok"},
				{When: "Fri, Jun 22, 2:40 PM", Text: "I see you are still at the station. Move."},
			}}},
	}
}
