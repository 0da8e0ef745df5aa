package sample

import "github.com/harborfile/harborfile/cases"

// immigration adds the third client: T nonimmigrant status after labor trafficking, with a request for evidence to be
// answered by a complete new Form I-914.
func immigration(s *Set) {
	client, matter := id(301), id(302)
	s.Clients = append(s.Clients, mau(client))
	s.Matters = append(s.Matters, cases.Matter{
		ID: matter, ClientID: client, Kind: cases.Immigration, Number: "2026-009", Title: "Immigration, T status",
		Stage: cases.Review, Relief: "imm.t", Attorney: id(placeholderID), Opened: "2026-05-19",
		Venue: cases.Venue{ID: "file.us.uscis_paper", Court: "U.S. Citizenship and Immigration Services", State: "US"},
		Petition: &cases.Petition{
			Form: "I-914", Category: "T-1", Trafficking: "labor", Sector: "food processing",
			ReportedTo: "Homeland Security Investigations, Sacramento", ReportedOn: "2026-04-02", ReportCase: "SA-000302", Cooperated: "yes", WorkPermit: true,
			PresentBecause: "I am here because the company's agent brought me here for work that was not what he had promised, kept my passport and " +
				"my pay, and because I have stayed to answer the questions of the investigators and to be treated for my hand.",
			Hardship: "The agent's family lives in the next village and has been to my mother's house twice to ask for the debt. I cannot pay it. " +
				"The operation that my hand needs is not done there, and nobody there could protect me if I speak in court here.",
			Receipts: []cases.Receipt{{Number: "EAC0000000302", Form: "I-914", Date: "2026-08-14"}},
			Notices:  []cases.Notice{{Kind: "RFE", Date: "2026-10-26", RespondBy: "2027-01-19", ByMail: true}},
			PetitionExtras: cases.PetitionExtras{
				PresentSince: "2023-01-17", Permit: cases.Permit{Category: "(a)(16)"},
				Crimes:          []string{"fraud in foreign labor contracting", "involuntary servitude", "trafficking"},
				CertifierAgency: "Homeland Security Investigations, Sacramento", CertifierAsked: "2026-09-21",
				LawEnforcement: "Homeland Security Investigations, Sacramento", CrimeStatute: "18 U.S.C. § 1589", CrimeFrom: "2023-01-18", CrimeTo: "2026-02-27",
				Derivatives: []cases.FamilyFiling{{Relative: id(313), Category: "T-3", Form: "I-914A"}},
			},
		},
		Interpreter: interpreter("Đỗ", "Linh", "Vietnamese"),
		Forms:       []string{"I-914", "interpreter's certificate", "translator's certificate"},
		Answers:     mauAnswers(),
	})
	s.Parties = append(s.Parties, cases.Party{
		ID: id(311), ClientID: client, Role: "trafficker", Name: cases.Name{Family: "Scheinhart", Given: "Dalton"}, Aliases: []string{"Mr. Dal"},
		Relationship: "agent of the employer", Relation: cases.RelRecruiter, Age: 52, Sex: "male", Phone: "(209) 555-0191",
		Particulars: cases.Particulars{Employer: "Clearwater Facsimile Seafood LLC", Occupation: "labor agent", Vehicle: "gray van, California plate 0SPEC00", Language: "English",
			WorkAddress:  cases.Address{Kind: cases.Mailing, Street: "2 Cannery Specimen Way", City: "Stockton", County: "San Joaquin", State: "CA", ZIP: "95897", Country: "United States"},
			BirthCountry: "United States", Nationality: "United States", Status: "United States citizen"},
	}, cases.Party{
		ID: id(312), ClientID: client, Role: "witness", Name: cases.Name{Family: "Trần Giả", Given: "Bình"}, Relationship: "worked on the same line", Relation: cases.RelCoworker, Phone: "(209) 555-0147",
	})
	s.Story = append(s.Story, mauStory(client, matter)...)
	s.Choices = append(s.Choices,
		cases.Choice{ID: id(331), ClientID: client, What: cases.ChoicePolice, Answer: cases.ChoseYes, Decision: "Yes. He reported in April and answers questions when the attorney is present.", On: "2026-03-30", With: "interpreter"},
		cases.Choice{ID: id(332), ClientID: client, What: cases.ChoiceGoal, About: "first steps", Order: 1, Decision: "First permission to work, then to bring his daughter, then the operation of his hand.", On: "2026-05-19"},
		cases.Choice{ID: id(333), ClientID: client, What: cases.ChoiceWhoMay, About: "his mother", Answer: cases.ChoseNo, Decision: "His mother is not to be told about the injury.", On: "2026-05-19"},
	)
	s.Releases = append(s.Releases, cases.Release{
		ID: id(341), ClientID: client, MatterID: matter, Recipient: cases.USCIS, Whom: "USCIS, service center named on the notice",
		Purpose: "Answer to the request for evidence", Signed: "2026-11-10", Expires: "2027-05-09", Informed: true,
	}, cases.Release{
		ID: id(342), ClientID: client, MatterID: matter, Recipient: cases.Certifier, Whom: "Homeland Security Investigations, Sacramento",
		Purpose: "Request for a declaration on Supplement B", Signed: "2026-09-15", Expires: "2027-03-14", Informed: true,
	})
	s.Evidence = append(s.Evidence, mauEvidence(matter)...)
}

func mau(client string) cases.Client {
	return cases.Client{
		ID: client, Name: cases.Name{Family: "Nguyễn", Given: "Mẫu", Middle: "Văn Thí Dụ"}, ChosenName: "Mẫu",
		OtherNames: []cases.Name{{Family: "Nguyen", Given: "Mau", Middle: "Van"}}, Pronouns: "he/him", BirthDate: "1991-12-05",
		BirthCity: "Vinh", BirthState: "Nghệ An", BirthCountry: "Vietnam", Nationality: "Vietnam", Sex: "male", MaritalStatus: "widowed",
		Languages: []string{"Vietnamese"}, Dialect: "Nghệ An", Interpreting: cases.Interpreting{Language: "Vietnamese, dialect of Nghệ An if one can be had"},
		ANumber: "000000302", Passport: cases.Passport{Number: "X0000302", Country: "Vietnam", Issued: "2022-08-15", Expires: "2032-08-15"},
		LastEntry: cases.Entry{Date: "2023-01-17", City: "Los Angeles", State: "CA", Status: "H-2B", I94: "00000000302", Manner: "admitted", Expires: "2023-10-31", Country: "Vietnam"}, ImmigrationNow: "none",
		Filings: []cases.Filing{{Form: "I-129", Receipt: "WAC0000000301", Filed: "2022-11-02", Place: "California Service Center", Outcome: "approved", For: "the employer, for the client"}},
		Contacts: []cases.Contact{
			{Kind: "mobile", Value: "(209) 555-0131", Safety: cases.Safe, Voicemail: false},
			{Kind: "message app", Value: "(209) 555-0131", Safety: cases.AskFirst},
			{Kind: "home phone", Value: "(209) 555-0174", Safety: cases.Unsafe, Note: "answered by the landlord"},
			{Kind: "email", Value: "mau@nguyen.example.org", Safety: cases.Safe},
		},
		Addresses: []cases.Address{
			{Kind: cases.Home, Street: "1207 Wrenmoor Terrace", UnitKind: "APT", Unit: "6", City: "Stockton", State: "CA", County: "San Joaquin", ZIP: "95898", Country: "United States", From: "2026-03-02", AllowFor: []cases.Recipient{cases.USCIS}},
			{Kind: cases.Home, Street: "14 Hollowfield Track", City: "Stockton", State: "CA", County: "San Joaquin", ZIP: "95897", Country: "United States", From: "2023-01-18", Until: "2026-02-27", AllowFor: []cases.Recipient{cases.USCIS}},
			{Kind: cases.Home, Street: "31 Ngõ Thử", City: "Vinh", Province: "Nghệ An", PostalCode: "00302", Country: "Vietnam", From: "2014-02", Until: "2023-01-16", AllowFor: []cases.Recipient{cases.USCIS}},
			{Kind: cases.SafeMail, InCareOf: "Lantern Sample Legal Clinic", Street: "200 Specimen Plaza", UnitKind: "STE", Unit: "400", City: "Sacramento", State: "CA", ZIP: "95800", Country: "United States"},
		},
		SecretWords: []string{"Fernlea House"}, Referral: cases.Referral{Source: cases.FromHealthCare, Who: "nurse in an emergency room", On: "2026-05-12"}, Work: "fish cutter",
		Physical: cases.Physical{HeightInches: 66, WeightPounds: 139, Eyes: "brown", Hair: "black", Race: "Asian"},
		Religion: "Roman Catholic", Ethnicity: "Kinh", TimesMarried: 1,
		Jobs: mauJobs(), Schools: mauSchools(), Means: mauMeans(),
		Marriages: []cases.Marriage{{Name: cases.Name{Family: "Phạm", Given: "Hoa", Middle: "Thị Thử"}, BirthDate: "1992-03-14", BirthCountry: "Vietnam",
			Married: "2014-02-08", City: "Vinh", State: "Nghệ An", Country: "Vietnam", Ended: "2021-11-20", EndedCity: "Vinh", EndedState: "Nghệ An", EndedCountry: "Vietnam", How: "death"}},
		Family: []cases.Relative{
			{ID: id(313), Relation: "child", Name: cases.Name{Family: "Nguyễn", Given: "Ví", Middle: "Thị"}, BirthDate: "2016-02-29", BirthCity: "Vinh", BirthCountry: "Vietnam", Nationality: "Vietnam", Sex: "female",
				MaritalStatus: "single", LivesWith: "grandmother, Vinh, Vietnam", Derivative: cases.DerivativeWanted},
			{ID: id(314), Relation: "mother", Name: cases.Name{Family: "Trần", Given: "Thử", Middle: "Thị"}, BirthDate: "1966-07-19", BirthCity: "Vinh", BirthCountry: "Vietnam", Nationality: "Vietnam",
				Sex: "female", MaritalStatus: "widowed", LivesWith: "the client's daughter, Vinh, Vietnam", Derivative: cases.DerivativeNo},
			{ID: id(315), Relation: "father", Name: cases.Name{Family: "Nguyễn", Given: "Ảo", Middle: "Văn"}, BirthDate: "1963-01-30", BirthCity: "Vinh", BirthCountry: "Vietnam", Nationality: "Vietnam",
				Sex: "male", MaritalStatus: "married", Deceased: true},
			{ID: id(316), Relation: "sister", Name: cases.Name{Family: "Nguyễn", Given: "Dụ", Middle: "Thị"}, BirthDate: "1995-09-09", BirthCity: "Vinh", BirthCountry: "Vietnam", Nationality: "Vietnam",
				Sex: "female", MaritalStatus: "married", LivesWith: "husband, Hà Tĩnh, Vietnam", Derivative: cases.DerivativeNo},
		},
	}
}

func mauStory(client, matter string) []cases.Fragment {
	uses := []string{matter}
	return []cases.Fragment{
		{ID: id(321), ClientID: client, Topic: "recruitment", Order: 1, Title: "The promise", From: "2022-06", To: "2023-01-17", Place: "Vinh, Vietnam",
			Words: "In 2022 a man came to our district who was looking for workers. He promised eight-hour days in a fish plant in California, " +
				"sixteen dollars an hour and a room. I borrowed nine thousand dollars for the fee. My wife had died and I wanted my daughter to go to school.",
			Original: "Năm 2022 có một người đến huyện tôi tìm người đi làm. Ông ta hứa mỗi ngày làm tám tiếng ở một xưởng cá tại California, mười sáu đô la một giờ " +
				"và có chỗ ở. Tôi vay chín nghìn đô la để nộp phí. Vợ tôi đã mất và tôi muốn con gái được đi học.",
			Language: "Vietnamese", Session: "2026-05-19", Approved: "2026-08-03", Uses: uses},
		{ID: id(322), ClientID: client, Topic: "labor", Order: 2, Title: "The plant", From: "2023-01-18", To: "2026-02-27", Place: "near Stockton, California",
			Words: "The agent, Mr. Scheinhart, took my passport on the way from the airport. We were fourteen men in one trailer behind the plant. We " +
				"worked from four in the morning until it was dark, six days and often seven. From my pay he took the trailer, the bus, the " +
				"knife and the debt. In a good month I got eighty dollars. He said the sheriff was his friend and that whoever walked to the " +
				"road would be arrested.",
			Original: "Người môi giới, ông Scheinhart, lấy hộ chiếu của tôi trên đường từ sân bay về. Mười bốn người chúng tôi ở trong một nhà xe kéo phía sau xưởng. " +
				"Chúng tôi làm từ bốn giờ sáng đến tối mịt, sáu ngày, nhiều tuần bảy ngày. Ông ta trừ vào lương tiền ở, tiền xe, tiền dao và tiền nợ. " +
				"Tháng nào khá tôi được tám mươi đô la. Ông ta nói cảnh sát trưởng là bạn ông ta, ai đi ra đường cái sẽ bị bắt.",
			Language: "Vietnamese", Session: "2026-05-19", Approved: "2026-08-03", Uses: uses, Exhibits: []string{id(371), id(372)}},
		{ID: id(323), ClientID: client, Topic: "leaving", Order: 3, Title: "The injury and leaving", From: "2026-02-27", To: "2026-04-02", Place: "Stockton, California",
			Words: "On February 27, 2026 the skinning machine caught my left hand. Mr. Scheinhart told me to wash it and go on. At night Bình stopped " +
				"a car on the road and I came to the hospital. A nurse there asked me, alone and with an interpreter, whether I could leave my " +
				"work if I wanted to. Nobody had ever asked me that. In April I told the investigators everything.",
			Original: "Ngày 27 tháng 2 năm 2026 máy lột da cuốn bàn tay trái của tôi. Ông Scheinhart bảo tôi rửa tay rồi làm tiếp. Đêm đó Bình chặn được một chiếc xe " +
				"ngoài đường và tôi được đưa đến bệnh viện. Ở đó một cô y tá hỏi riêng tôi, có phiên dịch, rằng tôi có thể nghỉ việc nếu muốn không. " +
				"Chưa ai từng hỏi tôi như vậy. Tháng tư tôi đã kể hết cho các điều tra viên.",
			Language: "Vietnamese", Session: "2026-06-02", Approved: "2026-08-03", Uses: uses},
		{ID: id(325), ClientID: client, Topic: "harm", Order: 4, Title: "My hand", From: "2026-02-27", To: "2026-06", Place: "Stockton, California",
			Words:    "Two fingers of my left hand do not close. When I hear a motor start I wake up. I am being treated for both.",
			Original: "Hai ngón tay trái của tôi không co lại được. Nghe tiếng máy nổ là tôi giật mình thức dậy. Tôi đang được chữa trị cả hai việc đó.",
			Language: "Vietnamese", Session: "2026-06-02", Approved: "2026-08-03", Uses: uses},
		{ID: id(326), ClientID: client, Topic: "report", Order: 5, Title: "What I told the investigators", From: "2026-04-02", To: "2026-06", Place: "Sacramento, California",
			Words: "On April 2, 2026 I spoke with the investigators for three hours, with an interpreter. I gave them the pay slips and the names of " +
				"the men I worked with. Since May they call my lawyer when they have a question, and I answer.",
			Original: "Ngày 2 tháng 4 năm 2026 tôi nói chuyện với các điều tra viên ba tiếng đồng hồ, có phiên dịch. Tôi đưa họ phiếu lương và tên những " +
				"người cùng làm. Từ tháng năm, khi cần hỏi gì, họ gọi luật sư của tôi và tôi trả lời.",
			Language: "Vietnamese", Session: "2026-06-02", Approved: "2026-08-03", Uses: uses, Exhibits: []string{id(371)}},
		{ID: id(324), ClientID: client, Topic: "hardship", Order: 6, Title: "What I am afraid of", From: "2026-04-02", To: "2026-11", Place: "California",
			Words: "Two times men have come to my mother's house and asked for the debt. My daughter lives there. If I have to go back I cannot pay, I " +
				"cannot work with this hand, and they know that I spoke.",
			Original: "Đã hai lần có người đến nhà mẹ tôi đòi nợ. Con gái tôi sống ở đó. Nếu phải về, tôi không trả nổi, không làm việc được với bàn tay này, " +
				"và họ biết tôi đã khai.",
			Language: "Vietnamese", Session: "2026-06-02", Approved: "2026-08-03", Uses: uses, Exhibits: []string{id(373)}},
	}
}

func mauEvidence(matter string) []EvidencePlan {
	return []EvidencePlan{
		{Item: cases.EvidenceItem{ID: id(371), MatterID: matter, Title: "Pay slips with deductions", FileName: "pay slips 2025.pdf", Media: "application/pdf",
			Source: "client", Obtained: "client", Date: "2025-11", Proves: []string{"imm.t.element.1", "ev.pay"},
			Exhibit: cases.Exhibit{Order: 1, Title: "Pay slips with deductions, October and November 2025"}},
			Shows: Shows{Kind: Letter, Heading: "Clearwater Facsimile Seafood LLC", Lines: []string{
				"Pay slip, October 2025. Worker 14.",
				"Hours recorded: 302. Rate: $16.00. Gross: $4,832.00.",
				"Less housing $1,450.00; transport $620.00; tools and clothing $410.00; fee installment $1,900.00; interest $372.00.",
				"Net pay: $80.00, in cash.",
				"Pay slip, November 2025. Worker 14.",
				"Hours recorded: 296. Rate: $16.00. Gross: $4,736.00.",
				"Less housing $1,450.00; transport $620.00; tools and clothing $410.00; fee installment $1,900.00; interest $356.00.",
				"Net pay: $0.00. Balance of fee: $11,240.00.",
			}}},
		{Item: cases.EvidenceItem{ID: id(372), MatterID: matter, Title: "Picture of the trailer", FileName: "DSC_0031.jpg", Media: "image/jpeg",
			Source: "a co-worker's telephone", Obtained: "client", Date: "2025-12-24", Proves: []string{"imm.t.element.1", "ev.photos"},
			Exhibit: cases.Exhibit{Order: 2, Title: "Photograph of sleeping places, December 24, 2025"}},
			Shows: Shows{Kind: Photo, Heading: "December 24, 2025", Lines: []string{"a trailer with bunks", "a single window", "work boots in a row"}}},
		{Item: cases.EvidenceItem{ID: id(373), MatterID: matter, Title: "Text messages of the agent, March 2026", FileName: "Screenshot_2026-03-03.png", Media: "image/png",
			Source: "client's telephone", Obtained: "client", Date: "2026-03-03", Proves: []string{"imm.t.element.1", "imm.t.element.4", "ev.comms"},
			Exhibit: cases.Exhibit{Order: 3, Title: "Text messages of the agent, March 1 to 3, 2026"}},
			Shows: Shows{Kind: Messages, Heading: "Mr. Dal", Messages: []Message{
				{When: "Sun, Mar 1, 6:11 AM", Text: "You are missing since Friday. Shift is at 4."},
				{When: "6:40 AM", Mine: true, Text: "Hand is broken. I am in hospital. Please give my passport"},
				{When: "6:44 AM", Text: "Passport after the debt. 11,240 plus the days you miss"},
				{When: "Tue, Mar 3, 9:20 PM", Text: "My uncle is visiting your mother this week. Think about your daughter's school"},
			}}},
	}
}
